"""Steps that an action of this room takes inside its own transaction; they write no line."""

from django.utils.translation import gettext as _

from amends.facts.errors import AccountEnded
from amends.facts.models import Account


def lock(account: Account) -> Account:
    """Return the account as it is now, held until the transaction ends."""
    return (
        Account.objects.select_for_update(of=("self",))
        .select_related("case__team", "case__owner", "thread", "asked_by")
        .get(pk=account.pk)
    )


def refuse_if_over(account: Account) -> None:
    """Raise AccountEnded for one that was answered or is asked for no more."""
    if account.answers.exists():
        raise AccountEnded(_("They have told us already."))
    if hasattr(account, "withdrawal"):
        raise AccountEnded(_("This account is asked for no more."))
