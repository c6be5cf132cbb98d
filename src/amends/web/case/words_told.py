"""A promise in words: by when, where it stands, and why it may not be kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.promises.models import (
    End,
    Ending,
    Promise,
    Reason,
    Renegotiation,
    State,
    Step,
    StepKind,
)
from amends.web.case.zones import place_of
from amends.web.templatetags.words import dated_moment, day_in_short, short_day, short_moment, when

TONES = {State.AT_RISK: "risk", State.BROKEN: "broken", State.KEPT: "good"}
ENDED = {
    End.BROKEN: gettext_lazy("broken"),
    End.RENEGOTIATED: gettext_lazy("another date was agreed"),
    End.RELEASED: gettext_lazy("they let us off"),
}
STEP_REASONS = (Reason.STEP_LATE, Reason.STEP_MOVED)


@dataclass(frozen=True, slots=True)
class WordTold:
    """One promise on a page.

    `by_when` is its date on the reader's clock, `their_clock` the same on the customer's where
    that differs. `stands` says where it stands and `why` what endangers it, both empty while all
    is well; `tone` is empty, `risk`, `broken` or `good`. `asked` waits for the customer.
    """

    promise: Promise
    by_when: SafeString
    their_clock: str
    stands: str
    why: str
    tone: str
    asked: Renegotiation | None

    @property
    def is_essential(self) -> bool:
        return self.promise.is_essential and self.promise.is_under_way


def word_told(promise: Promise, *, at: datetime) -> WordTold:
    """Say a promise that was fetched with its risks, steps, endings and renegotiations."""
    asked = next((one for one in promise.renegotiations.all() if one.answered_at is None), None)
    is_over = promise.is_under_way and promise.deadline < at
    is_risky = promise.is_under_way and bool(promise.risks.all())
    tone = TONES.get(State(promise.state), "risk" if is_risky else "")
    return WordTold(
        promise=promise,
        by_when=date_told(promise),
        their_clock=their_clock(promise),
        stands=stands(promise, at=at),
        why=why_at_risk(promise, at=at) if is_risky else "",
        tone="broken" if is_over else tone,
        asked=asked if promise.is_under_way else None,
    )


def date_told(promise: Promise) -> SafeString:
    """Return by when it is due: a day, or a moment on the reader's clock."""
    return when(promise.due_at) if promise.due_on is None else short_day(promise.due_on)


def date_in_words(promise: Promise | Renegotiation) -> str:
    """Return the same without markup, also for a date that was asked for."""
    if promise.due_on is not None:
        return day_in_short(promise.due_on)
    return short_moment(promise.due_at)


def day_of(promise: Promise) -> date:
    """Return the day on which it is due, on the clock that it was promised by."""
    return promise.due_on or promise.due_at.astimezone(ZoneInfo(promise.zone)).date()


def their_clock(promise: Promise) -> str:
    """Say the date on the customer's own clock; nothing where the reader's shows the same."""
    theirs = promise.due_at.astimezone(ZoneInfo(promise.zone))
    here = timezone.localtime(promise.due_at)
    if theirs.utcoffset() == here.utcoffset():
        return ""
    place = place_of(promise.zone)
    if promise.due_on is not None:
        said = _("The day in %(place)s: it ends here %(time)s.")
        return said % {"place": place, "time": short_moment(promise.due_at)}
    with timezone.override(promise.zone):
        return _("%(time)s in %(place)s.") % {"place": place, "time": dated_moment(promise.due_at)}


def stands(promise: Promise, *, at: datetime) -> str:
    """Say where a promise stands; nothing while it is open and all is well."""
    ending = ending_of(promise)
    if ending is not None:
        return _ended(promise, ending)
    if promise.deadline < at:
        return _("its time is over")
    if promise.state == State.WAITING:
        return _("waiting for consent")
    return _("at risk") if promise.state == State.AT_RISK else ""


def ending_of(promise: Promise) -> Ending | None:
    """Return how a promise ended, if it did."""
    return next((one for one in promise.endings.all() if one.set_aside_at is None), None)


def why_at_risk(promise: Promise, *, at: datetime) -> str:
    """Say why a promise may not be kept, each reason once, the late step by its name."""
    said = []
    for risk in promise.risks.all():
        late = _late_step(promise, at) if risk.reason in STEP_REASONS else None
        said.append(_step_words(late) if late else str(Reason(risk.reason).label))
    return capfirst("; ".join(dict.fromkeys(said)))


def last_moment(promise: Promise) -> datetime:
    """Return the last moment at which it can be done in time, tolerance apart."""
    return promise.due_at - timedelta(seconds=1) if promise.is_day else promise.due_at


def _late_step(promise: Promise, at: datetime) -> Step | None:
    open_steps = [step for step in promise.steps.all() if step.done_at is None]
    late = [step for step in open_steps if step.due_at < at or step.due_at > promise.deadline]
    return late[0] if late else None


def _step_words(step: Step) -> str:
    return _("%(step)s: due %(time)s") % {
        "step": StepKind(step.kind).label,
        "time": short_moment(step.due_at),
    }


def _ended(promise: Promise, ending: Ending) -> str:
    if ending.kind == End.KEPT:
        return _("kept %(time)s") % {"time": short_moment(ending.at)}
    if ending.kind == End.BROKEN and ending.done_at is not None:
        return _("broken, done %(time)s") % {"time": short_moment(ending.done_at)}
    if ending.kind == End.RENEGOTIATED and ending.renegotiation is not None:
        return _("another date: %(time)s") % {"time": date_in_words(ending.renegotiation)}
    if ending.is_given_up:
        return _("broken: given up")
    return str(ENDED[End(ending.kind)])
