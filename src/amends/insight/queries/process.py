"""Where the process itself asks for blame first: saved replies, and first words on cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from amends.cases.models import Case
from amends.coach.audit import Focus, focus_of, main_focus
from amends.insight.models import About, CaseFocus, FocusReading
from amends.insight.wanted import Wanted
from amends.letters.models import SavedReply
from amends.people.models import Team

MOST_REPLIES = 300
LATEST = 5


@dataclass(frozen=True, slots=True)
class BlamingReply:
    """A saved reply most of whose words are about cause and fault."""

    reply: SavedReply
    fault: int
    solution: int


@dataclass(frozen=True, slots=True)
class FirstWords:
    """What was said first on a case that was about either, and was about fault."""

    case: Case
    words: str
    at: datetime
    stage: str
    in_note: bool


def blaming_replies(teams: Sequence[Team]) -> list[BlamingReply]:
    """Return the saved replies of teams that are about fault first; one query."""
    rows = SavedReply.objects.filter(team__in=[team.pk for team in teams])
    found = []
    for reply in rows.select_related("team").order_by("team__name", "name")[:MOST_REPLIES]:
        main, fault, solution = _read(reply.body)
        if main is Focus.FAULT:
            found.append(BlamingReply(reply, fault, solution))
    return found


def fault_first(wanted: Wanted) -> list[FirstWords]:
    """Return the latest cases on which fault came first, with those words; two queries."""
    rows = CaseFocus.objects.filter(wanted.cases, first=About.FAULT).select_related("case")
    latest = [one.case for one in rows.order_by("-opened_at", "-pk")[:LATEST]]
    readings = FocusReading.objects.filter(case__in=latest, is_ours=True, main=About.FAULT)
    first: dict[int, FirstWords] = {}
    for reading in readings.select_related("message", "note").order_by("pk"):
        said = reading.message or reading.note
        if said is None:
            continue
        case = next(case for case in latest if case.pk == reading.case_id)
        words = FirstWords(case, said.body, said.at, reading.stage, reading.note is not None)
        if case.pk not in first or words.at < first[case.pk].at:
            first[case.pk] = words
    return [first[case.pk] for case in latest if case.pk in first]


@lru_cache(maxsize=4 * MOST_REPLIES)
def _read(text: str) -> tuple[Focus, int, int]:
    counted = focus_of(text)
    return main_focus(counted), counted[Focus.FAULT], counted[Focus.SOLUTION]
