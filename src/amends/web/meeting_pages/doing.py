"""What is done with a meeting: each form is one action, and a refusal comes back on its page."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amends.people.models import Staff
from amends.people.queries import staff_of
from amends.prevention.actions import (
    cancel_meeting,
    correct_minutes,
    move_meeting,
    plan_fix,
    write_minutes,
)
from amends.prevention.models import Meeting
from amends.prevention.queries.agenda import item_on, key_of_decision, minute_on
from amends.prevention.queries.meetings import meeting_for
from amends.web.case.doing import FormsOf
from amends.web.meeting_pages.forms import (
    CallOffForm,
    CorrectForm,
    DecisionForm,
    MinutesForm,
    MoveForm,
)
from amends.web.meeting_pages.one import render_meeting


def _page(meeting: Meeting) -> str:
    return reverse("meeting", args=[meeting.pk])


meeting_form = FormsOf(
    find=meeting_for,
    page=_page,
    back=lambda _form, meeting: _page(meeting),
    shown=lambda request, staff, meeting, at, form: render_meeting(
        request, staff, meeting, at=at, trouble=form
    ),
)


@meeting_form(MoveForm)
def move(meeting: Meeting, form: MoveForm, staff: Staff, at: datetime) -> str:
    """Move this one meeting."""
    said = form.cleaned_data
    to = form.moment(meeting.zone)
    move_meeting(meeting, to=to, place=said["where"], why=said["why"], by=staff, at=at)
    return _("Moved. What is new is on the next two meetings all the same.")


@meeting_form(CallOffForm)
def call_off(meeting: Meeting, form: CallOffForm, staff: Staff, at: datetime) -> str:
    """Call this one meeting off, or say that it did not take place."""
    cancel_meeting(meeting, why=form.cleaned_data["why"], by=staff, at=at)
    return _("Called off. What was on its agenda goes to the next one.")


@meeting_form(MinutesForm)
def minutes(meeting: Meeting, form: MinutesForm, staff: Staff, at: datetime) -> str:
    """Write down what was said and decided on one item."""
    said = form.cleaned_data
    item = item_on(meeting, said["number"])
    write_minutes(
        item, said=said["said"], decided=said["decided"], by=staff, at=at, key=said["key"]
    )
    return _("The minutes are kept.")


@meeting_form(CorrectForm)
def correct(meeting: Meeting, form: CorrectForm, staff: Staff, at: datetime) -> str:
    """Write down what the minutes should have said."""
    said = form.cleaned_data
    minute = minute_on(meeting, said["number"])
    correct_minutes(
        minute, said=said["said"], decided=said["decided"], by=staff, at=at, key=said["key"]
    )
    return _("Corrected. What stood there before can still be read.")


@meeting_form(DecisionForm)
def make_fix(meeting: Meeting, form: DecisionForm, staff: Staff, at: datetime) -> str:
    """Make a fix of a decision; one decision makes one fix."""
    minute = minute_on(meeting, form.cleaned_data["number"])
    draft = form.draft([*staff_of(meeting.team)])
    plan_fix(minute.item.problem, draft, by=staff, at=at, key=key_of_decision(minute))
    return _("It is a fix now: %(name)s sees to it.") % {"name": draft.owner.name}
