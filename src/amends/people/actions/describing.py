"""What a team is called, where it is, and how it is reached."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.errors import BadEntry, NameTaken
from amends.people.known import known_language, known_place, known_time_zone
from amends.people.models import Role, Team
from amends.people.reaching import clean_email, clean_phone
from amends.people.standing import require
from amends.people.words import one_line


@dataclass(frozen=True, slots=True)
class TeamDetails:
    """What a manager may change of a team; the fields are those of the model.

    Its currency is not among them: the sums of its cases are in it for ever. Nor is the slug,
    so that addresses that were kept still lead there.
    """

    name: str
    trade: str = ""
    email: str = ""
    phone: str = ""
    time_zone: str = "UTC"
    language: str = "en"
    country: str = ""
    subdivision: str = ""
    keeps_holidays: bool = True


@transaction.atomic
def describe_team(team: Team, details: TeamDetails, *, by: Actor, at: datetime) -> Team:
    """Set what a team is called, where it is, and how it is reached.

    A manager of the team or higher does; the same details again change nothing. Clocks that
    run keep the time they were given. Raises BadEntry, NameTaken and NotTheirsToSet.
    """
    require(Role.MANAGER, by, team)
    team.refresh_from_db(from_queryset=Team.objects.select_for_update())
    wanted = asdict(_cleaned(details))
    if Team.objects.filter(name__iexact=wanted["name"]).exclude(pk=team.pk).exists():
        raise NameTaken(_("There is a team of this name already."), "name")
    changed = sorted(field for field, value in wanted.items() if getattr(team, field) != value)
    if not changed:
        return team
    for field in changed:
        setattr(team, field, wanted[field])
    team.save(update_fields=changed)
    record("team.described", team, by=by, at=at, changed=" ".join(changed))
    return team


def _cleaned(details: TeamDetails) -> TeamDetails:
    country, subdivision = known_place(details.country, details.subdivision)
    return TeamDetails(
        name=one_line(details.name, field="name", longest=80, refuse=BadEntry),
        trade=one_line(
            details.trade, field="trade", longest=80, refuse=BadEntry, may_be_empty=True
        ),
        email=clean_email(details.email) if details.email else "",
        phone=clean_phone(details.phone) if details.phone else "",
        time_zone=known_time_zone(details.time_zone),
        language=known_language(details.language),
        country=country,
        subdivision=subdivision,
        keeps_holidays=details.keeps_holidays,
    )
