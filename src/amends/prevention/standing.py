"""Where a problem stands, from where its fixes stand. Pure."""

from collections.abc import Collection

from amends.prevention.models import FixState, ProblemState


def standing_of(fixes: Collection[str]) -> ProblemState:
    """Return where a problem stands: what is still to be done comes first.

    A fix that was dropped, did not help or did not hold counts for nothing.
    """
    if FixState.PLANNED in fixes:
        return ProblemState.BEING_FIXED
    if FixState.DONE in fixes:
        return ProblemState.TO_VERIFY
    if FixState.VERIFIED in fixes:
        return ProblemState.VERIFIED
    return ProblemState.OPEN
