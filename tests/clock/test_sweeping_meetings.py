"""The clock lays meetings out, and finishes what was cut off when a problem was named."""

from datetime import date

import pytest

from amends.clock.meetings import sweep_meetings
from amends.people.models import Customer, Staff, Team
from amends.prevention.models import Meeting
from amends.prevention.queries.reviews import problems_to_place
from cast import AT
from prevention.meeting_ground import WEEK, days_of, named, once, tuesdays
from unchanged import nothing_changes

NEXT_TWO = [date(2026, 3, 10), date(2026, 3, 17)]


@pytest.mark.django_db
def test_what_was_cut_off_after_a_problem_was_named_is_finished_once(
    northlight: Team, ines: Staff, jim: Staff, amy: Customer
) -> None:
    tuesdays(northlight, ines)
    problem = named(northlight, amy, jim, is_placed=False)
    assert days_of(problem) == []
    sweep_meetings(AT)
    assert days_of(problem) == NEXT_TWO
    with nothing_changes():
        sweep_meetings(AT)


def test_a_team_without_meetings_is_not_looked_at_again_and_again(
    northlight: Team, ines: Staff, jim: Staff, amy: Customer
) -> None:
    problem = named(northlight, amy, jim)
    assert [*problems_to_place(at=AT)] == []
    once(northlight, ines, NEXT_TWO[0])
    # It is on the only one, and waits for a second.
    assert days_of(problem) == NEXT_TWO[:1]
    assert [*problems_to_place(at=AT)] == []
    with nothing_changes():
        sweep_meetings(AT)


def test_meetings_are_laid_out_week_by_week(northlight: Team, ines: Staff) -> None:
    tuesdays(northlight, ines)
    for weeks in range(1, 30):
        sweep_meetings(AT + weeks * WEEK)
    days = [*Meeting.objects.values_list("on", flat=True)]
    assert days == [date(2026, 3, 10) + number * WEEK for number in range(len(days))]
    assert days[-1] > (AT + 40 * WEEK).date()
