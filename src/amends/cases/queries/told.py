"""What the customer may read of their own case: never a note, never a line of the journal."""

from dataclasses import dataclass

from django.db.models import Q

from amends.cases.models import Case, Clock, Closing, FollowUp, Message, Ownership


@dataclass(frozen=True, slots=True)
class Told:
    """The rows behind the customer's page, oldest first; five queries and one for the files."""

    messages: list[Message]
    owners: list[Ownership]
    follow_ups: list[FollowUp]
    closings: list[Closing]
    clocks: list[Clock]


def told_of(case: Case) -> Told:
    """Fetch what was said with the customer, who owned the case and what still runs.

    The words of cases merged into this one are among them.
    """
    words = Message.objects.filter(Q(case=case) | Q(case__merge__into=case))
    closings = Closing.objects.filter(case=case).select_related("by").order_by("at", "pk")
    follow_ups = FollowUp.objects.filter(case=case).select_related("by").order_by("at", "pk")
    return Told(
        messages=[*words.select_related("by").prefetch_related("attachments").order_by("at", "pk")],
        owners=[*Ownership.objects.filter(case=case).select_related("staff").order_by("since")],
        follow_ups=[*follow_ups],
        closings=[*closings],
        clocks=[*Clock.objects.filter(case=case, stopped_at=None).order_by("due_at")],
    )
