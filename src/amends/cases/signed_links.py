"""Addresses that cannot be guessed: they name one row, carry its secret and are signed."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner


@dataclass(frozen=True, slots=True)
class SignedLink:
    """Links of one kind, each good for `good_for` from when it was made; a new secret of the
    row ends all its old links."""

    salt: str
    good_for: timedelta

    def token(self, number: int, key: str) -> str:
        """Return what stands in the address of a row."""
        return self._signer().sign(f"{number}.{key}")

    def read(self, token: str) -> tuple[int, str] | None:
        """Return the row's number and secret that a token claims, or None when it is not ours."""
        try:
            number, _, key = self._signer().unsign(token, max_age=self.good_for).partition(".")
            return int(number), key
        except (BadSignature, SignatureExpired, ValueError):
            return None

    def _signer(self) -> TimestampSigner:
        return TimestampSigner(salt=self.salt, sep="~")
