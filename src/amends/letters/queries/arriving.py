"""What is known about a mail that has just come: its sender, its thread, its team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q

from amends.cases.models import Case, SideThread
from amends.cases.queries import case_under_way, lives_on_in, side_thread_numbered
from amends.letters.kept_text import fingerprint_of, likeness_of, one_plain_line
from amends.letters.look_alikes import looks_like
from amends.letters.models import IncomingMail, Letter, Mailbox, MailOutcome, Why
from amends.letters.reading import Reading
from amends.letters.reply_token import (
    case_of_message_id,
    case_of_reply_address,
    digest_of_message_id,
    side_of_message_id,
    side_of_reply_address,
    without_mark,
)
from amends.letters.threading import Facts, Sender, is_forward, is_unread, numbers_named
from amends.people.matching import matched_email
from amends.people.models import ContactKind, ContactPoint, Staff, Supplier, Team
from amends.people.queries import customers_reached_at, executive_at

MOST_ALIKE = 10
"""Mails of one address that say the same within an hour; more come from no person."""

MOST_OF_ONE = 300
"""Mails of one address within an hour, whatever they say."""

_SAME_WITHIN = timedelta(hours=1)
_MOST_ANSWERS = 200


def facts_of(
    mail: IncomingMail, reading: Reading, *, copy_of: IncomingMail | None, at: datetime
) -> Facts:
    """Return all that counts for where a mail belongs; a fixed number of queries."""
    sender = _plain(reading.from_address)
    ours = our_addresses()
    answered = (reading.returned_id, reading.message_id, *reading.answers[:_MOST_ANSWERS])
    beside = _first_thread(reading.recipients, answered)
    marked = _first_case(case_of_reply_address(to) for to in reading.recipients)
    threaded = _first_case(case_of_message_id(one) for one in answered)
    if threaded is None and reading.came_back and beside is not None:
        threaded = beside.case
    whom = _sender(sender, ours)
    handed = _handed(mail, reading, ours) if whom == Sender.EXECUTIVE else None
    named = [number for number in numbers_named(reading.subject)[:5] if number]
    known_on = _known_on([case.pk for case in (marked, threaded) if case] + named, sender)
    return Facts(
        sender=whom,
        beside=beside.pk if beside else None,
        is_known_beside=beside is not None and sender in _addresses_of(beside),
        marked=marked.pk if marked else None,
        threaded=threaded.pk if threaded else None,
        numbered=next((number for number in named if number in known_on), None),
        known_on=known_on,
        is_copy=copy_of is not None,
        is_our_mail=sender in ours and bool(digest_of_message_id(reading.message_id)),
        came_back=reading.came_back,
        is_auto_reply=reading.is_auto_reply,
        is_automatic=reading.is_automatic,
        is_list=reading.is_list,
        is_unread=is_unread(reading.from_address),
        is_disowned=reading.is_disowned,
        is_forward=is_forward(reading.subject),
        is_too_many=_says_the_same_too_often(mail, reading, sender, at),
        passes_on=handed is not None,
        handed=handed.case if handed else None,
    )


@dataclass(frozen=True, slots=True)
class _Handed:
    """A customer's letter that came through the management, and their case if there is one."""

    case: int | None


def _handed(mail: IncomingMail, reading: Reading, ours: frozenset[str]) -> _Handed | None:
    passed = reading.passed_on
    writer = _plain(passed.address) if passed else ""
    if "@" not in writer or writer in ours:
        return None
    customers = [*customers_reached_at(ContactKind.EMAIL, writer)]
    team = mail.team or team_for_mail(reading.recipients)
    case = case_under_way(customers, named=numbers_named(reading.subject)[:5], team=team)
    return _Handed(case.pk if case else None)


def first_copy_of(mail: IncomingMail, reading: Reading) -> IncomingMail | None:
    """Return the mail that this one is a copy of, or None."""
    return (
        IncomingMail.objects.filter(fingerprint=fingerprint_of(reading), copy_of=None)
        .exclude(pk=mail.pk)
        .select_related("case")
        .defer("text", "elided", "html", "to")
        .first()
    )


def our_addresses() -> frozenset[str]:
    """Return every address of the house as addresses are compared: mailboxes, teams, staff."""
    kept = Mailbox.objects.values_list("address", flat=True)
    teams = Team.objects.exclude(email="").values_list("email", flat=True)
    staff = Staff.objects.filter(is_active=True).values_list("email", flat=True)
    own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return frozenset(matched_email(one) for one in (*kept, *teams, *staff, own) if one)


def mailbox_at(addresses: Iterable[str]) -> Mailbox | None:
    """Return the first of our mailboxes among the addresses that a mail was for."""
    wanted = [_plain(one) for one in addresses]
    found = {
        matched_email(box.address): box
        for box in Mailbox.objects.filter(address__in=wanted).select_related("team")
    }
    return next((found[one] for one in wanted if one in found), None)


def team_for_mail(addresses: Iterable[str]) -> Team | None:
    """Return whose mail it is by the addresses that it was for; else the oldest team."""
    wanted = [_plain(one) for one in addresses]
    teams = {matched_email(team.email): team for team in Team.objects.exclude(email="")}
    at_team = next((teams[one] for one in wanted if one in teams), None)
    return at_team or Team.objects.order_by("pk").first()


def _plain(address: str) -> str:
    """Return an address as addresses are compared, in what a database can compare."""
    return matched_email(without_mark(one_plain_line(address, 300)))[:300]


def _sender(sender: str, ours: frozenset[str]) -> Sender:
    if "@" not in sender:
        return Sender.NOBODY
    if executive_at(sender) is not None:
        return Sender.EXECUTIVE
    if sender in ours:
        return Sender.OURS
    if customers_reached_at(ContactKind.EMAIL, sender).exists():
        return Sender.CUSTOMER
    if looks_like(sender, ours):
        return Sender.LOOK_ALIKE
    is_supplier = Supplier.objects.filter(email__iexact=sender).exists()
    return Sender.SUPPLIER if is_supplier else Sender.UNKNOWN


def _first_thread(recipients: Iterable[str], answered: Iterable[str]) -> SideThread | None:
    numbers = [
        *(side_of_reply_address(to) for to in recipients),
        *(side_of_message_id(one) for one in answered),
    ]
    wanted = next((number for number in numbers if number is not None), None)
    return side_thread_numbered(wanted) if wanted else None


def _addresses_of(thread: SideThread) -> set[str]:
    supplier = thread.supplier.email if thread.supplier else ""
    return {matched_email(one) for one in (thread.address, supplier) if one}


def _first_case(numbers: Iterable[int | None]) -> Case | None:
    wanted = next((number for number in numbers if number is not None), None)
    case = Case.objects.filter(pk=wanted).first() if wanted else None
    return lives_on_in(case) if case else None


def _known_on(cases: list[int], sender: str) -> frozenset[int]:
    """Return those of the cases in which we know the sender: the customer, or whom we wrote to,
    or whose mail a person has let in before."""
    if not cases or "@" not in sender:
        return frozenset()
    points = ContactPoint.objects.filter(
        customer=OuterRef("customer"), kind=ContactKind.EMAIL, matched=sender
    )
    letters = Letter.objects.filter(case=OuterRef("pk"), to_address__iexact=sender)
    let_in = IncomingMail.objects.filter(
        case=OuterRef("pk"),
        from_matched=sender,
        outcome__in=(MailOutcome.NEW, MailOutcome.REPLY),
    ).exclude(why=Why.MANAGEMENT)
    known = Case.objects.filter(pk__in=cases).filter(
        Q(Exists(points)) | Q(Exists(letters)) | Q(Exists(let_in))
    )
    return frozenset(known.values_list("pk", flat=True))


def _says_the_same_too_often(
    mail: IncomingMail, reading: Reading, sender: str, at: datetime
) -> bool:
    lately = IncomingMail.objects.filter(
        from_matched=sender, arrived_at__gt=at - _SAME_WITHIN
    ).exclude(pk=mail.pk)
    told = lately.aggregate(
        all=Count("pk"), alike=Count("pk", filter=Q(likeness=likeness_of(reading)))
    )
    return bool(told["alike"] >= MOST_ALIKE or told["all"] >= MOST_OF_ONE)
