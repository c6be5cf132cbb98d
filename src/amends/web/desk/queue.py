"""The queue: cases by when they are due, narrowed, paged by place and never counted."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.cases.models import Failure, Stage
from amends.cases.queries import queue_of, saved_views_of, tags_of
from amends.people.models import Staff
from amends.people.queries import colleagues_of, teams_of
from amends.web.desk.queue_filter import QueueAddress, read_address
from amends.web.desk.queue_rows import rows_of
from amends.web.staff_only import staff_page

MOST_CHOICES = 200
"""A house with more colleagues or tags than this narrows by search instead."""


@require_safe
@staff_page
def queue_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show one page of cases."""
    return render_queue(request, staff, read_address(request.GET.dict()))


def render_queue(
    request: HttpRequest,
    staff: Staff,
    address: QueueAddress,
    *,
    refused: str = "",
    typed: dict[str, object] | None = None,
    ticked: Collection[int] = (),
) -> HttpResponse:
    """Show the queue; with `refused`, status 422 and what was `typed` below the list."""
    at = timezone.now()
    sheet = queue_of(staff, address.filter, at=at, after=address.after)
    views = [*saved_views_of(staff)]
    context = {
        "section": "cases",
        "address": address,
        "wanted": address.filter,
        "rows": rows_of(sheet.cases, at=at),
        "next": f"?{address.page_from(sheet.next)}" if sheet.next else "",
        "first": f"?{address.query}" if address.after else "",
        "views": views,
        "view": next((view for view in views if view.query == address.query), None),
        "teams": [*teams_of(staff)[:MOST_CHOICES]],
        "colleagues": [*colleagues_of(staff)[:MOST_CHOICES]],
        "tags": sorted({tag.name for tag in tags_of(staff)[:MOST_CHOICES]}),
        "stages": [choice for choice in Stage.choices if choice[0] != Stage.CLOSED],
        "failures": Failure.choices,
        "refused": refused,
        "typed": typed or {},
        "ticked": ticked,
    }
    return render(request, "web/desk/cases.html", context, status=422 if refused else 200)
