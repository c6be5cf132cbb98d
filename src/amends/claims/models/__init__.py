"""Claims against suppliers, what happened to each, and the terms that suppliers keep."""

from amends.claims.models.claims import Asked, Status, SupplierClaim
from amends.claims.models.evidence import ClaimEvidence
from amends.claims.models.reminders import About, ClaimReminder
from amends.claims.models.steps import ANSWERS, ENDS, ClaimStep, StepKind
from amends.claims.models.terms import SupplierTerms

__all__ = [
    "ANSWERS",
    "ENDS",
    "About",
    "Asked",
    "ClaimEvidence",
    "ClaimReminder",
    "ClaimStep",
    "Status",
    "StepKind",
    "SupplierClaim",
    "SupplierTerms",
]
