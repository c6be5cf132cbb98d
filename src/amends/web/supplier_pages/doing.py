"""What is done with a claim: each form is one action, and a refusal comes back on its page."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amends.cases.actions import attach_file
from amends.claims.actions import (
    add_evidence,
    chase_later,
    note_acknowledged,
    note_agreement,
    note_answer,
    note_dispute,
    note_receipt,
    pass_claim_on,
    see_claim_reminder,
    withdraw_claim,
    write_off_claim,
)
from amends.claims.errors import BadClaim
from amends.claims.models import StepKind, SupplierClaim
from amends.claims.purposes import Purpose
from amends.claims.queries import answers_elsewhere, claim_for, claim_reminder_for
from amends.claims.supplier_words import note_word_to_us
from amends.claims.writing import NOTES
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.people.models import Staff
from amends.people.queries import staff_numbered
from amends.web.case.doing import FormsOf
from amends.web.case.finding_form import start_of
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page
from amends.web.supplier_pages.claim import render_claim
from amends.web.supplier_pages.forms import (
    AnswerForm,
    ChaseForm,
    EvidenceForm,
    PassForm,
    ReceiptForm,
    StrayForm,
    ToldForm,
    WithdrawForm,
    WordToUs,
    WriteOffForm,
)


def _page(claim: SupplierClaim) -> str:
    return reverse("claim", args=[claim.pk])


claim_form = FormsOf(
    find=claim_for,
    page=_page,
    back=lambda _form, claim: _page(claim),
    shown=lambda request, _staff, claim, at, form: render_claim(
        request, claim, at=at, trouble=form
    ),
)


@claim_form(ToldForm)
def note_told(claim: SupplierClaim, form: ToldForm, staff: Staff, at: datetime) -> str:
    """Write down that they were told, or the claim made, otherwise than from here."""
    said = form.cleaned_data
    NOTES[Purpose(said["kind"])](claim, words=said["words"], by=staff, at=at, key=said["key"])
    return _("Written down. We wait for their answer.")


@claim_form(AnswerForm)
def note_what_they_say(claim: SupplierClaim, form: AnswerForm, staff: Staff, at: datetime) -> str:
    """Write down how they see it."""
    said = form.cleaned_data
    words, key = said["words"], said["key"]
    if said["kind"] == StepKind.ACKNOWLEDGED:
        note_acknowledged(claim, words=words, by=staff, at=at, key=key)
    elif said["kind"] == StepKind.DISPUTED:
        note_dispute(claim, words=words, by=staff, at=at, key=key)
    else:
        note_agreement(
            claim,
            amount=said["amount"],
            is_last_word=said["is_last_word"],
            words=words,
            by=staff,
            at=at,
            key=key,
        )
    return _("Written down.")


@claim_form(StrayForm)
def bring_here(claim: SupplierClaim, form: StrayForm, staff: Staff, at: datetime) -> str:
    """Say that an answer in another conversation belongs here."""
    wanted = form.cleaned_data["message"]
    found = next((one for one in answers_elsewhere(claim) if one.pk == wanted), None)
    if found is None:
        raise BadClaim(_("Pick from the list."), "message")
    note_answer(claim, found, by=staff.actor, staff=staff, at=at)
    return _("It stands here too now.")


@claim_form(EvidenceForm)
def put_evidence(claim: SupplierClaim, form: EvidenceForm, staff: Staff, at: datetime) -> str:
    """Keep what shows it, each file as a piece of its own."""
    said = form.cleaned_data
    files: list[tuple[str, bytes] | None] = [*said["attached"]] or [None]
    for number, file in enumerate(files):
        kept = file and attach_file(
            claim.case, filename=file[0], content=file[1], by=staff.actor, at=at
        )
        draft = EvidenceDraft(
            kind=EvidenceKind(said["kind"]),
            bearing=Bearing(said["bearing"]),
            words=said["words"],
            attachment=kept,
            source=said["source"],
            known_at=start_of(said["known_on"]),
            question=said["question"],
        )
        add_evidence(claim, draft, by=staff, at=at, key=f"{said['key'][:60]}:{number}")
    return _("It is kept with the claim.")


@claim_form(ReceiptForm)
def note_what_came(claim: SupplierClaim, form: ReceiptForm, staff: Staff, at: datetime) -> str:
    """Write down what came."""
    said = form.cleaned_data
    note_receipt(
        claim, amount=said["amount"], words=said["words"], by=staff, at=at, key=said["key"]
    )
    return _("Written down.")


@claim_form(WordToUs)
def note_word(claim: SupplierClaim, form: WordToUs, staff: Staff, at: datetime) -> str:
    """Write a dated word of theirs into the ledger."""
    said = form.cleaned_data
    note_word_to_us(
        claim,
        what=said["what"],
        due=form.due(claim.team.time_zone),
        by=staff,
        at=at,
        key=f"claim:{claim.pk}:{said['key']}",
    )
    return _("It is in the ledger, and watched.")


@claim_form(ChaseForm)
def chase_on(claim: SupplierClaim, form: ChaseForm, staff: Staff, at: datetime) -> str:
    """Set the day to ask again."""
    chase_later(claim, on=form.cleaned_data["on"], by=staff, at=at)
    return _("You are reminded on that day.")


@claim_form(PassForm)
def hand_on(claim: SupplierClaim, form: PassForm, staff: Staff, at: datetime) -> str:
    """Let a colleague look after it."""
    colleague = staff_numbered(form.cleaned_data["to"])
    if colleague is None:
        raise BadClaim(_("Pick somebody from the list."), "to")
    said = form.cleaned_data
    pass_claim_on(claim, to=colleague, words=said["words"], by=staff, at=at, key=said["key"])
    return _("%(name)s looks after it now.") % {"name": colleague.name}


@claim_form(WriteOffForm)
def write_off(claim: SupplierClaim, form: WriteOffForm, staff: Staff, at: datetime) -> str:
    """Bear what is missing ourselves."""
    said = form.cleaned_data
    write_off_claim(claim, words=said["words"], by=staff, at=at, key=said["key"])
    return _("Written off. What was missing stays with us.")


@claim_form(WithdrawForm)
def withdraw(claim: SupplierClaim, form: WithdrawForm, staff: Staff, at: datetime) -> str:
    """Take it back."""
    said = form.cleaned_data
    withdraw_claim(claim, words=said["words"], by=staff, at=at, key=said["key"])
    return _("Withdrawn.")


@require_POST
@staff_page
def seen(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Put a reminder away."""
    see_claim_reminder(claim_reminder_for(staff, number), by=staff, at=timezone.now())
    return see_other(reverse("today"))
