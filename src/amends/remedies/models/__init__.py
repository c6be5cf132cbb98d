"""The tables of this room."""

from amends.remedies.models.answers import (
    Approval,
    Choice,
    Proposal,
    ProposalAnswer,
    Thinking,
)
from amends.remedies.models.lines import Fulfilment, Line
from amends.remedies.models.offers import Offer, OfferedOption, Withdrawal
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
    "Withdrawal",
]
