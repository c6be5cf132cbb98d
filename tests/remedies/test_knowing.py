"""What the desk knows of a case, and what it asks the clerk."""

from datetime import timedelta
from decimal import Decimal

import pytest

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure, Loss
from amends.journal.queries import entries_about
from amends.people.actions import note_worth
from amends.people.models import Channel
from amends.policy import FactType
from amends.remedies.actions import record_facts
from amends.remedies.errors import BadFacts
from amends.remedies.queries import assess, facts_of, questions_of
from cast import AT, Cast
from remedies.desk import journal_of


def missing_widget(people: Cast) -> Case:
    """S3: one of two widgets never came."""
    return open_case(
        team=people.team,
        customer=people.priya,
        subject="The second widget",
        failure=Failure.NOT_RECEIVED,
        channel=Channel.EMAIL,
        words="I ordered two and got one.",
        loss=Loss.GOODS,
        purchase=cast.two_widgets(people.team, people.priya),
        by=people.jim,
        at=AT,
        key="widget",
    )


def test_the_rows_fill_in_what_the_policy_declares_and_nothing_else(
    people: Cast, window: Case
) -> None:
    note_worth(people.amy, Decimal("3100"), currency="USD", by=people.jim.actor, at=AT)
    assert facts_of(Case.objects.get(pk=window.pk), at=AT) == {
        "failure": "promise_broken",
        "severity": "severe",
        "loss": "occasion",
        "occasion": True,
        "price": Decimal("890.00"),
        "paid": Decimal("640.00"),
        "balance": Decimal("250.00"),
        "quantity": 1,
        "days_late": 1,
        "signed_off": False,
        "supplier_involved": False,
        "not_offered": False,
        "prefers": "replacement",
        "times_before": 0,
        "worth": Decimal("3100.00"),
    }


def test_what_came_and_who_sent_it_is_known_from_the_order(people: Cast) -> None:
    known = facts_of(missing_widget(people), at=AT)
    assert (known["quantity"], known["delivered"], known["days_late"]) == (2, 1, 4)
    assert known["supplier_involved"] is True


def test_a_second_time_is_counted_and_the_first_is_not_changed(people: Cast) -> None:
    first = missing_widget(people)
    second = open_case(
        team=people.team,
        customer=people.priya,
        subject="Again",
        failure=Failure.LATE,
        channel=Channel.EMAIL,
        words="And now it is late.",
        by=people.jim,
        at=AT + timedelta(days=2),
        key="again",
    )
    assert facts_of(second, at=AT + timedelta(days=2))["times_before"] == 1
    assert facts_of(first, at=AT + timedelta(days=2))["times_before"] == 0


def test_a_return_policy_never_answers_it_did_not_arrive(people: Cast) -> None:
    assessment = assess(missing_widget(people), by=people.jim, at=AT)
    assert [(r.what, r.because) for r in assessment.ruled_out] == [
        ("Our 30-day return policy", "Nothing arrived, so there is nothing to return.")
    ]


def test_what_somebody_is_worth_opens_an_extra(people: Cast) -> None:
    case = missing_widget(people)
    before = assess(case, by=people.jim, at=AT)
    note_worth(people.priya, Decimal("3100"), currency="USD", by=people.jim.actor, at=AT)
    after = assess(Case.objects.get(pk=case.pk), by=people.jim, at=AT)
    assert [e.line.key for e in before.goodwill] == ["voucher"]
    assert [e.line.key for e in after.goodwill] == ["voucher", "dinner"]
    assert after.owed == before.owed


def test_a_clerk_answers_what_the_rows_cannot_say(people: Cast, window: Case) -> None:
    case = record_facts(
        window, facts={"trips": "2", "price": "445.00", "occasion": "no"}, by=people.jim, at=AT
    )
    known = facts_of(case, at=AT)
    assert (known["trips"], known["price"], known["occasion"]) == (2, "445.00", False)
    # The paid sum is still the purchase's own.
    assert known["paid"] == Decimal("640.00")
    entry = entries_about(case).last()
    assert entry is not None
    assert entry.name == "facts.recorded"
    assert sorted(entry.figures.values()) == ["occasion", "price", "trips"]


def test_an_empty_answer_gives_the_rows_their_say_again(people: Cast, window: Case) -> None:
    case = record_facts(window, facts={"price": "445.00"}, by=people.jim, at=AT)
    case = record_facts(case, facts={"price": " "}, by=people.jim, at=AT)
    assert facts_of(case, at=AT)["price"] == Decimal("890.00")


def test_the_same_answer_again_is_one_answer(people: Cast, window: Case) -> None:
    for _ in range(2):
        record_facts(window, facts={"trips": "2"}, by=people.jim, at=AT)
    assert journal_of(window).count("facts.recorded") == 1


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"trips": "many"}, "trips"),
        ({"trips": -1}, "trips"),
        ({"price": "12,50 euro"}, "price"),
        ({"severity": "awful"}, "severity"),
        ({"occasion": "perhaps"}, "occasion"),
        ({"trips": "9" * 400}, "trips"),
        ({"shoe_size": "43"}, "shoe_size"),
        ({"x" * 5000: "1"}, "x" * 64),
    ],
)
def test_an_answer_that_cannot_be_is_refused_by_name(
    people: Cast, window: Case, facts: dict[str, object], named: str
) -> None:
    with pytest.raises(BadFacts) as refused:
        record_facts(window, facts={"balance": "1.00", **facts}, by=people.jim, at=AT)
    assert [name for name, _ in refused.value.problems] == [named]
    window.refresh_from_db()
    assert window.facts == {}
    assert journal_of(window) == ["case.opened"]


def test_the_form_asks_in_the_readers_language_and_says_what_is_wrong(
    people: Cast, window: Case
) -> None:
    record_facts(window, facts={"trips": "2"}, by=people.jim, at=AT)
    bare = Case.objects.get(pk=window.pk)
    bare.purchase = None
    asked = {q.name: q for q in questions_of(bare, at=AT, language="de")}
    assert next(iter(asked)) == "failure"
    assert (asked["trips"].title, asked["trips"].value) == ("Wege umsonst", 2)
    assert (asked["trips"].is_answered, asked["trips"].type) == (True, FactType.INT)
    assert (asked["price"].value, asked["price"].is_required) == (None, True)
    assert asked["price"].problem
    assert not asked["balance"].problem
