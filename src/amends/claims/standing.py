"""Where a claim stands, by what happened to it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from amends.claims.models import ANSWERS, ENDS, Status, StepKind

NOTHING = Decimal(0)
SPOKEN = (StepKind.NOTIFIED, StepKind.LODGED, StepKind.CHASED)
BY_ANSWER = {
    StepKind.ACKNOWLEDGED: Status.ACKNOWLEDGED,
    StepKind.DISPUTED: Status.DISPUTED,
    StepKind.AGREED: Status.AGREED,
}
BY_END = {
    StepKind.WRITTEN_OFF: Status.WRITTEN_OFF,
    StepKind.WITHDRAWN: Status.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One step, first one first. `amount` is what was agreed or came, this time."""

    kind: StepKind
    amount: Decimal = NOTHING
    is_last_word: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The status, and the sums agreed and received so far."""

    status: Status
    agreed: Decimal
    received: Decimal


def standing_of(steps: Sequence[Happened], *, claimed: Decimal) -> Standing:
    """Derive where a claim over a sum of `claimed` stands.

    Part agreements add up. It is settled once all that was claimed came, or all that was agreed
    when that was their last word; what is missing then stays with us.
    """
    agreed = _sum_of(steps, StepKind.AGREED)
    received = _sum_of(steps, StepKind.RECEIVED)
    return Standing(_status(steps, claimed, agreed, received), agreed, received)


def _status(
    steps: Sequence[Happened], claimed: Decimal, agreed: Decimal, received: Decimal
) -> Status:
    end = next((step.kind for step in reversed(steps) if step.kind in ENDS), None)
    if end is not None:
        return BY_END[end]
    is_last_word = any(step.is_last_word for step in steps)
    if received > NOTHING and (received >= claimed or (is_last_word and received >= agreed)):
        return Status.CREDITED
    answer = next((step.kind for step in reversed(steps) if step.kind in ANSWERS), None)
    if answer is not None:
        return BY_ANSWER[answer]
    return Status.NOTIFIED if any(step.kind in SPOKEN for step in steps) else Status.DRAFT


def _sum_of(steps: Sequence[Happened], kind: StepKind) -> Decimal:
    return sum((step.amount for step in steps if step.kind == kind), NOTHING)
