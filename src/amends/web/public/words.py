"""What we said that we would do, as the customer sees it, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amends.promises.models import (
    End,
    Ending,
    GivenIn,
    Promise,
    Reason,
    Renegotiation,
    State,
)
from amends.promises.wording import reason_words
from amends.web.templatetags.words import day, moment


@dataclass(frozen=True, slots=True)
class Word:
    """One word of ours to them.

    `by_when` is its date on their own clock. `asked` is the other date that we ask them for, in
    `asked_for`, until they answer. `before` is the word that this one replaces. `why` says what
    we know of why it is late.
    """

    promise: Promise
    by_when: SafeString
    ending: Ending | None
    is_late: bool
    why: str
    asked: Renegotiation | None
    asked_for: SafeString | str
    before: SafeString | str

    @property
    def due_on(self) -> date:
        """The day on which it is due."""
        return self.promise.due_on or _local(self.promise.due_at, self.promise.zone).date()

    @property
    def is_kept(self) -> bool:
        return self.ending is not None and self.ending.kind == End.KEPT

    @property
    def is_let_off(self) -> bool:
        return self.ending is not None and self.ending.kind == End.RELEASED

    @property
    def may_let_off(self) -> bool:
        # What they chose they let go of by choosing something else.
        return self.promise.is_under_way and self.promise.given_in != GivenIn.OFFER


def words_to_them(promises: Iterable[Promise], *, at: datetime) -> list[Word]:
    """Return the words of a case that were given to the customer, each as it stands now.

    One that was renegotiated shows as the one that it became. What suppliers told us is ours.
    """
    theirs = [promise for promise in promises if promise.customer_id is not None]
    replaced = {p.replaced_by.pk: p for p in theirs if p.state == State.RENEGOTIATED}
    return [
        _word(promise, replaced.get(promise.pk), at)
        for promise in theirs
        if promise.state != State.RENEGOTIATED
    ]


def _word(promise: Promise, before: Promise | None, at: datetime) -> Word:
    ending = next((one for one in promise.endings.all() if one.set_aside_at is None), None)
    asked = next((one for one in promise.renegotiations.all() if one.answered_at is None), None)
    is_late = promise.state == State.BROKEN or (promise.is_under_way and promise.deadline < at)
    reasons = [Reason(risk.reason) for risk in promise.risks.all()]
    return Word(
        promise=promise,
        by_when=_date(promise, promise.zone),
        ending=ending,
        is_late=is_late,
        why=_why(ending, reasons) if is_late else "",
        asked=asked if promise.is_under_way else None,
        asked_for=_date(asked, promise.zone) if asked is not None else "",
        before=_date(before, promise.zone) if before is not None else "",
    )


def _why(ending: Ending | None, reasons: Iterable[Reason]) -> str:
    if ending is not None and ending.is_given_up:
        return _("We saw before that day that we cannot do it by then.")
    return reason_words(reasons)


def _date(dated: Promise | Renegotiation, zone: str) -> SafeString:
    if dated.due_on is not None:
        return day(dated.due_on)
    with timezone.override(zone):
        return moment(dated.due_at)


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))
