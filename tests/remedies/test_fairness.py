"""Same facts, same owed lines, whoever asks and however they ask (rule 8)."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.people.actions import meet_customer, note_worth
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Kind
from amends.remedies.actions import record_facts
from amends.remedies.models import Line
from amends.remedies.queries import assess
from cast import AT, Cast
from remedies.desk import EVENING, OFF, offered


@dataclass(frozen=True)
class Somebody:
    """Who asks, and how."""

    name: str
    language: str
    channel: Channel
    words: str
    worth: str


PLAIN = Somebody("Amy Chen", "en", Channel.EMAIL, "The window was empty.", "3100")
OTHERS = [
    Somebody("Ekwueme Ọbadiah", "en", Channel.EMAIL, "The window was empty.", "3100"),
    Somebody("Amy Chen", "de", Channel.EMAIL, "Das Fenster war leer.", "3100"),
    Somebody("Amy Chen", "es", Channel.LETTER, "El escaparate estaba vacío.", "3100"),
    Somebody("Amy Chen", "en", Channel.IN_PERSON, "THIS IS A DISGRACE!!! You thieves.", "3100"),
    Somebody("Amy Chen", "en", Channel.PHONE, "Sorry to trouble you, it is nothing.", "3100"),
    Somebody("Amy Chen", "en", Channel.EMAIL, "The window was empty.", "0"),
    Somebody("Amy Chen", "en", Channel.WEB, "The window was empty.", "9000000"),
]


def case_of(people: Cast, somebody: Somebody, number: str) -> Case:
    customer = meet_customer(
        name=somebody.name,
        contacts=[Contact(ContactKind.EMAIL, f"{number}@example.com")],
        language=somebody.language,
        by=people.jim.actor,
        at=AT,
    )
    note_worth(customer, Decimal(somebody.worth), currency="USD", by=people.jim.actor, at=AT)
    tv = record_purchase(
        team=people.team,
        customer=customer,
        number=number,
        lines=[LineDraft("55-inch television", Decimal("890.00"))],
        paid=Decimal("640.00"),
        bought_at=AT,
        by=people.jim.actor,
        at=AT,
    )
    case = open_case(
        team=people.team,
        customer=customer,
        subject="The window",
        failure=Failure.PROMISE_BROKEN,
        severity=Severity.SEVERE,
        loss=Loss.OCCASION,
        is_occasion=True,
        channel=somebody.channel,
        words=somebody.words,
        purchase=tv,
        by=people.jim,
        at=AT,
        key=number,
    )
    return record_facts(case, facts={"trips": 1}, by=people.jim, at=AT)


@pytest.mark.parametrize("other", OTHERS, ids=lambda s: f"{s.language}-{s.channel}-{s.worth}")
def test_nobody_is_owed_more_or_less_for_who_they_are(people: Cast, other: Somebody) -> None:
    first, second = case_of(people, PLAIN, "one"), case_of(people, other, "two")
    ours, theirs = (assess(case, by=people.jim, at=AT) for case in (first, second))
    assert _figures(ours.owed) == _figures(theirs.owed)
    assert [(o.key, o.cost, _figures(o.lines), o.leave) for o in ours.options] == [
        (o.key, o.cost, _figures(o.lines), o.leave) for o in theirs.options
    ]
    for case in (first, second):
        offered(case, people.jim, EVENING, OFF)
    assert _written(first) == _written(second)


people_of_any_kind = st.builds(
    Somebody,
    name=st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=40),
    language=st.sampled_from(["en", "de", "es", "ja", "ar"]),
    channel=st.sampled_from(Channel),
    words=st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=200).filter(
        str.strip
    ),
    worth=st.decimals(min_value=0, max_value=10**8, places=2).map(str),
)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people_of_any_kind)
def test_whoever_asks_and_however_the_owed_lines_are_identical(
    people: Cast, other: Somebody
) -> None:
    with transaction.atomic():
        first, second = case_of(people, PLAIN, "one"), case_of(people, other, "two")
        ours, theirs = (assess(case, by=people.jim, at=AT) for case in (first, second))
        assert _figures(ours.owed) == _figures(theirs.owed)
        assert [(o.key, o.cost, _figures(o.lines), o.leave) for o in ours.options] == [
            (o.key, o.cost, _figures(o.lines), o.leave) for o in theirs.options
        ]
        assert ours.share == theirs.share
        for case in (first, second):
            offered(case, people.jim, EVENING, OFF)
        assert _written(first) == _written(second)
        transaction.set_rollback(True)


def test_the_sum_that_is_owed_does_not_move_whatever_extra_is_ticked(people: Cast) -> None:
    case = case_of(people, PLAIN, "one")
    sums = set()
    for extras in ((), ("voucher",), ("dinner",), ("voucher", "dinner")):
        offer = offered(case, people.tom, EVENING, OFF, extras=extras)
        lines = Line.objects.filter(offer=offer).exclude(kind=Kind.GOODWILL)
        sums.add(sum(line.amount for line in lines))
    assert sums == {Decimal("112.00")}


def _figures(lines: tuple[object, ...]) -> list[tuple[object, ...]]:
    return [(x.key, x.kind, x.amount, x.due, x.authority) for x in lines]  # type: ignore[attr-defined]


def _written(case: Case) -> list[tuple[object, ...]]:
    lines = Line.objects.filter(offer__case=case).order_by("key")
    return [*lines.values_list("key", "kind", "amount", "due_on", "authority")]
