"""How an offer comes to stand, gives way and is settled. Steps inside an action's transaction."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions.within import (
    fall_back,
    pause_clocks,
    reach,
    resume_clocks,
    start_clock,
    stop_clock,
)
from amends.cases.models import Acknowledgement, Case, Clock, ClockKind, Stage
from amends.facts.queries import finding_of
from amends.people.hours import BusinessHours
from amends.people.models import Kind, Staff
from amends.remedies.actions._remembering import remember
from amends.remedies.actions._writing import date_lines, take_over
from amends.remedies.due import due_moment
from amends.remedies.errors import AlreadyChosen
from amends.remedies.models import Choice, Offer, OfferedOption, Withdrawal
from amends.remedies.queries.lines import lines_still_due
from amends.remedies.queries.offers import last_made


def standing_choice(case: Case) -> Choice | None:
    """Return the customer's choice that stands, or None."""
    return Choice.objects.filter(case=case, set_aside_at__isnull=True).first()


def withdraw(offer: Offer, *, at: datetime, why: Withdrawal) -> None:
    """Take the options of an offer back."""
    offer.withdrawn_at, offer.withdrawn_why = at, why
    offer.save(update_fields=["withdrawn_at", "withdrawn_why"])


def make_way(case: Case, *, at: datetime) -> None:
    """Withdraw the offer that stands, for another to take its place.

    Raises AlreadyChosen while what the customer chose is still to be delivered.
    """
    chosen = standing_choice(case)
    if chosen is not None and lines_still_due(case).exclude(kind=Kind.GOODWILL).exists():
        raise AlreadyChosen(
            _(
                "%(name)s has chosen, and it is still to be delivered. Deliver it, or grant what "
                "they ask for instead."
            )
            % {"name": case.customer.called}
        )
    step_aside(case, at=at)


def step_aside(case: Case, *, at: datetime) -> None:
    """Withdraw whatever offer stands; the ball is ours again."""
    offer = Offer.objects.filter(case=case, withdrawn_at__isnull=True).first()
    if offer is not None:
        withdraw(offer, at=at, why=Withdrawal.REPLACED)
        ball_is_ours(case, at=at)


def ball_is_ours(case: Case, *, at: datetime) -> None:
    """Let the clocks go on; a case whose offer was still open stands where it stood before."""
    resume_clocks(case, at=at)
    if case.stage == Stage.OFFERED:
        fall_back(case, _stage_without_offer(case))


def put_before_customer(offer: Offer, case: Case, *, at: datetime, hours: BusinessHours) -> None:
    """Make a written offer: from this moment the customer may see and choose.

    What the last offer gave whatever is chosen counts for this one, days are counted from now,
    and the clocks wait for the customer.
    """
    become_made(offer, case, at=at, hours=hours)
    if case.stage != Stage.OFFERED:
        fall_back(case, Stage.OFFERED)
    keep_running(case, ClockKind.RESOLVE, at=at)
    pause_clocks(case, at=at, why="choice")


def become_made(offer: Offer, case: Case, *, at: datetime, hours: BusinessHours) -> None:
    """Note that an offer is made, dated from now, in place of the one made before it."""
    former = last_made(case)
    if former is not None:
        take_over(former, offer)
    offer.made_at = at
    offer.save(update_fields=["made_at"])
    date_lines([*offer.lines.all()], at=at, hours=hours)
    stop_clock(case, ClockKind.FIRST_OFFER, at=at)


def accept(
    offer: Offer,
    option: OfferedOption,
    case: Case,
    *,
    noted_by: Staff | None,
    at: datetime,
    hours: BusinessHours,
) -> Choice:
    """Write the choice down: resolved (rule 9), and due on the days counted from it.

    A choice of an earlier offer, delivered by now or given up for this one, is set aside.
    """
    Choice.objects.filter(case=case, set_aside_at__isnull=True).update(set_aside_at=at)
    choice = Choice.objects.create(case=case, offer=offer, option=option, noted_by=noted_by, at=at)
    remember(choice, offer, case, at=at)
    date_lines([*offer.lines.filter(option=option)], at=at, hours=hours)
    resume_clocks(case, at=at)
    stop_clock(case, ClockKind.RESOLVE, at=at)
    fall_back(case, Stage.ACCEPTED)
    due = due_moment((line.due_on for line in lines_still_due(case)), hours=hours)
    start_clock(case, ClockKind.FULFIL, at=at, due_at=max(due, at) if due else None)
    settle(case, at=at)
    return choice


def settle(case: Case, *, at: datetime) -> bool:
    """Say whether all that was chosen is delivered; then the case is made right (rule 9)."""
    if standing_choice(case) is None or lines_still_due(case).exists():
        return False
    stop_clock(case, ClockKind.FULFIL, at=at)
    reach(case, Stage.MADE_RIGHT)
    return True


def keep_running(case: Case, kind: ClockKind, *, at: datetime) -> None:
    """Start a clock by the team's rule unless one of its kind runs: its due time stays."""
    if not Clock.objects.filter(case=case, kind=kind, stopped_at=None).exists():
        start_clock(case, kind, at=at)


def _stage_without_offer(case: Case) -> Stage:
    if finding_of(case) is not None:
        return Stage.UNDERSTOOD
    is_told = Acknowledgement.objects.filter(case=case).exists()
    return Stage.ACKNOWLEDGED if is_told else Stage.OWNED
