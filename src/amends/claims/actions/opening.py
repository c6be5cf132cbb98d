"""A claim is opened, mostly from its case."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock as lock_case
from amends.cases.models import Case
from amends.cases.queries import lives_on_in
from amends.claims.actions.within import look_again
from amends.claims.drafts import ClaimDraft, WeightsDraft
from amends.claims.errors import BadClaim
from amends.claims.models import SupplierClaim, SupplierTerms
from amends.claims.windows import CountsFrom, Rule, Window, window_of
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import hours_of
from amends.people.sums import clean_sum
from amends.people.words import one_line

MOST_PIECES = 1_000_000
MOST_GRAMS = 100_000_000
DEFAULT_ANSWER_DAYS = 5


@transaction.atomic
def open_claim(
    case: Case, draft: ClaimDraft, *, by: Staff, at: datetime, key: str
) -> SupplierClaim:
    """Open a claim against a supplier; whoever opens it owns it, and the case goes on without it.

    The case may be closed. The windows are those of the terms that hold now. The same `key`
    again returns the claim that is there. Raises BadClaim.
    """
    known = SupplierClaim.objects.filter(key=key).first()
    if known is not None:
        return known
    case = lock_case(lives_on_in(case), allow_closed=True)
    today = at.astimezone(ZoneInfo(case.team.time_zone)).date()
    _refuse_nonsense(case, draft, today)
    terms = SupplierTerms.objects.filter(supplier=draft.supplier).first()
    notify, claim_window = _windows(case, draft, terms)
    weights = _checked_weights(draft.weights)
    claim = SupplierClaim(
        case=case,
        team=case.team,
        supplier=draft.supplier,
        purchase=case.purchase,
        line=draft.line,
        what=one_line(draft.what, field="what", longest=200, refuse=BadClaim),
        ordered=draft.ordered,
        claimed=draft.claimed,
        received=draft.received,
        shipment=_line(draft.shipment, "shipment", 120),
        declared_grams=weights.declared,
        measured_grams=weights.measured,
        unit_grams=weights.unit,
        tare_grams=weights.tare,
        tolerance_grams=weights.tolerance,
        clause=_line(draft.clause, "clause", 300) or (terms.clause if terms else ""),
        delivered_on=draft.delivered_on,
        discovered_on=draft.discovered_on,
        notify_from=notify.starts if notify else None,
        notify_by=notify.ends if notify else None,
        claim_from=claim_window.starts if claim_window else None,
        claim_by=claim_window.ends if claim_window else None,
        asked=draft.asked,
        currency=case.team.currency,
        goods=clean_sum(draft.goods, field="goods", refuse=BadClaim),
        remedy=clean_sum(draft.remedy, field="remedy", refuse=BadClaim),
        handling=clean_sum(draft.handling, field="handling", refuse=BadClaim),
        answer_days=terms.answer_days if terms else DEFAULT_ANSWER_DAYS,
        opened_by=by,
        opened_at=at,
        key=key,
        owner=by,
    )
    if not claim.sum:
        raise BadClaim(_("Say what it is worth; a claim over nothing asks for nothing."), "goods")
    claim.save()
    look_again(claim)
    claim.save(update_fields=["next_look_at"])
    record(
        "claim.opened", claim, about=case, by=by.actor, at=at,
        supplier=draft.supplier.pk, sum=claim.sum, currency=claim.currency,
        claimed=claim.claimed,
    )  # fmt: skip
    return claim


def _windows(
    case: Case, draft: ClaimDraft, terms: SupplierTerms | None
) -> tuple[Window | None, Window | None]:
    if terms is None:
        return None, None
    known: dict[CountsFrom, date | None] = {
        CountsFrom.DELIVERY: draft.delivered_on,
        CountsFrom.DISCOVERY: draft.discovered_on,
    }
    works = hours_of(case.team).is_business_day
    tell = _rules(terms, terms.notify_after_delivery, terms.notify_after_discovery)
    claim = _rules(terms, terms.claim_after_delivery, terms.claim_after_discovery)
    return window_of(tell, known, works=works), window_of(claim, known, works=works)


def _rules(
    terms: SupplierTerms, after_delivery: int | None, after_discovery: int | None
) -> Iterator[Rule]:
    if after_delivery is not None:
        yield Rule(CountsFrom.DELIVERY, after_delivery, terms.in_working_days)
    if after_discovery is not None:
        yield Rule(CountsFrom.DISCOVERY, after_discovery, terms.in_working_days)


def _refuse_nonsense(case: Case, draft: ClaimDraft, today: date) -> None:
    if not 1 <= draft.ordered <= MOST_PIECES:
        raise BadClaim(_("Say how many were ordered, at least one."), "ordered")
    if not 1 <= draft.claimed <= draft.ordered:
        raise BadClaim(_("Between one and what was ordered can be claimed."), "claimed")
    if not 0 <= draft.received <= draft.ordered:
        raise BadClaim(_("No more than what was ordered can have come."), "received")
    if draft.discovered_on > today:
        raise BadClaim(_("That day is still to come."), "discovered_on")
    if draft.delivered_on is not None and draft.delivered_on > draft.discovered_on:
        raise BadClaim(_("It was seen before it came."), "discovered_on")
    if draft.line is not None and draft.line.purchase_id != case.purchase_id:
        raise BadClaim(_("This line belongs to another order."), "line")


def _checked_weights(weights: WeightsDraft) -> WeightsDraft:
    said = {
        "declared": weights.declared,
        "measured": weights.measured,
        "unit": weights.unit,
        "tare": weights.tare,
        "tolerance": weights.tolerance,
    }
    for field, grams in said.items():
        if grams is not None and not 0 <= grams <= MOST_GRAMS:
            raise BadClaim(_("Between nothing and a hundred tonnes fit here, in grams."), field)
    if weights.unit == 0:
        raise BadClaim(_("A piece weighs more than nothing."), "unit")
    return weights


def _line(text: str, field: str, longest: int) -> str:
    return one_line(text, field=field, longest=longest, refuse=BadClaim, may_be_empty=True)
