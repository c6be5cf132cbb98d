"""The page of one claim: what is asked, until when, what was said, and what can be done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amends.cases.models import SideMessage
from amends.claims.drafting import first_words
from amends.claims.evidence import weighed
from amends.claims.models import About, Status, StepKind, SupplierClaim
from amends.claims.purposes import Purpose
from amends.claims.queries import (
    answers_elsewhere,
    claim_for,
    thread_of,
    watched,
    words_to_us,
)
from amends.facts.queries import finding_of
from amends.facts.weighing import Says
from amends.people.models import Staff
from amends.people.queries import staff_of
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import REFUSED
from amends.web.case.words_told import word_told
from amends.web.staff_only import staff_page
from amends.web.supplier_pages.forms import (
    AnswerForm,
    ChaseForm,
    EvidenceForm,
    LetterToSupplier,
    PassForm,
    ReceiptForm,
    StrayForm,
    ToldForm,
    WithdrawForm,
    WordToUs,
    WriteOffForm,
)

FORMS = (
    LetterToSupplier,
    ToldForm,
    AnswerForm,
    StrayForm,
    EvidenceForm,
    ReceiptForm,
    WordToUs,
    ChaseForm,
    PassForm,
    WriteOffForm,
    WithdrawForm,
)
TONES = {
    Status.DISPUTED: "risk",
    Status.CREDITED: "good",
}


@dataclass(frozen=True, slots=True)
class WindowTold:
    """A window of the terms: what it is for, its last day, and whether it is over."""

    title: str
    ends: date
    is_over: bool


@require_safe
@staff_page
def claim(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a claim whole."""
    purpose = request.GET.get("for", "")
    return render_claim(
        request,
        claim_for(staff, number),
        at=timezone.now(),
        purpose=Purpose(purpose) if purpose in Purpose.values else None,
    )


def render_claim(
    request: HttpRequest,
    claim: SupplierClaim,
    *,
    at: datetime,
    trouble: KeyedForm | None = None,
    purpose: Purpose | None = None,
) -> HttpResponse:
    """Show the claim; `trouble` is a form that comes back as it was sent.

    One with remarks is to be read before it goes; without them it was refused.
    """
    strays = [] if claim.is_over else [*answers_elsewhere(claim)]
    forms = _forms(claim, strays, at=at, purpose=purpose)
    if trouble is not None and trouble.place in forms:
        forms[trouble.place] = trouble
    _fill(forms, claim, strays)
    thread = thread_of(claim)
    context: dict[str, Any] = {
        "section": "suppliers",
        "claim": claim,
        "tone": TONES.get(Status(claim.status), ""),
        "missing": claim.sum - claim.received_sum,
        "windows": _windows(claim, at=at),
        "weight": _weight(claim),
        "finding": finding_of(claim.case),
        "thread": thread,
        "messages_beside": [*thread.messages.all()] if thread else [],
        "words": [word_told(word, at=at) for word in words_to_us(claim)],
        "steps": [*claim.steps.all()],
        "forms": [*forms.values()],
        "stray": trouble if trouble is not None and trouble.place not in forms else None,
    }
    status = REFUSED if trouble is not None and not trouble.remarks else 200
    return render(request, "web/claims/claim.html", context, status=status)


def _forms(
    claim: SupplierClaim, strays: list[SideMessage], *, at: datetime, purpose: Purpose | None
) -> dict[str, KeyedForm]:
    if claim.is_over:
        return {}
    asked_for, purpose = purpose is not None, purpose or _next_purpose(claim)
    answer_by = timezone.localdate(at) + timedelta(days=claim.answer_days)
    found: list[KeyedForm] = []
    for form_class in FORMS:
        if form_class is StrayForm and not strays:
            continue
        initial: dict[str, Any] = {}
        if form_class is LetterToSupplier:
            words = first_words(claim, purpose, answer_by=answer_by)
            initial = {"purpose": purpose, "body": words}
        if form_class is ChaseForm:
            initial = {"on": claim.chase_on}
        form = form_class(initial=initial)
        form.is_opened = asked_for and form_class is LetterToSupplier
        found.append(form)
    return {form.place: form for form in found}


def _fill(forms: dict[str, KeyedForm], claim: SupplierClaim, strays: list[SideMessage]) -> None:
    if "owner" in forms:
        here = [(p.pk, p.name) for p in staff_of(claim.team) if p.pk != claim.owner_id]
        forms["owner"].choices_of("to", here)
    if "stray" in forms:
        said = [(m.pk, f"{m.thread.subject}: {' '.join(m.body.split())[:80]}") for m in strays]
        forms["stray"].choices_of("message", said)


def _next_purpose(claim: SupplierClaim) -> Purpose:
    done = {step.kind for step in claim.steps.all()}
    if StepKind.LODGED in done:
        return Purpose.CHASE
    return Purpose.LODGE if StepKind.NOTIFIED in done else Purpose.NOTIFY


def _windows(claim: SupplierClaim, *, at: datetime) -> list[WindowTold]:
    """Return the windows that are still to be used, first ended first."""
    open_ones = watched(claim)
    named = ((About.NOTIFY, open_ones.notify), (About.CLAIM, open_ones.claim))
    titles = {About.NOTIFY: _("Tell them by"), About.CLAIM: _("Make the claim by")}
    found = [
        WindowTold(titles[about], window.ends, window.over_at(open_ones.zone) <= at)
        for about, window in named
        if window is not None
    ]
    return sorted(found, key=lambda one: one.ends)


def _weight(claim: SupplierClaim) -> str:
    """Say what the parcel's weight says of how many pieces were in it."""
    if claim.measured_grams is None and claim.declared_grams is None:
        return ""
    found = weighed(claim)
    counts = ", ".join(str(count) for count in found.counts)
    if found.says == Says.DECIDES:
        return _("By the weight that the carrier measured, %(counts)s of %(ordered)d fit.") % {
            "counts": counts, "ordered": claim.ordered,
        }  # fmt: skip
    if found.says == Says.SUGGESTS:
        return _(
            "By the carrier’s weight it may be %(counts)s; it suggests and does not decide."
        ) % {"counts": counts}
    if claim.measured_grams is None:
        return _("The weight on the label is the sender’s own figure. It says nothing.")
    return _("The carrier’s weight says nothing here: what one piece weighs has to be known.")
