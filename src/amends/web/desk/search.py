"""Search: the number of a case or an order goes straight there, words find what holds them all."""

import re
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amends.cases.errors import CaseNotFound
from amends.cases.models import Case
from amends.cases.queries import case_for, cases_for, search_cases
from amends.people.models import Staff
from amends.people.queries import teams_of
from amends.people.words import can_be_looked_up
from amends.web.desk.queue_rows import rows_of
from amends.web.staff_only import staff_page

LONGEST = 200
NUMBER = re.compile(r"^(?P<word>[^\W\d]*)\s*#?(?P<number>\d{1,18})$")
"""A number alone or after the word for a case: 1042, #1042, Case 1042."""


@require_safe
@staff_page
def search_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Find cases; one that is named by its number opens at once."""
    sought = request.GET.get("q", "").strip()[:LONGEST]
    after = request.GET.get("after", "")
    below = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else None
    named = _named(sought, staff) if below is None else None
    if named is not None:
        return redirect("case", named.pk)
    of_order = [*_of_order(sought, staff)] if below is None else []
    sheet = search_cases(staff, sought, below=below)
    known = {case.pk for case in of_order}
    found = [*of_order, *(case for case in sheet.cases if case.pk not in known)]
    context = {
        "section": "search",
        "sought": sought,
        "rows": rows_of(found, at=timezone.now()),
        "next": f"?{urlencode({'q': sought, 'after': sheet.next})}" if sheet.next else "",
        "first": f"?{urlencode({'q': sought})}" if below is not None else "",
    }
    return render(request, "web/desk/search.html", context)


def _named(sought: str, staff: Staff) -> Case | None:
    asked = NUMBER.match(sought.casefold())
    if asked is None or asked["word"] not in ("", "case", _("Case").casefold()):
        return None
    try:
        return case_for(staff, int(asked["number"]))
    except CaseNotFound:
        return None


def _of_order(sought: str, staff: Staff) -> list[Case]:
    """Return the latest cases about the order of this number."""
    if not any(c.isdigit() for c in sought) or not can_be_looked_up(sought):
        return []
    # Named by team and number, as they are indexed.
    of_order = cases_for(staff).filter(
        purchase__team__in=teams_of(staff), purchase__number__in={sought, sought.upper()}
    )
    return [*of_order.select_related("customer", "owner", "team").order_by("-pk")[:10]]
