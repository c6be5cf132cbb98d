# ruff: noqa: E501  the rows of a table stay whole
"""The shapes of an amount, each on its boundaries."""

from decimal import Decimal

import pytest

from policy.the_shop import HEAD, shop

FACTS = """
facts:
  price: {type: money, default: 100}
  paid: {type: money, default: 0}
  n: {type: int, at_least: -100, default: 0}
  weight: {type: decimal, default: 0}
  kind: {type: choice, choices: [a, b], default: a}
  size: {type: choice, choices: [s, l], default: s}
"""


def owed(amount: str, head: str = HEAD, **facts: object) -> Decimal:
    policy = shop(
        FACTS
        + "lines:\n  it: {kind: entitlement, what: It, because: It is, amount: "
        + amount
        + "}\n",
        head=head,
    )
    return policy.decide(facts).owed


@pytest.mark.parametrize(
    ("amount", "facts", "right"),
    [
        ("12.5", {}, "12.50"),
        ("12.50 USD", {}, "12.50"),
        ("{flat: 7}", {}, "7.00"),
        ("{of: price}", {"price": "0.01"}, "0.01"),
        ("{of: price, percent: 12.5}", {"price": "5.00"}, "0.63"),
        ("{of: price, percent: 150}", {"price": "5.00"}, "7.50"),
        ("{of: price, share: 50}", {"price": "121.01"}, "60.51"),
        ("{of: {of: price, percent: 50}, percent: 50}", {"price": "10"}, "2.50"),
        # Percent with a cap and a minimum.
        ("{of: price, percent: 10, at_most: 8}", {"price": 79}, "7.90"),
        ("{of: price, percent: 10, at_most: 8}", {"price": 81}, "8.00"),
        ("{of: price, percent: 10, at_least: 5}", {"price": 10}, "5.00"),
        ("{of: price, percent: 10, at_least: 5}", {"price": 60}, "6.00"),
        ("{of: price, at_most: {of: paid}}", {"price": 60, "paid": 40}, "40.00"),
        ("{of: price, only_above: 5}", {"price": 5}, "0.00"),
        ("{of: price, only_above: 5}", {"price": "5.01"}, "5.01"),
        # Counted, and counted up to a number.
        ("{flat: 50, times: n}", {"n": 3}, "150.00"),
        ("{flat: 50, times: n}", {"n": -3}, "0.00"),
        ("{flat: 50, times: n, times_at_most: 5}", {"n": 5}, "250.00"),
        ("{sum: [{flat: 50, times: n, times_at_most: 5}, 60]}", {"n": -1}, "60.00"),
        ("{flat: 50, times: n, times_at_most: 5}", {"n": 6}, "250.00"),
        ("{flat: 50, times: 2}", {}, "100.00"),
        ("{flat: 10, times: weight}", {"weight": "1.5"}, "15.00"),
        # For each stretch after a grace, full or begun, with a cap.
        ("{each: 8, per: n}", {"n": 4}, "32.00"),
        ("{each: 8, per: n}", {"n": -4}, "0.00"),
        ("{each: 8, per: n, after: 2}", {"n": 2}, "0.00"),
        ("{each: 8, per: n, after: 2}", {"n": 3}, "8.00"),
        ("{each: 8, per: n, every: 12}", {"n": 11}, "0.00"),
        ("{each: 8, per: n, every: 12}", {"n": 12}, "8.00"),
        ("{each: 8, per: n, every: 12, count: begun}", {"n": 0}, "0.00"),
        ("{each: 8, per: n, every: 12, count: begun}", {"n": 1}, "8.00"),
        ("{each: 8, per: n, every: 12, count: begun}", {"n": 12}, "8.00"),
        ("{each: 8, per: n, every: 12, count: begun}", {"n": 13}, "16.00"),
        ("{each: 8, per: weight, count: begun}", {"weight": "2.1"}, "24.00"),
        ("{each: 8, per: weight}", {"weight": "2.9"}, "16.00"),
        ("{base: 95, each: 40, per: n, every: 12, after: 12}", {"n": 12}, "95.00"),
        ("{base: 95, each: 40, per: n, every: 12, after: 12}", {"n": 24}, "135.00"),
        ("{base: 95, each: 40, per: n, every: 12, at_most: 100}", {"n": 24}, "100.00"),
        ("{each: {of: price, percent: 5}, per: n, at_most: {of: price, percent: 50}}", {"n": 3}, "15.00"),
        ("{each: {of: price, percent: 5}, per: n, at_most: {of: price, percent: 50}}", {"n": 30}, "50.00"),
        # Bands, both ways.
        ("{bands: n, rows: [{at_least: 30, amount: 2}, {above: 10, amount: 1}]}", {"n": 10}, "0.00"),
        ("{bands: n, rows: [{at_least: 30, amount: 2}, {above: 10, amount: 1}]}", {"n": 11}, "1.00"),
        ("{bands: n, rows: [{at_least: 30, amount: 2}, {above: 10, amount: 1}]}", {"n": 30}, "2.00"),
        ("{bands: n, rows: [{below: 3, amount: 9}, {at_most: 3, amount: 8}], otherwise: 7}", {"n": 2}, "9.00"),
        ("{bands: n, rows: [{below: 3, amount: 9}, {at_most: 3, amount: 8}], otherwise: 7}", {"n": 3}, "8.00"),
        ("{bands: n, rows: [{below: 3, amount: 9}, {at_most: 3, amount: 8}], otherwise: 7}", {"n": 4}, "7.00"),
        # Tables.
        ("{table: kind, rows: {a: 1, b: {of: price}}}", {"kind": "b"}, "100.00"),
        ("{matrix: [kind, size], cells: {a: {s: 1, l: 2}, b: {s: 3, l: 4}}}", {"kind": "b"}, "3.00"),
        ("{matrix: [kind, size], cells: {a: {s: 1, l: 2}, b: {s: 3, l: 4}}}", {"size": "l"}, "2.00"),
        # Put together.
        ("{sum: [1, {of: price}]}", {}, "101.00"),
        ("{larger_of: [30, {of: paid}]}", {"paid": 31}, "31.00"),
        ("{smaller_of: [30, {of: paid}]}", {"paid": 31}, "30.00"),
    ],
)  # fmt: skip
def test_a_shape_gives_its_amount(amount: str, facts: dict[str, object], right: str) -> None:
    assert str(owed(amount, **facts)) == right


@pytest.mark.parametrize(
    ("rounding", "right"),
    [("half_up", "0.13"), ("half_even", "0.12"), ("up", "0.13"), ("down", "0.12")],
)
def test_rounding_is_said_by_the_policy(rounding: str, right: str) -> None:
    head = HEAD + f"rounding: {rounding}\n"
    assert str(owed("{of: price, percent: 12.5}", head, price=1)) == right


def test_the_minor_unit_is_that_of_the_currency() -> None:
    yen = HEAD.replace("USD", "JPY")
    assert str(owed("{of: price, percent: 12.5}", yen, price=100)) == "13"
    dinar = HEAD.replace("USD", "KWD")
    assert str(owed("{of: price, percent: 12.5}", dinar, price=1)) == "0.125"


def test_a_division_leaves_no_hair_behind() -> None:
    policy = shop(
        """
        facts: {price: money}
        derived: {third: {divide: price, by: 3}}
        lines:
          it: {kind: entitlement, what: It, because: It is, amount: {of: third, percent: 150}}
        """
    )
    # Half of 0.01 exactly: a third of it, cut off somewhere, would round down.
    assert str(policy.decide({"price": "0.01"}).owed) == "0.01"


def test_a_line_that_comes_to_nothing_is_left_out_unless_it_was_written_as_nothing() -> None:
    policy = shop(
        """
        facts: {price: money}
        authority: {clerk: {everything: 1}}
        lines:
          little: {kind: make_whole, what: A little, because: It is, amount: {of: price, percent: 1}}
          done: {kind: make_whole, what: Done again, because: It costs nothing, amount: 0}
        """
    )
    redress = policy.decide({"price": "0.10"})
    assert [(line.key, str(line.amount)) for line in redress.lines] == [("done", "0.00")]
