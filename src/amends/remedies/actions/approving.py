"""Answer for an offer above somebody's authority."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, notify, settle_mention, start_clock
from amends.cases.models import Case, ClockKind, NoticeKind
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import belongs_to, hours_of
from amends.remedies.actions._asking import hold_month, reason_and_alternative
from amends.remedies.actions._standing import put_before_customer, withdraw
from amends.remedies.authority import Leave
from amends.remedies.errors import AlreadyAnswered, BeyondAuthority, OfferNotOpen
from amends.remedies.models import Approval, Offer, Withdrawal
from amends.remedies.queries.assessing import desk_of
from amends.remedies.queries.packages import leave_for_offer, sums_of_offer


@transaction.atomic
def grant_approval(approval: Approval, *, by: Staff, at: datetime) -> Offer:
    """Grant it: the offer is made at once, and its days are counted from now.

    Granting twice changes nothing. Raises BeyondAuthority for somebody who may not give it,
    AlreadyAnswered after a no, OfferNotOpen when it was withdrawn meanwhile.
    """
    case, approval = _held(approval)
    offer = approval.offer
    if approval.is_granted:
        return offer
    _refuse_unless_open(approval)
    hold_month(by, case.team)
    leave = _leave_of(case, offer, by=by, at=at)
    if not leave.is_own:
        raise BeyondAuthority(leave.approver.name if leave.approver else None)
    _answer(approval, case, by=by, at=at, is_granted=True)
    put_before_customer(offer, case, at=at, hours=hours_of(case.team))
    if offer.hear_by is not None:
        # The ball is with the customer once they have heard; they were told by when.
        start_clock(case, ClockKind.NEXT_WORD, at=at, due_at=max(offer.hear_by, at))
    notify([approval.asked_by], case, kind=NoticeKind.ANSWER, at=at)
    record(
        "approval.granted", approval, about=case, by=by.actor, at=at, offer=offer.pk,
        **sums_of_offer(offer),
    )  # fmt: skip
    return offer


@transaction.atomic
def refuse_approval(
    approval: Approval, *, by: Staff, at: datetime, reason: str, alternative: str
) -> Approval:
    """Refuse it, with a reason and what can be offered instead; the draft is withdrawn.

    The customer still hears by the time they were told. Refusing twice changes nothing. Raises
    ReasonMissing, BeyondAuthority, AlreadyAnswered and OfferNotOpen.
    """
    case, approval = _held(approval)
    if approval.is_granted is False:
        return approval
    _refuse_unless_open(approval)
    leave = _leave_of(case, approval.offer, by=by, at=at)
    # Somebody whose month is full may still say no: a no costs nothing.
    if not (leave.is_own or leave.is_month_full):
        raise BeyondAuthority(leave.approver.name if leave.approver else None)
    approval.reason, approval.alternative = reason_and_alternative(reason, alternative)
    _answer(approval, case, by=by, at=at, is_granted=False)
    withdraw(approval.offer, at=at, why=Withdrawal.REFUSED)
    notify([approval.asked_by], case, kind=NoticeKind.ANSWER, at=at)
    record("approval.refused", approval, about=case, by=by.actor, at=at, offer=approval.offer.pk)
    return approval


def _held(approval: Approval) -> tuple[Case, Approval]:
    case = lock(approval.offer.case)
    fresh = Approval.objects.select_related("offer", "asked_by", "asked_of").get(pk=approval.pk)
    return case, fresh


def _refuse_unless_open(approval: Approval) -> None:
    if approval.answered_at is not None:
        raise AlreadyAnswered(_("This has been answered already."))
    if approval.offer.withdrawn_at is not None:
        raise OfferNotOpen(_("This offer was withdrawn before it was answered."))


def _leave_of(case: Case, offer: Offer, *, by: Staff, at: datetime) -> Leave:
    desk = desk_of(case, by=by, at=at, hours=hours_of(case.team))
    leave = leave_for_offer(offer, desk)
    if not belongs_to(by, case.team):
        raise BeyondAuthority(leave.approver.name if leave.approver else None)
    return leave


def _answer(approval: Approval, case: Case, *, by: Staff, at: datetime, is_granted: bool) -> None:
    approval.answered_by, approval.answered_at, approval.is_granted = by, at, is_granted
    approval.save()
    settle_mention(approval.asked_of, case, named_at=approval.asked_at, at=at)
