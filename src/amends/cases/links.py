"""The customer's page has an address that cannot be guessed."""

from datetime import timedelta

from django.conf import settings

from amends.cases.models import Case
from amends.cases.signed_links import SignedLink

GOOD_FOR = timedelta(days=400)
_LINK = SignedLink("amends.customer-page", GOOD_FOR)


def customer_path(case: Case) -> str:
    """Return the address of the customer's page below our own, `/c/<token>/`.

    The token names one case, carries a secret of that case (a new secret ends all old links)
    and is signed; it is good for 400 days from now.
    """
    return f"/c/{_LINK.token(case.pk, case.link_key)}/"


def customer_url(case: Case) -> str:
    """Return the full address of the customer's page, for letters."""
    return f"{settings.SITE_URL}{customer_path(case)}"


def read_token(token: str) -> tuple[int, str] | None:
    """Return the case's number and secret that a token claims, or None when it is not ours."""
    return _LINK.read(token)
