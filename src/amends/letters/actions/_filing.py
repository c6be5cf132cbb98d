"""The steps of filing a mail, inside the transaction of `file_mail` and of a person's decision."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions import (
    hand_back,
    keep_words,
    open_case,
    receive_in_side_thread,
    receive_message,
)
from amends.cases.models import Case, Failure, Message, SideMessage
from amends.cases.queries import lives_on_in, side_thread_numbered
from amends.cases.words import LONGEST
from amends.journal.actor import MACHINE, PUBLIC
from amends.letters.actions._returning import note_returned
from amends.letters.errors import NobodyToOwn
from amends.letters.kept_text import name_of, storable, subject_of, words_of
from amends.letters.models import IncomingMail, MailOutcome, Why
from amends.letters.reading import Reading
from amends.letters.thanks import only_thanks
from amends.letters.threading import Verdict, without_forward
from amends.people.actions import meet_customer
from amends.people.errors import BadEntry
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Customer, Staff, Team
from amends.people.queries import customers_reached_at, executive_at
from amends.people.reaching import clean_email


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a mail was put; nothing at all for one that waits for a person."""

    case: Case | None = None
    message: Message | None = None
    side_message: SideMessage | None = None
    why: Why | None = None


def file_by(verdict: Verdict, mail: IncomingMail, reading: Reading, *, at: datetime) -> Filed:
    """Put a mail where the verdict says, and tell where that is."""
    if verdict.why == Why.MANAGEMENT and verdict.outcome != MailOutcome.QUARANTINED:
        return _filed_from_the_top(verdict, mail, reading, at=at)
    match verdict.outcome:
        case MailOutcome.NEW:
            return filed_as_new(mail, reading, at=at)
        case MailOutcome.REPLY if verdict.beside is not None:
            return _filed_beside(verdict.beside, mail, reading, at=at)
        case MailOutcome.REPLY if verdict.case is not None:
            return filed_as_reply(_case(verdict.case), mail, reading, at=at)
        case MailOutcome.AUTO_REPLY if verdict.case is not None:
            return _filed_as_automatic(_case(verdict.case), mail, reading, at=at)
        case MailOutcome.BOUNCE:
            return Filed(case=note_returned(mail, reading, verdict.thread, at=at))
        case MailOutcome.DUPLICATE if mail.copy_of is not None:
            return Filed(case=mail.copy_of.case)
        case MailOutcome.DUPLICATE if verdict.thread is not None:
            return Filed(case=_case(verdict.thread))
    return Filed()


def filed_as_new(
    mail: IncomingMail,
    reading: Reading,
    *,
    at: datetime,
    by: Staff | None = None,
    customer: Customer | None = None,
) -> Filed:
    """Open a case with a mail; somebody owns it in the same moment. Raises NobodyThere (cases)."""
    if mail.team is None:
        raise NobodyToOwn(_("There is no team yet that could own a case. Add one first."))
    name = name_of(reading)
    customer = customer or _customer(reading, mail.team, at=at)
    case = open_case(
        team=mail.team,
        customer=customer,
        subject=subject_of(reading),
        failure=Failure.QUALITY,
        channel=Channel.EMAIL,
        words=words_of(reading, with_elided=True),
        by=by,
        at=at,
        key=f"mail:{mail.pk}",
        reported_by="" if name in (customer.name, customer.called) else name,
    )
    return Filed(case=case, message=Message.objects.get(key=f"opened:{case.key}"))


def filed_as_reply(case: Case, mail: IncomingMail, reading: Reading, *, at: datetime) -> Filed:
    """Put an answer on its case, which opens again; but not for a mere thank-you."""
    case = lives_on_in(case)
    names = (reading.from_name, case.customer.name, case.customer.called, case.owner.name)
    if not case.is_open and only_thanks(reading.text, names=names) and not reading.file_names:
        message = keep_words(
            case,
            body=words_of(reading, with_elided=False),
            from_name=name_of(reading),
            channel=Channel.EMAIL,
            by=case.customer.actor,
            at=at,
            key=f"mail:{mail.pk}",
            is_automatic=False,
        )
        return Filed(case=message.case, message=message, why=Why.THANKS)
    message = receive_message(
        case,
        body=words_of(reading, with_elided=False),
        from_name=name_of(reading),
        channel=Channel.EMAIL,
        by=case.customer.actor,
        at=at,
        key=f"mail:{mail.pk}",
    )
    return Filed(case=message.case, message=message)


def _filed_from_the_top(
    verdict: Verdict, mail: IncomingMail, reading: Reading, *, at: datetime
) -> Filed:
    """Put what came through the management with its case; whose it is stays as it was (S2)."""
    executive = executive_at(mail.from_matched)
    if executive is None:
        raise LookupError("Nobody at the top has this address.")
    passed, case = reading.passed_on, _case(verdict.case) if verdict.case else None
    if passed is None or not verdict.passes_on:
        words, filed = words_of(reading, with_elided=False), Filed(case=case)
    else:
        inside = replace(
            reading,
            from_name=passed.name,
            from_address=passed.address,
            subject=without_forward(reading.subject),
            text=passed.words,
            elided="",
        )
        words = passed.added
        filed = (
            filed_as_reply(case, mail, inside, at=at) if case else filed_as_new(mail, inside, at=at)
        )
    if filed.case is None:
        raise LookupError("There is no such case.")
    hand_back(
        filed.case,
        executive=executive,
        message=filed.message,
        words=storable(words, LONGEST - 500),
        by=None,
        at=at,
        key=f"mail:{mail.pk}",
        tells_them=verdict.passes_on,
    )
    return filed


def _filed_as_automatic(case: Case, mail: IncomingMail, reading: Reading, *, at: datetime) -> Filed:
    message = keep_words(
        case,
        body=words_of(reading, with_elided=False),
        from_name=name_of(reading),
        channel=Channel.EMAIL,
        by=MACHINE,
        at=at,
        key=f"mail:{mail.pk}",
        is_automatic=True,
    )
    return Filed(case=message.case, message=message)


def _filed_beside(number: int, mail: IncomingMail, reading: Reading, *, at: datetime) -> Filed:
    thread = side_thread_numbered(number)
    if thread is None:
        raise LookupError(f"There is no conversation {number}.")
    message = receive_in_side_thread(
        thread,
        body=words_of(reading, with_elided=False),
        from_name=name_of(reading),
        by=PUBLIC,
        at=at,
        key=f"mail:{mail.pk}",
    )
    return Filed(case=message.thread.case, side_message=message)


def _case(number: int) -> Case:
    return Case.objects.select_related("customer", "owner", "team").get(pk=number)


def _customer(reading: Reading, team: Team, *, at: datetime) -> Customer:
    try:
        contacts = [Contact(ContactKind.EMAIL, clean_email(reading.from_address))]
    except BadEntry:
        # Such as anna@localhost: whoever answers finds it in the mail as it came.
        contacts = []
    known = [*customers_reached_at(ContactKind.EMAIL, reading.from_address)[:2]] if contacts else []
    if len(known) == 1:
        return known[0]
    return meet_customer(
        name=name_of(reading), contacts=contacts, language=team.language, by=PUBLIC, at=at
    )
