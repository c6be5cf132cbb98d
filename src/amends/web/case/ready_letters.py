"""Letters to begin with that are no saved replies: to part, and to say what we do not offer."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amends.cases.models import Case, Failure
from amends.letters.composing import LetterFacts
from amends.letters.ready_words import not_offered_words, parting_words
from amends.orders.errors import NoSuchThing
from amends.orders.models import Offering
from amends.orders.queries import offering_for, things_not_offered
from amends.people.models import Staff
from amends.remedies.queries import lines_delivered

PARTING = "parting"
NOT_OFFERED = "thing-"
MOST_THINGS = 50


@dataclass(frozen=True, slots=True)
class ReadyLetter:
    """A letter to begin with: its key in the address, and its name in the list."""

    key: str
    name: str


def ready_letters(case: Case) -> list[ReadyLetter]:
    """Return what can be begun with on this case; what we do not offer where they asked for it."""
    things: list[Offering] = []
    if case.failure == Failure.NOT_OFFERED:
        things = [*things_not_offered(case.team)[:MOST_THINGS]]
    return [
        *(ReadyLetter(f"{NOT_OFFERED}{thing.pk}", _told(thing)) for thing in things),
        ReadyLetter(PARTING, _("To part kindly")),
    ]


def ready_words(case: Case, staff: Staff, key: str, facts: LetterFacts) -> str:
    """Return the words of a letter by its key; empty for a key that is none."""
    if key == PARTING:
        return parting_words(facts, delivered=[line.what for line in lines_delivered(case)])
    number = key.removeprefix(NOT_OFFERED)
    if number == key or not number.isdecimal() or len(number) > 18:
        return ""
    try:
        thing = offering_for(staff, int(number))
    except NoSuchThing:
        return ""
    if thing.is_offered or thing.team_id != case.team_id:
        return ""
    return not_offered_words(facts, thing=thing.name, elsewhere=thing.words)


def _told(thing: Offering) -> str:
    return _("Not something we offer: %(thing)s") % {"thing": thing.name}
