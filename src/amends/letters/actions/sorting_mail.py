"""A person decides about a mail that waits: into a case, a case of its own, left out, once more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.cases.queries import lives_on_in
from amends.journal.record import record
from amends.letters.actions._filing import Filed, filed_as_new, filed_as_reply
from amends.letters.errors import MailSorted
from amends.letters.models import Folder, IncomingMail, MailOutcome, Why
from amends.letters.queries.incoming import UNDECIDED, reading_kept
from amends.people.models import Customer, Staff, Team


@transaction.atomic
def let_into_case(mail: IncomingMail, case: Case, *, by: Staff, at: datetime) -> IncomingMail:
    """Put a mail that waits for a person on a case, as an answer; its sender is known there now.

    Its files follow within seconds. Raises MailSorted when somebody was first.
    """
    mail = _undecided(mail)
    reading = reading_kept(mail)
    _settle(mail, filed_as_reply(case, mail, reading, at=at), MailOutcome.REPLY, by=by, at=at)
    record("mail.let_in", mail, about=mail.case, by=by.actor, at=at, sender_was_known=False)
    return mail


@transaction.atomic
def make_case_of(
    mail: IncomingMail,
    *,
    by: Staff,
    at: datetime,
    team: Team | None = None,
    customer: Customer | None = None,
) -> IncomingMail:
    """Open a case with a mail that waits for a person; whoever decides so owns it.

    Without `customer` it is whoever the mail says that it should be answered to. Raises
    MailSorted, and NobodyToOwn when there is no team.
    """
    mail = _undecided(mail)
    mail.team = team or mail.team
    reading = reading_kept(mail)
    filed = filed_as_new(mail, reading, at=at, by=by, customer=customer)
    _settle(mail, filed, MailOutcome.NEW, by=by, at=at)
    record("mail.made_case", mail, about=mail.case, by=by.actor, at=at)
    return mail


@transaction.atomic
def leave_out(mail: IncomingMail, *, by: Staff, at: datetime) -> IncomingMail:
    """Put a mail aside that belongs to no case; it stays in its folder and can be taken out again.

    Raises MailSorted.
    """
    mail = _undecided(mail)
    mail.folder, mail.sorted_by, mail.filed_at = Folder.LEFT_OUT, by, at
    mail.save(update_fields=["folder", "sorted_by", "filed_at"])
    record("mail.left_out", mail, by=by.actor, at=at, why=Why(mail.why).value)
    return mail


@transaction.atomic
def run_again(mail: IncomingMail, *, by: Staff, at: datetime) -> IncomingMail:
    """Have a dead letter filed once more, within seconds, after its fault is mended.

    Raises MailSorted when it is none, or waits for that already.
    """
    changed = IncomingMail.objects.filter(pk=mail.pk, outcome=MailOutcome.DEAD_LETTER).update(
        outcome="", why="", trouble="", folder="", attempts=0, filed_at=None, sorted_by=by
    )
    if not changed:
        raise MailSorted(_("This mail is not among the dead letters any more."))
    mail.refresh_from_db()
    record("mail.run_again", mail, by=by.actor, at=at)
    return mail


def _undecided(mail: IncomingMail) -> IncomingMail:
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.outcome not in UNDECIDED or mail.message_id is not None:
        raise MailSorted(_("Somebody has decided about this mail already."))
    return mail


def _settle(
    mail: IncomingMail, filed: Filed, outcome: MailOutcome, *, by: Staff, at: datetime
) -> None:
    mail.outcome, mail.why, mail.folder = outcome, Why.BY_HAND, ""
    mail.case = lives_on_in(filed.case) if filed.case else None
    mail.message, mail.sorted_by = filed.message, by
    mail.filed_at, mail.files_at = at, None if mail.file_names else at
    mail.save()
