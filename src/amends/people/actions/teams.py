"""A team is added, and says when it is open."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.defaults import default_limit
from amends.people.errors import BadEntry, BeyondReason, NameTaken
from amends.people.hours import Stretch
from amends.people.known import known_currency, known_language, known_place, known_time_zone
from amends.people.models import Authority, Hours, Kind, Role, ShutDay, Team
from amends.people.reaching import clean_email, clean_phone
from amends.people.standing import require
from amends.people.stretches import clean_stretches
from amends.people.words import one_line

MOST_SHUT_DAYS = 1_000


@transaction.atomic
def add_team(
    *,
    name: str,
    by: Actor,
    at: datetime,
    trade: str = "",
    time_zone: str = "UTC",
    language: str = "en",
    currency: str = "USD",
    country: str = "",
    subdivision: str = "",
    keeps_holidays: bool = True,
    email: str = "",
    phone: str = "",
) -> Team:
    """Add a team; everybody in it may give something from the first day (rule 13).

    Its limits are those of `people.defaults`, in its `currency`. The owner of the house adds
    teams. Raises BadEntry, NameTaken and NotTheirsToSet.
    """
    require(Role.OWNER, by)
    name = one_line(name, field="name", longest=80, refuse=BadEntry)
    slug = slugify(name)[:50].strip("-") or "team"
    if Team.objects.filter(name__iexact=name).exists():
        raise NameTaken(_("There is a team of this name already."), "name")
    country, subdivision = known_place(country, subdivision)
    team = Team.objects.create(
        name=name,
        slug=_free_slug(slug),
        trade=one_line(trade, field="trade", longest=80, refuse=BadEntry, may_be_empty=True),
        time_zone=known_time_zone(time_zone),
        language=known_language(language),
        currency=known_currency(currency),
        country=country,
        subdivision=subdivision,
        keeps_holidays=keeps_holidays,
        email=clean_email(email) if email else "",
        phone=clean_phone(phone) if phone else "",
    )
    Authority.objects.bulk_create(
        Authority(team=team, role=role, kind=kind, limit=default_limit(role, kind, team.currency))
        for role in Role
        for kind in Kind
    )
    record("team.added", team, by=by, at=at, currency=team.currency, time_zone=team.time_zone)
    return team


@transaction.atomic
def set_hours(team: Team, weekly: Sequence[Stretch], *, by: Actor, at: datetime) -> Team:
    """Set the weekly hours of a team, in its own time; none at all means Monday to Friday, 9 to 17.

    A stretch that ends at 23:59 ends with its day. A lead of the team or higher sets them; the
    same hours again change nothing. Raises BadEntry, when stretches overlap too, and
    NotTheirsToSet.
    """
    require(Role.LEAD, by, team)
    team.refresh_from_db(from_queryset=Team.objects.select_for_update())
    wanted = clean_stretches(weekly, field="hours")
    if wanted == [Stretch(*row) for row in team.hours.values_list("weekday", "opens", "closes")]:
        return team
    team.hours.all().delete()
    Hours.objects.bulk_create(
        Hours(team=team, weekday=one.weekday, opens=one.starts, closes=one.ends) for one in wanted
    )
    record("team.hours_set", team, by=by, at=at, stretches=len(wanted))
    return team


@transaction.atomic
def set_shut_days(team: Team, days: Mapping[date, str], *, by: Actor, at: datetime) -> Team:
    """Set on which days a team is shut besides the public holidays, and why.

    The days given replace those there were. A lead of the team or higher sets them; the same
    days again change nothing. Raises BadEntry, BeyondReason and NotTheirsToSet.
    """
    require(Role.LEAD, by, team)
    if len(days) > MOST_SHUT_DAYS:
        raise BeyondReason(_("At most %(most)d days fit.") % {"most": MOST_SHUT_DAYS}, "shut_days")
    wanted = {
        day: one_line(why, field="shut_days", longest=80, refuse=BadEntry, may_be_empty=True)
        for day, why in days.items()
    }
    team.refresh_from_db(from_queryset=Team.objects.select_for_update())
    if wanted == dict(team.shut_days.values_list("on", "why")):
        return team
    team.shut_days.all().delete()
    ShutDay.objects.bulk_create(ShutDay(team=team, on=day, why=why) for day, why in wanted.items())
    record("team.shut_days_set", team, by=by, at=at, days=len(wanted))
    return team


def _free_slug(slug: str) -> str:
    taken = set(Team.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug[:45]}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(s for s in numbered if s not in taken)
