"""The first team and the first owner, without whom nobody could sign in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import time

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from amends.config.running.database import require_migrated, told_plainly
from amends.config.trouble import Trouble
from amends.journal.actor import MACHINE
from amends.people import actions
from amends.people.errors import PeopleError
from amends.people.hours import Stretch
from amends.people.models import Role, Team
from amends.people.queries import staff_by_email, teams

OFFICE_HOURS = [Stretch(weekday, time(9), time(17)) for weekday in range(5)]


@dataclass(frozen=True, slots=True)
class TeamWanted:
    """What was typed about a team; an empty `name` is no team."""

    name: str
    time_zone: str | None = None
    currency: str | None = None
    country: str = ""
    part: str = ""
    email: str = ""
    phone: str = ""


def is_any_team() -> bool:
    """Tell whether there is a team yet. Raises Trouble without tables."""
    with _ready():
        return teams().exists()


def is_team(name: str) -> bool:
    """Tell whether there is a team of this name. Raises Trouble without tables."""
    with _ready():
        return _team_named(name) is not None


def require_free_address(email: str) -> None:
    """Raise Trouble when somebody works, or worked, here with this address."""
    with _ready():
        known = staff_by_email(email)
    if known is not None and known.is_active:
        raise Trouble(f"{known.name} works here with {known.email} already. Nothing was changed.")
    if known is not None:
        raise Trouble(
            f"{known.name} worked here with {known.email}. An owner can take them back in the"
            " settings of their team, under Staff. Nothing was changed."
        )


def require_free_name(team: str) -> None:
    """Raise Trouble when there is a team of this name."""
    with _ready():
        known = _team_named(team)
    if known is not None:
        raise Trouble(f"There is a team called {known.name} already. Nothing was changed.")


def add_owner(name: str, email: str, password: str, wanted: TeamWanted) -> str:
    """Add an owner of the house, in a team that is made if it is not there; all or nothing.

    Returns what was done and what to do next. Raises Trouble with the option to mend.
    """
    with _ready(), transaction.atomic():
        team = _team_named(wanted.name)
        is_new = team is None and wanted.name != ""
        if team is not None and any(astuple(wanted)[1:]):
            raise Trouble(
                f"{team.name} is there already: leave out what describes a new team."
                " Nothing was changed."
            )
        if is_new:
            team = _new_team(wanted)
        with _told_by_option(name="--name", email="--email", password="Password"):  # noqa: S106
            owner = actions.hire_staff(
                email=email,
                name=name,
                role=Role.OWNER,
                teams=[team] if team else [],
                password=password,
                by=MACHINE,
                at=timezone.now(),
            )
    done = [f"{owner.name} owns the house now and signs in as {owner.email}."]
    if team and is_new:
        done.append(_told_of(team))
    return "\n".join([*done, _next(team)])


def add_team(wanted: TeamWanted) -> str:
    """Add a team with office hours; returns what was done and what to do next."""
    with _ready(), transaction.atomic():
        team = _new_team(wanted)
    return "\n".join([_told_of(team), f"Next: its staff, at {_address(team, 'staff')}"])


@contextmanager
def _ready() -> Iterator[None]:
    with told_plainly():
        require_migrated()
        yield


@contextmanager
def _told_by_option(**options: str) -> Iterator[None]:
    """Say which option, or which answer, a refusal is about."""
    try:
        yield
    except PeopleError as refused:
        option = options.get(refused.field)
        words = f"{option}: {refused}" if option else str(refused)
        raise Trouble(f"{words} Nothing was changed.") from refused


def _team_named(name: str) -> Team | None:
    wanted = name.strip().casefold()
    return next((team for team in teams() if team.name.casefold() == wanted), None)


def _new_team(wanted: TeamWanted) -> Team:
    at = timezone.now()
    with _told_by_option(
        name="Team",
        time_zone="--time-zone",
        currency="--currency",
        country="--country",
        subdivision="--part",
        email="--desk-email",
        phone="--desk-phone",
    ):
        team = actions.add_team(
            name=wanted.name,
            time_zone=wanted.time_zone or "UTC",
            currency=wanted.currency or "USD",
            country=wanted.country,
            subdivision=wanted.part,
            email=wanted.email,
            phone=wanted.phone,
            by=MACHINE,
            at=at,
        )
        return actions.set_hours(team, OFFICE_HOURS, by=MACHINE, at=at)


def _told_of(team: Team) -> str:
    return (
        f"{team.name} is open Monday to Friday, 9 to 17, in the time of {team.time_zone},"
        f" and reckons in {team.currency}."
    )


def _next(team: Team | None) -> str:
    page = _address(team, "team_settings") if team else f"{settings.SITE_URL}{reverse('settings')}"
    return (
        f"Next: amends serve, sign in at {settings.SITE_URL}{reverse('account_login')}, then set"
        f" hours, policy and staff at {page}"
    )


def _address(team: Team, name: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[team.slug])}"
