"""A team is added, and says when it is open."""

from datetime import date, time
from decimal import Decimal

import pytest

import cast
from amends.journal.actor import MACHINE, PUBLIC
from amends.journal.queries import entries_about
from amends.people.actions import add_team, hire_staff, set_hours, set_shut_days
from amends.people.defaults import LIMITS
from amends.people.errors import (
    BadEntry,
    NameTaken,
    NobodyByThatName,
    NotTheirsToSet,
)
from amends.people.hours import Stretch
from amends.people.models import Customer, Kind, Role, Staff, Team
from amends.people.queries import (
    authority_table,
    belongs_to,
    hours_of,
    limit_of,
    team_called,
    team_for,
    team_numbers_of,
    teams_of,
)
from cast import AT
from unchanged import nothing_changes


def test_everybody_in_a_new_team_may_give_something_at_once(the_regent: Team) -> None:
    usher = hire_staff(
        email="usher@regent.example", name="Ada Park", teams=[the_regent], by=MACHINE, at=AT
    )
    for kind in Kind:
        assert limit_of(usher, the_regent, kind) == LIMITS[Role.CLERK][kind] > 0


def test_limits_begin_in_the_order_of_size_of_the_currency(db: None) -> None:
    tokyo = add_team(name="Tokyo", currency="jpy", country="jp", by=MACHINE, at=AT)
    assert tokyo.currency == "JPY"
    assert authority_table(tokyo)["clerk"][Kind.GOODWILL] == Decimal(2500)


def test_two_teams_whose_names_are_written_alike_have_addresses_of_their_own(db: None) -> None:
    names = ["Lucia's", "Lucias", "!!!", "東京"]
    slugs = [add_team(name=name, by=MACHINE, at=AT).slug for name in names]
    assert slugs == ["lucias", "lucias-2", "team", "team-2"]


def test_a_team_of_the_same_name_is_refused(northlight: Team) -> None:
    with nothing_changes(), pytest.raises(NameTaken) as refused:
        add_team(name="northlight ELECTRONICS", by=MACHINE, at=AT)
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "N" * 81),
        ("name", "N\x00"),
        ("trade", "T" * 81),
        ("time_zone", "America/Nowhere"),
        ("time_zone", "../../etc/passwd"),
        ("time_zone", ""),
        ("language", "xx"),
        ("language", ""),
        ("language", "zh-Hant-TW"),
        ("currency", "DEM"),
        ("currency", ""),
        ("currency", "$"),
        ("country", "XX"),
        ("country", "UK"),
        ("country", "USA"),
        ("subdivision", "Bavaria"),
        ("email", "desk"),
        ("phone", "none"),
    ],
)
def test_a_team_nowhere_on_earth_is_refused(db: None, field: str, value: str) -> None:
    described = {"name": "Paper Lantern", "country": "US", field: value}
    with nothing_changes(), pytest.raises(BadEntry) as refused:
        add_team(**described, by=MACHINE, at=AT)
    assert refused.value.field == field


def test_a_part_without_its_country_is_refused(db: None) -> None:
    with nothing_changes(), pytest.raises(BadEntry, match="Name the country too"):
        add_team(name="Paper Lantern", subdivision="NY", by=MACHINE, at=AT)


def test_only_the_owner_of_the_house_adds_teams(tom: Staff, ruth: Staff, amy: Customer) -> None:
    for nobody in (tom.actor, amy.actor, PUBLIC):
        with nothing_changes(), pytest.raises(NotTheirsToSet):
            add_team(name="Paper Lantern", by=nobody, at=AT)
    team = add_team(name="Paper Lantern", by=ruth.actor, at=AT)
    assert entries_about(team).get().by == ruth.actor


def test_hours_are_those_that_the_lead_set(northlight: Team, ines: Staff) -> None:
    weekly = [Stretch(4, time(18), time(0)), Stretch(0, time(9), time(12, 30))]
    set_hours(northlight, weekly, by=ines.actor, at=AT)
    assert hours_of(northlight).weekly == (
        Stretch(0, time(9), time(12, 30)),
        Stretch(4, time(18), time(23, 59)),
    )
    with nothing_changes():
        set_hours(northlight, weekly, by=ines.actor, at=AT)


def test_a_team_without_hours_works_office_hours_in_its_own_zone(the_regent: Team) -> None:
    hours = hours_of(the_regent)
    assert hours.zone == "America/New_York"
    assert hours.minutes_between(AT, AT.replace(day=5)) == 2 * 8 * 60


def test_hours_are_read_in_two_queries(northlight: Team, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        hours_of(northlight)


@pytest.mark.parametrize(
    ("weekly", "why"),
    [
        ([Stretch(0, time(9), time(12)), Stretch(0, time(11), time(17))], "Monday.*overlap"),
        ([Stretch(5, time(9), time(17)), Stretch(5, time(9), time(12))], "Saturday.*overlap"),
        ([Stretch(6, time(22), time(2))], "Sunday.*before it starts"),
        ([Stretch(2, time(9), time(9))], "Wednesday.*before it starts"),
        ([Stretch(7, time(9), time(17))], "seven days"),
        ([Stretch(0, time(0, n), time(0, n + 1)) for n in range(55)], "At most 50"),
    ],
)
def test_hours_that_cannot_be_kept_are_refused(
    northlight: Team, ines: Staff, weekly: list[Stretch], why: str
) -> None:
    with nothing_changes(), pytest.raises(BadEntry, match=why):
        set_hours(northlight, weekly, by=ines.actor, at=AT)


def test_the_hours_of_another_team_are_not_hers_to_set(the_regent: Team, ines: Staff) -> None:
    with nothing_changes(), pytest.raises(NotTheirsToSet, match="do not work in The Regent"):
        set_hours(the_regent, [Stretch(0, time(9), time(17))], by=ines.actor, at=AT)


def test_a_clerk_sets_no_hours_and_no_shut_days(northlight: Team, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(NotTheirsToSet, match="lead or higher"):
        set_hours(northlight, [], by=jim.actor, at=AT)
    with nothing_changes(), pytest.raises(NotTheirsToSet):
        set_shut_days(northlight, {date(2026, 3, 4): ""}, by=jim.actor, at=AT)


def test_shut_days_are_kept_with_their_reason(northlight: Team, ines: Staff) -> None:
    days = {date(2026, 3, 4): "Stocktaking", date(2026, 3, 5): ""}
    set_shut_days(northlight, days, by=ines.actor, at=AT)
    assert not hours_of(northlight).is_business_day(date(2026, 3, 4))
    with nothing_changes():
        set_shut_days(northlight, days, by=ines.actor, at=AT)
    set_shut_days(northlight, {}, by=ines.actor, at=AT)
    assert hours_of(northlight).is_business_day(date(2026, 3, 4))


def test_shut_days_that_nobody_can_mean_are_refused(northlight: Team, ines: Staff) -> None:
    for many in (
        {date.fromordinal(730_000 + n): "" for n in range(1_001)},
        {date(2026, 3, 4): "x" * 81},
    ):
        with nothing_changes(), pytest.raises(BadEntry):
            set_shut_days(northlight, many, by=ines.actor, at=AT)


def test_a_team_may_open_on_public_holidays(db: None) -> None:
    team = add_team(name="Diner", country="US", keeps_holidays=False, by=MACHINE, at=AT)
    assert hours_of(team).is_business_day(date(2026, 11, 26))
    assert not hours_of(cast.northlight()).is_business_day(date(2026, 11, 26))


def test_everybody_sees_their_own_teams_and_the_owner_of_the_house_all(
    northlight: Team, the_regent: Team, jim: Staff, ruth: Staff
) -> None:
    assert [*teams_of(jim)] == [northlight]
    assert [*teams_of(ruth)] == [northlight, the_regent]
    assert (team_numbers_of(jim), team_numbers_of(ruth)) == ([northlight.pk], None)
    assert belongs_to(jim, northlight)
    assert not belongs_to(jim, the_regent)
    assert belongs_to(ruth, the_regent)
    assert team_for(ruth, "the-regent") == the_regent
    for slug in ("the-regent", "nowhere", "\0"):
        with pytest.raises(NobodyByThatName):
            team_for(jim, slug)
    with pytest.raises(NobodyByThatName):
        team_called("nowhere")
