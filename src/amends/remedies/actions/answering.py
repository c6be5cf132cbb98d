"""Answer what a customer would rather have: a person does, never a machine (rule 7)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from amends.cases.actions.within import lock, notify, pause_clocks
from amends.cases.models import Case, NoticeKind
from amends.journal.record import record
from amends.people.models import Kind, Staff
from amends.people.queries import hours_of
from amends.remedies.actions._asking import LONGEST, hold_month, reason_and_alternative
from amends.remedies.actions._reasoning import reason_for
from amends.remedies.actions._standing import accept, become_made, standing_choice, step_aside
from amends.remedies.actions._writing import write_offer
from amends.remedies.authority import NOTHING
from amends.remedies.drafting import LineDraft, kept_promised, offered_before
from amends.remedies.errors import AlreadyAnswered, BeyondAuthority
from amends.remedies.granting import Grant, GrantedLine, grant_of
from amends.remedies.models import Choice, Offer, Proposal, ProposalAnswer
from amends.remedies.queries.assessing import desk_of, facts_and_share
from amends.remedies.queries.offers import last_made, offer_shown
from amends.remedies.queries.packages import leave_for_package, sums_of_offer
from amends.remedies.queries.policies import policy_needed, policy_of
from amends.remedies.queries.precedents import likeness_of, precedents_like
from amends.remedies.queries.waiting import proposals_waiting


@transaction.atomic
def grant_proposal(
    proposal: Proposal,
    *,
    lines: Sequence[GrantedLine],
    by: Staff,
    at: datetime,
    key: str,
    why: str = "",
) -> Choice:
    """Grant what the customer asked for: offered and accepted in one step.

    What was promised whatever is chosen stays promised; an earlier choice is set aside for
    this one. What lies outside the middle half of like cases needs `why`; without it the
    reasons of the lines are the sentence. Granting twice is one grant. Raises BeyondAuthority
    with whom to ask, UnlikePrecedents, BadGrant, AlreadyAnswered after a no, NoPolicyInForce,
    and BadWords and CaseClosed (cases).
    """
    case = lock(proposal.case)
    known = Choice.objects.filter(offer__key=key).first()
    if known is not None:
        return known
    _refuse_answered(proposal)
    version = policy_needed(case.team, at)
    policy = policy_of(version)
    hours = hours_of(case.team)
    with override(case.customer.language):
        grant = grant_of(
            lines, words=proposal.words, currency=policy.currency, today=hours.day_of(at)
        )
    apart = _apart(case, grant)
    hold_month(by, case.team)
    desk = desk_of(case, by=by, at=at, hours=hours)
    leave = leave_for_package(desk, owed=(), options=[grant.option], goodwill=grant.goodwill)
    if not leave.is_own:
        raise BeyondAuthority(leave.approver.name if leave.approver else None)
    facts, share = facts_and_share(case, policy, at=at)
    likeness = likeness_of(case, facts, share=share, currency=policy.currency, at=at)
    owed = [line for line in (*apart, *grant.option.lines) if line.kind != Kind.GOODWILL]
    reason = reason_for(
        precedents_like(case, likeness, currency=policy.currency, at=at),
        owed=[sum((line.amount for line in owed), NOTHING)],
        goodwill=[line for line in apart if line.kind == Kind.GOODWILL],
        share=share,
        why=why.strip() or " ".join(line.because for line in lines if line.because)[:LONGEST],
    )
    step_aside(case, at=at)
    offer = write_offer(
        case,
        version=version,
        facts=facts,
        options=[grant.option],
        apart=apart,
        by=by,
        at=at,
        key=key,
        hours=hours,
        reason=reason,
    )
    become_made(offer, case, at=at, hours=hours)
    choice = accept(offer, offer.options.get(), case, noted_by=by, at=at, hours=hours)
    ProposalAnswer.objects.create(proposal=proposal, by=by, at=at, is_granted=True)
    _tell_owner(case, by=by, at=at)
    record(
        "proposal.granted", proposal, about=case, by=by.actor, at=at, offer=offer.pk,
        is_unlike=reason.is_unlike, **sums_of_offer(offer),
    )  # fmt: skip
    return choice


@transaction.atomic
def refuse_proposal(
    proposal: Proposal, *, by: Staff, at: datetime, reason: str, alternative: str
) -> ProposalAnswer:
    """Say no, with a reason and what can be done instead; a person does, under their name.

    Where an offer is still open the customer has the choice again. Refusing twice is one no.
    Raises ReasonMissing, AlreadyAnswered after a yes, and BadWords and CaseClosed (cases).
    """
    case = lock(proposal.case)
    known = ProposalAnswer.objects.filter(proposal=proposal, is_granted=False).first()
    if known is not None:
        return known
    _refuse_answered(proposal)
    why, instead = reason_and_alternative(reason, alternative)
    answer = ProposalAnswer.objects.create(
        proposal=proposal, by=by, at=at, is_granted=False, reason=why, alternative=instead
    )
    is_theirs_to_choose = offer_shown(case) is not None and standing_choice(case) is None
    if is_theirs_to_choose and not proposals_waiting(case).exists():
        pause_clocks(case, at=at, why="choice")
    _tell_owner(case, by=by, at=at)
    record("proposal.refused", proposal, about=case, by=by.actor, at=at, answer=answer.pk)
    return answer


def _tell_owner(case: Case, *, by: Staff, at: datetime) -> None:
    if by.pk != case.owner_id:
        notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)


def _refuse_answered(proposal: Proposal) -> None:
    if ProposalAnswer.objects.filter(proposal=proposal).exists():
        raise AlreadyAnswered(_("This has been answered already."))


def _apart(case: Case, grant: Grant) -> tuple[LineDraft, ...]:
    former: Offer | None = last_made(case)
    promised = former.lines.filter(option__isnull=True) if former else ()
    return kept_promised(grant.goodwill, map(offered_before, promised))
