"""Queues kept under a name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amends.cases.actions import drop_view, save_view
from amends.cases.errors import CaseError
from amends.cases.queries import saved_views_of
from amends.people.models import Staff
from amends.web.desk.queue import render_queue
from amends.web.desk.queue_filter import read_address
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page


@require_POST
@staff_page
def save_view_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Keep the queue that somebody looks at under a name of theirs."""
    address = read_address(QueryDict(request.POST.get("query", "")[:500]).dict())
    name = request.POST.get("name", "")
    try:
        view = save_view(name=name, query=address.query, by=staff, at=timezone.now())
    except CaseError as refused:
        return render_queue(
            request, staff, address, refused=str(refused), typed={"view": name, "is_view": True}
        )
    messages.success(request, _("Kept as “%(name)s”.") % {"name": view.name})
    return see_other(f"{reverse('cases')}?{view.query}")


@require_POST
@staff_page
def drop_view_page(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Forget a view of one's own."""
    view = get_object_or_404(saved_views_of(staff), pk=number)
    name, query = view.name, view.query
    drop_view(view, by=staff, at=timezone.now())
    messages.success(request, _("“%(name)s” is no longer kept.") % {"name": name})
    return see_other(f"{reverse('cases')}?{query}")
