"""Read what is owed, offered, chosen and delivered. Nothing here changes a row."""

from amends.remedies.queries.assessing import assess, facts_of
from amends.remedies.queries.lines import lines_due, lines_due_for, lines_still_due
from amends.remedies.queries.offers import last_made, offer_of, offer_shown, offers_of
from amends.remedies.queries.policies import policy_in_force, policy_of, policy_versions
from amends.remedies.queries.questions import questions_of
from amends.remedies.queries.rows import (
    approval_for,
    delivery_numbered,
    line_numbered,
    offer_numbered,
    policy_version_for,
    proposal_for,
)
from amends.remedies.queries.waiting import (
    approvals_for,
    proposals_of,
    proposals_waiting,
    proposals_waiting_for,
)

__all__ = [
    "approval_for",
    "approvals_for",
    "assess",
    "delivery_numbered",
    "facts_of",
    "last_made",
    "line_numbered",
    "lines_due",
    "lines_due_for",
    "lines_still_due",
    "offer_numbered",
    "offer_of",
    "offer_shown",
    "offers_of",
    "policy_in_force",
    "policy_of",
    "policy_version_for",
    "policy_versions",
    "proposal_for",
    "proposals_of",
    "proposals_waiting",
    "proposals_waiting_for",
    "questions_of",
]
