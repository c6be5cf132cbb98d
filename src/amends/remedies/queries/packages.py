"""What an offer costs in all, and who may give it."""

from collections.abc import Iterable
from decimal import Decimal

from amends.people.models import Kind, Role
from amends.remedies.assessment import Desk
from amends.remedies.authority import NOTHING, Cost, Leave, leave_for, role_for_package
from amends.remedies.drafting import LineDraft, OptionDraft
from amends.remedies.models import Line, Offer


def leave_for_package(
    desk: Desk,
    *,
    owed: Iterable[LineDraft],
    options: Iterable[OptionDraft],
    goodwill: Iterable[LineDraft],
) -> Leave:
    """Say whether it is one's own to give, else whom to ask and by when the customer hears."""
    needed = role_for_package(
        owed=[line.cost for line in owed],
        options=[[line.cost for line in option.lines] for option in options],
        extras=[line.cost for line in goodwill],
        limits=desk.limits,
        given=desk.given,
    )
    return leave_for(desk.role, needed, above=desk.above, hear_by=desk.hear_by)


def role_for_offer(offer: Offer, desk: Desk) -> Role:
    """Return the lowest role that may give an offer as it is written down."""
    lines = [*offer.lines.all()]
    apart = [line for line in lines if line.option_id is None]
    options = {line.option_id for line in lines} - {None}
    return role_for_package(
        owed=[_cost(line) for line in apart if line.kind != Kind.GOODWILL],
        options=[[_cost(line) for line in lines if line.option_id == option] for option in options],
        extras=[_cost(line) for line in apart if line.kind == Kind.GOODWILL],
        limits=desk.limits,
        given=desk.given,
    )


def sums_of_offer(offer: Offer) -> dict[str, Decimal | str | None]:
    """Return what stands of an offer in the journal: what is owed in any case, the dearest
    option, and goodwill apart, never one sum (rule 5)."""
    lines = [*offer.lines.all()]
    apart = [line for line in lines if line.option_id is None]
    options = {line.option_id for line in lines} - {None}
    dearest = [_sum(line for line in lines if line.option_id == option) for option in options]
    return {
        "owed": _sum(line for line in apart if line.kind != Kind.GOODWILL),
        "dearest": max(dearest, default=NOTHING),
        "goodwill": _sum(line for line in apart if line.kind == Kind.GOODWILL),
        "currency": lines[0].currency if lines else None,
    }


def _cost(line: Line) -> Cost:
    return Cost(line.kind, line.amount, line.authority)


def _sum(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), NOTHING)
