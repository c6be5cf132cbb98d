"""The meetings of somebody's teams, as a calendar program reads them (RFC 5545)."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from icalendar import Event

from amends.people.models import Staff
from amends.prevention.links import read_meetings_token
from amends.prevention.models import Meeting
from amends.prevention.queries.meetings import meetings_for
from amends.promises.queries.calendars import new_calendar, uid

MOST = 1_000
LOOKING_BACK = timedelta(days=92)
"""A calendar that was shut for a quarter still hears what was called off."""


def meetings_by_token(token: str, *, at: datetime) -> str | None:
    """Return the calendar that a link opens, in its reader's language; None when it opens none."""
    staff = read_meetings_token(token)
    if staff is None:
        return None
    with override(staff.language or get_language() or "en"):
        return calendar_of_meetings(staff, at=at)


def calendar_of_meetings(staff: Staff, *, at: datetime) -> str:
    """Return the meetings that somebody may see, the first one first, at most a thousand."""
    calendar = new_calendar(_("Meetings"), of="Meetings")
    meetings = meetings_for(staff).filter(starts_at__gte=at - LOOKING_BACK)
    for meeting in meetings.prefetch_related("agenda_items__problem")[:MOST]:
        calendar.add_component(_event(meeting))
    # The file says how the clocks of each zone go, for programs that know no zones.
    calendar.add_missing_timezones()
    return str(calendar.to_ical(), "utf-8")


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", uid("meeting", meeting.pk))
    event.add("sequence", meeting.changes)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("last-modified", meeting.changed_at.astimezone(UTC))
    starts = meeting.starts_at.astimezone(meeting.zone)
    ends = (meeting.starts_at + timedelta(minutes=meeting.minutes)).astimezone(meeting.zone)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("summary", _("Meeting: %(team)s") % {"team": meeting.team.name})
    if meeting.place:
        event.add("location", meeting.place)
    causes = [item.problem.cause for item in meeting.agenda_items.all() if item.left_at is None]
    if causes:
        event.add("description", "\n".join([_("On the agenda:"), *causes]))
    event.add("url", f"{settings.SITE_URL}/meetings/{meeting.pk}/")
    return event
