"""The page of one meeting: its agenda, which can be printed, and after it the minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.people.models import Role, Staff
from amends.people.queries import staff_of
from amends.prevention.models import Fix, Meeting, Minute
from amends.prevention.queries.agenda import Entry, agenda_of, key_of_decision
from amends.prevention.queries.meetings import meeting_for
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import REFUSED
from amends.web.meeting_pages.forms import (
    CallOffForm,
    CorrectForm,
    DecisionForm,
    MinutesForm,
    MoveForm,
    OfItem,
)
from amends.web.meeting_pages.told import cases_told, costs_told
from amends.web.staff_only import staff_page


@dataclass(slots=True)
class ItemTold:
    """One item as it is read: `minute` counts, `former` stood there before it was corrected.

    `fix` is what the decision became. The forms are those that can be sent now.
    """

    entry: Entry
    cases: str
    costs: str
    minute: Minute | None
    former: list[Minute]
    fix: Fix | None
    forms: dict[str, OfItem]


@require_safe
@staff_page
def meeting(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a meeting whole."""
    return render_meeting(request, staff, meeting_for(staff, number), at=timezone.now())


def render_meeting(
    request: HttpRequest,
    staff: Staff,
    meeting: Meeting,
    *,
    at: datetime,
    trouble: KeyedForm | None = None,
) -> HttpResponse:
    """Show the meeting; `trouble` is a form that was refused and comes back as it was sent."""
    has_begun = meeting.starts_at <= at
    with timezone.override(meeting.zone):
        items = [_told(entry, has_begun=has_begun) for entry in agenda_of(meeting)]
        forms = _forms(meeting, staff, items, has_begun=has_begun)
    is_placed = trouble is not None and _put_back(trouble, forms, items)
    _name_owners(meeting, items)
    context: dict[str, Any] = {
        "section": "problems",
        "meeting": meeting,
        "zone": meeting.zone,
        "ends_at": meeting.starts_at + timedelta(minutes=meeting.minutes),
        "items": items,
        "has_begun": has_begun,
        "forms": forms,
        "stray": trouble if trouble is not None and not is_placed else None,
    }
    status = REFUSED if trouble is not None else 200
    return render(request, "web/meetings/meeting.html", context, status=status)


def _told(entry: Entry, *, has_begun: bool) -> ItemTold:
    minute = entry.counts
    key = key_of_decision(minute) if minute else ""
    fix = next((one for one in entry.fixes if one.key == key), None)
    found: list[OfItem] = []
    if has_begun and minute is None:
        found.append(MinutesForm.of(entry.item.pk))
    if minute is not None:
        found.append(CorrectForm.of(minute.pk, said=minute.said, decided=minute.decided))
        if minute.decided and fix is None:
            found.append(DecisionForm.of(minute.pk))
    return ItemTold(
        entry=entry,
        cases=cases_told(entry.cases),
        costs=costs_told(entry.costs, entry.cases),
        minute=minute,
        former=entry.minutes[:-1],
        fix=fix,
        forms={form.place: form for form in found},
    )


def _forms(
    meeting: Meeting, staff: Staff, items: list[ItemTold], *, has_begun: bool
) -> dict[str, KeyedForm]:
    """Return what a lead can do with the meeting itself now."""
    if staff.rank < Role.LEAD.rank or meeting.is_cancelled:
        return {}
    local = meeting.starts_at.astimezone(meeting.zone)
    initial = {"day": local.date(), "clock": local.time(), "where": meeting.place}
    found: list[KeyedForm] = [] if has_begun else [MoveForm(initial=initial)]
    if not any(item.minute for item in items):
        found.append(CallOffForm())
    return {form.place.replace("-", "_"): form for form in found}


def _put_back(trouble: KeyedForm, forms: dict[str, KeyedForm], items: list[ItemTold]) -> bool:
    """Put a refused form where it came from; tell whether its place is still there."""
    place = trouble.place.replace("-", "_")
    if place in forms:
        forms[place] = trouble
        return True
    for item in items:
        there = item.forms.get(trouble.place)
        is_it = there is not None and str(there["number"].value()) == str(trouble["number"].value())
        if is_it and isinstance(trouble, OfItem):
            item.forms[trouble.place] = trouble
            return True
    return False


def _name_owners(meeting: Meeting, items: list[ItemTold]) -> None:
    fixes = [item.forms["fix"] for item in items if "fix" in item.forms]
    if fixes:
        here = [(person.pk, person.name) for person in staff_of(meeting.team)]
        for form in fixes:
            form.choices_of("owner", here)
