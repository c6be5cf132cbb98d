"""Signing in is for staff only; nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from amends.people.models import Staff


class DeskAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Staff are hired by a lead, so there is no sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def name_of(staff: Staff) -> str:
    """Return the name that a page shows for somebody who is signed in."""
    return staff.name
