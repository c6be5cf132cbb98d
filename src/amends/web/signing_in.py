"""Signing in is for staff only; nobody signs up by themselves."""

import logging
from typing import Any, cast
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from anymail.exceptions import AnymailError
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amends.people.models import Staff

logger = logging.getLogger(__name__)

TO_NOBODY = "account/email/unknown_account"


class DeskAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Staff are hired by a lead, so there is no sign-up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The address or the password is not right. Try again, or have a link sent."
        ),
        "too_many_login_attempts": _("That was too often in a short time. Wait five minutes."),
        "enter_current_password": _("This is not your password so far."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail about signing in, but none to an address of nobody here.

        Whoever types a stranger's address must not make us write to them. A mail server that
        is away is told to the log: the page must say the same whether the address is known.
        """
        if template_prefix == TO_NOBODY:
            return
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, AnymailError) as error:  # smtplib's errors are OSErrors too
            logger.error("A mail about signing in could not be sent: %s", error)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Say that no person wrote it (RFC 3834), so that no machine answers it either."""
        automatic = {**(headers or {}), "Auto-Submitted": "auto-generated"}
        return cast(
            EmailMessage, super().render_mail(template_prefix, email, context, headers=automatic)
        )

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Build the link from our own address: the one in a request can be forged."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", quote(key))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("me")


def name_of(staff: Staff) -> str:
    """Return the name that a page shows for somebody who is signed in."""
    return staff.name
