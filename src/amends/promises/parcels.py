"""When an order on its way is late for its promised day, so that somebody can still act. Pure.

The rule, with figures of ours that were tuned on past orders (docs/promises.md has what it is
worth). From a week before the promised day on, an order is at risk
- when its hand-over to the carrier is late;
- when it has been with the carrier for longer than three parcels in four take.
Before that week most of what is late is made up for. Where the carrier's scans are told, it is
at risk on any day once none has come for four days, or as many as the shop says.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

WEEK = timedelta(days=7)
SHARE = 0.75
FEWEST = 30
"""Parcels that must have arrived before anything is called usual."""


def usual_time(taken: Sequence[timedelta], share: float = SHARE) -> timedelta | None:
    """Return within what time this share of parcels arrived; None for fewer than thirty."""
    if len(taken) < FEWEST:
        return None
    return sorted(taken)[min(int(share * len(taken)), len(taken) - 1)]


def hand_over_looked_for(
    limit: datetime, deadline: datetime, *, window: timedelta = WEEK
) -> datetime:
    """Return when a hand-over that has not come puts the promise at risk."""
    return max(limit, deadline - window)


def arrival_looked_for(
    handed_over: datetime,
    usual: timedelta | None,
    deadline: datetime,
    *,
    window: timedelta = WEEK,
) -> datetime | None:
    """Return when a parcel that has not arrived puts the promise at risk.

    None where nothing is known of how long parcels take, or where that comes after the day.
    """
    if usual is None:
        return None
    looked_for = max(handed_over + usual, deadline - window)
    return looked_for if looked_for < deadline else None


def scan_looked_for(scanned: datetime | None, quiet_days: int) -> datetime | None:
    """Return when a parcel that was not scanned again puts the promise at risk."""
    return None if scanned is None else scanned + timedelta(days=quiet_days)
