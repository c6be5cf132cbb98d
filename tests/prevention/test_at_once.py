"""Colleagues who act in the same moment, each on their own connection."""

from collections import Counter

import pytest

import cast
from amends.journal.models import Entry
from amends.prevention.actions import (
    finish_fix,
    hand_fix,
    join_problem,
    move_meeting,
    note_no_help,
    put_on_agenda,
    reword_cause,
    verify_fix,
)
from amends.prevention.models import (
    AgendaItem,
    CauseWording,
    Fix,
    FixHanding,
    FixRate,
    FixState,
    FixStep,
    FixStepKind,
    Meeting,
    MeetingMove,
    Problem,
    ProblemCase,
    ProblemState,
)
from amends.prevention.queries.reviews import reviews_of
from cast import AT, Cast
from prevention.ground import CAUSE, DAY, again, done, named, planned, seen, short
from prevention.meeting_ground import WEEK, tuesdays
from promises.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

LOOKING = AT + 35 * DAY


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return cast.everybody()


def lines() -> Counter[str]:
    return Counter(Entry.objects.values_list("name", flat=True))


def told(came: list[object]) -> list[str]:
    return sorted(type(one).__name__ for one in came)


def test_a_form_sent_four_times_at_once_names_one_problem_on_two_agendas(people: Cast) -> None:
    tuesdays(people.team, people.ines)
    case = short(people)
    came = at_once(*[lambda: put_on_agenda(named(people, case), by=people.jim.actor, at=AT)] * 4)
    assert told(came) == ["Problem"] * 4
    problem = Problem.objects.get()
    assert ProblemCase.objects.count() == CauseWording.objects.count() == 1
    assert AgendaItem.objects.filter(problem=problem, left_at=None).count() == 2
    assert (lines()["problem.named"], lines()["problem.put_on_agenda"]) == (1, 1)


def test_a_problem_is_placed_while_its_meeting_moves(people: Cast) -> None:
    tuesdays(people.team, people.ines)
    problem = named(people)
    first, *_rest = Meeting.objects.filter(starts_at__gt=AT)
    to = first.starts_at + 3 * WEEK + DAY
    came = at_once(
        lambda: put_on_agenda(problem, by=people.jim.actor, at=AT),
        lambda: move_meeting(first, to=to, place="", by=people.ines, at=AT),
        lambda: put_on_agenda(problem, by=people.jane.actor, at=AT),
        lambda: move_meeting(first, to=to, place="", by=people.tom, at=AT),
    )
    assert told(came) == ["Meeting", "Meeting", "Problem", "Problem"]
    assert MeetingMove.objects.count() == lines()["meeting.moved"] == 1
    items = AgendaItem.objects.filter(problem=problem, left_at=None)
    assert items.count() == items.values("meeting").distinct().count() == 2
    # Those that are the next two now: the one that moved is behind them.
    ahead = Meeting.objects.filter(starts_at__gt=AT, is_cancelled=False)[:2]
    assert reviews_of(problem).meetings == [*ahead]
    assert first not in ahead


def test_two_meetings_that_move_at_once_keep_one_item_each(people: Cast) -> None:
    tuesdays(people.team, people.ines)
    problem = put_on_agenda(named(people), by=people.jim.actor, at=AT)
    first, second, *_rest = Meeting.objects.filter(starts_at__gt=AT)
    came = at_once(
        lambda: move_meeting(
            first, to=first.starts_at + 5 * WEEK + DAY, place="", by=people.ines, at=AT
        ),
        lambda: move_meeting(
            second, to=second.starts_at + 5 * WEEK + DAY, place="", by=people.tom, at=AT
        ),
    )
    assert told(came) == ["Meeting", "Meeting"]
    items = AgendaItem.objects.filter(problem=problem, left_at=None)
    assert {item.meeting for item in items} == {
        *Meeting.objects.filter(starts_at__gt=AT, is_cancelled=False)[:2]
    }
    assert items.count() == 2


def test_a_plan_sent_four_times_at_once_is_one_fix(people: Cast) -> None:
    problem = named(people)
    came = at_once(*[lambda: planned(people, problem)] * 4)
    assert {one.pk for one in came if isinstance(one, Fix)} == {Fix.objects.get().pk}
    assert lines()["fix.planned"] == 1
    assert seen(problem).state == ProblemState.BEING_FIXED


def test_two_who_plan_at_once_plan_two_fixes_of_one_problem(people: Cast) -> None:
    problem = named(people)
    at_once(lambda: planned(people, problem), lambda: planned(people, problem, key="other"))
    assert Fix.objects.filter(problem=problem, state=FixState.PLANNED).count() == 2
    assert seen(problem).state == ProblemState.BEING_FIXED


def test_a_fix_is_done_once(people: Cast) -> None:
    fix = planned(people, named(people))
    came = at_once(
        lambda: finish_fix(fix, words="It asks.", by=people.jane, at=AT + DAY),
        lambda: finish_fix(fix, words="It asks.", by=people.ines, at=AT + DAY),
    )
    assert told(came) == ["FixOver", "FixStep"]
    assert FixStep.objects.count() == lines()["fix.done"] == 1


def test_a_fix_is_verified_once(people: Cast) -> None:
    problem = named(people)
    fix = done(people, planned(people, problem))
    came = at_once(
        *[lambda: verify_fix(fix, words="None short.", by=people.ines, at=LOOKING)] * 2,
        *[lambda: verify_fix(fix, words="None short.", by=people.tom, at=LOOKING)] * 2,
    )
    assert told(came) == ["FixOver"] * 3 + ["FixStep"]
    assert FixRate.objects.count() == lines()["fix.verified"] == 1
    assert (again(fix).state, seen(problem).state) == (FixState.VERIFIED, ProblemState.VERIFIED)


def test_of_two_who_see_different_things_one_is_told_to_look_again(people: Cast) -> None:
    problem = named(people)
    fix = done(people, planned(people, problem))
    came = at_once(
        lambda: verify_fix(fix, words="None short.", by=people.ines, at=LOOKING),
        lambda: note_no_help(fix, words="Two short.", by=people.tom, at=LOOKING),
    )
    assert told(came) == ["FixOver", "FixStep"]
    [step] = FixStep.objects.exclude(kind=FixStepKind.DONE)
    assert again(fix).state == step.kind
    holds = step.kind == FixStepKind.VERIFIED
    assert seen(problem).state == (ProblemState.VERIFIED if holds else ProblemState.OPEN)


def test_a_case_that_joins_while_the_fix_is_verified_leaves_one_true_state(people: Cast) -> None:
    problem = named(people)
    fix = done(people, planned(people, problem))
    late = short(people, people.amy, at=AT + 30 * DAY, key="late")
    came = at_once(
        lambda: verify_fix(fix, words="None short.", by=people.ines, at=LOOKING),
        *[lambda: join_problem(problem, late, by=people.jim, at=LOOKING)] * 2,
    )
    assert told(came) == ["FixStep", "ProblemCase", "ProblemCase"]
    row = ProblemCase.objects.get(case=late)
    # Whichever was first, the fix and the problem say the same as the case.
    assert again(fix).state == (FixState.CAME_BACK if row.came_back else FixState.VERIFIED)
    assert seen(problem).state == (ProblemState.OPEN if row.came_back else ProblemState.VERIFIED)
    assert lines()["case.joined_problem"] == 1


def test_of_two_who_hand_a_fix_over_at_once_the_rows_say_whose_it_is(people: Cast) -> None:
    fix = planned(people, named(people))
    at_once(
        lambda: hand_fix(fix, to=people.jim, by=people.ines, at=AT + DAY),
        lambda: hand_fix(fix, to=people.tom, by=people.tom, at=AT + DAY),
        lambda: hand_fix(fix, to=people.jim, by=people.ines, at=AT + DAY),
    )
    owners = [people.jane]
    for row in FixHanding.objects.order_by("pk"):
        assert row.from_staff == owners[-1]
        owners.append(row.to_staff)
    assert again(fix).owner == owners[-1]
    assert {*owners[1:]} == {people.jim, people.tom}


def test_better_words_sent_four_times_at_once_are_one_row(people: Cast) -> None:
    problem = named(people)
    words = "One number stands on two boxes"
    at_once(
        *[lambda: reword_cause(problem, cause=words, by=people.ines, at=AT + DAY, key="a")] * 2,
        *[lambda: reword_cause(problem, cause=words, by=people.tom, at=AT + DAY, key="b")] * 2,
    )
    assert [row.words for row in problem.wordings.all()] == [CAUSE, words]
    assert seen(problem).cause == words
    assert lines()["problem.reworded"] == 1
