"""How long to wait before trying again."""

from datetime import timedelta
from hashlib import sha256

# After the first, second, … failed attempt. Mail servers greylist for minutes and are down for
# hours; after a day and a half a person should know (RFC 5321 4.5.4.1 asks for 4 to 5 days of
# a mail relay, which this is not).
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)
MOST_ATTEMPTS = len(WAITS) + 1


def wait_after(attempts: int, key: str) -> timedelta | None:
    """Return the wait after that many failed attempts; None when it is time to give up.

    Up to a fifth is added, different for each key and attempt and always the same for one,
    so that a hundred letters stopped by one outage do not all come back in one second.
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    wait = WAITS[attempts - 1]
    digest = sha256(f"{key}/{attempts}".encode()).digest()
    return wait + wait * (int.from_bytes(digest[:2]) / 65535 / 5)
