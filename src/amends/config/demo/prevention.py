"""So that it does not happen again: what lets the staples in, and a fix of the past that holds."""

from datetime import datetime, timedelta

from amends.cases.models import Case
from amends.cases.queries import cases_for
from amends.config.demo.past_failures import TRAYS_MENDED
from amends.config.demo.street import Street
from amends.letters.actions import tell_of_fix
from amends.letters.words_of_change import words_of_change
from amends.people.models import Staff
from amends.prevention.actions import (
    finish_fix,
    join_problem,
    name_problem,
    note_wish,
    plan_fix,
    put_on_agenda,
    verify_fix,
)
from amends.prevention.drafts import FixDraft
from amends.prevention.models import Problem
from amends.prevention.queries import cases_to_tell

SHOP = "Lucia’s"
PAST = "Food for eight, guests for twelve"
MOST = 4


def keep_it_from_happening_again(street: Street, staples: Case, birthday: Case) -> None:
    """Name two causes and plan a fix for the staples; before that, mend the trays of the past."""
    _mend_the_trays(street)
    diego, lucia = street.staff["Diego Santos"], street.staff["Lucia Romero"]
    at = street.ago(hours=2)
    jim = street.staff["Jim Ortiz"]
    _named(birthday, "Window arrangements are on no closing list", by=jim, at=at)
    note_wish(staples, by=diego, at=at)
    problem = _named(
        staples, "We unwrap the meat in a rush, on the table where the paper is stapled",
        by=diego, at=at,
    )  # fmt: skip
    today = street.now.date()
    plan_fix(
        problem,
        FixDraft(
            what="moved the unwrapping of the meat to a white board of its own",
            owner=lucia,
            due_on=today + timedelta(days=2),
            how_we_know="The board is checked each morning, and no staple is found for six weeks",
            look_on=today + timedelta(days=44),
        ),
        by=lucia,
        at=at + timedelta(minutes=20),
        key="story-staples-fix",
    )


def _mend_the_trays(street: Street) -> None:
    """Gather the catering that came short last winter; a fix was done, and seen to hold."""
    lucia, maya = street.staff["Lucia Romero"], street.staff["Maya Ruiz"]
    done_at, seen_at = street.ago(days=TRAYS_MENDED), street.ago(days=40)
    alike = cases_for(lucia).filter(subject=PAST, opened_at__lt=done_at - timedelta(days=20))
    cases = [*alike.order_by("-opened_at")[:MOST]][::-1]
    if not cases:
        return
    named_at = done_at - timedelta(days=10)
    problem = _named(
        cases[0], "The list says trays and the kitchen counts portions", by=maya, at=named_at
    )
    for case in cases[1:]:
        join_problem(problem, case, by=maya, at=named_at)
    for case in cases[:3]:
        note_wish(case, by=None, at=named_at)
    fix = plan_fix(
        problem,
        FixDraft(
            what="written the number of guests on the lid of every tray",
            owner=maya,
            due_on=done_at.date(),
            how_we_know="No catering short for fifteen weeks",
            look_on=(seen_at - timedelta(days=1)).date(),
        ),
        by=lucia,
        at=named_at + timedelta(hours=1),
        key="past-trays-fix",
    )
    finish_fix(fix, words="The lids have a line for it; ours are filled in.", by=maya, at=done_at)
    verify_fix(fix, words="Every catering since then was counted twice.", by=lucia, at=seen_at)
    # The last letter waits for somebody to send it.
    for case in [*cases_to_tell(fix)][:-1]:
        words = words_of_change(case.customer, fix.what).owed_part
        tell_of_fix(fix, case, words=words, by=maya, at=seen_at, key=f"past-trays-{case.pk}")


def _named(case: Case, cause: str, *, by: Staff, at: datetime) -> Problem:
    problem = name_problem(case, cause=cause, by=by, at=at, key=f"cause-{case.pk}")
    return put_on_agenda(problem, by=by.actor, at=at)
