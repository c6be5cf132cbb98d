"""Findings, what they rest on, and what others say happened."""

from amends.facts.models.accounts import (
    Account,
    AccountAnswer,
    AccountReminder,
    AccountWithdrawal,
    AskedOf,
)
from amends.facts.models.evidence import (
    Bearing,
    Evidence,
    EvidenceKind,
    ParcelWeight,
    PieceOfEvidence,
)
from amends.facts.models.findings import Finding

__all__ = [
    "Account",
    "AccountAnswer",
    "AccountReminder",
    "AccountWithdrawal",
    "AskedOf",
    "Bearing",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "ParcelWeight",
    "PieceOfEvidence",
]
