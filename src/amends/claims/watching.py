"""When somebody is told that a window runs out or that an answer is due. Pure.

Of a window: its owner at half of it, the lead too at four fifths, the manager too once it is
over. Of an answer: its owner on the day, the lead three days after it, the manager after a week.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amends.claims.models import About
from amends.claims.windows import Window

CHASED_AFTER = (timedelta(0), timedelta(days=3), timedelta(days=7))


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched of a claim: a window only until it is used, an answer only while awaited."""

    zone: str
    notify: Window | None = None
    claim: Window | None = None
    chase_on: date | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """At `at` those of `rung` and below are told that `about` is due by `day`."""

    about: About
    day: date
    rung: int
    at: datetime


Told = Mapping[tuple[str, date], int]
"""The highest rung that was told, by what it was about and its day."""


def alarms_of(watched: Watched) -> list[Alarm]:
    """Return every alarm of a claim, each thing from the first rung to the last."""
    found = []
    for about, window in ((About.NOTIFY, watched.notify), (About.CLAIM, watched.claim)):
        if window is not None:
            moments = [*window.warned_at(watched.zone), window.over_at(watched.zone)]
            found += _ladder(about, window.ends, moments)
    if watched.chase_on is not None:
        day = datetime.combine(watched.chase_on, time.min, ZoneInfo(watched.zone))
        found += _ladder(About.CHASE, watched.chase_on, [day + late for late in CHASED_AFTER])
    return found


def due_alarms(alarms: Iterable[Alarm], told: Told, *, at: datetime) -> list[Alarm]:
    """Return of each thing the highest rung whose time has come and that was not told."""
    highest: dict[tuple[str, date], Alarm] = {}
    for alarm in alarms:
        if alarm.at <= at and alarm.rung > _told(told, alarm):
            highest[alarm.about, alarm.day] = alarm
    return [*highest.values()]


def next_look(alarms: Iterable[Alarm], told: Told) -> datetime | None:
    """Return when the clock looks next; None when there is nothing more to tell."""
    return min((a.at for a in alarms if a.rung > _told(told, a)), default=None)


def _ladder(about: About, day: date, moments: Iterable[datetime]) -> list[Alarm]:
    return [Alarm(about, day, rung, at) for rung, at in enumerate(moments, start=1)]


def _told(told: Told, alarm: Alarm) -> int:
    return told.get((alarm.about, alarm.day), 0)
