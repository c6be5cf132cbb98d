"""The promises of a keeper or of a team, as a calendar program reads them (RFC 5545)."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from amends.people.models import Staff, Team
from amends.promises.links import read_calendar_token
from amends.promises.models import UNDER_WAY, Promise, State

MOST = 1_000
READ_AGAIN = timedelta(hours=1)


def calendar_by_token(token: str) -> str | None:
    """Return the calendar that a link opens, in its reader's language; None when it opens none."""
    whose = read_calendar_token(token)
    if whose is None:
        return None
    staff, team = whose
    with override(staff.language or get_language() or "en"):
        return calendar_of_team(team) if team is not None else calendar_of(staff)


def calendar_of(keeper: Staff) -> str:
    """Return what somebody has to keep, the first due first, at most a thousand."""
    return _calendar(keeper.name, Promise.objects.filter(keeper=keeper))


def calendar_of_team(team: Team) -> str:
    """Return what a team has to keep, the first due first, at most a thousand."""
    return _calendar(team.name, Promise.objects.filter(team=team))


def new_calendar(name: str, *, of: str) -> Calendar:
    """Return an empty calendar for programs that read it by its address; `of` is what it holds."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Amends//{of}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Amends: {name}")
    calendar.add("refresh-interval", READ_AGAIN, {"value": "DURATION"})
    return calendar


def uid(kind: str, number: int) -> str:
    """Return the name of an event, the same for ever."""
    return f"{kind}-{number}@{urlsplit(settings.SITE_URL).hostname}"


def _calendar(name: str, rows: QuerySet[Promise]) -> str:
    calendar = new_calendar(name, of="Promises")
    under_way = rows.filter(state__in=UNDER_WAY).select_related("customer", "keeper")
    for promise in under_way.order_by("due_at", "pk")[:MOST]:
        calendar.add_component(_event(promise))
    # A moment stands on the customer's own clock, so that the file says how that clock goes.
    calendar.add_missing_timezones()
    return str(calendar.to_ical(), "utf-8")


def _event(promise: Promise) -> Event:
    event = Event()
    event.add("uid", uid("promise", promise.pk))
    event.add("dtstamp", promise.noted_at.astimezone(UTC))
    if promise.due_on is not None:
        event.add("dtstart", promise.due_on)
        event.add("dtend", promise.due_on + timedelta(days=1))
    else:
        event.add("dtstart", promise.due_at.astimezone(ZoneInfo(promise.zone)))
    event.add("summary", _summary(promise))
    event.add("description", _description(promise))
    event.add("url", f"{settings.SITE_URL}/promises/{promise.pk}/")
    # It is a day to have something done by, and takes nobody's time.
    event.add("transp", "TRANSPARENT")
    return event


def _summary(promise: Promise) -> str:
    customer = promise.customer
    # A calendar hangs on walls: a surprise is a secret there too.
    is_named = customer is not None and not customer.must_not_hear
    words = f"{promise.what} ({customer.called})" if customer and is_named else promise.what
    if promise.state == State.OPEN:
        return words
    return f"{promise.get_state_display()}: {words}"


def _description(promise: Promise) -> str:
    given = date_format(promise.given_at.astimezone(ZoneInfo(promise.zone)), "DATE_FORMAT")
    said = [_("Kept by %(name)s. Given on %(date)s.")]
    if promise.is_essential:
        said.append(_("The date matters: after it the thing is of no use."))
    return " ".join(said) % {"name": promise.keeper.name, "date": given}
