"""All that we hold of a customer, as one download."""

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from amends.cases.errors import CaseNotFound
from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.letters.actions import hand_over_data
from amends.letters.errors import NotYoursToHandOver
from amends.letters.handing_over import archive_of
from amends.people.models import Customer, Staff
from amends.people.queries import customer_numbered
from amends.web.staff_only import staff_page


@staff_page
def hand_over(request: HttpRequest, staff: Staff, number: int) -> HttpResponseBase:
    """Hand over all that somebody may see of a customer; it is written while it is sent."""
    known, at = customer_numbered(number), timezone.now()
    if request.method != "POST":
        return redirect("customer", known.pk)
    try:
        hand_over_data(known, by=staff, at=at, case=_case(request, staff, known))
    except NotYoursToHandOver as refused:
        context = {"section": "cases", "customer": known, "refused": str(refused)}
        return render(request, "web/case/not_handed_over.html", context, status=422)
    name = f"{slugify(known.name) or known.pk}-{at:%Y-%m-%d}.zip"
    response = StreamingHttpResponse(
        archive_of(known, staff=staff, at=at), content_type="application/zip"
    )
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _case(request: HttpRequest, staff: Staff, known: Customer) -> Case | None:
    number = request.POST.get("case", "")
    if not number.isdecimal() or len(number) > 18:
        return None
    try:
        case = case_for(staff, int(number))
    except CaseNotFound:
        return None
    return case if case.customer_id == known.pk else None
