"""A letter to a supplier: what may hurt in it is shown first, and the writer decides."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.claims.purposes import Purpose
from amends.claims.queries import claim_for
from amends.claims.reading import remarks_on
from amends.claims.writing import write_to_supplier
from amends.people.models import Staff
from amends.web.case.answers import answered
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page
from amends.web.supplier_pages.claim import render_claim
from amends.web.supplier_pages.forms import LetterToSupplier


@staff_page
def letter(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Send a letter, or bring it back with what may hurt in it."""
    claim, at = claim_for(staff, number), timezone.now()
    if request.method != "POST":
        return see_other(reverse("claim", args=[claim.pk]))
    form = LetterToSupplier(request.POST)
    if form.is_valid() and not form.cleaned_data["has_read"]:
        form.remarks = remarks_on(form.cleaned_data["body"])
        if form.remarks:
            return render_claim(request, claim, at=at, trouble=form)

    def act() -> str:
        said = form.cleaned_data
        write_to_supplier(
            claim,
            body=said["body"],
            purpose=Purpose(said["purpose"]),
            needs_customer=said["needs_customer"],
            by=staff,
            at=at,
            key=said["key"],
        )
        if not claim.supplier.email:
            return _("Written down. We know no address of theirs, so ring them.")
        return _("It is on its way to them.")

    done = answered(form, act)
    if done is None:
        return render_claim(request, claim, at=at, trouble=form)
    messages.success(request, done)
    return see_other(reverse("claim", args=[claim.pk]))
