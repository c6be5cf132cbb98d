"""Business minutes and days, over week-ends, holidays and changes of clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from amends.people.hours import BusinessHours, NeverOpen, Stretch

NEW_YORK = "America/New_York"
SHOP = BusinessHours(
    zone=NEW_YORK,
    weekly=tuple(Stretch(weekday, time(9), time(18)) for weekday in range(6)),
    country="US",
    subdivision="NY",
)
ALWAYS = BusinessHours(
    zone=NEW_YORK, weekly=tuple(Stretch(weekday, time(0), time(23, 59)) for weekday in range(7))
)


def utc(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_the_shop_is_open_from_its_first_minute_until_its_last() -> None:
    assert not SHOP.is_open(utc(3, 3, 13, 59))
    assert SHOP.is_open(utc(3, 3, 14))
    assert SHOP.is_open(utc(3, 3, 22, 59))
    assert not SHOP.is_open(utc(3, 3, 23))


def test_one_business_hour_from_saturday_evening_ends_on_monday_morning() -> None:
    saturday_half_past_five = utc(2, 28, 22, 30)
    assert SHOP.add_minutes(saturday_half_past_five, 60) == utc(3, 2, 14, 30)


def test_an_hour_that_ends_with_the_day_is_due_at_closing_and_not_next_morning() -> None:
    assert SHOP.add_minutes(utc(3, 3, 22), 60) == utc(3, 3, 23)


def test_no_minutes_at_all_mean_now_or_the_next_opening() -> None:
    assert SHOP.add_minutes(utc(3, 3, 15, 7), 0) == utc(3, 3, 15, 7)
    assert SHOP.add_minutes(utc(3, 1, 15), 0) == utc(3, 2, 14)
    assert SHOP.add_minutes(utc(3, 3, 23), 0) == utc(3, 4, 14)


def test_thanksgiving_is_no_business_day() -> None:
    assert not SHOP.is_business_day(date(2026, 11, 26))
    assert SHOP.add_days(utc(11, 25, 16), 1) == utc(11, 27, 16)


def test_a_team_that_does_not_keep_holidays_works_on_thanksgiving() -> None:
    tireless = BusinessHours(zone=NEW_YORK, weekly=SHOP.weekly)
    assert tireless.is_business_day(date(2026, 11, 26))


def test_a_day_of_stocktaking_is_skipped() -> None:
    shut = BusinessHours(zone=NEW_YORK, weekly=SHOP.weekly, shut_days=frozenset({date(2026, 3, 4)}))
    assert shut.add_minutes(utc(3, 3, 22, 30), 60) == utc(3, 5, 14, 30)
    assert shut.next_opening(utc(3, 4, 15)) == utc(3, 5, 14)


def test_the_holidays_of_a_part_of_the_country_count_there_only() -> None:
    epiphany = date(2026, 1, 6)
    munich = BusinessHours(zone="Europe/Berlin", country="DE", subdivision="BY")
    berlin = BusinessHours(zone="Europe/Berlin", country="DE", subdivision="BE")
    assert not munich.is_business_day(epiphany)
    assert berlin.is_business_day(epiphany)


def test_a_team_that_said_nothing_works_monday_to_friday_nine_to_five_in_its_own_zone() -> None:
    for silent in (BusinessHours(zone="Asia/Tokyo"), BusinessHours(zone="Asia/Tokyo", weekly=())):
        assert silent.next_opening(utc(3, 7, 12)) == utc(3, 9, 0)
        assert silent.minutes_between(utc(3, 2, 0), utc(3, 9, 0)) == 5 * 8 * 60


def test_a_business_day_keeps_the_time_of_day_when_the_clocks_go_forward() -> None:
    friday_at_ten, saturday_at_ten = utc(3, 6, 15), utc(3, 7, 15)
    assert SHOP.add_days(friday_at_ten, 1) == saturday_at_ten
    assert SHOP.add_days(friday_at_ten, 2) == utc(3, 9, 14)


def test_a_night_letter_is_due_at_closing_on_the_next_business_day() -> None:
    assert SHOP.add_days(utc(3, 4, 3), 1) == utc(3, 4, 23)
    assert SHOP.add_days(utc(3, 1, 17), 1) == utc(3, 2, 17)


def test_no_days_at_all_mean_now_or_the_next_closing() -> None:
    assert SHOP.add_days(utc(3, 3, 15), 0) == utc(3, 3, 15)
    assert SHOP.add_days(utc(3, 3, 12), 0) == utc(3, 3, 23)
    assert SHOP.add_days(utc(3, 3, 23), 0) == utc(3, 4, 23)


def test_in_the_lunch_break_a_day_later_means_its_closing() -> None:
    siesta = BusinessHours(
        zone="Europe/Madrid",
        weekly=tuple(
            stretch
            for weekday in range(5)
            for stretch in (
                Stretch(weekday, time(9), time(13)),
                Stretch(weekday, time(16), time(20)),
            )
        ),
    )
    assert siesta.add_days(utc(3, 3, 13), 1) == utc(3, 4, 19)
    assert siesta.minutes_between(utc(3, 3, 11), utc(3, 3, 16)) == 60 + 60


def test_the_closing_of_a_sunday_is_that_of_monday() -> None:
    assert SHOP.closing_on(date(2026, 3, 7)) == utc(3, 7, 23)
    assert SHOP.closing_on(date(2026, 3, 8)) == utc(3, 9, 22)


def test_a_desk_that_never_sleeps_has_days_of_23_24_and_25_hours() -> None:
    def hours_on(month: int, day: int) -> float:
        start = datetime(2026, month, day, 12, tzinfo=UTC)
        midnight = ALWAYS.closing_on((start - timedelta(days=1)).date())
        return ALWAYS.minutes_between(midnight, ALWAYS.closing_on(start.date())) / 60

    assert hours_on(3, 7) == 24
    assert hours_on(3, 8) == 23
    assert hours_on(11, 1) == 25


def test_who_opens_in_the_hour_that_is_left_out_opens_when_it_is_over() -> None:
    early = BusinessHours(zone=NEW_YORK, weekly=(Stretch(6, time(2, 30), time(4)),))
    assert early.next_opening(utc(3, 8, 0)) == utc(3, 8, 7)
    assert early.minutes_between(utc(3, 8, 0), utc(3, 9, 0)) == 60


def test_a_stretch_within_the_hour_that_is_left_out_is_no_stretch_that_day() -> None:
    baker = BusinessHours(zone=NEW_YORK, weekly=(Stretch(6, time(2, 15), time(2, 45)),))
    assert not baker.is_business_day(date(2026, 3, 8))
    assert baker.next_opening(utc(3, 8, 0)) == utc(3, 15, 6, 15)


def test_two_stretches_around_the_change_of_clocks_are_not_counted_twice() -> None:
    night = BusinessHours(
        zone=NEW_YORK,
        weekly=(Stretch(6, time(1), time(2, 30)), Stretch(6, time(3), time(5))),
    )
    assert night.minutes_between(utc(3, 8, 0), utc(3, 9, 0)) == 60 + 120


def test_an_hour_that_comes_twice_opens_with_its_first() -> None:
    night = BusinessHours(zone=NEW_YORK, weekly=(Stretch(6, time(1, 30), time(5)),))
    assert night.next_opening(utc(11, 1, 0)) == utc(11, 1, 5, 30)
    assert night.minutes_between(utc(11, 1, 0), utc(11, 2, 0)) == 4 * 60 + 30


def test_a_day_that_never_was_is_no_business_day() -> None:
    # Samoa went over the date line and had no 30 December 2011, a Friday.
    apia = BusinessHours(zone="Pacific/Apia")
    assert apia.is_business_day(date(2011, 12, 29))
    assert not apia.is_business_day(date(2011, 12, 30))
    thursday_at_ten = utc(12, 29, 20, year=2011)
    assert apia.add_days(thursday_at_ten, 1) == utc(1, 1, 20, year=2012)


def test_half_an_hour_is_lost_on_lord_howe() -> None:
    island = BusinessHours(zone="Australia/Lord_Howe", weekly=ALWAYS.weekly)
    eve, end = island.closing_on(date(2026, 10, 3)), island.closing_on(date(2026, 10, 4))
    assert island.minutes_between(eve, end) == 24 * 60 - 30


def test_minutes_are_negative_when_the_due_time_has_passed() -> None:
    assert SHOP.minutes_between(utc(3, 3, 15), utc(3, 3, 14, 30)) == -30
    assert SHOP.minutes_between(utc(3, 3, 15), utc(3, 3, 15)) == 0


def test_a_part_of_a_minute_has_not_passed() -> None:
    at = datetime(2026, 3, 3, 15, 0, 30, tzinfo=UTC)
    assert SHOP.minutes_between(at, utc(3, 3, 15, 2)) == 1


def test_a_moment_may_come_in_any_zone_and_goes_out_in_utc() -> None:
    there = utc(3, 3, 15).astimezone(tz=None)
    assert SHOP.add_minutes(there, 5) == utc(3, 3, 15, 5)
    assert SHOP.add_minutes(there, 5).tzinfo is UTC
    assert SHOP.add_days(there, 1).tzinfo is UTC


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        SHOP.is_open(datetime(2026, 3, 3, 15))  # noqa: DTZ001


@pytest.mark.parametrize("add", [SHOP.add_minutes, SHOP.add_days])
def test_time_is_not_taken_away(add) -> None:
    with pytest.raises(ValueError, match="not taken away"):
        add(utc(3, 3, 15), -1)


def test_a_team_that_is_shut_for_eleven_years_is_told_so() -> None:
    years = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(11 * 366))
    shut = BusinessHours(zone="UTC", shut_days=years)
    for ask in (shut.next_opening, lambda at: shut.add_minutes(at, 1)):
        with pytest.raises(NeverOpen):
            ask(utc(3, 3, 15))
