"""A cause is said better: a new row, and the old one can be read."""

from importlib import import_module

import pytest
from django.apps import apps

import cast
from amends.journal.queries import entries_about
from amends.prevention.actions import put_on_agenda, reword_cause
from amends.prevention.actions.meetings import set_meetings
from amends.prevention.errors import BadProblem, CauseNamesSomebody
from amends.prevention.models import CauseWording, Meeting
from amends.prevention.queries import problems_of, wordings_of
from amends.prevention.queries.agenda import agenda_of
from amends.prevention.queries.calendars import calendar_of_meetings
from cast import AT, Cast
from prevention.ground import CAUSE, DAY, named, seen, short
from prevention.meeting_ground import TUESDAYS
from unchanged import nothing_changes

BETTER = "One number stands on two boxes"
LATER = AT + DAY
migration = import_module("amends.prevention.migrations.0004_handed_fixes_and_better_words")


def test_both_ways_in_which_it_was_said_are_kept(people: Cast) -> None:
    problem = named(people)
    reword_cause(problem, cause=f" {BETTER} ", by=people.ines, at=LATER, key="better")
    assert [(row.words, row.by, row.at) for row in wordings_of(problem)] == [
        (BETTER, people.ines, LATER),
        (CAUSE, people.jim, problem.named_at),
    ]
    assert seen(problem).cause == BETTER
    [line] = [one for one in entries_about(problem) if one.name == "problem.reworded"]
    assert BETTER not in str(line.figures)


def test_the_newest_is_said_wherever_it_stands(people: Cast) -> None:
    case = short(people)
    problem = named(people, case)
    set_meetings(people.team, TUESDAYS, minutes=30, by=people.ines, at=AT)
    put_on_agenda(problem, by=people.ines.actor, at=AT)
    reword_cause(problem, cause=BETTER, by=people.ines, at=LATER, key="better")
    [entry] = agenda_of(Meeting.objects.filter(agenda_items__problem=problem)[0])
    assert entry.problem.cause == BETTER
    calendar = calendar_of_meetings(people.jim, at=LATER)
    assert BETTER in calendar
    assert CAUSE not in calendar
    assert [row.problem.cause for row in problems_of(case)] == [BETTER]


def test_the_same_words_or_the_same_form_again_change_nothing(people: Cast) -> None:
    problem = named(people)
    with nothing_changes():
        reword_cause(problem, cause=CAUSE, by=people.ines, at=LATER, key="same")
    reword_cause(problem, cause=BETTER, by=people.ines, at=LATER, key="better")
    with nothing_changes():
        reword_cause(problem, cause="Other words", by=people.ines, at=LATER, key="better")


@pytest.mark.parametrize(
    ("cause", "why"),
    [
        ("Jim packed one box too few", CauseNamesSomebody),
        ("Priya did not say that there were two", CauseNamesSomebody),
        ("Amy did not say that there were two", CauseNamesSomebody),
        ("Human error", CauseNamesSomebody),
        ("", BadProblem),
        ("x" * 301, BadProblem),
    ],
)
def test_better_words_name_nobody_either(people: Cast, cause: str, why: type[Exception]) -> None:
    problem = named(people)
    cast_of_two = short(people, people.amy, key="amy")
    problem.problem_cases.create(case=cast_of_two, added_by=people.jim, added_at=AT)
    with nothing_changes(), pytest.raises(why):
        reword_cause(problem, cause=cause, by=people.ines, at=LATER, key="better")


def test_what_was_ordered_may_stand_in_it(people: Cast) -> None:
    people.jane.name = "Widget Doyle"
    people.jane.save()
    problem = named(people, short(people, purchase=cast.two_widgets(people.team, people.priya)))
    reword_cause(problem, cause="A Widget needs two boxes", by=people.ines, at=LATER, key="b")
    assert seen(problem).cause == "A Widget needs two boxes"


def test_only_somebody_of_the_team_says_it_better(people: Cast) -> None:
    problem = named(people)
    stranger = cast.hire_staff(
        email="ana@regent.example", name="Ana Cole", role=cast.Role.CLERK,
        teams=[cast.the_regent()], password=cast.PASSWORD, by=cast.MACHINE, at=AT,
    )  # fmt: skip
    with nothing_changes(), pytest.raises(BadProblem):
        reword_cause(problem, cause=BETTER, by=stranger, at=LATER, key="better")
    assert CauseWording.objects.count() == 1


def test_a_problem_from_before_has_its_first_words_too(people: Cast) -> None:
    problem = named(people)
    CauseWording.objects.all().delete()
    migration.keep_first_words(apps, None)
    [first] = wordings_of(problem)
    assert (first.words, first.by, first.at) == (CAUSE, people.jim, problem.named_at)
