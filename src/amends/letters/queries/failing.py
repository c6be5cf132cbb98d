"""Mail of ours that has not arrived."""

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import HandBack, SideMessage
from amends.cases.queries import cases_for, hand_back_numbered, side_message_numbered
from amends.journal.models import Outgoing, OutgoingState
from amends.letters.errors import LetterNotFound
from amends.letters.models import Letter, Undelivered
from amends.people.models import Staff

KINDS = ("letter", "side_message", "hand_back")
MAILS_ON_A_PAGE = 30


def letter_in(outgoing: Outgoing) -> Letter | None:
    """Return the letter that an outgoing mail brings, or None."""
    if outgoing.kind != "letter":
        return None
    number = outgoing.payload.get("letter")
    return Letter.objects.select_related("case", "message").filter(pk=number).first()


def side_message_in(outgoing: Outgoing) -> SideMessage | None:
    """Return the words beside a case that an outgoing mail brings, or None."""
    if outgoing.kind != "side_message":
        return None
    return side_message_numbered(int(outgoing.payload.get("message") or 0))


def hand_back_in(outgoing: Outgoing) -> HandBack | None:
    """Return what the management is told by an outgoing mail, or None."""
    if outgoing.kind != "hand_back":
        return None
    return hand_back_numbered(int(outgoing.payload.get("hand_back") or 0))


def undelivered_now(outgoing: Outgoing) -> Undelivered | None:
    """Return the row that says that this has not arrived so far, or None."""
    return Undelivered.objects.select_related("case").filter(outgoing=outgoing, until=None).first()


def undelivered_for(staff: Staff, page: int | str = 1) -> Page[Undelivered]:
    """Return one page of what has not arrived, on cases that somebody may see, latest first.

    What failed for good waits for a person; what is tried again by itself is there as well: no
    failure is silent, not even for the hours in between (rule 14).
    """
    rows = _open().filter(case__in=cases_for(staff))
    return Paginator(rows, MAILS_ON_A_PAGE).get_page(page)


def undelivered_of(staff: Staff) -> QuerySet[Undelivered]:
    """Return what has not arrived on the cases that somebody owns, latest first."""
    return _open().filter(case__owner=staff)


def undelivered_numbered(staff: Staff, number: int) -> Undelivered:
    """Return one of those on cases that somebody may see. Raises LetterNotFound."""
    found = _open().filter(pk=number, case__in=cases_for(staff)).first()
    if found is None:
        raise LetterNotFound(_("There is no such mail among those that did not arrive."))
    return found


def failing_unnoted() -> QuerySet[Outgoing]:
    """Return what a mail server refused, for good or for now, and nobody has been told of."""
    refused = Q(state=OutgoingState.FAILED) | (
        Q(state=OutgoingState.WAITING, attempts__gt=0) & ~Q(last_error="")
    )
    noted = Undelivered.objects.filter(outgoing=OuterRef("pk")).filter(
        Q(until=None) | Q(told_otherwise=True)
    )
    return Outgoing.objects.filter(refused, ~Exists(noted), kind__in=KINDS).order_by("pk")


def delivered_after_all() -> QuerySet[Undelivered]:
    """Return what was said not to have arrived and has left the house since."""
    return _open().filter(came_back=False, outgoing__state=OutgoingState.DELIVERED)


def _open() -> QuerySet[Undelivered]:
    return (
        Undelivered.objects.filter(until=None)
        .select_related(
            "case__customer",
            "case__team",
            "letter__message",
            "side_message__thread",
            "hand_back__executive",
            "outgoing",
        )
        .order_by("-since", "-pk")
    )
