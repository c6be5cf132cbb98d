"""Mailboxes, for whoever sets them up and for the machine that reads them."""

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from amends.letters.errors import MailboxNotFound
from amends.letters.models import Mailbox
from amends.people.models import Staff, Team
from amends.people.queries import teams_of

_SALT = "amends.mail-in"


def mailboxes_of(team: Team) -> QuerySet[Mailbox]:
    """Return the mailboxes of a team, by address."""
    return Mailbox.objects.filter(team=team).select_related("team").order_by("address")


def mailbox_for(staff: Staff, number: int) -> Mailbox:
    """Return a mailbox of one of somebody's teams. Raises MailboxNotFound."""
    found = Mailbox.objects.filter(team__in=teams_of(staff), pk=number).select_related("team")
    mailbox = found.first()
    if mailbox is None:
        raise MailboxNotFound(_("There is no such mailbox among those of your teams."))
    return mailbox


def mailboxes_to_fetch() -> QuerySet[Mailbox]:
    """Return the mailboxes that are on and fetched from, by address."""
    on = Mailbox.objects.filter(is_on=True).exclude(host="")
    return on.select_related("team").order_by("address")


def mailbox_numbered(number: int) -> Mailbox | None:
    """Return a mailbox as it is now, or None."""
    return Mailbox.objects.select_related("team").filter(pk=number).first()


def mailbox_with_address(address: str) -> Mailbox | None:
    """Return the mailbox of an address, whatever its case, or None."""
    found = Mailbox.objects.select_related("team").filter(address=address.strip().lower())
    return found.first()


def hook_token(mailbox: Mailbox) -> str:
    """Return the signed part of the address at which a provider brings mail to this mailbox."""
    return Signer(salt=_SALT, sep="~").sign(f"{mailbox.pk}.{mailbox.hook_key}")


def mailbox_of_hook(token: str) -> Mailbox | None:
    """Return the mailbox that a provider's address names; None for one that is not ours."""
    try:
        number, _dot, key = Signer(salt=_SALT, sep="~").unsign(token).partition(".")
        mailbox = mailbox_numbered(int(number))
    except (BadSignature, ValueError):
        return None
    is_ours = mailbox is not None and constant_time_compare(mailbox.hook_key, key)
    return mailbox if is_ours else None
