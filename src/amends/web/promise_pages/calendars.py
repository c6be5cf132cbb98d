"""The promises for a calendar program, which cannot sign in and knows a secret address instead."""

from collections.abc import Callable
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amends.people.models import Staff
from amends.promises.actions import renew_calendar_address
from amends.promises.queries import calendar_by_token
from amends.web.going_on import see_other
from amends.web.limits import seconds_to_wait
from amends.web.staff_only import staff_page

CALENDAR = "text/calendar; charset=utf-8"
FRESH_SECONDS = 300
READING = ("GET", "HEAD")


def calendar(request: HttpRequest, sign: str) -> HttpResponse:
    """Give the calendar of a signed address; an address that opens none answers 404."""
    return calendar_file(request, lambda: calendar_by_token(sign), filename="promises.ics")


def calendar_file(
    request: HttpRequest, read: Callable[[], str | None], *, filename: str
) -> HttpResponse:
    """Answer a calendar program with what `read` gives, or 404 when it gives None."""
    wait = seconds_to_wait(request, "calendar")
    if wait:
        response = HttpResponse(status=429)
        response.headers["Retry-After"] = str(wait)
        return response
    text = read()
    if text is None:
        return _private(HttpResponse(status=404))
    if request.method not in READING:
        return HttpResponseNotAllowed(READING)
    mark = f'"{sha256(text.encode()).hexdigest()[:32]}"'
    if mark in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(text, content_type=CALENDAR)
        response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = f"private, max-age={FRESH_SECONDS}"
    return _private(response)


@require_POST
@staff_page
def renew(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Give somebody new calendar addresses; the ones before end."""
    renew_calendar_address(staff, at=timezone.now())
    messages.success(
        request, _("Your calendars have new addresses. The ones before show nothing any more.")
    )
    return see_other("me")


def _private(response: HttpResponse) -> HttpResponse:
    """Keep it out of search engines, and its address out of other people's logs."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
