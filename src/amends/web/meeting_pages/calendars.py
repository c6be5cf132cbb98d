"""The meetings for a calendar program, at an address that nobody guesses."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from amends.prevention.queries.calendars import meetings_by_token
from amends.web.promise_pages.calendars import calendar_file


def meeting_calendar(request: HttpRequest, sign: str) -> HttpResponse:
    """Give the meetings of a signed address; an address that opens none answers 404."""
    return calendar_file(
        request, lambda: meetings_by_token(sign, at=timezone.now()), filename="meetings.ics"
    )
