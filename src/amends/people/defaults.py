"""What everybody on the desk may give before the house has set its own limits."""

from collections.abc import Mapping
from decimal import Decimal

from amends.people.models import Kind, Role

# Ours, a start to be changed: a clerk can mend a usual purchase and add something small, each
# step up the ladder is about five times the last. Never zero (rule 13). In dollars or a
# currency whose unit is worth about as much.
LIMITS: Mapping[Role, Mapping[Kind, Decimal]] = {
    Role.CLERK: {
        Kind.MAKE_WHOLE: Decimal(100),
        Kind.ENTITLEMENT: Decimal(100),
        Kind.INCONVENIENCE: Decimal(50),
        Kind.GOODWILL: Decimal(25),
    },
    Role.LEAD: {
        Kind.MAKE_WHOLE: Decimal(500),
        Kind.ENTITLEMENT: Decimal(500),
        Kind.INCONVENIENCE: Decimal(250),
        Kind.GOODWILL: Decimal(100),
    },
    Role.MANAGER: {
        Kind.MAKE_WHOLE: Decimal(2_500),
        Kind.ENTITLEMENT: Decimal(2_500),
        Kind.INCONVENIENCE: Decimal(1_000),
        Kind.GOODWILL: Decimal(500),
    },
    Role.OWNER: {
        Kind.MAKE_WHOLE: Decimal(100_000),
        Kind.ENTITLEMENT: Decimal(100_000),
        Kind.INCONVENIENCE: Decimal(25_000),
        Kind.GOODWILL: Decimal(10_000),
    },
}

# The order of size of currencies with a small unit, so that a clerk in Tokyo may give more
# than the price of a sweet. Rough on purpose; no exchange rate is meant.
UNITS_TO_A_DOLLAR: Mapping[str, int] = {
    "CLP": 1_000,
    "COP": 1_000,
    "HUF": 100,
    "IDR": 10_000,
    "INR": 10,
    "ISK": 100,
    "JPY": 100,
    "KRW": 1_000,
    "PHP": 10,
    "THB": 10,
    "VND": 10_000,
}


def default_limit(role: Role, kind: Kind, currency: str) -> Decimal:
    """Return what a role may give of one kind, in the team's currency; never zero."""
    return LIMITS[role][kind] * UNITS_TO_A_DOLLAR.get(currency, 1)
