"""Tokens in place of a password (XOAUTH2): used as they are, or fetched anew when they run out.

The secret of a mailbox is either the token itself, or JSON with `token_url`, `client_id`,
`refresh_token` and, where the provider wants it, `client_secret` and `scope` (RFC 6749, 6).
"""

import hashlib
import json
import time
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

_KEPT: dict[str, tuple[str, float]] = {}
"""Tokens that this process has fetched, by the hash of their secret, with when they run out."""

TIMEOUT = 20
_EARLY = 120
"""Seconds before its end at which a token counts as run out."""


def access_token(secret: str) -> str:
    """Return a token to sign in with. Raises ValueError for a secret that makes no sense, and
    OSError when the provider cannot be asked or refuses."""
    if not secret.lstrip().startswith("{"):
        return secret
    name = hashlib.sha256(secret.encode()).hexdigest()
    token, ends = _KEPT.get(name, ("", 0.0))
    if token and ends > time.time():
        return token
    token, seconds = _fetched(json.loads(secret))
    _KEPT[name] = (token, time.time() + seconds - _EARLY)
    return token


def _fetched(given: dict[str, str]) -> tuple[str, float]:
    url = str(given.get("token_url", ""))
    parts = urlsplit(url)
    is_here = parts.hostname in ("localhost", "127.0.0.1")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_here):
        raise ValueError("token_url must begin with https://.")
    names = ("client_id", "client_secret", "refresh_token", "scope")
    asked = {"grant_type": "refresh_token"} | {name: given[name] for name in names if name in given}
    request = Request(url, data=urlencode(asked).encode(), method="POST")  # noqa: S310 - see above
    with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
        answer = json.loads(response.read(100_000))
    return str(answer["access_token"]), float(answer.get("expires_in", 3_600))
