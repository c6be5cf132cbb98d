"""What a case costs beside what its customer is worth."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from amends.cases.models import Case
from amends.orders.queries import worth_reckoned
from amends.people.models import Kind
from amends.remedies.assessment import Assessment
from amends.remedies.authority import NOTHING
from amends.remedies.models import Line, Offer
from amends.remedies.weighing import Weight


def weight_of_assessment(case: Case, assessment: Assessment, *, at: datetime) -> Weight:
    """Weigh what could be offered: what fits the loss best, and all the goodwill there is."""
    redress = assessment.redress
    return Weight(
        owed=redress.owed,
        goodwill=redress.goodwill_total,
        currency=assessment.currency,
        worth=worth_reckoned(case.customer, at, currency=assessment.currency),
        ceiling=redress.goodwill_ceiling,
    )


def weight_of_offer(case: Case, offer: Offer, *, at: datetime) -> Weight:
    """Weigh what is offered: with the option that was chosen, else the first."""
    lines = [*offer.lines.all()]
    currency = lines[0].currency if lines else case.team.currency
    counts = [line for line in lines if line.option_id in (None, _option_of(offer))]
    return Weight(
        owed=_sum(line for line in counts if line.kind != Kind.GOODWILL),
        goodwill=_sum(line for line in counts if line.kind == Kind.GOODWILL),
        currency=currency,
        worth=worth_reckoned(case.customer, at, currency=currency),
        ceiling=None,
    )


def _option_of(offer: Offer) -> int | None:
    if hasattr(offer, "choice"):
        return offer.choice.option_id
    first = min(offer.options.all(), key=lambda option: option.position, default=None)
    return first.pk if first else None


def _sum(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), NOTHING)
