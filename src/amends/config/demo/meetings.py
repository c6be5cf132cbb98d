"""The kitchen of Lucia's meets once a week, and what was said there half a year ago."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amends.config.demo.street import Street
from amends.journal.actor import MACHINE
from amends.prevention.actions import (
    cancel_meeting,
    correct_minutes,
    lay_out_meetings,
    set_meetings,
    write_minutes,
)
from amends.prevention.calendar import LAID_AHEAD, Pattern, Rhythm
from amends.prevention.models import Meeting
from amends.prevention.queries.agenda import agenda_of
from amends.prevention.queries.meetings import meetings_past, meetings_to_come

SHOP = "Lucia’s"
SINCE = timedelta(days=182)
THREE = time(15)
HOUR = timedelta(hours=1)

SAID = (
    (
        "The list says trays, the kitchen counts portions, and at noon both are used at once.",
        "We write the number of guests on the lid of every tray",
    ),
    (
        "Two caterings went out with the number on the lid, and both were right.",
        "We look again in ten weeks",
    ),
)


def meet_every_week(street: Street) -> None:
    """Let the kitchen meet at three, today while that is to come, for half a year by now."""
    team, lucia = street.teams[SHOP], street.staff["Lucia Romero"]
    zone, begins = ZoneInfo(team.time_zone), street.now - SINCE
    pattern = Pattern(Rhythm.WEEKLY, _first(street.now, zone), THREE, team.time_zone)
    series = set_meetings(team, pattern, minutes=30, place="At the long table", by=lucia, at=begins)
    at = begins
    while at < street.now:
        at = min(at + LAID_AHEAD, street.now)
        lay_out_meetings(series, by=MACHINE, at=at)
    third = meetings_to_come(lucia, at=street.now)[2]
    cancel_meeting(
        third, why="We are at the street fair that day.", by=lucia, at=street.ago(days=2)
    )


def write_what_was_said(street: Street) -> None:
    """Write the minutes of the meetings that looked at a problem."""
    lucia, maya = street.staff["Lucia Romero"], street.staff["Maya Ruiz"]
    on_it = {"agenda_items__isnull": False, "agenda_items__left_at__isnull": True}
    held = [*meetings_past(lucia, at=street.now).filter(**on_it).distinct()][::-1]
    for meeting, (said, decided) in zip(held, SAID, strict=False):
        _write(meeting, said, decided, by_name=maya.name, street=street)


def _write(meeting: Meeting, said: str, decided: str, *, by_name: str, street: Street) -> None:
    at, by = meeting.starts_at + HOUR, street.staff[by_name]
    for entry in agenda_of(meeting):
        key = f"minutes-{entry.item.pk}"
        minute = write_minutes(
            entry.item, said=said, decided=decided.replace("tray", "box"), by=by, at=at, key=key
        )
        if minute.decided != decided:
            correct_minutes(
                minute, said=said, decided=decided, by=by, at=at + HOUR, key=f"{key}-right"
            )


def _first(now: datetime, zone: ZoneInfo) -> date:
    """Return the first day of the pattern: half a year before the next meeting."""
    local = now.astimezone(zone)
    coming = local.date() + timedelta(days=0 if local.time() < THREE else 1)
    return coming - SINCE
