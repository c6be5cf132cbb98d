"""A problem gathers its cases; what comes back weighs more."""

from datetime import timedelta

import pytest

import cast
from amends.cases.actions import open_side_thread
from amends.cases.models import Beside, Case, Notice, NoticeKind, Severity, SideKind
from amends.journal.queries import entries_about
from amends.prevention.actions import join_problem, leave_problem, name_problem
from amends.prevention.errors import BadProblem, CauseNamesSomebody, ProblemNotFound
from amends.prevention.models import FixState, Problem, ProblemCase, ProblemState
from amends.prevention.queries import (
    board_of,
    cases_in,
    problem_for,
    problems_of,
    states_counted,
)
from cast import AT, Cast
from prevention.ground import CAUSE, DAY, again, done, held, named, planned, seen, short
from unchanged import nothing_changes

SOON = AT + timedelta(hours=2)
LATER = AT + 40 * DAY


def test_whoever_names_a_cause_puts_its_case_into_the_problem(people: Cast) -> None:
    case = short(people)
    problem = named(people, case)
    assert problem.cause == CAUSE
    assert (problem.failure, problem.state) == ("short", ProblemState.OPEN)
    assert [row.case for row in cases_in(problem)] == [case]
    assert [row.problem for row in problems_of(case)] == [problem]
    [line] = [one for one in entries_about(case) if one.name == "problem.named"]
    assert CAUSE not in str(line.figures)


def test_a_form_that_was_sent_twice_names_one_problem(people: Cast) -> None:
    case = short(people)
    problem = named(people, case)
    with nothing_changes():
        assert named(people, case) == problem


@pytest.mark.parametrize(
    "cause",
    [
        "Jim packed one box too few",
        "Jane Doyle was new",
        "Priya did not say that there were two",
        "Human error",
        "The new hire failed to pass it on",
        "Bob Miller at the dock counted wrong",
        "Ruth wanted it so",
        "",
        "x" * 301,
    ],
)
def test_a_cause_that_names_somebody_is_refused_kindly(people: Cast, cause: str) -> None:
    case = short(people)
    open_side_thread(
        case, kind=SideKind.SUPPLIER, supplier=people.widget_works, with_name="Bob Miller",
        address="", subject="Two widgets", by=people.jim, at=AT, key="beside",
    )  # fmt: skip
    with nothing_changes(), pytest.raises((CauseNamesSomebody, BadProblem)) as refused:
        named(people, case, cause=cause)
    assert refused.value.field == "cause"
    assert str(refused.value).endswith(("?", ".", ", with “we”."))


def test_the_company_that_supplies_may_stand_in_a_cause(people: Cast) -> None:
    case = short(people)
    open_side_thread(
        case, kind=SideKind.SUPPLIER, supplier=people.widget_works, with_name="Widget Works",
        address="", subject="Two widgets", by=people.jim, at=AT, key="beside",
    )  # fmt: skip
    assert named(people, case, cause="Widget Works sends two boxes under one number")


def test_what_it_goes_wrong_with_is_a_line_of_the_order(people: Cast) -> None:
    case = short(people, purchase=cast.two_widgets(people.team, people.priya))
    with nothing_changes(), pytest.raises(BadProblem):
        named(people, case, thing="Something else")
    problem = named(people, case, thing="Widget")
    assert (problem.thing, problem.supplier) == ("Widget", people.widget_works)


def test_only_somebody_of_the_team_says_what_a_case_came_of(people: Cast) -> None:
    problem, other = named(people), short(people, people.amy, key="other")
    stranger = cast.hire_staff(
        email="ana@regent.example", name="Ana Cole", role=cast.Role.CLERK,
        teams=[cast.the_regent()], password=cast.PASSWORD, by=cast.MACHINE, at=AT,
    )  # fmt: skip
    with nothing_changes():
        for refused in (
            lambda: join_problem(problem, other, by=stranger, at=SOON),
            lambda: leave_problem(problem, other, by=stranger, at=SOON),
            lambda: name_problem(other, cause=CAUSE, by=stranger, at=SOON, key="new"),
        ):
            with pytest.raises(BadProblem):
                refused()
        with pytest.raises(ProblemNotFound):
            problem_for(stranger, problem.pk)
    assert [*board_of(stranger, ProblemState.OPEN)] == []
    assert states_counted(stranger) == {}
    assert problem_for(people.ruth, problem.pk) == problem


def test_a_case_joins_once_and_can_be_taken_out_again(people: Cast) -> None:
    problem, other = named(people), short(people, people.amy, key="other")
    row = join_problem(problem, other, by=people.jane, at=SOON)
    with nothing_changes():
        assert join_problem(problem, other, by=people.jim, at=SOON + DAY) == row
    assert (row.added_by, row.added_at, row.came_back) == (people.jane, SOON, False)
    [listed] = board_of(people.jim, ProblemState.OPEN)
    assert listed.cases == 2  # type: ignore[attr-defined]
    leave_problem(problem, other, by=people.ines, at=SOON + DAY)
    gone = ProblemCase.objects.get(pk=row.pk)
    assert (gone.taken_out_by, gone.taken_out_at) == (people.ines, SOON + DAY)
    assert len(cases_in(problem)) == 1
    with nothing_changes():
        leave_problem(problem, other, by=people.ines, at=SOON + 2 * DAY)
    assert join_problem(problem, other, by=people.jim, at=SOON + 3 * DAY).pk != row.pk


def test_a_case_after_a_verified_fix_opens_the_problem_again_and_weighs_more(people: Cast) -> None:
    problem = named(people)
    fix = held(people, problem)
    assert seen(problem).state == ProblemState.VERIFIED
    case = short(people, people.amy, at=LATER, key="back")
    assert case.severity == Severity.SERIOUS
    row = join_problem(problem, case, by=people.jim, at=LATER)
    assert row.came_back
    assert seen(problem).state == ProblemState.OPEN
    assert again(fix).state == FixState.CAME_BACK
    assert Case.objects.get(pk=case.pk).severity == Severity.SEVERE
    [line] = [one for one in entries_about(case) if one.name == "case.joined_problem"]
    assert line.figures["came_back"] is True


def test_a_case_from_before_the_fix_does_not_speak_against_it(people: Cast) -> None:
    problem, early = named(people), short(people, people.amy, at=AT + DAY, key="early")
    fix = held(people, problem)
    row = join_problem(problem, early, by=people.jim, at=LATER)
    assert not row.came_back
    assert seen(problem).state == ProblemState.VERIFIED
    assert again(fix).state == FixState.VERIFIED
    assert Case.objects.get(pk=early.pk).severity == Severity.SERIOUS


def test_what_is_severe_already_stays_severe(people: Cast) -> None:
    problem = named(people)
    held(people, problem)
    case = short(people, people.amy, at=LATER, key="back")
    Case.objects.filter(pk=case.pk).update(severity=Severity.SEVERE)
    join_problem(problem, case, by=people.jim, at=LATER)
    assert Case.objects.get(pk=case.pk).severity == Severity.SEVERE


def test_a_second_failure_for_the_same_customer_puts_the_lead_beside_its_owner(
    people: Cast,
) -> None:
    problem = named(people)
    other = short(people, people.amy, key="amy")
    join_problem(problem, other, by=people.jim, at=SOON)
    assert not Beside.objects.exists()
    second = short(people, key="second", at=AT + DAY)
    join_problem(problem, second, by=people.jim, at=AT + DAY)
    beside = Beside.objects.get(case=second)
    assert (beside.staff, beside.called_by) == (people.ines, people.jim)
    assert Notice.objects.filter(staff=people.ines, case=second, kind=NoticeKind.BESIDE).exists()
    assert Case.objects.get(pk=second.pk).owner == people.jim


def test_where_the_lead_owns_the_second_failure_the_manager_comes(people: Cast) -> None:
    problem = named(people)
    second = short(people, key="second", at=AT + DAY, owner=people.ines)
    join_problem(problem, second, by=people.ines, at=AT + DAY)
    assert Beside.objects.get(case=second).staff == people.tom


def test_where_nobody_is_above_the_owner_the_case_joins_all_the_same(people: Cast) -> None:
    problem = named(people)
    second = short(people, key="second", at=AT + DAY, owner=people.ruth)
    assert join_problem(problem, second, by=people.ruth, at=AT + DAY)
    assert not Beside.objects.exists()


def test_where_a_problem_stands_follows_from_its_fixes(people: Cast) -> None:
    problem = named(people)
    fix = planned(people, problem)
    assert seen(problem).state == ProblemState.BEING_FIXED
    fix = done(people, fix)
    assert seen(problem).state == ProblemState.TO_VERIFY
    planned(people, problem, key="another")
    assert seen(problem).state == ProblemState.BEING_FIXED


def test_cases_of_another_team_stay_there(people: Cast) -> None:
    problem = named(people)
    elsewhere = Problem.objects.create(
        team=cast.the_regent(), cause="No ushers on a crowded night", failure="environment",
        named_by=people.ruth, named_at=AT, key="elsewhere",
    )  # fmt: skip
    with nothing_changes(), pytest.raises(BadProblem):
        join_problem(elsewhere, cases_in(problem)[0].case, by=people.ruth, at=SOON)
