"""The kinds of redress and the roles that may grant it."""

from enum import StrEnum


class LineKind(StrEnum):
    """Tell the four kinds of a line apart; they are never set off against each other."""

    MAKE_WHOLE = "make_whole"
    ENTITLEMENT = "entitlement"
    INCONVENIENCE = "inconvenience"
    GOODWILL = "goodwill"


OWED = (LineKind.MAKE_WHOLE, LineKind.ENTITLEMENT, LineKind.INCONVENIENCE)

# In rising order: who is above may grant at least what those below may.
ROLES = ("clerk", "lead", "manager", "owner")


class FactType(StrEnum):
    """Say what a fact may hold."""

    INT = "int"
    DECIMAL = "decimal"
    MONEY = "money"
    BOOL = "bool"
    DATE = "date"
    MOMENT = "moment"
    TEXT = "text"
    CHOICE = "choice"
    DATES = "dates"


NUMBERS = frozenset({FactType.INT, FactType.DECIMAL, FactType.MONEY})
ORDERED = NUMBERS | {FactType.DATE, FactType.MOMENT}
