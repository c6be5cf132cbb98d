"""Put options before the customer, or take them back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.cases.models import Case
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import hours_of
from amends.remedies.actions._asking import ask_for_approval, hold_month
from amends.remedies.actions._reasoning import reason_for
from amends.remedies.actions._standing import ball_is_ours, make_way, put_before_customer, withdraw
from amends.remedies.actions._writing import goodwill_promised, write_offer
from amends.remedies.drafting import drafted, drafted_option, kept_promised, offered_before
from amends.remedies.errors import OfferNotOpen
from amends.remedies.models import Choice, Offer, PolicyVersion, Withdrawal
from amends.remedies.queries.assessing import assess
from amends.remedies.queries.offers import last_made
from amends.remedies.queries.packages import leave_for_package, sums_of_offer
from amends.remedies.queries.precedents import precedents_for


@transaction.atomic
def make_offer(
    case: Case,
    *,
    option_keys: Sequence[str],
    goodwill_keys: Sequence[str] = (),
    by: Staff,
    at: datetime,
    key: str,
    why: str = "",
    language: str | None = None,
) -> Offer:
    """Put one to three options of the policy before the customer, and extras apart.

    Sums are worked out anew from the facts, never taken from a form. Goodwill that was promised
    before stays. Within `by`'s authority, of the case and of the month, it is made at once;
    above it the next person who may give it is asked, with `why`, and the customer hears by
    `hear_by`. What lies outside the middle half of like cases needs `why` too, and keeps it. An
    offer that nobody has chosen from gives way. The same `key` again returns the offer that is
    there. Raises NoPolicyInForce, BadFacts, UnknownOption, ReasonMissing (UnlikePrecedents),
    BeyondAuthority when nobody here may give it, AlreadyChosen, and BadWords and CaseClosed
    (cases).
    """
    case = lock(case)
    known = Offer.objects.filter(key=key).first()
    if known is not None:
        return known
    hold_month(by, case.team)
    assessment = assess(case, by=by, at=at, language=language)
    hours = hours_of(case.team)
    named = assessment.options_named(option_keys)
    options = [drafted_option(option) for option in named]
    goodwill = kept_promised(
        map(drafted, assessment.goodwill_named(goodwill_keys)),
        map(offered_before, goodwill_promised(last_made(case))),
    )
    owed = [drafted(line) for line in assessment.owed]
    leave = leave_for_package(assessment.desk, owed=owed, options=options, goodwill=goodwill)
    reason = reason_for(
        precedents_for(case, assessment, at=at),
        owed=[assessment.whole(option) for option in named],
        goodwill=goodwill,
        share=assessment.share,
        why=why,
    )
    make_way(case, at=at)
    offer = write_offer(
        case,
        version=PolicyVersion.objects.get(pk=assessment.version),
        facts=assessment.facts,
        options=options,
        apart=[*owed, *goodwill],
        by=by,
        at=at,
        key=key,
        hours=hours,
        reason=reason,
    )
    if leave.is_own:
        put_before_customer(offer, case, at=at, hours=hours)
    else:
        ask_for_approval(offer, case, leave, why=why, by=by, at=at)
    record(
        "offer.made" if leave.is_own else "offer.needs_approval",
        offer,
        about=case,
        by=by.actor,
        at=at,
        options=len(options),
        policy=assessment.number,
        asked_of=leave.approver.id if leave.approver else None,
        is_unlike=reason.is_unlike,
        **sums_of_offer(offer),
    )
    return offer


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: Staff, at: datetime, why: Withdrawal) -> Offer:
    """Take the options back before the customer has chosen; what was extra stays given.

    One that is withdrawn already stays so. Raises OfferNotOpen after a choice.
    """
    case = lock(offer.case)
    offer = Offer.objects.get(pk=offer.pk)
    if offer.withdrawn_at is not None:
        return offer
    if Choice.objects.filter(offer=offer).exists():
        raise OfferNotOpen(
            _("%(name)s has chosen. A word given binds us.") % {"name": case.customer.called}
        )
    withdraw(offer, at=at, why=why)
    ball_is_ours(case, at=at)
    record("offer.withdrawn", offer, about=case, by=by.actor, at=at, why=Withdrawal(why).value)
    return offer
