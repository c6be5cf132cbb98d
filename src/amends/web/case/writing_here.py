"""Who else is writing on a case just now. Kept for a minute in the cache, in no table."""

from datetime import datetime, timedelta

from django.core.cache import cache

from amends.cases.models import Case
from amends.people.models import Staff

STILL = timedelta(seconds=60)


def note_writing(case: Case, staff: Staff, *, at: datetime) -> None:
    """Note that somebody writes."""
    writers = cache.get(_key(case), {})
    writers = {number: seen for number, seen in writers.items() if at - seen[1] < STILL}
    writers[staff.pk] = (staff.first_name, at)
    cache.set(_key(case), writers, timeout=int(STILL.total_seconds()))


def who_else_writes(case: Case, staff: Staff, *, at: datetime) -> list[str]:
    """Return the first names of others who wrote here within the last minute."""
    writers = cache.get(_key(case), {})
    return [
        name
        for number, (name, seen) in sorted(writers.items())
        if number != staff.pk and at - seen < STILL
    ]


def _key(case: Case) -> str:
    return f"writing:{case.pk}"
