"""A calendar is read by a program that cannot sign in, at an address that cannot be guessed."""

from hmac import compare_digest

from django.conf import settings
from django.core.signing import BadSignature, Signer

from amends.people.models import Staff, Team
from amends.people.queries import belongs_to, staff_numbered, teams

_SALT = "amends.promise-calendar"


def calendar_path(staff: Staff, team: Team | None = None) -> str:
    """Return the address of somebody's own calendar, or of a team's as they see it.

    It ends when they leave, or leave that team, and with a new password.
    """
    claim = f"{staff.pk}.{team.pk if team else 0}.{_mark(staff)}"
    return f"/calendar/{_signer().sign(claim)}.ics"


def calendar_url(staff: Staff, team: Team | None = None) -> str:
    """Return the full address, for the calendar program."""
    return f"{settings.SITE_URL}{calendar_path(staff, team)}"


def read_calendar_token(token: str) -> tuple[Staff, Team | None] | None:
    """Return whose calendar a token opens, and of which team; None when it opens none."""
    try:
        number, team_number, mark = _signer().unsign(token).split(".")
        staff = staff_numbered(int(number))
        team = teams().filter(pk=int(team_number)).first()
    except (BadSignature, ValueError):
        return None
    if staff is None or not staff.is_active or not compare_digest(mark, _mark(staff)):
        return None
    if team_number == "0":
        return staff, None
    return (staff, team) if team is not None and belongs_to(staff, team) else None


def _mark(staff: Staff) -> str:
    return str(staff.get_session_auth_hash())[:16]


def _signer() -> Signer:
    return Signer(salt=_SALT, sep="~")
