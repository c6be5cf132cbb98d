"""From the clock on the wall to the moment that it means, also when the clocks change. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# A time of day cannot say 24:00, so a stretch that ends at 23:59 ends with its day.
LAST_MINUTE = time(23, 59)

SECOND = timedelta(seconds=1)


def moment_of(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the moment in UTC at which the wall clock of `zone` shows `clock` on `day`.

    A time that comes twice means its first; one that the change of clocks leaves out means the
    moment of the change. So a later time on the wall is never an earlier moment.
    """
    shown = datetime.combine(day, clock, zone)
    first, second = shown.utcoffset(), shown.replace(fold=1).utcoffset()
    moment = shown.astimezone(UTC)
    if first is not None and second is not None and second > first:
        return _change_between(moment - (second - first), moment, zone)
    return moment


def end_of(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the moment at which a stretch that ends at `clock` is over."""
    if clock >= LAST_MINUTE:
        return moment_of(day + timedelta(days=1), time.min, zone)
    return moment_of(day, clock, zone)


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    # Clocks change on a whole second.
    before, after = before.replace(microsecond=0), after.replace(microsecond=0)
    old = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
