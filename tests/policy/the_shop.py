"""The head of a small policy, and the loader of whatever a test writes under it."""

from textwrap import dedent

from amends.policy import Policy, load_policy

HEAD = """\
policy: amends/1
title: The shop
version: "1"
currency: USD
valid_from: 2026-01-01
source: the shop's own rules
"""


def shop(rest: str, *, head: str = HEAD) -> Policy:
    """Load a policy with the head of the shop and the rest as written."""
    return load_policy(head + dedent(rest).lstrip("\n"), name="shop")
