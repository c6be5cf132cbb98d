"""Conversations beside a case, for staff only: no page of the customer may ask for them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from amends.cases.errors import CaseNotFound
from amends.cases.models import Case, SideMessage, SideThread
from amends.cases.queries.access import cases_for
from amends.people.models import Staff


def side_threads_of(case: Case) -> QuerySet[SideThread]:
    """Return the conversations beside a case and those merged into it, with their words."""
    ours = [case.pk, *case.merges.values_list("case_id", flat=True)]
    return SideThread.objects.filter(case__in=ours).prefetch_related("messages__by")


def side_thread_for(staff: Staff, number: int) -> SideThread:
    """Return a conversation beside a case that somebody may see. Raises CaseNotFound."""
    found = (
        SideThread.objects.filter(pk=number, case__in=cases_for(staff))
        .select_related("case__team", "case__owner", "case__customer", "supplier")
        .first()
    )
    if found is None:
        raise CaseNotFound(_("There is no such conversation among those that you may see."))
    return found


def side_thread_numbered(number: int) -> SideThread | None:
    """Return the conversation that a signed mark in a mail names, or None."""
    return (
        SideThread.objects.filter(pk=number)
        .select_related("case__team", "case__owner", "supplier")
        .first()
    )


def side_message_numbered(number: int) -> SideMessage | None:
    """Return one message with its thread, case and team, for the mail that brings it out."""
    return SideMessage.objects.filter(pk=number).select_related("thread__case__team", "by").first()
