"""What we offer and what we do not."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from amends.orders.errors import NoSuchThing
from amends.orders.models import Offering
from amends.people.models import Staff, Team
from amends.people.queries import team_numbers_of
from amends.people.words import can_be_looked_up

MOST_WORDS = 20


def offerings_of(team: Team) -> QuerySet[Offering]:
    """Return all that the catalogue of a team says, by name."""
    return Offering.objects.filter(team=team)


def things_not_offered(team: Team) -> QuerySet[Offering]:
    """Return what a team says that it does not offer, by name."""
    return Offering.objects.filter(team=team, is_offered=False)


def offerings_matching(team: Team, words: str) -> QuerySet[Offering]:
    """Return what the catalogue says with all these words, in its name or beside it.

    Nothing at all finds nothing; words past the twentieth do not count.
    """
    tokens = words[:500].split()[:MOST_WORDS]
    if not tokens or not can_be_looked_up(words):
        return Offering.objects.none()
    wanted = Q()
    for token in tokens:
        wanted &= Q(name__icontains=token) | Q(words__icontains=token)
    return Offering.objects.filter(wanted, team=team)


def offering_called(team: Team, name: str) -> Offering | None:
    """Return what the catalogue says of a thing by its name, whatever its case, or None."""
    if not can_be_looked_up(name):
        return None
    return Offering.objects.filter(team=team, name__iexact=name.strip()).first()


def offering_for(staff: Staff, key: int) -> Offering:
    """Return an offering of a team that somebody sees, by its key. Raises NoSuchThing."""
    teams = team_numbers_of(staff)
    seen = Offering.objects.all() if teams is None else Offering.objects.filter(team__in=teams)
    found = seen.select_related("team").filter(pk=key).first()
    if found is None:
        raise NoSuchThing(_("There is no such thing in the catalogues that you see."))
    return found
