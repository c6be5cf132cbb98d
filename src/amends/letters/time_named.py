"""When we told the customer, or they told us, that the next word comes."""

from datetime import datetime

from amends.cases.models import Case, Clock, ClockKind
from amends.remedies.queries.offers import offer_of


def time_named(case: Case, at: datetime) -> datetime | None:
    """Return the time still ahead by which the customer was told that they hear, if there is one.

    Named is when an approver answers (rule 13), and the day that a customer who wants to think
    asked to be written to. Another letter in between puts neither off.
    """
    offer = offer_of(case)
    if offer is None:
        return None
    named = offer.hear_by if offer.made_at is None else None
    if offer.made_at is not None and hasattr(offer, "thinking"):
        running = Clock.objects.filter(
            case=case, kind=ClockKind.NEXT_WORD, stopped_at=None, paused_at=None
        ).first()
        named = running.due_at if running else None
    return named if named is not None and named > at else None
