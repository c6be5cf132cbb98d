"""Mailboxes are set up, and it is noted how far each has been read."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import MACHINE, Actor
from amends.journal.record import record
from amends.letters.errors import BadMailbox
from amends.letters.kept_text import one_plain_line
from amends.letters.locked import lock
from amends.letters.models import Mailbox, Provider, Security, SignIn
from amends.people.models import Role, Team
from amends.people.reaching import clean_email
from amends.people.standing import require

LONGEST_SECRET = 8_000
MOST_TIMES_STUCK = 5


@dataclass(frozen=True, slots=True)
class MailboxDetails:
    """What is set of a mailbox; without a `host` nothing is fetched, and mail comes in by the
    pipe or by a provider. A secret of None keeps the one that is there."""

    address: str
    host: str = ""
    port: int = 993
    security: Security = Security.TLS
    sign_in: SignIn = SignIn.PASSWORD
    login: str = ""
    secret: str | None = None
    folder: str = "INBOX"
    provider: Provider = Provider.RAW
    hook_secret: str | None = None
    has_plus_addresses: bool = False
    is_on: bool = True


@transaction.atomic
def add_mailbox(team: Team, details: MailboxDetails, *, by: Actor, at: datetime) -> Mailbox:
    """Add a mailbox of a team; a manager does. Mail that arrived before that day stays there.

    Raises BadMailbox, BadEntry (people) for a bad address, and NotTheirsToSet (people).
    """
    require(Role.MANAGER, by, team)
    mailbox = Mailbox(team=team, added_at=at, hook_key=secrets.token_hex(8))
    _set(mailbox, details)
    mailbox.save()
    record("mailbox.added", mailbox, by=by, at=at, team=team.pk, is_fetched=bool(mailbox.host))
    return mailbox


@transaction.atomic
def change_mailbox(
    mailbox: Mailbox, details: MailboxDetails, *, by: Actor, at: datetime
) -> Mailbox:
    """Change how a mailbox is reached; another server or folder is read from its beginning.

    What is there already is recognised. Raises BadMailbox, BadEntry and NotTheirsToSet (people).
    """
    require(Role.MANAGER, by, mailbox.team)
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    before = (mailbox.host, mailbox.login, mailbox.folder)
    _set(mailbox, details)
    if before != (mailbox.host, mailbox.login, mailbox.folder):
        mailbox.uid_validity, mailbox.last_uid = None, 0
    mailbox.last_error, mailbox.failing_since = "", None
    mailbox.stuck_uid, mailbox.stuck_times = None, 0
    mailbox.save()
    record("mailbox.changed", mailbox, by=by, at=at, is_on=mailbox.is_on)
    return mailbox


@transaction.atomic
def drop_mailbox(mailbox: Mailbox, *, by: Actor, at: datetime) -> None:
    """Forget a mailbox and its password; the mails that it brought stay."""
    require(Role.MANAGER, by, mailbox.team)
    record("mailbox.dropped", mailbox, by=by, at=at)
    mailbox.delete()


@transaction.atomic
def note_read_to(mailbox: Mailbox, *, uid_validity: int, last_uid: int, at: datetime) -> Mailbox:
    """Note that every mail of a mailbox up to `last_uid` is kept here; it never goes back.

    Another `uid_validity` means that the server has numbered its mails anew.
    """
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    is_anew = mailbox.uid_validity != uid_validity
    has_moved = is_anew or last_uid > mailbox.last_uid
    mailbox.fetched_at, mailbox.last_error, mailbox.failing_since = at, "", None
    if has_moved:
        mailbox.uid_validity, mailbox.last_uid = uid_validity, last_uid
        mailbox.stuck_uid, mailbox.stuck_times = None, 0
    mailbox.save()
    if has_moved:
        record("mailbox.read", mailbox, by=MACHINE, at=at, last_uid=last_uid, is_anew=is_anew)
    return mailbox


@transaction.atomic
def note_mailbox_trouble(
    mailbox: Mailbox, *, why: str, at: datetime, uid: int | None = None
) -> Mailbox:
    """Note in words why a mailbox could not be read, and which mail was not handed over.

    The journal is told when it begins.
    """
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    is_new = mailbox.failing_since is None
    mailbox.failing_since = mailbox.failing_since or at
    mailbox.last_error = one_plain_line(why, 300)
    if uid is not None:
        mailbox.stuck_times = mailbox.stuck_times + 1 if mailbox.stuck_uid == uid else 1
        mailbox.stuck_uid = uid
    mailbox.save()
    if is_new:
        record("mailbox.failed", mailbox, by=MACHINE, at=at)
    return mailbox


def _set(mailbox: Mailbox, details: MailboxDetails) -> None:
    mailbox.address = clean_email(details.address, field="address").lower()
    if Mailbox.objects.filter(address=mailbox.address).exclude(pk=mailbox.pk).exists():
        raise BadMailbox(_("There is a mailbox of this address already."))
    mailbox.host = _line(details.host, _("The server"))
    mailbox.login = _line(details.login, _("The name to sign in with"))
    mailbox.folder = _line(details.folder, _("The folder")) or "INBOX"
    if not 1 <= details.port <= 65535:
        raise BadMailbox(_("A port is a number between 1 and 65535; 993 is usual."))
    mailbox.port, mailbox.security = details.port, details.security
    mailbox.sign_in, mailbox.provider = details.sign_in, details.provider
    mailbox.has_plus_addresses, mailbox.is_on = details.has_plus_addresses, details.is_on
    if details.secret is not None:
        mailbox.locked_secret = lock(_secret(details.secret))
    if details.hook_secret is not None:
        mailbox.locked_hook_secret = lock(_secret(details.hook_secret))
    if mailbox.host and not (mailbox.login and mailbox.locked_secret):
        raise BadMailbox(_("To fetch from a server, it needs a name and a password or token."))
    if mailbox.provider != Provider.RAW and not mailbox.locked_hook_secret:
        raise BadMailbox(_("To take mail from this provider, its secret is needed."))


def _line(text: str, what: str) -> str:
    line = text.strip()
    if len(line) > 200 or line != one_plain_line(line, 200):
        raise BadMailbox(
            _("%(what)s is too long, or has characters that no server knows.") % {"what": what}
        )
    return line


def _secret(text: str) -> str:
    if len(text) > LONGEST_SECRET:
        raise BadMailbox(_("The password or token is too long."))
    return text
