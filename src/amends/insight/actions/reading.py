"""What was said is read."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from amends.cases.models import Case
from amends.coach.audit import version
from amends.insight.models import CaseFocus, FocusReading
from amends.insight.queries.talk import cases_of, talk_of, ways_of, words_of
from amends.insight.queries.unread import readings_of
from amends.insight.reading import added_up, needed_for, read_turn, to_read
from amends.insight.turns import Said, Way, until_next
from amends.journal.actor import Actor
from amends.journal.record import record

READ = ["is_ours", "stage", "main", "fault", "solution", "words", "until_next", "version"]
ADDED_UP = [
    *("fault", "solution", "words", "fault_time", "solution_time", "other_time"),
    *("first", "first_stage", "first_in_note", "share"),
]


@transaction.atomic
def read_talk(turns: Collection[Said], *, by: Actor, at: datetime) -> int:
    """Read messages and notes, and add up their cases anew; return how many turns were read.

    Reading them again changes nothing. One line in the journal tells of all of them.
    """
    cases = Case.objects.filter(pk__in=cases_of(turns)).in_bulk()
    talks, ways, known = talk_of(cases), ways_of(cases), readings_of(cases)
    wanted = {said for talk in talks.values() for said in to_read(talk, turns)}
    if not wanted:
        return 0
    words = words_of({said for talk in talks.values() for said in needed_for(talk, wanted)})
    kept: list[FocusReading] = []
    sums: list[CaseFocus] = []
    for number, talk in sorted(talks.items()):
        case, way = cases[number], ways.get(number, Way())
        readings = []
        for place, turn in enumerate(talk):
            if turn.said in wanted:
                reading = read_turn(case, talk, place, words, way)
            elif turn.said in known:
                reading = known[turn.said]
            else:
                continue
            passed = until_next(talk, place)
            if reading.pk is None or reading.until_next != passed:
                reading.until_next = passed
                kept.append(reading)
            readings.append(reading)
        sums.append(added_up(case, readings))
    _keep(kept, sums)
    record(
        "focus.read",
        sums[-1],
        by=by,
        at=at,
        turns=len(wanted),
        cases=len(sums),
        coach=version(),
    )
    return len(wanted)


def _keep(readings: Collection[FocusReading], sums: Collection[CaseFocus]) -> None:
    """Write readings and sums over those of the same message, note or case."""
    FocusReading.objects.bulk_update(
        [reading for reading in readings if reading.pk is not None], ["until_next"]
    )
    fresh = [reading for reading in readings if reading.pk is None]
    for what in ("message", "note"):
        FocusReading.objects.bulk_create(
            [reading for reading in fresh if getattr(reading, f"{what}_id") is not None],
            update_conflicts=True,
            unique_fields=[what],
            update_fields=READ,
        )
    CaseFocus.objects.bulk_create(
        sums, update_conflicts=True, unique_fields=["case"], update_fields=ADDED_UP
    )
