"""A fix has an owner and a day, is done with evidence, and a person sees whether it holds."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

import cast
from amends.cases.errors import BadFile
from amends.cases.models import Failure
from amends.journal.queries import entries_about
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.prevention.actions import drop_fix, finish_fix, note_no_help, plan_fix, verify_fix
from amends.prevention.errors import BadProblem, CauseNamesSomebody, FixOver, ProblemNotFound
from amends.prevention.models import Fix, FixFile, FixRate, FixState, ProblemState
from amends.prevention.queries import (
    before_and_since,
    fix_file_for,
    fix_for,
    fixes_due,
    fixes_of,
    fixes_to_verify,
    months_counted,
)
from cast import AT, Cast
from prevention.ground import (
    DAY,
    TUESDAY,
    WHAT,
    again,
    done,
    drafted,
    held,
    named,
    planned,
    seen,
    short,
    verified,
)
from unchanged import nothing_changes

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
LATER = AT + 35 * DAY


def names(fix: Fix) -> list[str]:
    return [line.name for line in entries_about(fix)]


def test_a_fix_goes_its_way_from_plan_to_seen(people: Cast) -> None:
    fix = planned(people, named(people))
    assert (fix.what, fix.owner, fix.state) == (WHAT, people.jane, FixState.PLANNED)
    fix = verified(people, done(people, fix))
    assert fix.state == FixState.VERIFIED
    assert names(fix) == ["fix.planned", "fix.done", "fix.verified"]
    assert [(step.kind, step.by) for step in fix.steps.all()] == [
        ("done", people.jane),
        ("verified", people.ines),
    ]


def test_a_plan_that_was_sent_twice_is_one(people: Cast) -> None:
    problem = named(people)
    fix = planned(people, problem)
    with nothing_changes():
        assert planned(people, problem) == fix


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"due_on": TUESDAY}, "due_on"),
        ({"look_on": TUESDAY + 2 * DAY}, "look_on"),
        ({"what": " "}, "what"),
        ({"what": "told Jim to count twice"}, "what"),
        ({"how_we_know": ""}, "how_we_know"),
        ({"how_we_know": "x" * 301}, "how_we_know"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(
    people: Cast, changed: dict[str, object], field: str
) -> None:
    problem = named(people)
    with nothing_changes(), pytest.raises((BadProblem, CauseNamesSomebody)) as refused:
        planned(people, problem, **changed)
    assert refused.value.field == field


def test_a_fix_is_for_somebody_who_works_there(people: Cast) -> None:
    problem = named(people)
    ana = cast.hire_staff(
        email="ana@regent.example", name="Ana Cole", role=cast.Role.CLERK,
        teams=[cast.the_regent()], password=cast.PASSWORD, by=cast.MACHINE, at=AT,
    )  # fmt: skip
    with nothing_changes():
        with pytest.raises(BadProblem) as refused:
            planned(people, problem, owner=ana)
        assert refused.value.field == "owner"
        with pytest.raises(BadProblem):
            plan_fix(problem, drafted(people), by=ana, at=AT, key="hers")


def test_a_fix_is_done_with_words_or_a_file_never_with_nothing(people: Cast) -> None:
    fix = planned(people, named(people))
    with nothing_changes():
        with pytest.raises(BadProblem):
            finish_fix(fix, words=" ", by=people.jane, at=AT + 2 * DAY)
        with pytest.raises(BadFile):
            finish_fix(fix, words="", files=[("a.exe", b"MZ\0")], by=people.jane, at=AT + 2 * DAY)
    finish_fix(fix, words="", files=[("label.png", PNG)], by=people.jane, at=AT + 2 * DAY)
    kept = FixFile.objects.get()
    assert (kept.filename, kept.content_type, kept.size) == ("label.png", "image/png", len(PNG))
    assert fix_file_for(people.jim, kept.pk) == kept


def test_nobody_says_that_it_holds_before_the_day_on_which_we_look(people: Cast) -> None:
    fix = done(people, planned(people, named(people)))
    with nothing_changes(), pytest.raises(BadProblem, match="before that nobody can know"):
        verify_fix(fix, words="It holds.", by=people.ines, at=AT + 5 * DAY)


def test_nobody_says_that_it_holds_without_saying_what_shows_it(people: Cast) -> None:
    fix = done(people, planned(people, named(people)))
    with nothing_changes(), pytest.raises(BadProblem):
        verify_fix(fix, words="", by=people.ines, at=LATER)


def test_what_goes_wrong_more_often_since_cannot_count_as_verified(people: Cast) -> None:
    short(people, people.amy, at=AT - 200 * DAY, key="long before")
    fix = done(people, planned(people, named(people)))
    for number in range(12):
        short(people, at=AT + (4 + number) * DAY, key=f"since-{number}", purchase=None)
    with nothing_changes(), pytest.raises(BadProblem, match="more often than before"):
        verify_fix(fix, words="It holds.", by=people.ines, at=LATER)
    note_no_help(fix, words="Twelve since.", by=people.ines, at=LATER)
    assert again(fix).state == FixState.DID_NOT_HELP
    assert seen(fix.problem).state == ProblemState.OPEN


OTHER_WAYS: dict[str, Callable[[Fix, Cast], object]] = {
    "done": lambda fix, people: finish_fix(fix, words="Done.", by=people.jane, at=LATER),
    "verified": lambda fix, people: verify_fix(fix, words="Yes.", by=people.ines, at=LATER),
    "no help": lambda fix, people: note_no_help(fix, words="No.", by=people.ines, at=LATER),
    "dropped": lambda fix, people: drop_fix(fix, words="No need.", by=people.ines, at=LATER),
}


@pytest.mark.parametrize("way", OTHER_WAYS)
def test_what_was_verified_stays_as_it_is(people: Cast, way: str) -> None:
    fix = held(people, named(people))
    with nothing_changes(), pytest.raises(FixOver):
        OTHER_WAYS[way](fix, people)


@pytest.mark.parametrize("way", ["verified", "no help"])
def test_what_was_not_done_cannot_be_looked_at(people: Cast, way: str) -> None:
    fix = planned(people, named(people))
    with nothing_changes(), pytest.raises(FixOver):
        OTHER_WAYS[way](fix, people)


def test_a_fix_is_dropped_with_a_reason(people: Cast) -> None:
    fix = planned(people, named(people))
    with nothing_changes(), pytest.raises(BadProblem):
        drop_fix(fix, words="", by=people.ines, at=AT + 2 * DAY)
    drop_fix(fix, words="The supplier labels them now.", by=people.ines, at=AT + 2 * DAY)
    assert again(fix).state == FixState.DROPPED
    assert seen(fix.problem).state == ProblemState.OPEN


def test_the_rates_that_it_was_verified_by_are_kept_with_it(people: Cast) -> None:
    short(people, people.amy, at=AT - 27 * DAY, key="earlier")
    fix = held(people, named(people))
    rate = FixRate.objects.get()
    assert rate.step.fix == fix
    assert (rate.counted_over, rate.before, rate.over_before) == ("days", 2, 30)
    assert (rate.after, rate.over_after) == (0, 32)


def test_it_is_counted_over_orders_where_they_are_known(people: Cast) -> None:
    for number, days in enumerate((-20, -10, 10, 20)):
        bought(people, number, days)
    fix = done(people, planned(people, named(people)))
    short(people, at=AT + 20 * DAY, key="since")
    short(people, at=AT + 20 * DAY, key="late", failure=Failure.LATE)
    counted = before_and_since(fix, at=LATER)
    assert counted.counted_over == "days"
    short(people, at=AT - 40 * DAY, key="long before")
    counted = before_and_since(fix, at=LATER)
    assert (counted.counted_over, counted.before, counted.over_before) == ("orders", 2, 2)
    assert (counted.after, counted.over_after) == (1, 2)


def test_with_a_thing_only_its_own_orders_and_cases_count(people: Cast) -> None:
    widgets = cast.two_widgets(people.team, people.priya)
    for number, days in enumerate((-20, 1, 10, 20)):
        bought(people, number, days, what="Widget" if number % 2 else "Cable")
    short(people, people.amy, at=AT - 60 * DAY, key="cable")
    problem = named(people, short(people, purchase=widgets), thing="Widget")
    fix = done(people, planned(people, problem))
    counted = before_and_since(fix, at=LATER)
    assert (counted.before, counted.over_before) == (1, 2)
    assert (counted.after, counted.over_after) == (0, 1)


def test_each_month_is_the_teams_own(people: Cast) -> None:
    problem = named(people)
    bought(people, 1, -1)
    # In New York it is still February.
    short(people, people.amy, at=AT.replace(day=1, hour=3), key="late at night")
    months = months_counted(problem, at=AT + 2 * DAY)
    assert len(months) == 12
    assert [(m.first_day, m.failures, m.orders) for m in months[-2:]] == [
        (date(2026, 2, 1), 1, 0),
        (date(2026, 3, 1), 1, 1),
    ]


def test_today_shows_an_owner_what_is_due_and_what_to_look_at(people: Cast) -> None:
    fix = planned(people, named(people))
    assert [*fixes_due(people.jane, until=TUESDAY)] == []
    assert [*fixes_due(people.jane, until=TUESDAY + 3 * DAY)] == [fix]
    assert [*fixes_due(people.jim, until=TUESDAY + 3 * DAY)] == []
    done(people, fix)
    assert [*fixes_due(people.jane, until=TUESDAY + 9 * DAY)] == []
    assert [*fixes_to_verify(people.jane, until=TUESDAY + 30 * DAY)] == []
    assert [*fixes_to_verify(people.jane, until=TUESDAY + 31 * DAY)] == [fix]


def test_a_fix_of_another_team_is_not_there(people: Cast) -> None:
    fix = planned(people, named(people))
    ana = cast.hire_staff(
        email="ana@regent.example", name="Ana Cole", role=cast.Role.CLERK,
        teams=[cast.the_regent()], password=cast.PASSWORD, by=cast.MACHINE, at=AT,
    )  # fmt: skip
    with pytest.raises(ProblemNotFound):
        fix_for(ana, fix.pk)
    assert fix_for(people.jim, fix.pk) == fix
    assert [*fixes_of(fix.problem)] == [fix]


def bought(people: Cast, number: int, days: int, what: str = "Widget") -> None:
    """An order so many days from Tuesday."""
    at = AT + timedelta(days=days)
    record_purchase(
        team=people.team, customer=people.amy, number=f"NL-{number}",
        lines=[LineDraft(what, Decimal("48.00"))], paid=Decimal("48.00"),
        bought_at=at, by=people.jim.actor, at=at,
    )  # fmt: skip
