"""Facts are read strictly: what is unknown, missing or mistyped is named, never taken as a no."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from amends.policy import FactError, FactType, LineKind
from policy.the_shop import shop

POLICY = """
facts:
  price: money
  rate: {type: decimal, at_most: 100}
  delay: {type: int, unit: minutes, title: {en: Delay, es: Retraso}, at_least: 0}
  kind: {type: choice, choices: {late: {en: came late, es: llegó tarde}, short: was short}}
  essential: bool
  bought_on: date
  came_on: {type: date, not_before: bought_on, default: null}
  closed_on: {type: dates, default: [2026-12-25]}
  seen_at: {type: moment, default: null}
  item: {type: text, default: it}
  spent: {type: money, default: null, needed_when: {kind: short}}
  lifetime_value: {type: money, default: 0}
lines:
  back:
    kind: entitlement
    what: Money back
    when: {delay: {at_least: 30}}
    amount: {of: price, percent: 10}
    because: Late by {delay}.
"""
RIGHT: dict[str, object] = {
    "price": "12.50",
    "rate": 1,
    "delay": 45,
    "kind": "late",
    "essential": False,
    "bought_on": "2026-03-01",
}


def test_a_policy_says_of_each_fact_what_a_form_needs() -> None:
    facts = shop(POLICY).facts
    assert list(facts)[:4] == ["price", "rate", "delay", "kind"]
    assert facts["delay"].type is FactType.INT
    assert facts["delay"].unit == "minutes"
    assert facts["delay"].title == "Delay"
    assert facts["delay"].title_in("es-MX") == "Retraso"
    assert facts["price"].title == "price"
    assert facts["kind"].choices == ("late", "short")
    assert facts["kind"].choice_title("late", "es") == "llegó tarde"
    assert facts["kind"].choice_title("short", "es") == "was short"
    assert facts["price"].required
    assert not facts["item"].required
    assert facts["item"].default == "it"
    assert facts["closed_on"].default == (date(2026, 12, 25),)
    assert facts["lifetime_value"].only_for is LineKind.GOODWILL


@pytest.mark.parametrize("price", ["12.50", "12.5", 12.5, Decimal("12.50"), "+12.50"])
def test_money_comes_as_text_or_as_a_number(price: object) -> None:
    assert shop(POLICY).decide({**RIGHT, "price": price}).owed == Decimal("1.25")


def test_a_float_means_what_was_written() -> None:
    assert shop(POLICY).decide({**RIGHT, "price": 1.15}).owed == Decimal("0.12")


def test_days_come_as_days_too() -> None:
    assert shop(POLICY).check_facts({**RIGHT, "bought_on": date(2026, 3, 1)}) == ()


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("price", "-0.01", "price: expected a sum of money of at least 0, found '-0.01'"),
        ("price", "12,50", "price: expected a sum of money of at least 0, found '12,50'"),
        ("price", "1e3", "price: expected a sum of money"),
        ("price", "1_000", "price: expected a sum of money"),
        ("price", "١٢", "price: expected a sum of money"),
        ("price", " 12", "price: expected a sum of money"),
        ("price", "", "price: expected a sum of money of at least 0, found ''"),
        ("price", float("nan"), "price: expected a sum of money of at least 0, found nan"),
        ("price", float("inf"), "price: expected a sum of money"),
        ("price", Decimal("sNaN"), "price: expected a sum of money"),
        ("price", "1000000000000.01", "price: expected a sum of money"),
        ("price", "0.0000001", "price: expected a sum of money with at most 6 decimals"),
        ("price", True, "price: expected a sum of money of at least 0, found true"),
        ("price", None, "price: expected a sum of money of at least 0, found nothing"),
        ("price", [1], "price: expected a sum of money of at least 0, found a list"),
        ("rate", "100.1", "rate: expected a number of at most 100, found '100.1'"),
        ("delay", 45.0, "delay: expected a whole number of minutes of at least 0, found 45.0"),
        ("delay", "45", "delay: expected a whole number of minutes of at least 0, found '45'"),
        ("delay", True, "delay: expected a whole number of minutes of at least 0, found true"),
        ("delay", -1, "delay: expected a whole number of minutes of at least 0, found -1"),
        ("delay", 10**400, "found a number too large to be meant"),
        ("kind", "Late", "kind: expected one of late, short, found 'Late'; did you mean late?"),
        ("kind", 7, "kind: expected one of late, short, found 7, which is no text"),
        ("essential", 0, "essential: expected true or false, found 0"),
        ("essential", "false", "essential: expected true or false, found 'false'"),
        ("bought_on", "2026-02-29", "bought_on: 2026-02-29 is on no calendar"),
        ("bought_on", "1.3.2026", "bought_on: expected a date as 2026-11-22, found '1.3.2026'"),
        ("bought_on", "20260301", "bought_on: expected a date"),
        ("bought_on", "9999-12-31", "bought_on: expected a date from 1900 to 2200"),
        ("bought_on", datetime(2026, 3, 1, tzinfo=UTC), "bought_on: expected a date"),
        ("came_on", "2026-02-28", "came_on: 2026-02-28 is before bought_on, 2026-03-01"),
        ("closed_on", "2026-03-01", "closed_on: expected a list of dates"),
        ("closed_on", ["2026-13-01"], "closed_on: 2026-13-01 is on no calendar"),
        ("seen_at", "2026-03-01T10:00:00", "seen_at: expected a date and time with its zone"),
        ("item", "x" * 501, "item: expected words of at most 500 letters"),
        ("prise", 5, "prise: unknown fact; did you mean price?"),
    ],
)
def test_a_wrong_fact_is_named_with_what_was_expected(fact: str, value: object, said: str) -> None:
    with pytest.raises(FactError) as refused:
        shop(POLICY).decide({**RIGHT, fact: value})
    assert said in str(refused.value)
    assert [problem.fact for problem in refused.value.problems] == [fact]


def test_every_wrong_fact_is_named_at_once_for_a_form() -> None:
    found = shop(POLICY).check_facts({"price": "x", "delay": 1, "colour": "red"})
    assert [text.split(":")[0] for text in found] == [
        "price",
        "rate",
        "kind",
        "essential",
        "bought_on",
        "colour",
    ]


def test_a_fact_may_be_needed_in_one_case_only() -> None:
    policy = shop(POLICY)
    assert policy.check_facts(RIGHT) == ()
    (found,) = policy.check_facts({**RIGHT, "kind": "short"})
    assert found == "spent: missing, expected a sum of money when kind is was short"
    assert policy.check_facts({**RIGHT, "kind": "short", "spent": 3}) == ()


def test_one_group_of_facts_or_another_is_needed() -> None:
    policy = shop(
        """
        facts:
          one_on: {type: date, default: null}
          two_on: {type: date, default: null}
          visits: {type: int, default: null}
        needs_one_of: [[one_on, two_on], [visits]]
        """
    )
    assert policy.check_facts({"visits": 1}) == ()
    assert policy.check_facts({"one_on": "2026-01-01", "two_on": "2026-01-02"}) == ()
    (found,) = policy.check_facts({"one_on": "2026-01-01"})
    assert found == "one_on: missing, expected one_on with two_on; or visits"


def test_the_sum_of_all_bounds_is_refused_and_not_rounded_away() -> None:
    policy = shop(
        """
        facts: {price: money, count: int}
        lines:
          back: {kind: entitlement, what: Back, because: It is, amount: {of: price, times: count}}
        """
    )
    with pytest.raises(FactError, match="cannot be meant"):
        policy.decide({"price": 10**12, "count": 10**12})


@pytest.mark.parametrize("fact", ["item", "closed_on", "spent", "lifetime_value"])
def test_nothing_in_a_field_that_has_a_default_is_the_default(fact: str) -> None:
    policy = shop(POLICY)
    assert policy.decide({**RIGHT, fact: None}) == policy.decide(RIGHT)


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-12:00", "1899-12-31T23:00:00Z"]
)
def test_a_moment_at_the_ends_of_the_calendar_is_refused(moment: str) -> None:
    with pytest.raises(FactError, match=r"seen_at: expected a date and time .* from 1900 to 2200"):
        shop(POLICY).decide({**RIGHT, "seen_at": moment})


def test_the_largest_sum_of_a_divided_price_is_still_rounded() -> None:
    policy = shop(
        """
        facts: {price: money, count: int}
        derived: {third: {divide: price, by: 3}}
        lines:
          back: {kind: entitlement, what: Back, because: It is, amount: {of: third, times: count}}
        """
    )
    assert policy.decide({"price": "0.03", "count": 3}).owed == Decimal("0.03")
    assert policy.decide({"price": 10**12, "count": 3000}).owed == Decimal(10**15)


def test_half_a_cent_that_a_division_leaves_a_hair_below_is_rounded_up() -> None:
    policy = shop(
        """
        facts: {price: money}
        derived: {third: {divide: price, by: 3}}
        lines:
          back:
            kind: entitlement
            what: Back
            because: It is
            amount: {sum: [{of: third}, {of: third, percent: 50}]}
        """
    )
    assert policy.decide({"price": "0.01"}).owed == Decimal("0.01")
