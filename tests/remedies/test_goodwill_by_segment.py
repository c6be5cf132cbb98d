"""Whether goodwill goes by who somebody is: by segment, with sample sizes."""

from datetime import timedelta
from decimal import Decimal

from amends.people.actions import note_worth
from amends.remedies.fairness import FEW, Dimension, Fairness, Given, Segment, fairness_of
from amends.remedies.models import Precedent
from amends.remedies.queries import goodwill_by_segment
from cast import AT, Cast
from remedies.desk import settled

DAY = timedelta(days=1)


def segment(report: Fairness, dimension: Dimension, value: str) -> Segment:
    (found,) = (s for s in report.segments if (s.dimension, s.value) == (dimension, value))
    return found


def given(
    goodwill: str, *, worth: str | None = None, language: str = "en", returning: bool = False
) -> Given:
    sum_ = None if worth is None else Decimal(worth)
    return Given(language, "phone", sum_, returning, Decimal(goodwill))


def test_every_case_counts_once_in_each_dimension_those_with_nothing_too() -> None:
    rows = [given("0"), given("10"), given("20", language="es"), given("0", returning=True)]
    report = fairness_of("USD", rows, unit=1)
    assert (report.cases, report.mean) == (4, Decimal("7.50"))
    for dimension in Dimension:
        assert sum(s.cases for s in report.segments if s.dimension == dimension) == 4
    assert segment(report, Dimension.LANGUAGE, "en") == Segment(
        Dimension.LANGUAGE, "en", 3, 1, Decimal(10), Decimal("3.33"), Decimal("0.00")
    )
    assert segment(report, Dimension.HISTORY, "returning").given == 0


def test_the_bands_of_worth_begin_at_their_lower_end_and_follow_the_currency() -> None:
    worths = (None, "0", "99.99", "100", "999.99", "1000")
    rows = [given("1", worth=worth) for worth in worths]
    bands = {
        s.value: s.cases
        for s in fairness_of("USD", rows, unit=1).segments
        if s.dimension == Dimension.WORTH
    }
    assert bands == {"unknown": 1, "0-100": 2, "100-1000": 2, "1000+": 1}
    (yen,) = (
        s
        for s in fairness_of("JPY", [given("1", worth="10000")], unit=100).segments
        if s.dimension == Dimension.WORTH
    )
    assert yen.value == "10000-100000"


def test_a_small_sample_is_marked() -> None:
    few = fairness_of("USD", [given("1")] * (FEW - 1), unit=1)
    assert all(s.is_few for s in few.segments)
    assert not any(s.is_few for s in fairness_of("USD", [given("1")] * FEW, unit=1).segments)


def test_what_was_chosen_is_reported_from_the_rows_in_one_query(
    people: Cast, django_assert_num_queries: object
) -> None:
    first = settled(people, "one", language="es", extras=("voucher",), at=AT - 2 * DAY)
    note_worth(first.customer, Decimal(3100), currency="USD", by=people.jim.actor, at=AT - DAY)
    settled(people, "two", at=AT - DAY)
    with django_assert_num_queries(1):  # type: ignore[operator]
        (report,) = goodwill_by_segment(people.team, at=AT)
    assert segment(report, Dimension.LANGUAGE, "es").mean == Decimal(20)
    assert segment(report, Dimension.LANGUAGE, "en").mean == Decimal(0)
    assert segment(report, Dimension.CHANNEL, "phone").cases == 2
    assert goodwill_by_segment(None, at=AT) == (report,)


def test_who_had_been_here_before_is_returning(people: Cast) -> None:
    first = settled(people, "one", at=AT - 9 * DAY)
    assert not Precedent.objects.get(case=first).is_returning
    again = settled(people, "one-again", of=first.customer, at=AT - DAY)
    assert Precedent.objects.get(case=again).is_returning


def test_nothing_chosen_is_no_report(people: Cast) -> None:
    assert goodwill_by_segment(people.team, at=AT) == ()
