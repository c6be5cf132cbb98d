"""Lock the passwords of mailboxes away: whoever has the database alone cannot read them."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _

from amends.letters.errors import LockLost


def lock(secret: str) -> str:
    """Return a secret as it may lie in the database; nothing stays nothing."""
    return _key().encrypt(secret.encode()).decode() if secret else ""


def unlock(locked: str) -> str:
    """Return a secret as it was. Raises LockLost when the house's key is another one since."""
    if not locked:
        return ""
    try:
        return _key().decrypt(locked.encode()).decode()
    except InvalidToken:
        raise LockLost(
            _(
                "The password of this mailbox can no longer be read, because the house’s secret "
                "key has changed. Enter it again."
            )
        ) from None


def _key() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"amends.mailbox")
    return Fernet(base64.urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
