"""What the lines of the journal say of accounts, on the page of their case."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

OF_ACCOUNTS: Mapping[str, str] = {
    "account.asked": gettext_noop(
        "%(by)s asked for an account by %(due_at)s. Nothing waits for it."
    ),
    "account.asked_again": gettext_noop("%(by)s asked for the account once more."),
    "account.answered": gettext_noop("An account came of what happened."),
    "account.reminded": gettext_noop("An account has not come; whoever it concerns was told."),
    "account.withdrawn": gettext_noop("%(by)s asks for an account no more."),
}
