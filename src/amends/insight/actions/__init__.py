"""Every change of this room: one function, one transaction, one journal line."""

from amends.insight.actions.appreciating import (
    answer_naming,
    appreciate,
    name_customer,
    take_down,
    unname_customer,
)
from amends.insight.actions.reading import read_talk

__all__ = [
    "answer_naming",
    "appreciate",
    "name_customer",
    "read_talk",
    "take_down",
    "unname_customer",
]
