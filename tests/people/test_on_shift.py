"""Who is there when a complaint comes in, and who stands above whom."""

from datetime import UTC, date, datetime, time

import pytest

from amends.people.actions import (
    change_teams,
    let_go,
    note_absence,
    set_hours,
    set_shifts,
    set_shut_days,
)
from amends.people.errors import BadEntry, BeyondReason, NotInTeam, NotTheirsToSet
from amends.people.hours import Stretch
from amends.people.models import Role, Staff, Team
from amends.people.queries import (
    absences_of,
    house_owners,
    leads_of,
    managers_of,
    on_shift,
    shifts_of,
    staff_above,
    staff_of,
)
from cast import AT
from unchanged import nothing_changes

TUESDAY_NIGHT = datetime(2026, 3, 4, 4, 30, tzinfo=UTC)
TODAY = date(2026, 3, 3)
MORNINGS = [Stretch(1, time(9), time(10))]


def test_who_has_no_shifts_is_there_while_the_team_is_open(
    northlight: Team, jim: Staff, jane: Staff
) -> None:
    assert on_shift(northlight, AT) == [jane, jim]
    assert on_shift(northlight, TUESDAY_NIGHT) == []


def test_who_has_shifts_is_there_during_them_until_their_last_moment(
    northlight: Team, jim: Staff, jane: Staff, ines: Staff
) -> None:
    set_shifts(jim, northlight, MORNINGS, by=ines.actor, at=AT)
    assert on_shift(northlight, AT.replace(hour=14, minute=59)) == [ines, jane, jim]
    assert on_shift(northlight, AT) == [ines, jane]


def test_a_night_shift_lasts_until_midnight_though_the_shop_is_shut(
    northlight: Team, jim: Staff, ines: Staff
) -> None:
    set_shifts(jim, northlight, [Stretch(1, time(20), time(0))], by=ines.actor, at=AT)
    assert on_shift(northlight, TUESDAY_NIGHT) == [jim]
    assert on_shift(northlight, TUESDAY_NIGHT.replace(hour=5)) == []


def test_nobody_is_there_on_a_day_when_the_team_is_shut(
    northlight: Team, jim: Staff, ines: Staff
) -> None:
    set_shifts(jim, northlight, MORNINGS, by=ines.actor, at=AT)
    set_shut_days(northlight, {TODAY: "Stocktaking"}, by=ines.actor, at=AT)
    assert on_shift(northlight, AT.replace(hour=14, minute=30)) == []


def test_who_is_away_is_not_there_from_the_first_day_to_the_last(
    northlight: Team, jim: Staff
) -> None:
    note_absence(jim, first_day=TODAY, last_day=date(2026, 3, 4), by=jim.actor, at=AT)
    assert on_shift(northlight, AT.replace(day=2)) == [jim]
    assert on_shift(northlight, AT) == []
    assert on_shift(northlight, AT.replace(day=4, hour=22)) == []
    assert on_shift(northlight, AT.replace(day=5)) == [jim]


def test_who_was_let_go_is_not_there(northlight: Team, jim: Staff, tom: Staff) -> None:
    let_go(jim, by=tom.actor, at=AT)
    assert on_shift(northlight, AT) == [tom]


def test_asking_who_is_there_takes_four_queries(
    northlight: Team, jim: Staff, jane: Staff, ines: Staff, django_assert_num_queries
) -> None:
    set_shifts(jim, northlight, MORNINGS, by=ines.actor, at=AT)
    set_shifts(jane, northlight, MORNINGS, by=ines.actor, at=AT)
    with django_assert_num_queries(4):
        on_shift(northlight, AT)


def test_the_same_shifts_again_change_nothing(northlight: Team, jim: Staff, ines: Staff) -> None:
    set_shifts(jim, northlight, MORNINGS, by=ines.actor, at=AT)
    with nothing_changes():
        set_shifts(jim, northlight, MORNINGS, by=ines.actor, at=AT)
    set_shifts(jim, northlight, [], by=ines.actor, at=AT)
    assert shifts_of(jim, northlight) == ()


def test_shifts_that_cannot_be_kept_are_refused(
    northlight: Team, the_regent: Team, jim: Staff, ines: Staff, ruth: Staff
) -> None:
    overlapping = [Stretch(1, time(9), time(12)), Stretch(1, time(10), time(11))]
    with nothing_changes():
        with pytest.raises(BadEntry, match="Tuesday: two stretches overlap at 10:00"):
            set_shifts(jim, northlight, overlapping, by=ines.actor, at=AT)
        with pytest.raises(NotTheirsToSet):
            set_shifts(jim, northlight, MORNINGS, by=jim.actor, at=AT)
        with pytest.raises(NotInTeam, match="Jim Ortiz does not work in The Regent"):
            set_shifts(jim, the_regent, MORNINGS, by=ruth.actor, at=AT)


def test_shifts_end_with_the_place_in_the_team(
    northlight: Team, the_regent: Team, jim: Staff, ruth: Staff
) -> None:
    set_shifts(jim, northlight, MORNINGS, by=ruth.actor, at=AT)
    change_teams(jim, [the_regent], by=ruth.actor, at=AT)
    assert shifts_of(jim, northlight) == ()


def test_an_absence_noted_twice_is_one(jim: Staff, ines: Staff) -> None:
    days = {"first_day": TODAY, "last_day": TODAY}
    absence = note_absence(jim, **days, by=jim.actor, at=AT)
    with nothing_changes():
        assert note_absence(jim, **days, by=ines.actor, at=AT) == absence
    assert [*absences_of(jim, TODAY)] == [absence]
    assert [*absences_of(jim, date(2026, 3, 4))] == []


def test_an_absence_that_nobody_can_mean_is_refused(
    the_regent: Team, jim: Staff, jane: Staff, ines: Staff, ruth: Staff
) -> None:
    with nothing_changes():
        with pytest.raises(BadEntry, match="ends before it begins"):
            note_absence(jim, first_day=TODAY, last_day=date(2026, 3, 2), by=jim.actor, at=AT)
        with pytest.raises(BeyondReason):
            note_absence(jim, first_day=TODAY, last_day=date(2036, 3, 2), by=jim.actor, at=AT)
        for nobody in (jane, jim):
            with pytest.raises(NotTheirsToSet):
                note_absence(ines, first_day=TODAY, last_day=TODAY, by=nobody.actor, at=AT)
    change_teams(jim, [the_regent], by=ruth.actor, at=AT)
    with nothing_changes(), pytest.raises(NotTheirsToSet, match="not in a team of yours"):
        note_absence(jim, first_day=TODAY, last_day=TODAY, by=ines.actor, at=AT)


def test_the_ladder_leads_from_jim_to_the_owner_of_the_house(
    northlight: Team, jim: Staff, jane: Staff, ines: Staff, tom: Staff, ruth: Staff
) -> None:
    assert staff_above(jim, northlight) == [ines, tom, ruth]
    assert staff_above(ines, northlight) == [tom, ruth]
    assert staff_above(ruth, northlight) == []
    assert [*leads_of(northlight)] == [ines]
    assert [*managers_of(northlight)] == [tom]
    assert [*house_owners()] == [ruth]
    assert [*staff_of(northlight)] == [ines, jane, jim, tom]


def test_the_ladder_of_another_team_has_its_own_rungs(
    the_regent: Team, jim: Staff, ines: Staff, ruth: Staff
) -> None:
    assert staff_above(jim, the_regent) == [ruth]


def test_an_owner_who_works_in_the_team_stands_on_the_ladder_once(
    northlight: Team, the_regent: Team, jim: Staff, ruth: Staff
) -> None:
    change_teams(ruth, [northlight, the_regent], by=ruth.actor, at=AT)
    assert staff_above(jim, northlight) == [ruth]
    assert Role(ruth.role).rank == 3


def test_late_hours_move_who_is_there(northlight: Team, jim: Staff, ines: Staff) -> None:
    set_hours(northlight, [Stretch(1, time(9), time(23, 59))], by=ines.actor, at=AT)
    assert on_shift(northlight, TUESDAY_NIGHT) == [ines, jim]
