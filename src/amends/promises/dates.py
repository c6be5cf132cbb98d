"""From a day or a moment to when a word is due, and when it is broken. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from amends.people.wall_clock import moment_of
from amends.promises.errors import BadPromise

DAY = timedelta(days=1)
LONGEST_TOLERANCE = 366


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What was said to be all right beyond the date: days of the calendar, then minutes."""

    days: int = 0
    minutes: int = 0


NONE_AT_ALL = Tolerance()


@dataclass(frozen=True, slots=True)
class Due:
    """When a word is due: a moment, or with `on` a whole day that ends at `at`."""

    at: datetime
    on: date | None

    @property
    def is_day(self) -> bool:
        return self.on is not None


def due_by(when: date | datetime, zone: str) -> Due:
    """Return when a word is due: a date means that whole day in `zone` (an IANA name).

    Raises BadPromise for a moment without a time zone and a zone that does not exist.
    """
    known = known_zone(zone)
    if not isinstance(when, datetime):
        return Due(_end_of(when, known), when)
    if when.tzinfo is None:
        raise BadPromise(_("Say in which time zone this time is meant."))
    return Due(when, None)


def deadline_of(due: Due, tolerance: Tolerance, zone: str) -> datetime:
    """Return the moment after which the word is broken. Raises BadPromise beyond a year."""
    if not (0 <= tolerance.days <= LONGEST_TOLERANCE and tolerance.minutes >= 0):
        raise BadPromise(_("A tolerance is between nothing and a year."))
    if tolerance.minutes > LONGEST_TOLERANCE * 24 * 60:
        raise BadPromise(_("A tolerance is between nothing and a year."))
    late = timedelta(minutes=tolerance.minutes)
    if due.on is not None:
        return _end_of(due.on + tolerance.days * DAY, known_zone(zone)) + late
    return due.at + tolerance.days * DAY + late


def is_in_time(*, done_at: datetime, deadline: datetime, is_day: bool) -> bool:
    """Tell whether something was done in time; the end of a day belongs to the next."""
    return done_at < deadline if is_day else done_at <= deadline


def known_zone(zone: str) -> ZoneInfo:
    """Return a time zone by its IANA name. Raises BadPromise."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadPromise(_("There is no time zone called %(zone)s.") % {"zone": zone}) from error


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    try:
        return moment_of(day + DAY, time.min, zone)
    except OverflowError as error:
        raise BadPromise(_("Nobody can promise for that day.")) from error
