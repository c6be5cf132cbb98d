"""What is owed, worked out from a written policy. Pure: no Django, no database, no clock.

Promises the same owed lines for the same facts, each with a reason that a customer could
be shown. May import nothing of ours.
"""

from amends.policy.authority import UNLIMITED, AuthorityTable
from amends.policy.errors import (
    AuthorityError,
    FactError,
    FactProblem,
    PolicyError,
    Problem,
    UnknownPack,
)
from amends.policy.facts import FactSpec
from amends.policy.kinds import OWED, ROLES, FactType, LineKind
from amends.policy.loading import load_policy
from amends.policy.packs import load_pack, pack_names
from amends.policy.policy import Policy
from amends.policy.redress import Due, Line, Option, Redress, Responsibility, RuledOut, to_json

__all__ = [
    "OWED",
    "ROLES",
    "UNLIMITED",
    "AuthorityError",
    "AuthorityTable",
    "Due",
    "FactError",
    "FactProblem",
    "FactSpec",
    "FactType",
    "Line",
    "LineKind",
    "Option",
    "Policy",
    "PolicyError",
    "Problem",
    "Redress",
    "Responsibility",
    "RuledOut",
    "UnknownPack",
    "load_pack",
    "load_policy",
    "pack_names",
    "to_json",
]
