# ruff: noqa: E501  the rows of a table stay whole
"""What a policy may work out from its facts, each on its boundaries."""

import pytest

from policy.the_shop import HEAD, shop

FACTS = """
facts:
  a_on: {type: date, default: null}
  b_on: {type: date, default: null}
  off: {type: dates, default: []}
  past: {type: dates, default: []}
  a_at: {type: moment, default: null}
  b_at: {type: moment, default: null}
  n: {type: int, default: 0}
  m: {type: int, default: 0}
  maybe: {type: int, default: null}
  kind: {type: choice, choices: [a, b], default: a}
  yes: {type: bool, default: false}
"""


def worked_out(derived: str, head: str = HEAD, **facts: object) -> object:
    policy = shop(FACTS + "derived:\n  it: " + derived + "\n", head=head)
    return policy.intake.read(facts)["it"]


@pytest.mark.parametrize(
    ("derived", "facts", "right"),
    [
        ("{days: {from: a_on, to: b_on}}", {"a_on": "2026-03-06", "b_on": "2026-03-09"}, 3),
        ("{days: {from: a_on, to: b_on}}", {"a_on": "2026-03-09", "b_on": "2026-03-06"}, -3),
        ("{days: {from: a_on, to: b_on}}", {"a_on": "2026-03-09"}, None),
        ("{working_days: {from: a_on, to: b_on}}", {"a_on": "2026-03-06", "b_on": "2026-03-09"}, 1),
        ("{working_days: {from: a_on, to: b_on}}", {"a_on": "2026-03-09", "b_on": "2026-03-06"}, -1),
        ("{working_days: {from: a_on, to: b_on}}", {"a_on": "2026-03-06", "b_on": "2026-03-08"}, 0),
        ("{working_days: {from: a_on, to: b_on, holidays: off}}", {"a_on": "2026-03-06", "b_on": "2026-03-10", "off": ["2026-03-09"]}, 1),
        ("{hours: {from: a_at, to: b_at}}", {"a_at": "2026-03-06T10:00:00Z", "b_at": "2026-03-06T12:59:59Z"}, 2),
        ("{hours: {from: a_at, to: b_at}}", {"a_at": "2026-03-06T10:00:00+01:00", "b_at": "2026-03-06T10:00:00Z"}, 1),
        ("{minutes: {from: a_at, to: b_at}}", {"a_at": "2026-03-06T10:00:30Z", "b_at": "2026-03-06T10:00:00Z"}, 0),
        ("{count: past, within_days: 365, up_to: a_on}", {"past": ["2025-03-06", "2025-03-07", "2026-03-06", "2026-03-07"], "a_on": "2026-03-06"}, 2),
        ("{count: past, this_year: true, up_to: a_on}", {"past": ["2025-12-31", "2026-01-01", "2026-03-07"], "a_on": "2026-03-06"}, 1),
        ("{first: [maybe, n]}", {"n": 5}, 5),
        ("{first: [maybe, n]}", {"n": 5, "maybe": 0}, 0),
        ("{sum: [n, m]}", {"n": 5, "m": 2}, 7),
        ("{sum: [n, maybe]}", {"n": 5}, None),
        ("{difference: n, less: [m]}", {"n": 5, "m": 2}, 3),
        ("{difference: n, less: [m]}", {"n": 2, "m": 5}, 0),
        ("{larger_of: [n, m]}", {"n": 2, "m": 5}, 5),
        ("{smaller_of: [n, m]}", {"n": 2, "m": 5}, 2),
        ("{classify: kind, rows: {a: x, b: y}}", {"kind": "b"}, "y"),
        ("{lookup: kind, rows: {a: 1, b: 2.5}}", {"kind": "a"}, 1),
        ("{band: n, rows: [{at_most: 3, is: low}, {at_most: 5, is: middle}], otherwise: high}", {"n": 3}, "low"),
        ("{band: n, rows: [{at_most: 3, is: low}, {at_most: 5, is: middle}], otherwise: high}", {"n": 4}, "middle"),
        ("{band: n, rows: [{at_most: 3, is: low}, {at_most: 5, is: middle}], otherwise: high}", {"n": 6}, "high"),
        ("{cases: [{when: {yes: true}, is: one}, {when: {n: 3}, is: two}], otherwise: three}", {"n": 3}, "two"),
        ("{cases: [{when: {yes: true}, is: one}, {when: {n: 3}, is: two}], otherwise: three}", {"n": 3, "yes": True}, "one"),
        ("{when: {maybe: {given: false}}}", {}, True),
        ("{when: {maybe: {at_least: 1}}}", {}, False),
        ("{when: {not: {maybe: {at_least: 1}}}}", {}, True),
        ("{when: {any: [{n: 1}, {m: {none_of: [1, 2]}}]}}", {"m": 2}, False),
        ("{when: {n: {is: {fact: m}}}}", {"n": 1, "m": 2}, False),
        ("{when: {n: {is: {fact: m}}}}", {"n": 2, "m": 2}, True),
        ("{when: {n: {is: {fact: m}}}}", {"n": 3, "m": 2}, False),
        ("{when: {n: {is_not: {fact: m}}}}", {"n": 1, "m": 2}, True),
        ("{when: {n: {is_not: {fact: m}}}}", {"n": 2, "m": 2}, False),
        ("{when: {n: {is_not: {fact: m}}}}", {"n": 3, "m": 2}, True),
        ("{when: {n: {at_least: {fact: m}}}}", {"n": 1, "m": 2}, False),
        ("{when: {n: {at_least: {fact: m}}}}", {"n": 2, "m": 2}, True),
        ("{when: {n: {at_least: {fact: m}}}}", {"n": 3, "m": 2}, True),
        ("{when: {n: {above: {fact: m}}}}", {"n": 1, "m": 2}, False),
        ("{when: {n: {above: {fact: m}}}}", {"n": 2, "m": 2}, False),
        ("{when: {n: {above: {fact: m}}}}", {"n": 3, "m": 2}, True),
        ("{when: {n: {at_most: {fact: m}}}}", {"n": 1, "m": 2}, True),
        ("{when: {n: {at_most: {fact: m}}}}", {"n": 2, "m": 2}, True),
        ("{when: {n: {at_most: {fact: m}}}}", {"n": 3, "m": 2}, False),
        ("{when: {n: {below: {fact: m}}}}", {"n": 1, "m": 2}, True),
        ("{when: {n: {below: {fact: m}}}}", {"n": 2, "m": 2}, False),
        ("{when: {n: {below: {fact: m}}}}", {"n": 3, "m": 2}, False),
        ("{when: {n: {at_most: {fact: maybe}}}}", {"n": 2}, False),
        ("{when: {a_on: {on_or_before: 2026-03-06}}}", {"a_on": "2026-03-06"}, True),
        ("{when: {a_on: {before: 2026-03-06}}}", {"a_on": "2026-03-06"}, False),
        ("{when: {a_on: 2026-03-06}}", {"a_on": "2026-03-06"}, True),
    ],
)  # fmt: skip
def test_a_derived_fact_is_worked_out(
    derived: str, facts: dict[str, object], right: object
) -> None:
    assert worked_out(derived, **facts) == right


@pytest.mark.parametrize(
    ("derived", "right"),
    [
        ("{day_after: {of: a_on, days: 2}}", "2026-03-08"),
        ("{working_day_after: {of: a_on, days: 0}}", "2026-03-06"),
        ("{working_day_after: {of: a_on, days: 1}}", "2026-03-09"),
        ("{working_day_after: {of: a_on, days: 2}}", "2026-03-10"),
    ],
)
def test_a_later_day_is_found(derived: str, right: str) -> None:
    assert str(worked_out(derived, a_on="2026-03-06")) == right


def test_a_day_is_that_of_the_place() -> None:
    head = HEAD + "time_zone: America/New_York\n"
    late = "2026-03-07T03:30:00Z"
    assert str(worked_out("{day_of: a_at}", head, a_at=late)) == "2026-03-06"


def test_the_holidays_and_the_weekend_of_a_country_count() -> None:
    head = HEAD + "holidays: {country: US}\n"
    two_days = "{working_day_after: {of: a_on, days: 2}}"
    # Thanksgiving 2026 is Thursday 26 November.
    assert str(worked_out(two_days, head, a_on="2026-11-25")) == "2026-11-30"
    head = HEAD + "weekend: [friday, saturday]\nholidays: [2026-11-29]\n"
    assert str(worked_out(two_days, head, a_on="2026-11-25")) == "2026-11-30"


def test_a_derived_fact_may_use_those_above_it_only() -> None:
    policy = shop(FACTS + "derived:\n  one: {sum: [n, m]}\n  two: {sum: [one, n]}\n")
    assert policy.intake.read({"n": 1, "m": 2})["two"] == 4
