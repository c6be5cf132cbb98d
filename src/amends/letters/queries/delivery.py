"""Letters and how far each of them got."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.cases.models import Case
from amends.cases.queries import cases_for
from amends.journal.models import Outgoing, OutgoingState
from amends.journal.queries import failed_outgoing, outgoing_about, waiting_outgoing
from amends.letters.errors import LetterNotFound
from amends.letters.models import Letter
from amends.people.models import Channel, Staff


class DeliveryState(TextChoices):
    """How far a letter got. A mail server took it, or not; more it does not tell us."""

    ON_PAGE = "on_page", gettext_lazy("on their page")
    TO_PRINT = "to_print", gettext_lazy("to print")
    ON_ITS_WAY = "on_its_way", gettext_lazy("on its way")
    TRIED = "tried", gettext_lazy("not taken yet, tried again by itself")
    SENT = "sent", gettext_lazy("sent")
    FAILED = "failed", gettext_lazy("could not be delivered")


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter with its delivery. `error` is the last refusal, without addresses.

    `sent_at` is empty until the mail server took it, `next_attempt_at` is there while another
    attempt is due.
    """

    letter: Letter
    state: DeliveryState
    attempts: int = 0
    sent_at: datetime | None = None
    next_attempt_at: datetime | None = None
    error: str = ""


def outgoing_key(letter: Letter) -> str:
    """Return the key under which a letter stands in the outbox."""
    return f"letter:{letter.pk}"


def letters_of(case: Case) -> list[SentLetter]:
    """Return the letters of a case with their delivery, latest first (two queries)."""
    letters = _with_case(Letter.objects.filter(case=case))
    return _joined(letters, outgoing_about(case).filter(kind="letter"))


def failed_letters(staff: Staff) -> list[SentLetter]:
    """Return what a mail server has refused, on cases that `staff` may see, latest first.

    Letters that failed for good, which wait for a person, and those that are tried again by
    themselves: no failure is silent, not even for the hours in between (rule 14).
    """
    refused = [
        *failed_outgoing().filter(kind="letter"),
        *waiting_outgoing().filter(kind="letter", attempts__gt=0).exclude(last_error=""),
    ]
    numbers = [outgoing.payload["letter"] for outgoing in refused]
    letters = Letter.objects.filter(pk__in=numbers, case__in=cases_for(staff))
    return _joined(_with_case(letters), refused)


def letter_for(staff: Staff, number: int) -> SentLetter:
    """Return one letter of a case that `staff` may see. Raises LetterNotFound."""
    letter = _with_case(Letter.objects.filter(pk=number, case__in=cases_for(staff))).first()
    if letter is None:
        raise LetterNotFound(_("There is no such letter among those that you may see."))
    return _joined([letter], outgoing_about(letter.case).filter(kind="letter"))[0]


def _with_case(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    return letters.select_related("case__team", "case__customer", "by", "message").order_by(
        "-at", "-pk"
    )


def _joined(letters: Iterable[Letter], outgoing: Iterable[Outgoing]) -> list[SentLetter]:
    by_key = {row.key: row for row in outgoing}
    return [_with_delivery(letter, by_key.get(outgoing_key(letter))) for letter in letters]


def _with_delivery(letter: Letter, outgoing: Outgoing | None) -> SentLetter:
    if letter.channel == Channel.WEB:
        return SentLetter(letter, DeliveryState.ON_PAGE)
    if letter.channel != Channel.EMAIL:
        return SentLetter(letter, DeliveryState.TO_PRINT)
    if outgoing is None:
        return SentLetter(letter, DeliveryState.FAILED, error=_("It never reached the outbox."))
    waits = outgoing.state == OutgoingState.WAITING
    return SentLetter(
        letter,
        _state_of(outgoing),
        attempts=outgoing.attempts,
        sent_at=outgoing.delivered_at,
        next_attempt_at=outgoing.next_attempt_at if waits else None,
        error=outgoing.last_error,
    )


def _state_of(outgoing: Outgoing) -> DeliveryState:
    if outgoing.state == OutgoingState.DELIVERED:
        return DeliveryState.SENT
    if outgoing.state == OutgoingState.FAILED:
        return DeliveryState.FAILED
    has_failed = outgoing.attempts > 0 and outgoing.last_error
    return DeliveryState.TRIED if has_failed else DeliveryState.ON_ITS_WAY
