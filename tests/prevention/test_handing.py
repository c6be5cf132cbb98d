"""A fix goes to a colleague; one whose owner left is before the lead."""

from collections.abc import Callable

import pytest

import cast
from amends.journal.queries import entries_about
from amends.people.actions import change_teams, let_go
from amends.prevention.actions import drop_fix, hand_fix, note_wish, see_fix_handing
from amends.prevention.errors import BadProblem, FixOver, ProblemNotFound
from amends.prevention.models import Fix, FixHanding
from amends.prevention.queries import (
    fix_handing_for,
    fixes_due,
    fixes_handed_to,
    fixes_of_nobody,
    fixes_of_nobody_in,
)
from cast import AT, Cast
from prevention.ground import DAY, TUESDAY, again, done, held, named, planned
from unchanged import nothing_changes

LATER = AT + 2 * DAY


@pytest.fixture
def fix(people: Cast) -> Fix:
    """Jane's, until Friday."""
    return planned(people, named(people))


def test_a_fix_that_was_handed_over_is_its_new_owners(people: Cast, fix: Fix) -> None:
    hand_fix(fix, to=people.jim, by=people.ines, at=LATER)
    assert again(fix).owner == people.jim
    row = FixHanding.objects.get()
    assert (row.from_staff, row.to_staff, row.by, row.at) == (
        people.jane, people.jim, people.ines, LATER,
    )  # fmt: skip
    [line] = [one for one in entries_about(fix) if one.name == "fix.handed"]
    assert line.figures == {"former_owner": people.jane.pk, "owner": people.jim.pk}
    until = TUESDAY + 3 * DAY
    assert [*fixes_due(people.jim, until=until)] == [fix]
    assert not fixes_due(people.jane, until=until)


def test_whose_it_is_already_keeps_it(people: Cast, fix: Fix) -> None:
    with nothing_changes():
        hand_fix(fix, to=people.jane, by=people.ines, at=LATER)
    hand_fix(fix, to=people.jim, by=people.ines, at=LATER)
    with nothing_changes():
        hand_fix(fix, to=people.jim, by=people.ines, at=LATER + DAY)


def test_only_somebody_of_the_team_hands_and_takes(people: Cast, fix: Fix) -> None:
    stranger = cast.hire_staff(
        email="ana@regent.example", name="Ana Cole", role=cast.Role.CLERK,
        teams=[cast.the_regent()], password=cast.PASSWORD, by=cast.MACHINE, at=AT,
    )  # fmt: skip
    with nothing_changes():
        with pytest.raises(BadProblem) as refused:
            hand_fix(fix, to=stranger, by=people.ines, at=LATER)
        assert refused.value.field == "to"
        with pytest.raises(BadProblem):
            hand_fix(fix, to=people.jim, by=stranger, at=LATER)
    let_go(people.jim, by=people.ruth.actor, at=AT)
    with nothing_changes(), pytest.raises(BadProblem):
        hand_fix(fix, to=cast.Staff.objects.get(pk=people.jim.pk), by=people.ines, at=LATER)


def test_a_fix_that_is_over_is_handed_to_nobody(people: Cast, fix: Fix) -> None:
    drop_fix(fix, words="The supplier labels them.", by=people.jane, at=LATER)
    with nothing_changes(), pytest.raises(FixOver):
        hand_fix(fix, to=people.jim, by=people.ines, at=LATER)


def test_the_news_is_put_away_by_whom_it_is_for(people: Cast, fix: Fix) -> None:
    hand_fix(fix, to=people.jim, by=people.ines, at=LATER)
    handing = fixes_handed_to(people.jim).get()
    assert not fixes_handed_to(people.ines)
    with pytest.raises(ProblemNotFound):
        fix_handing_for(people.ines, handing.pk)
    see_fix_handing(fix_handing_for(people.jim, handing.pk), by=people.jim, at=LATER)
    assert not fixes_handed_to(people.jim)
    with nothing_changes():
        see_fix_handing(handing, by=people.jim, at=LATER + DAY)


def test_who_takes_it_themselves_needs_no_news(people: Cast, fix: Fix) -> None:
    hand_fix(fix, to=people.jim, by=people.jim, at=LATER)
    assert not fixes_handed_to(people.jim)


def test_what_went_on_to_the_next_one_is_no_news(people: Cast, fix: Fix) -> None:
    hand_fix(fix, to=people.jim, by=people.ines, at=LATER)
    hand_fix(fix, to=people.tom, by=people.ines, at=LATER + DAY)
    assert not fixes_handed_to(people.jim)
    assert fixes_handed_to(people.tom).get().fix == fix


def leaves_the_company(people: Cast) -> None:
    let_go(people.jane, by=people.ruth.actor, at=LATER)


def leaves_the_team(people: Cast) -> None:
    change_teams(people.jane, teams=[cast.the_regent()], by=people.ruth.actor, at=LATER)


@pytest.mark.parametrize("leaves", [leaves_the_company, leaves_the_team])
def test_a_fix_whose_owner_left_is_before_the_lead(
    people: Cast, fix: Fix, leaves: Callable[[Cast], None]
) -> None:
    assert not fixes_of_nobody(people.ines)
    leaves(people)
    for above in (people.ines, people.tom, people.ruth):
        assert [*fixes_of_nobody(above)] == [fix]
    assert not fixes_of_nobody(people.jim)
    assert [*fixes_of_nobody_in(fix.problem)] == [fix]
    hand_fix(fix, to=people.jim, by=people.ines, at=LATER)
    assert not fixes_of_nobody(people.ines)


def test_one_that_is_done_still_needs_somebody_who_looks(people: Cast, fix: Fix) -> None:
    done(people, fix)
    leaves_the_company(people)
    assert [*fixes_of_nobody(people.ines)] == [fix]


def test_one_that_holds_needs_somebody_only_while_customers_wish_to_know(people: Cast) -> None:
    problem = named(people)
    fix = held(people, problem)
    leaves_the_company(people)
    assert not fixes_of_nobody(people.ines)
    note_wish(problem.problem_cases.get().case, by=None, at=LATER)
    assert [*fixes_of_nobody(people.ines)] == [fix]


def test_the_owner_of_the_house_belongs_to_every_team(people: Cast, fix: Fix) -> None:
    hand_fix(fix, to=people.ruth, by=people.ines, at=LATER)
    assert not fixes_of_nobody(people.ines)
