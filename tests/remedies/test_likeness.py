"""How like two cases are, and what like cases got: pure, at the bounds."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.models import Severity
from amends.remedies.likeness import (
    FARTHEST,
    SEVERITIES,
    SHARES,
    Likeness,
    Past,
    Spread,
    distance,
    nearest,
    spread_of,
)
from amends.remedies.models import Share
from amends.remedies.precedents import Precedents
from cast import AT

RING = Likeness(severity="serious", is_occasion=False, price=100.0, days_late=0, share="ours")

likenesses = st.builds(
    Likeness,
    severity=st.sampled_from(Severity.values),
    is_occasion=st.booleans(),
    price=st.none() | st.floats(min_value=0, max_value=10**10),
    days_late=st.integers(min_value=0, max_value=100_000),
    share=st.sampled_from(Share.values),
)


def past(case: int, owed: str = "0", goodwill: str = "0", likeness: Likeness = RING) -> Past:
    return Past(case, 1, AT, likeness, Decimal(owed), Decimal(goodwill))


def test_every_severity_and_share_has_its_place() -> None:
    assert list(SEVERITIES) == Severity.values
    assert list(SHARES) == Share.values


@pytest.mark.parametrize(
    ("changes", "apart"),
    [
        ({}, 0),
        ({"severity": "severe"}, 0.5),
        ({"severity": "minor"}, 0.5),
        ({"is_occasion": True}, 0.5),
        ({"severity": "severe", "is_occasion": True}, 1),
        ({"price": 300.0}, 0.5),
        ({"price": 0.0}, 1),
        ({"price": None}, 0.5),
        ({"days_late": 1}, 1 / 8),
        ({"days_late": 21}, 0.75),
        ({"share": "shared"}, 0.5),
        ({"share": "none"}, 1),
    ],
)
def test_each_part_of_the_distance_is_as_the_guide_says(
    changes: dict[str, object], apart: float
) -> None:
    assert distance(RING, replace(RING, **changes)) == pytest.approx(apart)


def test_impact_is_at_most_one_point() -> None:
    minor = replace(RING, severity="minor")
    assert distance(minor, replace(minor, severity="severe", is_occasion=True)) == 1


@given(likenesses, likenesses)
def test_it_is_as_far_there_as_back_and_never_over_four(one: Likeness, other: Likeness) -> None:
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one)
    assert 0 <= distance(one, other) <= 4


def test_the_nearest_nine_come_nearest_first_and_of_two_as_near_the_newer() -> None:
    far = [past(n, likeness=replace(RING, days_late=5)) for n in range(20, 25)]
    near = [past(n) for n in range(7)]
    found = [one.case for one in nearest(RING, [*far, *near])]
    assert found == [0, 1, 2, 3, 4, 5, 6, 20, 21]


def test_a_case_more_than_half_a_point_away_is_not_like_it() -> None:
    three_times = past(1, likeness=replace(RING, price=300.0))
    dearer = past(2, likeness=replace(RING, price=300.01))
    assert distance(RING, three_times.likeness) == FARTHEST
    assert [one.case for one in nearest(RING, [dearer, three_times])] == [1]


def test_two_cases_say_nothing_and_three_do() -> None:
    assert spread_of([]) is None
    assert spread_of([Decimal(1), Decimal(2)]) is None
    assert spread_of(map(Decimal, ("30", "10", "20"))) == Spread(
        3, Decimal(10), Decimal(15), Decimal(20), Decimal(25), Decimal(30)
    )


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=2), min_size=3, max_size=9))
def test_the_middle_half_holds_the_middle_and_lies_within_the_range(sums: list[Decimal]) -> None:
    spread = spread_of(sums)
    assert spread is not None
    assert spread.least <= spread.low <= spread.median <= spread.high <= spread.most
    assert spread.holds(spread.median)
    assert (spread.least, spread.most) == (min(sums), max(sums))


def precedents(*owed: str, goodwill: str = "0", year: int = 4) -> Precedents:
    rows = tuple(past(n, sum_, goodwill) for n, sum_ in enumerate(owed))
    return Precedents(
        nearest=rows,
        owed=spread_of(one.owed for one in rows),
        goodwill=spread_of(one.goodwill for one in rows),
        such_cases=year,
        currency="USD",
    )


@pytest.mark.parametrize(
    ("sum_", "is_outside"),
    [("14.99", True), ("15", False), ("25", False), ("25.01", True)],
)
def test_the_ends_of_the_middle_half_belong_to_it(sum_: str, is_outside: bool) -> None:
    like = precedents("10", "20", "30")
    assert like.beside_owed(Decimal(sum_)).is_outside is is_outside
    assert like.is_unlike(owed=[Decimal(sum_)], goodwill=Decimal(0)) is is_outside


def test_an_offer_is_alike_when_one_of_its_options_is() -> None:
    like = precedents("10", "20", "30")
    assert not like.is_unlike(owed=[Decimal(900), Decimal(20)], goodwill=Decimal(0))
    assert like.is_unlike(owed=[Decimal(900), Decimal(1)], goodwill=Decimal(0))


def test_goodwill_is_compared_by_itself() -> None:
    like = precedents("20", "20", "20", goodwill="12")
    assert not like.is_unlike(owed=[Decimal(20)], goodwill=Decimal(12))
    assert like.is_unlike(owed=[Decimal(20)], goodwill=Decimal(0))
    assert like.is_unlike(owed=[Decimal(20)], goodwill=Decimal(13))


def test_a_year_is_what_it_costs_when_everyone_like_this_gets_it() -> None:
    beside = precedents("10", "20", "30").beside_owed(Decimal(50))
    assert (beside.a_year, beside.a_year_more) == (Decimal(200), Decimal(120))
    alone = precedents("10").beside_owed(Decimal(50))
    assert (alone.spread, alone.is_outside, alone.a_year_more) == (None, False, None)
    assert alone.a_year == Decimal(200)
