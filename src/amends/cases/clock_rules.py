"""How long a team gives itself, unless it says otherwise."""

from dataclasses import dataclass

from amends.cases.models import ClockKind


@dataclass(frozen=True, slots=True)
class Allowance:
    """Business days, then business minutes."""

    days: int = 0
    minutes: int = 0


# Owning at once, a human word in an hour and an offer in a day are the plain default of the
# field's published clocks; the other three are ours.
DEFAULTS: dict[ClockKind, Allowance] = {
    ClockKind.OWN: Allowance(),
    ClockKind.ACKNOWLEDGE: Allowance(minutes=60),
    ClockKind.FIRST_OFFER: Allowance(days=1),
    ClockKind.RESOLVE: Allowance(days=5),
    ClockKind.FULFIL: Allowance(days=5),
    ClockKind.NEXT_WORD: Allowance(days=2),
}

PAUSING = (ClockKind.FIRST_OFFER, ClockKind.RESOLVE, ClockKind.NEXT_WORD)
"""The clocks that stand still while the ball is with the customer."""

WARN_AT = 0.75
"""The owner is warned when three quarters of the business time are gone."""

MANAGER_AFTER_MINUTES = 60
"""The manager is told one business hour after a clock ran out, the lead when it does."""
