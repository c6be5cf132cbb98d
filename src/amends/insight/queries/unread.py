"""What the coach has not read yet, or what another version of it read."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from amends.cases.models import Message, Note
from amends.coach.audit import version
from amends.insight.models import FocusReading
from amends.insight.turns import Said

LOOKING_BACK = 1_000
"""Numbers below the newest one read that are looked at again: rows written at the same moment
come to sight in another order than their numbers."""


def unread_turns(most: int) -> list[Said]:
    """Return messages and notes to read, new ones first; asked of indexes, `most` at most."""
    found = [Said(False, number) for number in _new(Message, "message", most)]
    found += [Said(True, number) for number in _new(Note, "note", most - len(found))]
    return found + _read_by_another(most - len(found))


def waiting_since() -> datetime | None:
    """Return when the first message was written that is newer than all that are read."""
    rows = Message.objects.filter(pk__gt=_newest("message")).order_by("pk")
    return rows.values_list("at", flat=True).first()


def readings_of(cases: Collection[int]) -> dict[Said, FocusReading]:
    """Return what is read of cases already."""
    rows = FocusReading.objects.filter(case__in=cases)
    return {Said(row.note_id is not None, row.note_id or row.message_id or 0): row for row in rows}


def _new(model: type[Message | Note], what: str, most: int) -> QuerySet[Message | Note, int]:
    after = _newest(what) - LOOKING_BACK
    rows = model._default_manager.filter(pk__gt=after, focus__isnull=True)
    return rows.order_by("pk").values_list("pk", flat=True)[:most]


def _newest(what: str) -> int:
    newest: int | None = FocusReading.objects.aggregate(newest=Max(what))["newest"]
    return newest or 0


def _read_by_another(most: int) -> list[Said]:
    found: list[Said] = []
    for other in (Q(version__lt=version()), Q(version__gt=version())):
        rows = FocusReading.objects.filter(other).order_by("version", "pk")
        numbers = rows.values_list("message", "note")[: most - len(found)]
        found += [Said(note is not None, note or message or 0) for message, note in numbers]
    return found
