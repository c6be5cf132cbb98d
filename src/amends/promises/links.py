"""A calendar is read by a program that cannot sign in, at an address that cannot be guessed."""

from dataclasses import dataclass
from hmac import compare_digest

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from amends.people.models import Staff, Team
from amends.people.queries import belongs_to, staff_numbered, teams, teams_of
from amends.promises.models import CalendarAddress


@dataclass(frozen=True, slots=True)
class Feed:
    """What a calendar shows: its own salt, so that no address opens another, and its path."""

    salt: str
    path: str


PROMISES = Feed("amends.promise-calendar", "/calendar/")


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """The full address of a calendar, for the calendar program; of oneself without a `team`."""

    team: Team | None
    url: str


def calendar_path(staff: Staff, team: Team | None = None) -> str:
    """Return the address of somebody's own calendar, or of a team's as they see it.

    It ends when they leave, or leave that team, with a new password, and when they make
    themselves a new address.
    """
    return _path(PROMISES, staff, team, _mark(PROMISES, staff))


def feed_path(feed: Feed, staff: Staff) -> str:
    """Return the address of what somebody may see of a calendar; it ends as the others do."""
    return _path(feed, staff, None, _mark(feed, staff))


def calendar_links(staff: Staff) -> list[CalendarLink]:
    """Return the addresses of somebody's own calendar and of those of their teams, by name."""
    mark = _mark(PROMISES, staff)
    return [
        CalendarLink(team, f"{settings.SITE_URL}{_path(PROMISES, staff, team, mark)}")
        for team in (None, *teams_of(staff))
    ]


def read_calendar_token(token: str, feed: Feed = PROMISES) -> tuple[Staff, Team | None] | None:
    """Return whose calendar a token opens, and of which team; None when it opens none."""
    try:
        number, team_number, mark = _signer(feed).unsign(token).split(".")
        staff = staff_numbered(int(number))
        team = teams().filter(pk=int(team_number)).first()
    except (BadSignature, ValueError):
        return None
    if staff is None or not staff.is_active or not compare_digest(mark, _mark(feed, staff)):
        return None
    if team_number == "0":
        return staff, None
    return (staff, team) if team is not None and belongs_to(staff, team) else None


def _path(feed: Feed, staff: Staff, team: Team | None, mark: str) -> str:
    claim = f"{staff.pk}.{team.pk if team else 0}.{mark}"
    return f"{feed.path}{_signer(feed).sign(claim)}.ics"


def _mark(feed: Feed, staff: Staff) -> str:
    renewed = CalendarAddress.objects.filter(staff=staff).values_list("pk", flat=True).first()
    said = f"{staff.get_session_auth_hash()} {renewed or 0}"
    return salted_hmac(feed.salt, said, algorithm="sha256").hexdigest()[:16]


def _signer(feed: Feed) -> Signer:
    return Signer(salt=feed.salt, sep="~")
