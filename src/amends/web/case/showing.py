"""Look at a case: by ourselves, and as its customer sees it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.cases.queries import case_for
from amends.people.models import Staff
from amends.web.case.page import render_case
from amends.web.case.writing_here import note_writing, who_else_writes
from amends.web.public.page import TEMPLATE, customer_page_context, in_their_way
from amends.web.staff_only import staff_page


@require_safe
@staff_page
def case(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a case whole."""
    return render_case(request, staff, case_for(staff, number), at=timezone.now())


@require_safe
@staff_page
def as_customer(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show the customer's page of a case, in their language, with nothing to press."""
    seen = case_for(staff, number)
    with in_their_way(seen):
        context = customer_page_context(seen, reader="staff", at=timezone.now())
        return render(request, TEMPLATE, context)


@staff_page
def writing(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Say who else writes here; a POST, sent while one types, says that one writes too."""
    seen = case_for(staff, number)
    at = timezone.now()
    if request.method == "POST":
        note_writing(seen, staff, at=at)
    writers = who_else_writes(seen, staff, at=at)
    return render(request, "web/case/_writers.html", {"case": seen, "writers": writers})
