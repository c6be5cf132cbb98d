"""What stands on the page of one case."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from amends.cases.models import (
    Attachment,
    Beside,
    Case,
    CaseTag,
    Clock,
    Closing,
    Follow,
    FollowUp,
    Handover,
    Link,
    Message,
    Note,
    Pause,
)
from amends.journal.models import Entry
from amends.people.models import Staff

LINES = 100
"""Lines of the story on one page; earlier ones are a link away."""

# These entries are shown as the words themselves, or are nobody's story.
SPOKEN = (
    "message.received",
    "contact.logged",
    "customer.asked",
    "note.added",
    "letter.sent",
    "notice.seen",
    "case.followed",
    "case.unfollowed",
    "draft.saved",
    "draft.discarded",
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the story: exactly one of `entry`, `message`, `note` is there."""

    at: datetime
    entry: Entry | None = None
    message: Message | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """The rows around one case, fetched once."""

    clocks: list[Clock]
    paused: Pause | None
    handover: Handover | None
    besides: list[Beside]
    tags: list[CaseTag]
    linked: list[Case]
    merged: list[Case]
    attachments: list[Attachment]
    follow_ups: list[FollowUp]
    closing: Closing | None
    is_followed: bool


def page_of(case: Case, staff: Staff) -> CasePage:
    """Fetch what surrounds a case that `staff` was given by `case_for`."""
    merged = [*Case.objects.filter(merge__into=case).order_by("pk")]
    links = Link.objects.filter(Q(case=case) | Q(other=case)).select_related("case", "other")
    return CasePage(
        clocks=[*clocks_of(case)],
        paused=Pause.objects.filter(case=case, until=None).first(),
        handover=Handover.objects.filter(case=case, answered_at=None)
        .select_related("to_staff", "from_staff")
        .first(),
        besides=[*Beside.objects.filter(case=case).select_related("staff")],
        tags=[*CaseTag.objects.filter(case=case).select_related("tag")],
        linked=[link.other if link.case_id == case.pk else link.case for link in links],
        merged=merged,
        attachments=[*Attachment.objects.filter(case__in=[case, *merged])],
        follow_ups=[*FollowUp.objects.filter(case=case).order_by("at")],
        closing=Closing.objects.filter(case=case, reopened_at=None).select_related("by").first(),
        is_followed=Follow.objects.filter(case=case, staff=staff).exists(),
    )


def clocks_of(case: Case) -> QuerySet[Clock]:
    """Return the clocks of a case, in the order in which they started."""
    return Clock.objects.filter(case=case).order_by("started_at", "pk")


def timeline_of(
    case: Case, merged: list[Case], *, before: datetime | None = None
) -> tuple[list[Moment], bool]:
    """Return the latest lines of the story, oldest first, and whether there are earlier ones.

    The lines of cases merged into this one are among them.
    """
    cases = [case, *merged]
    entries = Entry.objects.filter(about__in=[f"case:{one.pk}" for one in cases]).exclude(
        name__in=SPOKEN
    )
    messages = Message.objects.filter(case__in=cases).select_related("by")
    notes = Note.objects.filter(case__in=cases).select_related("by").prefetch_related("mentions")
    if before is not None:
        entries, messages, notes = (
            entries.filter(at__lt=before),
            messages.filter(at__lt=before),
            notes.filter(at__lt=before),
        )
    moments = [
        *(Moment(row.at, entry=row) for row in entries.order_by("-at", "-pk")[: LINES + 1]),
        *(Moment(row.at, message=row) for row in messages.order_by("-at", "-pk")[: LINES + 1]),
        *(Moment(row.at, note=row) for row in notes.order_by("-at", "-pk")[: LINES + 1]),
    ]
    moments.sort(key=_place)
    return moments[-LINES:], len(moments) > LINES


def _place(moment: Moment) -> tuple[datetime, int, int]:
    # In one instant the fact stands before the words that came with it.
    rows = (moment.entry, moment.message, moment.note)
    kind, row = next((kind, row) for kind, row in enumerate(rows) if row is not None)
    return moment.at, kind, row.pk


def cases_before(case: Case) -> QuerySet[Case]:
    """Return the former cases of the same customer, newest first."""
    return Case.objects.filter(customer=case.customer_id, opened_at__lt=case.opened_at).order_by(
        "-opened_at"
    )
