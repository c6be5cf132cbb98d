"""The tables of this room."""

from amends.remedies.models.answers import (
    Approval,
    Choice,
    Fulfilment,
    Proposal,
    ProposalAnswer,
    Thinking,
)
from amends.remedies.models.offers import Line, Offer, OfferedOption
from amends.remedies.models.policies import PolicyVersion

__all__ = [
    "Approval",
    "Choice",
    "Fulfilment",
    "Line",
    "Offer",
    "OfferedOption",
    "PolicyVersion",
    "Proposal",
    "ProposalAnswer",
    "Thinking",
]
