"""Policies that are wrong in one place, and what is said of them."""

from textwrap import dedent

import pytest

from amends.policy import PolicyError, load_policy
from policy.the_shop import HEAD

FACTS = """\
facts:
  price: money
  delay: {type: int, unit: minutes, at_least: 0}
  kind: {type: choice, choices: [late, short]}
  spent: {type: money, default: null}
  lifetime_value: money
"""


def problems(rest: str, *, head: str = HEAD, facts: str = FACTS) -> list[str]:
    with pytest.raises(PolicyError) as refused:
        load_policy(head + facts + dedent(rest).lstrip("\n"), name="shop")
    return [str(problem) for problem in refused.value.problems]


def line(extra: str) -> str:
    """Write one line with what is given, on line 13 of the file and after."""
    return f"""
    lines:
      refund: {{kind: entitlement, what: Money back, because: It was late, {extra}}}
    """
