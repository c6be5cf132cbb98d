"""What a letter on a case is held against, and the calendar that it is read by."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from amends.cases.models import Case, Clock, ClockKind, Direction, Message
from amends.coach import CaseFacts, Days, Piece
from amends.facts.queries import finding_of
from amends.letters.coaching import Known, pieces_in
from amends.letters.held_against import (
    Rows,
    as_told,
    dates_known,
    happened,
    is_refunded,
    is_sent,
    names_known,
    next_thing,
    promised,
    sums_granted,
    sums_known,
)
from amends.letters.models import Letter
from amends.letters.queries.writing import has_failed
from amends.people.hours import BusinessHours
from amends.people.models import Staff, Team
from amends.people.queries import authority_table, hours_of
from amends.prevention.queries import changes_verified
from amends.promises.models import Promise
from amends.remedies.models import Line, Offer
from amends.remedies.queries.lines import lines_due

MESSAGES, THEIRS, LETTERS, WORDS = 20, 3, 5, 50
"""How many are looked at: messages, of them the customer's last, our letters, promises."""

LONGEST_MESSAGE = 5_000


def known_for(case: Case, *, writer: Staff, at: datetime, offer: Offer | None = None) -> Known:
    """Return what a letter on this case is held against; `offer` is the one that goes along.

    A fixed number of queries, however much there is on the case.
    """
    days = days_of(case.team)
    rows = rows_of(case)
    now = at.astimezone(rows.zone)
    repair, by = next_thing(rows)
    own = max(authority_table(case.team)[writer.role].values())
    return Known(
        facts=CaseFacts(
            customer=case.customer.called,
            owner=writer.name,
            contact=case.team.phone or case.team.email,
            promised=promised(rows),
            happened=happened(rows),
            # Rule 12: only what was seen to hold may stand behind "never again".
            changed=next(iter(changes_verified(case)), ""),
            repair=repair,
            next_step=repair,
            by=by,
            refunded=is_refunded(rows),
            sent=is_sent(rows),
            sums=sums_known(rows),
            dates=dates_known(rows, now=now, days=days),
            names=names_known(rows),
            authority=as_told(max(own, *sums_granted(rows))),
            said=_said(case, offer, is_dated=bool(repair)),
        ),
        customer=rows.said,
        now=now,
        days=days,
        language=case.customer.language,
        was_shipped=rows.was_shipped,
        words=tuple((rows.day_of(word), word.what) for word in rows.open_words),
    )


def rows_of(case: Case) -> Rows:
    """Fetch what a case holds."""
    zone = ZoneInfo(case.team.time_zone)
    offered = Line.objects.filter(
        offer__case=case, offer__made_at__isnull=False, offer__withdrawn_at=None
    )
    words = Promise.objects.filter(
        Q(case=case) | Q(pk__in=case.broken_promises.filter(set_aside_at=None).values("promise"))
    )
    next_word = Clock.objects.filter(case=case, kind=ClockKind.NEXT_WORD, stopped_at=None)
    return Rows(
        case=case,
        zone=zone,
        finding=finding_of(case),
        offered=[*offered.select_related("option")],
        due=[*lines_due(case)],
        words=[*words.order_by("-due_at", "-pk")[:WORDS]],
        bought=[*case.purchase.lines.all()] if case.purchase else [],
        theirs=_their_last(case),
        next_word=next_word.values_list("due_at", flat=True).first(),
    )


def days_of(team: Team) -> Days:
    """Return a team's business calendar as the coach counts by it; two queries."""
    shut = _ShutDays(hours_of(team))
    return Days(off=frozenset(), holidays=shut, day_first=team.country != "US")


class _ShutDays:
    """The days on which a team is shut, weekends and holidays alike."""

    def __init__(self, hours: BusinessHours) -> None:
        self._hours = hours

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and not self._hours.is_business_day(day)


def _their_last(case: Case) -> list[Message]:
    latest = Message.objects.filter(case=case).order_by("-at", "-pk")[:MESSAGES]
    theirs: list[Message] = []
    for message in latest:
        if message.direction == Direction.OUT and theirs:
            break
        if message.direction == Direction.IN and len(theirs) < THEIRS:
            message.body = message.body[:LONGEST_MESSAGE]
            theirs.append(message)
    return theirs[::-1]


def _said(case: Case, offer: Offer | None, *, is_dated: bool) -> frozenset[Piece]:
    letters = Letter.objects.filter(case=case).order_by("-at", "-pk")
    brought = [pieces_in(text, at) for text, at in letters.values_list("owed_part", "at")[:LETTERS]]
    said = frozenset[Piece]().union(*brought)
    if not has_failed(case):
        said |= {Piece.OWN, Piece.REGRET}
    if offer is not None:
        # Its options and what is due whatever is chosen stand in the letter itself.
        said |= {Piece.REPAIR}
    # A next step that lies behind us is none.
    return said if is_dated else said - {Piece.NEXT}
