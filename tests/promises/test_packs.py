"""What the clock packs ask, on the boundaries. Pure: dates go in, dates come out."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from amends.people.hours import BusinessHours, Stretch
from amends.promises.packs import Missed, Why, load_clock_pack, pack_names, refund_for

OFFICE = BusinessHours(
    "America/New_York",
    tuple(Stretch(day, time(9), time(17)) for day in range(5)),
    country="US",
    subdivision="NY",
)
DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 3, 7, 5, 0, tzinfo=UTC)
"""The end of Friday, 6 March 2026, in New York: what was promised for that day is late now."""

MISSED = Missed(MIDNIGHT)
FTC, UK, EU = (load_clock_pack(n) for n in ("us_mail_order", "uk_delivery", "eu_delivery"))


def test_there_are_three_and_each_has_its_source_and_its_day() -> None:
    assert pack_names() == ("eu_delivery", "uk_delivery", "us_mail_order")
    for pack in (FTC, UK, EU):
        assert pack.days_without_a_date == 30
        assert pack.valid_from < pack.checked_on
        assert pack.source
    with pytest.raises(KeyError):
        load_clock_pack("../us_mail_order")


def test_who_did_not_offer_another_day_in_time_pays_back_within_seven_working_days() -> None:
    refund = refund_for(FTC, MISSED, OFFICE)
    assert refund is not None
    # From the Friday that was missed: Monday is the first working day, Tuesday week the seventh.
    assert (refund.why, refund.vests_at) == (Why.NOT_OFFERED, MIDNIGHT)
    assert refund.due_on == date(2026, 3, 17)


def test_working_days_leave_out_holidays_and_weekends() -> None:
    # Friday, 22 May 2026; Monday is Memorial Day.
    refund = refund_for(FTC, Missed(datetime(2026, 5, 23, 4, 0, tzinfo=UTC)), OFFICE)
    assert refund is not None
    assert refund.due_on == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("days", "vests_after"),
    [(1, 1), (29, 29), (30, 30), (31, 0), (90, 0)],
)
def test_an_order_stands_for_thirty_more_days_where_the_customer_said_nothing(
    days: int, vests_after: int
) -> None:
    asked = replace(MISSED, asked_until=MIDNIGHT + days * DAY)
    refund = refund_for(FTC, asked, OFFICE)
    assert refund is not None
    assert (refund.why, refund.vests_at) == (Why.NO_CONSENT, MIDNIGHT + vests_after * DAY)


@pytest.mark.parametrize("pack", [FTC, UK, EU])
def test_a_second_day_that_is_missed_brings_the_money_back_unasked(pack: object) -> None:
    second = replace(MISSED, is_second=True, asked_until=MIDNIGHT + 5 * DAY)
    refund = refund_for(pack, second, OFFICE)  # type: ignore[arg-type]
    assert refund is not None
    assert (refund.why, refund.vests_at) == (Why.SECOND_DELAY, MIDNIGHT)


@pytest.mark.parametrize("pack", [UK, EU])
def test_in_europe_a_first_delay_ends_nothing_unless_the_day_was_essential(pack: object) -> None:
    assert refund_for(pack, MISSED, OFFICE) is None  # type: ignore[arg-type]
    essential = replace(MISSED, is_essential=True)
    refund = refund_for(pack, essential, OFFICE)  # type: ignore[arg-type]
    assert refund is not None
    # Fourteen days of the calendar after the day that was missed, whatever its hour.
    assert (refund.why, refund.due_on) == (Why.ESSENTIAL, date(2026, 3, 20))


def test_an_essential_day_is_a_day_like_any_other_to_the_mail_order_rule() -> None:
    refund = refund_for(FTC, replace(MISSED, is_essential=True), OFFICE)
    assert refund is not None
    assert refund.why == Why.NOT_OFFERED
