"""What an offer costs in all, and who may give it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypedDict

from amends.people.models import Kind
from amends.remedies.assessment import Desk, leave_at
from amends.remedies.authority import NOTHING, Cost, Leave, role_for_package, sums_of_package
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
    return _leave(
        desk,
        owed=[line.cost for line in owed],
        options=[[line.cost for line in option.lines] for option in options],
        extras=[line.cost for line in goodwill],
    )


def leave_for_offer(offer: Offer, desk: Desk) -> Leave:
    """Say whether an offer as it is written down is one's own to give, else whose."""
    return _leave(desk, **_costs_of(offer))


def kinds_of_offer(offer: Offer) -> dict[str, Decimal]:
    """Return the most that an offer can cost, kind by kind."""
    return sums_of_package(**_costs_of(offer))


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


def _leave(
    desk: Desk, *, owed: Sequence[Cost], options: Sequence[Sequence[Cost]], extras: Sequence[Cost]
) -> Leave:
    needed = role_for_package(
        owed=owed, options=options, extras=extras, limits=desk.limits, given=desk.given
    )
    costs = sums_of_package(owed=owed, options=options, extras=extras)
    return leave_at(desk, needed, costs)


class _Costs(TypedDict):
    owed: list[Cost]
    options: list[list[Cost]]
    extras: list[Cost]


def _costs_of(offer: Offer) -> _Costs:
    lines = [*offer.lines.all()]
    apart = [line for line in lines if line.option_id is None]
    options = {line.option_id for line in lines} - {None}
    return {
        "owed": [_cost(line) for line in apart if line.kind != Kind.GOODWILL],
        "options": [
            [_cost(line) for line in lines if line.option_id == option] for option in options
        ],
        "extras": [_cost(line) for line in apart if line.kind == Kind.GOODWILL],
    }


def _cost(line: Line) -> Cost:
    return Cost(line.kind, line.amount, line.authority)


def _sum(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), NOTHING)
