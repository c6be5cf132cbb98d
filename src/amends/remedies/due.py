"""From "within three working days" to a day. Pure: the moment and the hours are arguments."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from amends.people.hours import BusinessHours

HEAR_WITHIN_MINUTES = 120
"""A customer hears within two business hours when somebody has to be asked; a choice of ours."""


def due_day(
    days: int | None, *, is_working: bool, at: datetime, hours: BusinessHours
) -> date | None:
    """Return the day that is `days` after `at` in the team's own calendar.

    Working days are days on which the team is open. None where nothing is due by a day.
    """
    if days is None:
        return None
    if is_working:
        return hours.day_of(hours.add_days(at, days))
    return hours.day_of(at) + timedelta(days=days)


def due_moment(days: Iterable[date | None], *, hours: BusinessHours) -> datetime | None:
    """Return the close of business on the latest of some days; None when there is none."""
    named = [day for day in days if day is not None]
    return hours.closing_on(max(named)) if named else None


def hear_by(at: datetime, *, hours: BusinessHours) -> datetime:
    """Return when a customer hears at the latest, if somebody is asked now."""
    return hours.add_minutes(at, HEAR_WITHIN_MINUTES)
