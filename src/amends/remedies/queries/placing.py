"""Place a customer's own proposal for whoever has to answer it."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from amends.cases.models import Case, Failure
from amends.orders.queries import offerings_of
from amends.people.models import Kind, Staff
from amends.policy import LineKind
from amends.remedies.assessment import Assessment, leave_at
from amends.remedies.authority import NOTHING, Cost, Leave, role_needed, sums_of
from amends.remedies.errors import BadFacts
from amends.remedies.granting import GrantedLine
from amends.remedies.likeness import spread_of
from amends.remedies.models import Proposal
from amends.remedies.money import sum_named_in
from amends.remedies.placing import Placing, Scales, placed
from amends.remedies.queries.assessing import assess
from amends.remedies.queries.precedents import precedents_for


def placing_of(
    proposal: Proposal,
    staff: Staff,
    *,
    at: datetime,
    lines: Sequence[GrantedLine] | None = None,
) -> Placing:
    """Say where a proposal stands for `staff`, with reasons; advice, never an answer.

    The sum is that of `lines`, where somebody has said line by line what it would take, else
    the one that the customer named, beside the words or in them. Raises NoPolicyInForce.
    """
    case = proposal.case
    try:
        assessment = assess(case, by=staff, at=at)
    except BadFacts as bad:
        return Placing(None, None, (str(bad),))
    asked = _asked(proposal, lines, assessment.currency)
    rule = max(assessment.whole(option) for option in assessment.options)
    like = precedents_for(case, assessment, at=at)
    above = assessment.desk.above
    return placed(
        asked,
        Scales(
            currency=assessment.currency,
            rule=rule,
            ceiling=assessment.redress.goodwill_ceiling,
            like_cases=spread_of(past.owed + past.goodwill for past in like.nearest),
            leave=_leave(assessment, asked or NOTHING, rule, lines),
            above=above[0] if above else None,
            not_offered=_not_offered(case, proposal, asked),
        ),
    )


def _asked(
    proposal: Proposal, lines: Sequence[GrantedLine] | None, currency: str
) -> Decimal | None:
    if lines is not None:
        return sum((line.amount for line in lines), NOTHING)
    if proposal.amount is not None:
        return proposal.amount
    language = proposal.case.customer.language
    return sum_named_in(proposal.words, currency=currency, language=language)


def _leave(
    assessment: Assessment,
    asked: Decimal,
    rule: Decimal,
    lines: Sequence[GrantedLine] | None,
) -> Leave:
    """Say whose it is to give; without lines, what is above the rule counts as goodwill."""
    if lines is not None:
        costs = [Cost(Kind(line.kind).value, line.amount) for line in lines]
    else:
        costs = [
            Cost(LineKind.MAKE_WHOLE.value, min(asked, rule)),
            Cost(LineKind.GOODWILL.value, max(asked - rule, NOTHING)),
        ]
    desk = assessment.desk
    return leave_at(desk, role_needed(costs, desk.limits, given=desk.given), sums_of(costs))


def _not_offered(case: Case, proposal: Proposal, asked: Decimal | None) -> str:
    """Return what they ask for if the catalogue says that we do not offer it, else nothing."""
    for offering in offerings_of(case.team).filter(is_offered=False):
        if re.search(rf"(?<!\w){re.escape(offering.name)}(?!\w)", proposal.words, re.IGNORECASE):
            return offering.name
    if case.failure == Failure.NOT_OFFERED and asked is None:
        return case.subject
    return ""
