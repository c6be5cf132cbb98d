"""Tags, links, merges, snoozes, and the customer's link."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions import (
    add_tag,
    link_cases,
    merge_case,
    remove_tag,
    renew_link,
    snooze_case,
    unlink_cases,
    wake_case,
)
from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.people.models import Staff
from amends.web.case.answers import case_form
from amends.web.case.forms import EmptyForm, LinkForm, MergeForm, SnoozeForm, TagForm
from amends.web.templatetags.words import short_moment


@case_form(TagForm)
def tag(case: Case, form: TagForm, staff: Staff, at: datetime) -> str:
    """Put a tag on the case."""
    add_tag(case, name=form.cleaned_data["name"], by=staff, at=at)
    return ""


@case_form(TagForm)
def untag(case: Case, form: TagForm, staff: Staff, at: datetime) -> str:
    """Take a tag off."""
    remove_tag(case, name=form.cleaned_data["name"], by=staff, at=at)
    return ""


@case_form(LinkForm)
def link(case: Case, form: LinkForm, staff: Staff, at: datetime) -> str:
    """Link the case with another that one may see."""
    other = case_for(staff, form.cleaned_data["other"])
    link_cases(case, other, by=staff, at=at)
    return _("Linked with case %(number)d.") % {"number": other.pk}


@case_form(LinkForm)
def unlink(case: Case, form: LinkForm, staff: Staff, at: datetime) -> str:
    """Take a link away."""
    unlink_cases(case, case_for(staff, form.cleaned_data["other"]), by=staff, at=at)
    return _("The link is gone.")


@case_form(MergeForm)
def merge(case: Case, form: MergeForm, staff: Staff, at: datetime) -> str:
    """Say that the case is the same matter as another."""
    into = case_for(staff, form.cleaned_data["other"])
    merge_case(case, into=into, by=staff, at=at)
    return _("Everything here is read with case %(number)d from now on.") % {"number": into.pk}


@case_form(SnoozeForm, once=True)
def snooze(case: Case, form: SnoozeForm, staff: Staff, at: datetime) -> str:
    """Put the case aside until a moment."""
    until = form.cleaned_data["until"]
    snooze_case(case, until=until, by=staff, at=at)
    return _("Put aside until %(time)s. Its clocks run on, and a word from %(name)s wakes it.") % {
        "time": short_moment(until),
        "name": case.customer.called,
    }


@case_form(EmptyForm)
def wake(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Bring the case back into sight."""
    wake_case(case, by=staff.actor, at=at)
    return ""


@case_form(EmptyForm, once=True)
def new_link(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Give the customer's page a new address."""
    renew_link(case, by=staff, at=at)
    return _("The old address has ended. The next letter carries the new one.")
