"""The meetings: those to come and those past, each with how much is on its agenda."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.people.models import Role, Staff
from amends.people.queries import teams_of
from amends.prevention.links import meetings_link
from amends.prevention.queries.meetings import meetings_past, meetings_to_come
from amends.web.pages_by_number import pages_of
from amends.web.staff_only import staff_page

ON_A_PAGE = 25
PAST = "past"


@require_safe
@staff_page
def meetings(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show a page of the meetings that are to come, or of those past."""
    at = timezone.now()
    is_past = request.GET.get("when") == PAST
    rows = meetings_past(staff, at=at) if is_past else meetings_to_come(staff, at=at)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "problems",
        "meetings": page.object_list,
        "is_past": is_past,
        "pages": pages_of(page, **({"when": PAST} if is_past else {})),
        "teams": [*teams_of(staff)],
        "is_lead": staff.rank >= Role.LEAD.rank,
        "address": meetings_link(staff),
    }
    return render(request, "web/meetings/list.html", context)
