"""A fix is planned, done, and looked at."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.cases.files import checked_file
from amends.journal.record import record
from amends.people.models import Staff, Team
from amends.people.words import one_line
from amends.prevention.actions.within import (
    lock_fix,
    lock_problem,
    refuse_strangers,
    refuse_unless,
    stand,
    take_step,
)
from amends.prevention.drafts import FixDraft
from amends.prevention.errors import BadProblem
from amends.prevention.models import Fix, FixFile, FixRate, FixState, FixStep, FixStepKind, Problem
from amends.prevention.naming import LONGEST, clean_cause
from amends.prevention.queries.access import cases_in
from amends.prevention.queries.counting import before_and_since
from amends.prevention.queries.things import things_around
from amends.prevention.rates import Says


@transaction.atomic
def plan_fix(problem: Problem, draft: FixDraft, *, by: Staff, at: datetime, key: str) -> Fix:
    """Decide what is changed, by whom until when, and how we shall know that it holds.

    What is changed may be told to customers, so it names nobody either. The same `key` again
    returns the fix that is there. Raises CauseNamesSomebody, BadProblem.
    """
    problem = lock_problem(problem)
    known = Fix.objects.filter(key=key).first()
    if known is not None:
        return known
    refuse_strangers(problem.team, [by])
    refuse_strangers(problem.team, [draft.owner], field="owner")
    if draft.due_on < today_of(problem.team, at):
        raise BadProblem(_("That day has passed."), "due_on")
    if draft.look_on < draft.due_on:
        raise BadProblem(_("Nobody can see whether it holds before it is due."), "look_on")
    fix = Fix.objects.create(
        problem=problem,
        what=clean_cause(
            draft.what.rstrip(" ."),
            team=problem.team,
            cases=[row.case for row in cases_in(problem)],
            field="what",
            but=things_around(problem),
        ),
        owner=draft.owner,
        due_on=draft.due_on,
        how_we_know=one_line(
            draft.how_we_know, field="how_we_know", longest=LONGEST, refuse=BadProblem
        ),
        look_on=draft.look_on,
        planned_by=by,
        planned_at=at,
        key=key,
    )
    stand(problem)
    record(
        "fix.planned", fix, about=problem, by=by.actor, at=at,
        owner=draft.owner.pk, due_on=draft.due_on, look_on=draft.look_on,
    )  # fmt: skip
    return fix


@transaction.atomic
def finish_fix(
    fix: Fix, *, words: str, files: Sequence[tuple[str, bytes]] = (), by: Staff, at: datetime
) -> FixStep:
    """Say that it was done, with evidence: words, or files as name and content, or both.

    Raises BadProblem without evidence, FixOver, and BadFile (cases).
    """
    fix = _held(fix, FixState.PLANNED, by=by)
    if not words.strip() and not files:
        raise BadProblem(_("Say what shows that it was done, or add a picture."), "words")
    step = take_step(fix, FixStepKind.DONE, words=words, by=by, at=at, may_be_empty=True)
    for name, content in files:
        _keep_file(step, name, content)
    record("fix.done", fix, about=fix.problem, by=by.actor, at=at, files=len(files))
    return step


@transaction.atomic
def verify_fix(fix: Fix, *, words: str, by: Staff, at: datetime) -> FixStep:
    """Say that it holds, and by what that is seen; the rates before and since are kept with it.

    Raises BadProblem before the day on which we look, or while it plainly goes wrong more
    often than before, FixOver.
    """
    fix = _held(fix, FixState.DONE, by=by)
    if today_of(fix.problem.team, at) < fix.look_on:
        raise BadProblem(
            _("We look on %(day)s; before that nobody can know.")
            % {"day": date_format(fix.look_on, "DATE_FORMAT")}
        )
    rate = before_and_since(fix, at=at)
    if rate.says == Says.MORE_OFTEN:
        raise BadProblem(
            _("It goes wrong more often than before. Say that it did not help, and plan another.")
        )
    step = take_step(fix, FixStepKind.VERIFIED, words=words, by=by, at=at)
    FixRate.objects.create(
        step=step,
        counted_over=rate.counted_over,
        before=rate.before,
        over_before=rate.over_before,
        after=rate.after,
        over_after=rate.over_after,
    )
    record(
        "fix.verified", fix, about=fix.problem, by=by.actor, at=at,
        before=rate.before, over_before=rate.over_before,
        after=rate.after, over_after=rate.over_after, counted_over=rate.counted_over,
    )  # fmt: skip
    return step


@transaction.atomic
def note_no_help(fix: Fix, *, words: str, by: Staff, at: datetime) -> FixStep:
    """Say that a fix was done and did not help, and what that is seen by. Raises FixOver."""
    fix = _held(fix, FixState.DONE, by=by)
    step = take_step(fix, FixStepKind.DID_NOT_HELP, words=words, by=by, at=at)
    record("fix.did_not_help", fix, about=fix.problem, by=by.actor, at=at)
    return step


@transaction.atomic
def drop_fix(fix: Fix, *, words: str, by: Staff, at: datetime) -> FixStep:
    """Decide not to do it after all, with a reason. Raises FixOver once it is done."""
    fix = _held(fix, FixState.PLANNED, by=by)
    step = take_step(fix, FixStepKind.DROPPED, words=words, by=by, at=at)
    record("fix.dropped", fix, about=fix.problem, by=by.actor, at=at)
    return step


def _held(fix: Fix, state: FixState, *, by: Staff) -> Fix:
    """Return a fix that stands there as it is now, for somebody of its team."""
    fix = lock_fix(fix)
    refuse_strangers(fix.problem.team, [by])
    refuse_unless(fix, state)
    return fix


def today_of(team: Team, at: datetime) -> date:
    """Return the team's own day."""
    return at.astimezone(ZoneInfo(team.time_zone)).date()


def _keep_file(step: FixStep, name: str, content: bytes) -> None:
    checked = checked_file(name, content)
    row = FixFile(
        step=step,
        filename=checked.filename,
        content_type=checked.content_type,
        size=len(content),
        sha256=checked.sha256,
    )
    row.file.save(checked.stored_as, ContentFile(content), save=False)
    row.save()
