"""The page on which somebody tells us what happened has an address that cannot be guessed."""

from datetime import timedelta

from django.conf import settings

from amends.cases.signed_links import SignedLink
from amends.facts.models import Account

GOOD_FOR = timedelta(days=90)
_LINK = SignedLink("amends.account-page", GOOD_FOR)


def account_path(account: Account) -> str:
    """Return the address of the page, `/a/<token>/`; good for 90 days from now."""
    return f"/a/{_LINK.token(account.pk, account.link_key)}/"


def account_url(account: Account) -> str:
    """Return the full address, for the mail to them."""
    return f"{settings.SITE_URL}{account_path(account)}"


def read_account_token(token: str) -> tuple[int, str] | None:
    """Return the number and secret that a token claims, or None when it is not ours."""
    return _LINK.read(token)
