"""The tables of this room."""

from amends.people.models.customers import (
    Channel,
    ContactKind,
    ContactPoint,
    Customer,
    Pace,
    Preference,
)
from amends.people.models.executives import Executive
from amends.people.models.staff import Absence, Membership, Shift, Staff
from amends.people.models.suppliers import Supplier
from amends.people.models.teams import Authority, Hours, Kind, Role, ShutDay, Team
from amends.people.models.tokens import ApiToken

__all__ = [
    "Absence",
    "ApiToken",
    "Authority",
    "Channel",
    "ContactKind",
    "ContactPoint",
    "Customer",
    "Executive",
    "Hours",
    "Kind",
    "Membership",
    "Pace",
    "Preference",
    "Role",
    "Shift",
    "ShutDay",
    "Staff",
    "Supplier",
    "Team",
]
