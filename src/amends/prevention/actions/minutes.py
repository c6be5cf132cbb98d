"""What was said and decided at a meeting; written once, corrected by a new row."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.record import record
from amends.people.models import Staff
from amends.people.words import lines, one_line
from amends.prevention.actions.placing import hold_calendar
from amends.prevention.errors import BadMeeting, MeetingOver
from amends.prevention.models import AgendaItem, Minute
from amends.prevention.naming import refuse_persons
from amends.prevention.queries.access import cases_in
from amends.prevention.queries.things import things_around

LONGEST_SAID, LONGEST_DECIDED = 1_000, 300


@transaction.atomic
def write_minutes(
    item: AgendaItem, *, said: str, decided: str = "", by: Staff, at: datetime, key: str
) -> Minute:
    """Write down what was said and decided on one item once its meeting has begun.

    The same `key` again gives the same row. Raises MeetingOver when there are minutes already
    or there was no meeting yet, BadMeeting and CauseNamesSomebody (rule 11).
    """
    hold_calendar(item.meeting.team)
    known = Minute.objects.filter(key=key).first()
    if known is not None:
        return known
    _refuse_unheld(item, at=at)
    if Minute.objects.filter(item=item).exists():
        raise MeetingOver(_("Somebody wrote the minutes of this a moment ago. Correct theirs."))
    minute = _written(item, said, decided, by=by, at=at, key=key)
    record("minutes.written", minute, about=item.problem, by=by.actor, at=at)
    return minute


@transaction.atomic
def correct_minutes(
    minute: Minute, *, said: str, decided: str = "", by: Staff, at: datetime, key: str
) -> Minute:
    """Write down what it should have said; what stood there before stays on record.

    Raises MeetingOver when it was corrected already, else as `write_minutes` does.
    """
    item = minute.item
    hold_calendar(item.meeting.team)
    known = Minute.objects.filter(key=key).first()
    if known is not None:
        return known
    if Minute.objects.filter(corrects=minute).exists():
        raise MeetingOver(_("Somebody corrected this a moment ago. Correct theirs."))
    new = _written(item, said, decided, by=by, at=at, key=key, corrects=minute)
    record("minutes.corrected", new, about=item.problem, by=by.actor, at=at, former=minute.pk)
    return new


def _written(
    item: AgendaItem,
    said: str,
    decided: str,
    *,
    by: Staff,
    at: datetime,
    key: str,
    corrects: Minute | None = None,
) -> Minute:
    said = lines(said, field="said", longest=LONGEST_SAID, refuse=BadMeeting)
    decided = one_line(
        decided, field="decided", longest=LONGEST_DECIDED, refuse=BadMeeting, may_be_empty=True
    )
    problem = item.problem
    cases = [row.case for row in cases_in(problem)]
    things = things_around(problem)
    for field, words in (("said", said), ("decided", decided)):
        refuse_persons(words, team=problem.team, cases=cases, field=field, but=things)
    return Minute.objects.create(
        item=item, said=said, decided=decided, by=by, at=at, corrects=corrects, key=key
    )


def _refuse_unheld(item: AgendaItem, *, at: datetime) -> None:
    if item.left_at is not None or item.meeting.is_cancelled:
        raise MeetingOver(_("This went to another meeting."))
    if item.meeting.starts_at > at:
        raise MeetingOver(_("The meeting has not begun. Write the minutes there, or after it."))
