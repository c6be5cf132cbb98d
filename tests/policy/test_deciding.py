# ruff: noqa: E501  the rows of a table stay whole
"""Options, goodwill, exclusions, dates, authority: how an answer is put together."""

from datetime import date
from decimal import Decimal

import pytest

from amends.policy import UNLIMITED, AuthorityError, FactError, LineKind
from policy.the_shop import HEAD, shop

POLICY = """
facts:
  price: money
  loss: {type: choice, choices: [goods, money, time], default: goods}
  prefers: {type: choice, choices: [none, goods, money], default: none}
  lifetime_value: {type: money, default: 0}
  ours: {type: bool, default: true}
fit: [loss, prefers]
authority:
  clerk: {everything: 100, goodwill: 20}
  lead: {everything: 300, goodwill: 50}
  manager: {everything: 1000}
responsibility:
  - {is: none, when: {ours: false}, because: It came as it was promised.}
lines:
  trouble: {kind: inconvenience, what: For the trouble, amount: 5, because: It took your time.}
options:
  again:
    title: Once more
    text: We send it again, worth {amount}.
    because: You get what you ordered.
    mends: goods
    lines:
      piece: {kind: make_whole, what: A new one, amount: {of: price}, because: "It is worth {amount}."}
      wait: {kind: inconvenience, what: For the wait, amount: 10, because: You waited.}
  money:
    title: Money back
    text: We send {amount}.
    because: You pay nothing.
    mends: money
    lines:
      refund: {kind: make_whole, what: Money, amount: {of: price}, because: "You paid {amount}.", due: {days: 3, working: true}}
  credit:
    title: Credit
    text: A credit of {amount}.
    because: For the next time.
    mends: [money, time]
    authority: lead
    lines:
      note: {kind: make_whole, what: Credit, amount: {of: price, percent: 110}, because: A tenth more.}
  voucher:
    title: Voucher
    text: A voucher of {amount}.
    because: A fourth way would be too many.
    lines:
      paper: {kind: make_whole, what: Voucher, amount: {of: price}, because: It is paper.}
goodwill:
  flowers: {what: Flowers, amount: 30, because: For you.}
  card: {what: A card, amount: 15, because: From us.}
goodwill_ceiling:
  amount: {larger_of: [{of: price, percent: 50}, {of: lifetime_value, percent: 10}], at_most: 40}
  because: Held to {amount}.
enough: {amount: {of: price, percent: 200}, because: "More than {amount} mends nothing."}
ruled_out:
  returns: {what: Sending it back, because: It never came.}
"""


def test_owed_is_what_stands_fast_and_the_option_that_fits_best() -> None:
    redress = shop(POLICY).decide({"price": 80})
    assert [option.key for option in redress.options] == ["again", "money", "credit"]
    assert redress.options[0].amount == Decimal(90)
    assert redress.owed == Decimal("95.00")
    assert redress.options[0].text == "We send it again, worth $90."


def test_three_options_are_enough_and_the_fourth_is_noted() -> None:
    redress = shop(POLICY).decide({"price": 80})
    assert "A fourth way would be too many." in redress.considered


@pytest.mark.parametrize(
    ("loss", "prefers", "order"),
    [
        ("goods", "none", ["again", "money", "credit"]),
        ("money", "none", ["money", "credit", "again"]),
        ("time", "none", ["credit", "again", "money"]),
        ("time", "goods", ["credit", "again", "money"]),
        ("goods", "money", ["again", "money", "credit"]),
        ("money", "goods", ["money", "credit", "again"]),
    ],
)
def test_goods_for_goods_and_money_for_money_first(
    loss: str, prefers: str, order: list[str]
) -> None:
    redress = shop(POLICY).decide({"price": 80, "loss": loss, "prefers": prefers})
    assert [option.key for option in redress.options] == order


def test_an_option_needs_the_role_that_may_grant_each_kind_in_it() -> None:
    options = {o.key: o.authority for o in shop(POLICY).decide({"price": 100}).options}
    assert options == {"again": "clerk", "money": "clerk", "credit": "lead"}
    options = {o.key: o.authority for o in shop(POLICY).decide({"price": "300.01"}).options}
    assert options == {"again": "manager", "money": "manager", "credit": "manager"}


def test_beyond_every_limit_the_highest_role_is_asked() -> None:
    assert shop(POLICY).decide({"price": 9999}).options[0].authority == "owner"


def test_a_table_of_authority_from_the_desk_wins() -> None:
    everything = dict.fromkeys(LineKind, Decimal(10))
    table = {"clerk": everything, "owner": dict.fromkeys(LineKind, UNLIMITED)}
    redress = shop(POLICY).decide({"price": 80}, authority=table)
    assert [option.authority for option in redress.options] == ["owner", "owner", "owner"]
    assert redress.lines[0].authority == "clerk"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "one role or more"),
        ({"boss": dict.fromkeys(LineKind, Decimal(1))}, "unknown role boss"),
        ({"clerk": dict.fromkeys(LineKind, Decimal(0))}, "never zero"),
        ({"clerk": {LineKind.GOODWILL: Decimal(1)}}, "clerk has no limit for make_whole"),
        (
            {
                "clerk": dict.fromkeys(LineKind, Decimal(2)),
                "lead": dict.fromkeys(LineKind, Decimal(1)),
            },
            "lead may give less",
        ),
    ],
)
def test_a_table_that_leaves_somebody_with_nothing_is_refused(
    table: dict[str, dict[LineKind, Decimal]], said: str
) -> None:
    with pytest.raises(AuthorityError, match=said):
        shop(POLICY).decide({"price": 80}, authority=table)


def test_goodwill_stands_apart_and_under_its_ceiling() -> None:
    redress = shop(POLICY).decide({"price": 80})
    assert [(line.key, str(line.amount)) for line in redress.goodwill] == [
        ("flowers", "30.00"),
        ("card", "10.00"),
    ]
    assert redress.goodwill_total == Decimal(40)
    assert redress.goodwill_ceiling == Decimal(40)
    assert "Held to $40." in redress.considered


def test_goodwill_for_which_there_is_no_room_left_is_not_named() -> None:
    redress = shop(POLICY.replace("what: Flowers, amount: 30", "what: Flowers, amount: 40")).decide(
        {"price": 80}
    )
    assert [(line.key, line.amount) for line in redress.goodwill] == [("flowers", 40)]


def test_two_roles_may_give_alike() -> None:
    everything = dict.fromkeys(LineKind, Decimal(500))
    alike = shop(POLICY).decide({"price": 80}, authority={"clerk": everything, "lead": everything})
    assert {option.key: option.authority for option in alike.options}["again"] == "clerk"
    written = POLICY.replace("lead: {everything: 300, goodwill: 50}", "lead: {everything: 100}")
    written = written.replace("clerk: {everything: 100, goodwill: 20}", "clerk: {everything: 100}")
    assert shop(written).decide({"price": 80}).options[0].authority == "clerk"


def test_what_a_customer_is_worth_widens_goodwill_and_nothing_else() -> None:
    poor, rich = (shop(POLICY).decide({"price": 20, "lifetime_value": v}) for v in (0, 9000))
    assert poor.goodwill_total == Decimal(10)
    assert rich.goodwill_total == Decimal(40)
    assert (poor.lines, poor.options, poor.owed) == (rich.lines, rich.options, rich.owed)


def test_the_engine_says_when_more_money_would_not_help() -> None:
    assert "More than $40 mends nothing." in shop(POLICY).decide({"price": 20}).considered
    assert shop(POLICY).decide({"price": 500}).considered == (
        "Held to $40.",
        "A fourth way would be too many.",
    )


def test_where_we_delivered_as_promised_nothing_is_owed_but_goodwill_may_be_given() -> None:
    redress = shop(POLICY).decide({"price": 80, "ours": False})
    assert redress.responsibility.share == "none"
    assert redress.lines == ()
    assert redress.options == ()
    assert redress.owed == 0
    assert redress.goodwill_total == Decimal(40)
    assert {out.because for out in redress.ruled_out if out.key != "returns"} == {
        "It came as it was promised."
    }
    assert "trouble" in [out.key for out in redress.ruled_out]


def test_of_two_lines_that_exclude_one_another_the_first_counts_and_says_why() -> None:
    policy = shop(
        """
        facts: {price: money, late: bool, lost: bool}
        lines:
          gone: {kind: entitlement, what: Lost, when: {lost: true}, amount: 9, because: It is lost.}
          slow: {kind: entitlement, what: Late, when: {late: true}, amount: 3, because: It is late., excludes: [gone]}
        """
    )
    both = policy.decide({"price": 1, "late": True, "lost": True})
    assert [line.key for line in both.lines] == ["gone"]
    assert [(out.key, out.what, out.because) for out in both.ruled_out] == [
        ("slow", "Late", "It is lost.")
    ]
    assert policy.decide({"price": 1, "late": True, "lost": False}).owed == 3


DATED = """
facts: {happened_on: date}
dated_by: happened_on
valid_to: 2026-12-31
lines:
  old: {kind: entitlement, what: Old, amount: 8, because: Old., valid_to: 2026-03-31}
  new: {kind: entitlement, what: New, amount: 10.34, because: New., valid_from: 2026-04-01}
"""


@pytest.mark.parametrize(
    ("day", "owed"), [("2026-01-01", "8"), ("2026-03-31", "8"), ("2026-04-01", "10.34")]
)
def test_the_rules_of_the_day_decide_a_past_event(day: str, owed: str) -> None:
    assert shop(DATED).decide({"happened_on": day}).owed == Decimal(owed)


@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
def test_a_policy_does_not_decide_what_it_was_not_made_for(day: str) -> None:
    with pytest.raises(FactError, match="valid from 2026-01-01 to 2026-12-31"):
        shop(DATED).decide({"happened_on": day})


def test_the_day_that_is_asked_for_wins_and_without_any_the_newest_rules_count() -> None:
    undated = shop(DATED.replace("dated_by: happened_on\n", ""))
    assert undated.decide({"happened_on": "2026-01-01"}).owed == Decimal("10.34")
    asked = undated.decide({"happened_on": "2026-06-01"}, on=date(2026, 2, 1))
    assert asked.owed == 8
    assert asked.on == date(2026, 2, 1)


def test_bare_amounts_are_those_of_the_answer() -> None:
    policy = shop(POLICY)
    redress = policy.decide({"price": 80})
    every = [*redress.lines, *redress.goodwill, *(ln for o in redress.options for ln in o.lines)]
    assert policy.amounts({"price": 80}) == {line.key: line.amount for line in every}


def test_a_policy_with_anything_but_entitlements_says_who_may_grant_it() -> None:
    with pytest.raises(ValueError, match=r"authority is missing: who may grant flowers \(line 9\)"):
        shop(
            """
            facts: {price: money}
            goodwill:
              flowers: {what: Flowers, amount: 3, because: For you.}
            """
        )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("{clerk: {everything: 0}}", "never zero"),
        ("{clerk: {goodwill: 5}}", "make_whole is missing"),
        ("{clerk: {everything: 5}, lead: {everything: 4}}", r"clerk \(line 8\); limits never fall"),
        ("{boss: {everything: 5}}", "unknown key"),
    ],
)
def test_a_table_of_authority_in_the_file_is_held_to_the_same(table: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        shop(f"facts: {{price: money}}\nauthority: {table}\n", head=HEAD)
