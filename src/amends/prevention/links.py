"""The address under which a calendar program reads the meetings of somebody's teams."""

from django.conf import settings

from amends.people.models import Staff
from amends.promises.links import Feed, feed_path, read_calendar_token

MEETINGS = Feed("amends.meeting-calendar", "/meetings/calendar/")


def meetings_path(staff: Staff) -> str:
    """Return the address of the meetings that somebody may see; it ends as theirs of promises."""
    return feed_path(MEETINGS, staff)


def meetings_link(staff: Staff) -> str:
    """Return the full address, for the calendar program."""
    return f"{settings.SITE_URL}{meetings_path(staff)}"


def read_meetings_token(token: str) -> Staff | None:
    """Return whose meetings a token opens; None when it opens none."""
    found = read_calendar_token(token, MEETINGS)
    return found[0] if found is not None else None
