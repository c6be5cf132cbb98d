"""How a case ends, and how it goes on when it was not the end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import (
    fall_back,
    lock,
    notify,
    reach,
    start_clock,
    stop_clock,
    stop_every_clock,
)
from amends.cases.closing import reasons_against_closing
from amends.cases.errors import NotClosable, NotTheirs
from amends.cases.models import (
    Case,
    ClockKind,
    Closing,
    FollowUp,
    NoticeKind,
    Outcome,
    Snooze,
    Stage,
)
from amends.cases.queries.colleagues import may_decide_for
from amends.cases.words import clean_words
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def follow_up(case: Case, *, words: str, by: Staff, at: datetime) -> FollowUp:
    """Write down what the customer said when asked, after it was made right, if it is right."""
    case = lock(case)
    asked = FollowUp.objects.create(
        case=case, by=by, words=clean_words(words, what=_("What they said"), longest=500), at=at
    )
    stop_clock(case, ClockKind.NEXT_WORD, at=at)
    if case.stage == Stage.MADE_RIGHT:
        reach(case, Stage.FOLLOWED_UP)
    record("case.followed_up", asked, about=case, by=by.actor, at=at)
    return asked


@transaction.atomic
def say_how_it_went(case: Case, *, words: str, at: datetime) -> FollowUp:
    """Keep what the customer tells us of how we did, on their own page, also after the end."""
    case = lock(case, allow_closed=True)
    told = FollowUp.objects.create(
        case=case, by=None, words=clean_words(words, what=_("Your words"), longest=500), at=at
    )
    if case.stage == Stage.MADE_RIGHT:
        reach(case, Stage.FOLLOWED_UP)
    notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)
    record("customer.told_how_it_went", told, about=case, by=case.customer.actor, at=at)
    return told


@transaction.atomic
def close_case(case: Case, *, outcome: Outcome, words: str, by: Staff, at: datetime) -> Closing:
    """Close the case. Raises NotClosable with a sentence for everything that is still open.

    Retained demands that the customer accepted and that it was delivered (rule 9); the
    registry in `closing` holds the reasons of the rooms above.
    """
    case = lock(case, allow_closed=True)
    closed = Closing.objects.filter(case=case, reopened_at=None).first()
    if closed is not None:
        return closed
    if by.pk != case.owner_id and not may_decide_for(by, case.owner, case.team):
        raise NotTheirs(_("%(owner)s owns this case and closes it.") % {"owner": case.owner})
    reasons = reasons_against_closing(case, outcome)
    if outcome == Outcome.RETAINED and case.stage not in (Stage.MADE_RIGHT, Stage.FOLLOWED_UP):
        reasons.append(
            _("A case ends as retained when the customer accepted and everything was delivered.")
        )
    if reasons:
        raise NotClosable(" ".join(reasons))
    closing = Closing.objects.create(
        case=case,
        outcome=outcome,
        words=clean_words(words, what=_("The last word"), longest=500, may_be_empty=True),
        by=by,
        at=at,
        stage_before=case.stage,
    )
    stop_every_clock(case, at=at)
    Snooze.objects.filter(case=case, woken_at=None).update(woken_at=at)
    case.closed_at, case.snoozed_until, case.stage = at, None, Stage.CLOSED
    case.save(update_fields=["closed_at", "snoozed_until", "stage"])
    record("case.closed", closing, about=case, by=by.actor, at=at, outcome=outcome.value)
    return closing


@transaction.atomic
def reopen_case(case: Case, *, by: Staff, at: datetime) -> Case:
    """Open a closed case again where it stood; an open one stays as it is."""
    case = lock(case, allow_closed=True)
    if case.is_open:
        return case
    open_again(case, at=at)
    record("case.reopened", case, about=case, by=by.actor, at=at)
    return case


def open_again(case: Case, *, at: datetime) -> None:
    """Put a locked, closed case back to the stage before its end; its next word is due."""
    closing = Closing.objects.filter(case=case, reopened_at=None).first()
    if closing is None:
        raise NotTheirs(_("This case was merged. Open the one that it lives on in."))
    closing.reopened_at = at
    closing.save(update_fields=["reopened_at"])
    case.closed_at = None
    case.save(update_fields=["closed_at"])
    fall_back(case, Stage(closing.stage_before))
    start_clock(case, ClockKind.NEXT_WORD, at=at)
