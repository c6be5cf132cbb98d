"""Northlight again: widgets that come short, and why."""

from datetime import date, datetime, timedelta
from typing import Any

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.orders.models import Purchase
from amends.people.models import Channel, Customer, Staff
from amends.prevention.actions import finish_fix, name_problem, plan_fix, verify_fix
from amends.prevention.drafts import FixDraft
from amends.prevention.models import Fix, FixFile, Problem
from cast import AT, Cast

DAY = timedelta(days=1)
TUESDAY = date(2026, 3, 3)
CAUSE = "We pack two boxes and put one number on both"
WHAT = "put a number of its own on each box"


def short(
    people: Cast,
    customer: Customer | None = None,
    *,
    at: datetime = AT,
    key: str = "short",
    owner: Staff | None = None,
    failure: Failure = Failure.SHORT,
    purchase: Purchase | None = None,
    subject: str = "One of two widgets was in the parcel",
) -> Case:
    """One of two came; Priya's unless somebody else is named. Jim owns it."""
    return open_case(
        team=people.team,
        customer=customer or people.priya,
        subject=subject,
        failure=failure,
        channel=Channel.PHONE,
        words="One widget is in a box for two.",
        purchase=purchase,
        by=owner or people.jim,
        owner=owner or people.jim,
        at=at,
        key=key,
    )


def named(people: Cast, case: Case | None = None, **changed: Any) -> Problem:
    """Jim names the cause an hour after the call."""
    said = {"cause": CAUSE, "by": people.jim, "at": AT + timedelta(hours=1), "key": "problem"}
    return name_problem(case or short(people), **{**said, **changed})


def drafted(people: Cast, **changed: Any) -> FixDraft:
    """Jane does it by Friday; we look four weeks later."""
    return FixDraft(
        **{
            "what": WHAT,
            "owner": people.jane,
            "due_on": TUESDAY + 3 * DAY,
            "how_we_know": "No parcel short for four weeks",
            "look_on": TUESDAY + 31 * DAY,
            **changed,
        }
    )


def planned(people: Cast, problem: Problem, *, key: str = "fix", **changed: Any) -> Fix:
    """Ines plans it the next morning."""
    return plan_fix(problem, drafted(people, **changed), by=people.ines, at=AT + DAY, key=key)


def done(people: Cast, fix: Fix) -> Fix:
    """Jane did it on Friday."""
    finish_fix(fix, words="The label printer asks for each box.", by=people.jane, at=AT + 3 * DAY)
    return again(fix)


def verified(people: Cast, fix: Fix) -> Fix:
    """Ines looked five weeks later."""
    verify_fix(fix, words="No parcel short since.", by=people.ines, at=AT + 35 * DAY)
    return again(fix)


def held(people: Cast, problem: Problem, **changed: Any) -> Fix:
    """A fix that was planned, done and verified."""
    return verified(people, done(people, planned(people, problem, **changed)))


def paper_of_a_fix(people: Cast, case: Case) -> FixFile:
    """What shows that the fix for the cause of a case was done, as a file."""
    fix = planned(people, named(people, case))
    step = finish_fix(fix, words="", files=[("list.txt", b"Boxes")], by=people.jane, at=AT + DAY)
    return step.files.get()


def again(fix: Fix) -> Fix:
    """The fix as it is in the database now."""
    return Fix.objects.select_related("problem", "owner").get(pk=fix.pk)


def seen(problem: Problem) -> Problem:
    """The problem as it is in the database now."""
    return Problem.objects.get(pk=problem.pk)


def someone(name: str) -> Customer:
    """Another customer."""
    return cast.meet_customer(name=name, contacts=[], by=cast.MACHINE, at=cast.LONG_AGO)
