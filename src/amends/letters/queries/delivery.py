"""Letters and how far each of them got."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.cases.models import Case
from amends.cases.queries import cases_for
from amends.journal.models import Outgoing, OutgoingState
from amends.journal.queries import outgoing_about
from amends.letters.errors import LetterNotFound
from amends.letters.models import Letter, Undelivered
from amends.people.models import Channel, Staff


class DeliveryState(TextChoices):
    """How far a letter got. A mail server took it, or not; more it does not tell us."""

    ON_PAGE = "on_page", gettext_lazy("on their page")
    TO_PRINT = "to_print", gettext_lazy("to print")
    ON_ITS_WAY = "on_its_way", gettext_lazy("on its way")
    TRIED = "tried", gettext_lazy("not taken yet, tried again by itself")
    SENT = "sent", gettext_lazy("sent")
    FAILED = "failed", gettext_lazy("could not be delivered")
    CAME_BACK = "came_back", gettext_lazy("was sent back to us")


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

    @property
    def files(self) -> list[str]:
        """Return the names of the files that went along."""
        return [row.attachment.filename for row in self.letter.enclosures.all()]

    @property
    def is_up_to_us(self) -> bool:
        """Tell whether it failed for good, so that somebody has to see to it."""
        return self.state in (DeliveryState.FAILED, DeliveryState.CAME_BACK)

    @property
    def is_trouble(self) -> bool:
        """Tell whether it has not arrived, for good or for now."""
        return self.is_up_to_us or self.state == DeliveryState.TRIED


def outgoing_key(letter: Letter) -> str:
    """Return the key under which a letter stands in the outbox."""
    return f"letter:{letter.pk}"


def letters_of(case: Case) -> list[SentLetter]:
    """Return the letters of a case with their delivery, latest first (two queries)."""
    letters = _with_case(Letter.objects.filter(case=case))
    return _joined(letters, outgoing_about(case).filter(kind="letter"))


def letter_for(staff: Staff, number: int) -> SentLetter:
    """Return one letter of a case that `staff` may see. Raises LetterNotFound."""
    letter = _with_case(Letter.objects.filter(pk=number, case__in=cases_for(staff))).first()
    if letter is None:
        raise LetterNotFound(_("There is no such letter among those that you may see."))
    return _joined([letter], outgoing_about(letter.case).filter(key=outgoing_key(letter)))[0]


def _with_case(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    came_back = Undelivered.objects.filter(letter=OuterRef("pk"), until=None, came_back=True)
    return (
        letters.select_related("case__team", "case__customer", "by", "message")
        .annotate(has_come_back=Exists(came_back))
        .order_by("-at", "-pk")
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
        DeliveryState.CAME_BACK if getattr(letter, "has_come_back", False) else _state_of(outgoing),
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
