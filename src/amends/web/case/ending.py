"""What is noted around the end of a case: that it came through the top, that we are proud of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions import hand_back, receive_message
from amends.cases.models import Case
from amends.insight.actions import appreciate
from amends.people.models import Channel, Staff
from amends.people.queries import executive_numbered, staff_of
from amends.web.case.answers import case_form
from amends.web.case.forms import AppreciateForm, ManagementForm


@case_form(ManagementForm)
def through_management(case: Case, form: ManagementForm, staff: Staff, at: datetime) -> str:
    """Note that something came through the management; what the customer wrote goes with it."""
    told = form.cleaned_data
    message = None
    if told["said"].strip():
        message = receive_message(
            case,
            body=told["said"],
            from_name=case.customer.called,
            channel=Channel.LETTER,
            by=case.customer.actor,
            at=at,
            key=f"management:{told['key']}",
        )
    row = hand_back(
        case,
        executive=executive_numbered(told["executive"]),
        message=message,
        words=told["added"],
        by=staff,
        at=at,
        key=f"management:{told['key']}",
    )
    return _("It is noted. %(owner)s has the last word; the text for %(name)s stands ready.") % {
        "owner": row.case.owner.name,
        "name": row.executive.name,
    }


@case_form(AppreciateForm)
def appreciate_case(case: Case, form: AppreciateForm, staff: Staff, at: datetime) -> str:
    """Put how a case was made right among what the team is proud of."""
    picked = staff_of(case.team).filter(pk__in=form.cleaned_data["names"])
    words = " ".join(form.cleaned_data["words"].split())
    appreciate(case, words=words, names=[*picked], by=staff, at=at)
    return _("It stands there now. Whoever may be named is asked first.")
