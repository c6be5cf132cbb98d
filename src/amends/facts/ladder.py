"""When somebody hears that an account has not come. Pure.

The one who was asked is reminded when three quarters of the time are gone; the case's owner hears
when it is over, the lead a business day after it, the manager after two. Nobody else waits.
"""

from collections.abc import Sequence
from datetime import datetime

from amends.people.hours import BusinessHours

REMINDED_AT = (3, 4)
ASKED_AGAIN, OWNER_TOLD, LEAD_TOLD, MANAGER_TOLD = 1, 2, 3, 4


def moments_of(hours: BusinessHours, *, asked_at: datetime, due_at: datetime) -> list[datetime]:
    """Return when each rung is reached, the first one first."""
    part, whole = REMINDED_AT
    minutes = hours.minutes_between(asked_at, due_at)
    reminded = hours.add_minutes(asked_at, minutes * part // whole) if minutes else due_at
    return [
        min(reminded, due_at),
        due_at,
        hours.add_days(due_at, 1),
        hours.add_days(due_at, 2),
    ]


def reached(moments: Sequence[datetime], *, at: datetime) -> int:
    """Return the highest rung whose time has come; 0 before the first."""
    return sum(moment <= at for moment in moments)


def next_after(moments: Sequence[datetime], rung: int) -> datetime | None:
    """Return when the rung after this one is reached; None after the last."""
    return moments[rung] if rung < len(moments) else None
