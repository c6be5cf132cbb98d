"""Read what is owed, offered, chosen and delivered. Nothing here changes a row."""

from amends.remedies.queries.assessing import assess, desk_of, facts_of
from amends.remedies.queries.fairness import goodwill_by_segment
from amends.remedies.queries.lines import (
    lines_delivered,
    lines_due,
    lines_due_for,
    lines_still_due,
)
from amends.remedies.queries.offers import last_made, offer_of, offer_shown, offers_of
from amends.remedies.queries.packages import kinds_of_offer, leave_for_offer
from amends.remedies.queries.past import PastTold, options_known, past_told
from amends.remedies.queries.placing import placing_of
from amends.remedies.queries.policies import policy_in_force, policy_of, policy_versions
from amends.remedies.queries.precedents import precedents_for, precedents_of_offer
from amends.remedies.queries.questions import questions_of
from amends.remedies.queries.rows import (
    approval_for,
    delivery_numbered,
    line_numbered,
    offer_numbered,
    policy_version_for,
    proposal_for,
)
from amends.remedies.queries.simulating import ON_A_PAGE, simulate_policy
from amends.remedies.queries.waiting import (
    approvals_for,
    last_word_to_customer,
    proposals_of,
    proposals_waiting,
    proposals_waiting_for,
)
from amends.remedies.queries.weighing import weight_of_assessment, weight_of_offer

__all__ = [
    "ON_A_PAGE",
    "PastTold",
    "approval_for",
    "approvals_for",
    "assess",
    "delivery_numbered",
    "desk_of",
    "facts_of",
    "goodwill_by_segment",
    "kinds_of_offer",
    "last_made",
    "last_word_to_customer",
    "leave_for_offer",
    "line_numbered",
    "lines_delivered",
    "lines_due",
    "lines_due_for",
    "lines_still_due",
    "offer_numbered",
    "offer_of",
    "offer_shown",
    "offers_of",
    "options_known",
    "past_told",
    "placing_of",
    "policy_in_force",
    "policy_of",
    "policy_version_for",
    "policy_versions",
    "precedents_for",
    "precedents_of_offer",
    "proposal_for",
    "proposals_of",
    "proposals_waiting",
    "proposals_waiting_for",
    "questions_of",
    "simulate_policy",
    "weight_of_assessment",
    "weight_of_offer",
]
