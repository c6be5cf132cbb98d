"""The sums over what was read are those that the coach's own audit makes."""

from datetime import timedelta

import pytest

import cast
from amends.cases.actions import close_case
from amends.cases.models import Outcome
from amends.coach.audit import Focus, audited
from amends.insight.errors import NotForThem
from amends.insight.quarters import quarters_of
from amends.insight.queries import (
    cases_by_focus,
    conversations,
    focus,
    focus_audit,
    quarters_by_fault,
    teams_to_see,
)
from amends.insight.sweep import sweep_focus
from amends.insight.wanted import Wanted, lately
from amends.people.models import Channel, Customer, Staff, Team
from cast import AT
from insight.talking import (
    HOUR,
    SOLUTION,
    say,
    taken_outside,
    talked_of_fault,
    talked_of_the_solution,
    told,
)

DAY = timedelta(days=1)


@pytest.fixture
def whole(northlight: Team, amy: Customer, jim: Staff, ruth: Staff) -> Wanted:
    """Two cases of fault, one lost; two of the solution, one ended in peace; one of neither."""
    lost = talked_of_fault(northlight, amy, jim)
    talked_of_fault(northlight, amy, jim, at=AT + DAY)
    talked_of_the_solution(northlight, amy, jim, at=AT + DAY)
    kept = talked_of_the_solution(northlight, amy, jim, at=AT + 2 * DAY)
    told(northlight, amy, jim, at=AT + 3 * DAY, channel=Channel.EMAIL)
    taken_outside(lost, at=AT + 5 * HOUR)
    close_case(kept, outcome=Outcome.WITHDRAWN, words="Found.", by=jim, at=AT + 3 * DAY)
    sweep_focus(AT + 4 * DAY)
    return lately(teams_to_see(ruth), at=AT + 4 * DAY)


def test_the_page_and_the_command_see_the_same(whole: Wanted) -> None:
    from_rows, from_words = focus_audit(whole), audited(conversations(whole))
    assert from_rows == from_words
    assert from_rows.whole.cases == 5
    assert from_rows.whole.fault_first == 2
    assert from_rows.whole.time[Focus.FAULT] == 6 * HOUR


def test_lost_customers_stand_beside_what_came_first(whole: Wanted) -> None:
    audit = focus_audit(whole)
    assert (audit.blamed.lost, audit.blamed.known) == (1, 1)
    assert (audit.mended.lost, audit.mended.known) == (0, 0)


def test_notes_among_ourselves_are_read_too(whole: Wanted) -> None:
    audit = focus_audit(whole)
    assert audit.kinds["internal"].fault_first == 2
    assert audit.kinds["internal"].share(Focus.FAULT) == 1.0


def test_only_what_is_wanted_is_summed(whole: Wanted, the_regent: Team) -> None:
    by_mail = lately(whole.teams, at=whole.until, channel=Channel.EMAIL)
    assert focus_audit(by_mail) == audited(conversations(by_mail))
    assert focus_audit(by_mail).whole.cases == 1
    assert focus_audit(lately([the_regent], at=whole.until)).whole.cases == 0
    first_day = Wanted(whole.teams, AT, AT + HOUR)
    assert focus_audit(first_day) == audited(conversations(first_day))
    assert focus_audit(first_day).whole.cases == 1


def test_cases_come_by_page_with_most_fault_first(
    whole: Wanted, jim: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(focus, "PAGE", 2)
    first = cases_by_focus(whole)
    second = cases_by_focus(whole, after=first.next)
    third = cases_by_focus(whole, after=second.next)
    pages = [*first.cases, *second.cases, *third.cases]
    assert [one.fault for one in pages] == [16, 16, 0, 0, 0]
    assert len({one.case_id for one in pages}) == 5
    assert third.next == ""
    assert cases_by_focus(whole, after="the end").cases == first.cases


def test_a_case_that_goes_on_is_no_ending(whole: Wanted) -> None:
    assert [(q.cases, q.lost) for q in quarters_by_fault(whole)] == [(1, 1)]


def test_quarters_keep_equal_shares_together() -> None:
    counted = [
        (0, Outcome.RETAINED, 6),
        (20, Outcome.RETAINED, 1),
        (20, Outcome.PARTED, 1),
        (90, Outcome.TAKEN_OUTSIDE, 2),
    ]
    quarters = quarters_of(counted)
    assert [(q.number, q.least, q.most, q.cases, q.lost) for q in quarters] == [
        (2, 0, 0, 6, 0),
        (3, 20, 20, 2, 1),
        (4, 90, 90, 2, 2),
    ]
    assert quarters_of([]) == []


def test_even_shares_make_four_even_quarters() -> None:
    quarters = quarters_of([(share, Outcome.RETAINED, 1) for share in range(40)])
    assert [(q.least, q.most, q.cases) for q in quarters] == [
        (0, 9, 10),
        (10, 19, 10),
        (20, 29, 10),
        (30, 39, 10),
    ]


def test_figures_are_for_the_manager_of_a_team_and_the_owner_of_the_house(
    northlight: Team, the_regent: Team, tom: Staff, ines: Staff, ruth: Staff
) -> None:
    assert teams_to_see(tom) == [northlight]
    assert teams_to_see(ruth) == [northlight, the_regent]
    with pytest.raises(NotForThem, match="for the manager of a team"):
        teams_to_see(ines)


def test_a_case_that_goes_on_after_it_was_read_is_summed_anew(
    whole: Wanted, northlight: Team, jim: Staff
) -> None:
    case = told(northlight, cast.priya(), jim, at=AT + 3 * DAY)
    sweep_focus(whole.until)
    say(case, SOLUTION, jim, at=AT + 3 * DAY + HOUR)
    sweep_focus(whole.until)
    assert focus_audit(whole) == audited(conversations(whole))
