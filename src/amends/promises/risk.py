"""When a promise is at risk, and when the clock looks at it. Pure: times and hours are arguments.

The rule, with figures of ours: a promise is at risk
- when the business time left is no more than what the work takes, and no more than the warning
  time: a quarter of the whole business time from word to date, at most one day of eight hours;
  for an essential date half of it, at most two days;
- when a step that it waits for is late, or is to come only after the date;
- when, less than two business days before, its keeper is not there on the day.

A supplier's word to us is watched for its date alone: nobody here can do the work, and what it
endangers is our own word, which waits for it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amends.people.hours import BusinessHours
from amends.people.wall_clock import moment_of
from amends.promises.models import Reason

SHARE, MOST = 0.25, 8 * 60
SHARE_ESSENTIAL, MOST_ESSENTIAL = 0.5, 16 * 60
"""Warning time: a share of the whole business time, and at most so many business minutes."""

LADDER_TOP = 3
KEEPER_LOOK_DAYS = 2
LONGEST_SHUT = 60
LONGEST_COUNTED = timedelta(days=60)
"""Business time is counted over so long at most: nobody needs the minutes of a year ahead."""


@dataclass(frozen=True, slots=True)
class StepSeen:
    """A step that is waited for: when it is due, and whether it was done."""

    due_at: datetime
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What the rule needs to know of a promise."""

    given_at: datetime
    due_at: datetime
    deadline: datetime
    is_essential: bool = False
    effort_minutes: int = 0
    steps: tuple[StepSeen, ...] = ()
    keeper_is_away: bool = False
    is_to_us: bool = False


def warning_minutes(word: Word, hours: BusinessHours) -> int:
    """Return how many business minutes before its date a promise counts as short of time."""
    since = max(word.given_at, word.due_at - LONGEST_COUNTED)
    whole = max(hours.minutes_between(since, word.due_at), 0)
    share, most = (SHARE_ESSENTIAL, MOST_ESSENTIAL) if word.is_essential else (SHARE, MOST)
    return max(min(int(whole * share), most), word.effort_minutes)


def before_due(word: Word, hours: BusinessHours, minutes: int) -> datetime:
    """Return the moment with so many business minutes left, not before the word was given."""
    since = max(word.given_at, word.due_at - LONGEST_COUNTED)
    whole = hours.minutes_between(since, word.due_at)
    if minutes >= whole:
        return since
    return min(hours.add_minutes(since, whole - minutes), word.due_at)


def keeper_look_at(word: Word, hours: BusinessHours) -> datetime:
    """Return when it is looked whether the keeper is there: two business days before."""
    day = day_to_be_there(word.due_at, hours)
    for _n in range(KEEPER_LOOK_DAYS):
        day = _business_day_by(day - timedelta(days=1), hours)
    return hours.next_opening(moment_of(day, time.min, ZoneInfo(hours.zone)))


def day_to_be_there(due_at: datetime, hours: BusinessHours) -> date:
    """Return the last business day on which the thing can be done."""
    # A day ends where the next begins.
    return _business_day_by(hours.day_of(due_at - timedelta(seconds=1)), hours)


def risks(word: Word, hours: BusinessHours, at: datetime) -> tuple[Reason, ...]:
    """Return why a promise is at risk at that moment; empty while nothing speaks against it."""
    found: list[Reason] = []
    if word.is_to_us:
        return ()
    if at >= before_due(word, hours, warning_minutes(word, hours)):
        found.append(Reason.TIME)
    if any(step.due_at <= at for step in word.steps if not step.is_done):
        found.append(Reason.STEP_LATE)
    if any(step.due_at > word.deadline for step in word.steps if not step.is_done):
        found.append(Reason.STEP_MOVED)
    if word.keeper_is_away and at >= keeper_look_at(word, hours):
        found.append(Reason.KEEPER_AWAY)
    return tuple(found)


def looks(word: Word, hours: BusinessHours) -> list[datetime]:
    """Return every moment at which something may speak against the promise, and its deadline."""
    if word.is_to_us:
        return [word.deadline]
    return [
        before_due(word, hours, warning_minutes(word, hours)),
        keeper_look_at(word, hours),
        *(step.due_at for step in word.steps if not step.is_done),
        word.deadline,
    ]


def rung_due_at(word: Word, hours: BusinessHours, rung: int, *, at: datetime) -> datetime:
    """Return when the next rung of the ladder is told, in business hours.

    The keeper at once, the owner of the case and the lead when half of the warning time is
    left, the manager at a quarter. `rung` counts those told already.
    """
    if rung == 0:
        return hours.next_opening(at)
    left = warning_minutes(word, hours) // (2**rung)
    return hours.next_opening(before_due(word, hours, left))


def _business_day_by(day: date, hours: BusinessHours) -> date:
    for back in range(LONGEST_SHUT):
        if hours.is_business_day(day - timedelta(days=back)):
            return day - timedelta(days=back)
    return day
