"""The board: what lets things go wrong, and how far each is from being mended."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from amends.people.models import Staff
from amends.prevention.models import ProblemState
from amends.prevention.queries import board_of, states_counted
from amends.web.pages_by_number import pages_of
from amends.web.staff_only import staff_page

ON_A_PAGE = 50
NOTHING = {
    ProblemState.OPEN: _("Nothing waits for a fix. A problem begins where a case names its cause."),
    ProblemState.BEING_FIXED: _("Nothing is being fixed. Fixes are planned on a problem’s page."),
    ProblemState.TO_VERIFY: _("Nothing waits to be looked at."),
    ProblemState.VERIFIED: _("No fix has been seen to hold yet."),
}


@require_safe
@staff_page
def board(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the problems of one state, latest first."""
    counted = states_counted(staff)
    asked = request.GET.get("state", "")
    state = ProblemState(asked) if asked in ProblemState.values else _first(counted)
    page = Paginator(board_of(staff, state), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "problems",
        "tabs": [(one, counted.get(one, 0), one == state) for one in ProblemState],
        "problems": page.object_list,
        "pages": pages_of(page, state=state.value),
        "nothing": NOTHING[state],
        "today": timezone.localdate(),
    }
    return render(request, "web/problems/board.html", context)


def _first(counted: dict[str, int]) -> ProblemState:
    """Return the first state that has anything in it."""
    return next((one for one in ProblemState if counted.get(one)), ProblemState.OPEN)
