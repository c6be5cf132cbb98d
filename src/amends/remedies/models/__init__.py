"""The tables of this room."""

from amends.remedies.models.answers import (
    Approval,
    Choice,
    Proposal,
    ProposalAnswer,
    Thinking,
)
from amends.remedies.models.lines import Fulfilment, Line
from amends.remedies.models.offers import Offer, OfferedOption, Share, Withdrawal
from amends.remedies.models.policies import PolicyVersion
from amends.remedies.models.precedents import Precedent

__all__ = [
    "Approval",
    "Choice",
    "Fulfilment",
    "Line",
    "Offer",
    "OfferedOption",
    "PolicyVersion",
    "Precedent",
    "Proposal",
    "ProposalAnswer",
    "Share",
    "Thinking",
    "Withdrawal",
]
