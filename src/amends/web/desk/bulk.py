"""The same done with several cases: each through its own action, each with its own result."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from amends.cases.actions import add_tag, ask_handover, snooze_case
from amends.cases.errors import CaseError
from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.people.models import Staff
from amends.people.queries import colleagues_of
from amends.web.desk.queue import render_queue
from amends.web.desk.queue_filter import read_address
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

MOST_AT_ONCE = 50
MORNING = time(9, 0)

Act = Callable[[Case], object]


@dataclass(slots=True)
class Results:
    """What became of each case, by number."""

    done: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


@require_POST
@staff_page
def bulk_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Ask a colleague to take the ticked cases, tag them, or put them out of sight."""
    address = read_address(QueryDict(request.POST.get("query", "")[:500]).dict())
    words, do = request.POST.get("words", ""), request.POST.get("do", "")
    numbers = [int(n) for n in request.POST.getlist("case") if n.isascii() and n.isdigit()]
    ticked = [*dict.fromkeys(n for n in numbers if n < 2**62)][:MOST_AT_ONCE]
    act = _act(do, words, staff, timezone.now())
    refused = ""
    if not ticked:
        refused = _("Tick the cases that you mean.")
    elif act is None:
        refused = _("Say what to do with them.")
    elif not words.strip() and not do.startswith("snooze:"):
        refused = _("Write why, or which tag.")
    if refused or act is None:
        to = do.removeprefix("handover:")
        typed: dict[str, object] = {"words": words, "do": do, "to": to}
        return render_queue(request, staff, address, refused=refused, typed=typed, ticked=ticked)
    _tell(request, _do_each(ticked, act, staff))
    return see_other(f"{reverse('cases')}?{address.query}")


def _act(do: str, words: str, staff: Staff, at: datetime) -> Act | None:
    kind, _colon, what = do.partition(":")
    if kind == "tag":
        return lambda case: add_tag(case, name=words, by=staff, at=at)
    if kind == "snooze" and what in ("1", "3", "7"):
        until = _morning_in(int(what), at)
        return lambda case: snooze_case(case, until=until, by=staff, at=at)
    if kind == "handover" and what.isascii() and what.isdigit():
        to = colleagues_of(staff).filter(pk=int(what[:18])).first()
        if to is not None:
            return lambda case: ask_handover(case, to=to, why=words, by=staff, at=at)
    return None


def _do_each(numbers: list[int], act: Act, staff: Staff) -> Results:
    results = Results()
    for number in numbers:
        try:
            act(case_for(staff, number))
        except CaseError as refused:
            results.refused[number] = str(refused)
        else:
            results.done.append(number)
    return results


def _tell(request: HttpRequest, results: Results) -> None:
    if results.done:
        done = ngettext(
            "Done with case %(cases)s.", "Done with cases %(cases)s.", len(results.done)
        )
        messages.success(request, done % {"cases": ", ".join(map(str, results.done))})
    for number, why in results.refused.items():
        told = _("Nothing was done with case %(number)d. %(why)s")
        messages.warning(request, told % {"number": number, "why": why})


def _morning_in(days: int, at: datetime) -> datetime:
    day = timezone.localtime(at).date() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, MORNING))
