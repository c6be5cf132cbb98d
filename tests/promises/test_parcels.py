"""When an order on its way is late for its promised day."""

from datetime import UTC, datetime, timedelta

from amends.promises.parcels import arrival_looked_for, hand_over_looked_for, usual_time

DEADLINE = datetime(2026, 3, 20, tzinfo=UTC)
DAY = timedelta(days=1)


def test_three_parcels_in_four_say_what_is_usual() -> None:
    taken = [n * DAY for n in range(40, 0, -1)]
    assert usual_time(taken) == 31 * DAY
    assert usual_time(taken[:29]) is None


def test_a_hand_over_counts_from_its_limit_and_no_sooner_than_a_week_before() -> None:
    assert hand_over_looked_for(DEADLINE - 3 * DAY, DEADLINE) == DEADLINE - 3 * DAY
    assert hand_over_looked_for(DEADLINE - 9 * DAY, DEADLINE) == DEADLINE - 7 * DAY


def test_a_parcel_counts_when_most_have_arrived_and_no_sooner_than_a_week_before() -> None:
    sent = DEADLINE - 10 * DAY
    assert arrival_looked_for(sent, 6 * DAY, DEADLINE) == DEADLINE - 4 * DAY
    assert arrival_looked_for(sent, 2 * DAY, DEADLINE) == DEADLINE - 7 * DAY
    assert arrival_looked_for(sent, 10 * DAY, DEADLINE) is None
    assert arrival_looked_for(sent, None, DEADLINE) is None
