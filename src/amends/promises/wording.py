"""Words about a promise: for the finding, the case and the letter that are prepared. No rows."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.promises.models import Promise, Reason


def due_words(promise: Promise) -> str:
    """Return when it is due, in the customer's own time and the language in force."""
    return when_words(promise.due_on or promise.due_at, promise.zone)


def when_words(when: date | datetime, zone: str) -> str:
    """Return a day, or a moment in `zone`, in words."""
    if isinstance(when, datetime):
        return date_format(when.astimezone(ZoneInfo(zone)), "DATETIME_FORMAT")
    return date_format(when, "DATE_FORMAT")


def promised_words(promise: Promise) -> str:
    """Return what was promised, by whom and by when."""
    facts = {"what": promise.what, "due": due_words(promise)}
    if promise.given_by is None:
        return _("“%(what)s”, by %(due)s.") % facts
    facts["name"] = promise.given_by.name
    return _("“%(what)s”, by %(due)s, said by %(name)s.") % facts


def happened_words(*, done: str) -> str:
    """Return what happened instead; `done` is when it was done after all, or empty."""
    if done:
        return _("We did it on %(done)s, after its time.") % {"done": done}
    return _("The time passed, and we had not done it.")


def given_up_words() -> str:
    """Return what happened to a word that we gave up before its time."""
    return _("Before that day we saw that it cannot be done by then.")


def gap_words(promise: Promise) -> str:
    """Return what the customer is left with."""
    if promise.is_essential:
        return _("The date mattered: what was promised cannot be had on that day any more.")
    return _("They relied on that date and do not have what was promised.")


def case_subject(promise: Promise) -> str:
    """Return what the case of a broken word is called."""
    return (_("Promised and not done: %(what)s") % {"what": promise.what})[:200]


def reason_words(reasons: Iterable[str]) -> str:
    """Return what we know of why a date is in danger, without anybody to blame."""
    said = {
        Reason.TIME: _("We are not done yet, and little time is left."),
        Reason.STEP_LATE: _("Something that we need for it has not come when it should."),
        Reason.STEP_MOVED: _("Something that we need for it comes only after that date."),
        Reason.KEEPER_AWAY: _("Who was to do it is not here on that day."),
    }
    return " ".join(said[Reason(reason)] for reason in dict.fromkeys(reasons))


def case_subject_before(promise: Promise) -> str:
    """Return what the case of a word that may be broken is called."""
    return (_("May come late: %(what)s") % {"what": promise.what})[:200]


def may_come_late_words() -> str:
    """Return what is known before the date, as the case begins."""
    return _("The date has not passed, and it may not be met.")


def refund_words(promise: Promise) -> str:
    """Return our word that the money comes back, as the ledger holds it."""
    return (_("Your money back: %(what)s") % {"what": promise.what})[:300]


def refund_letter_words(promise: Promise, *, paid: str, due: date) -> str:
    """Return the paragraph that says that the money comes back, unasked, and by what day."""
    return _(
        "You did not get it on the day that you agreed to, so I cancel this order, and %(paid)s "
        "comes back to you by %(date)s. You need not do anything for it. If you would rather have "
        "the order, tell me, and I say by what day."
    ) % {"paid": paid, "date": when_words(due, promise.zone)}


def our_own_ledger() -> str:
    """Return who tells us of a broken word before the customer does."""
    return _("Our own ledger of promises")


def ledger_shows(promise: Promise) -> str:
    """Return what our own word shows as evidence."""
    said_at = promise.given_at.astimezone(ZoneInfo(promise.zone))
    return _("Given on %(date)s, and kept in our ledger.") % {
        "date": date_format(said_at, "DATE_FORMAT")
    }


def proactive_words(
    promise: Promise, *, customer: str, reasons: Iterable[str], new_date: date
) -> str:
    """Return a letter to start from, before the date: what we know, another date, their choice.

    `new_date` is a proposal to whoever sends it; nothing is renegotiated before they agree.
    """
    facts = {"what": promise.what, "due": due_words(promise)}
    known = _(
        "we promised you “%(what)s”, by %(due)s. I write before that day, because it may not "
        "come in time."
    )
    if promise.purchase_id is not None:
        choice = _("Please choose: I can have it done by %(date)s, or you have your money back.")
    else:
        choice = _(
            "Please choose: I can have it done by %(date)s, or tell me what would put it right "
            "for you instead."
        )
    sorry = _("I am sorry that you may have to wait for it.")
    stands = _("Until you agree to another date, our word stands as it was given.")
    return "\n\n".join(
        [
            _("Dear %(name)s,") % {"name": customer},
            known % facts,
            f"{reason_words(reasons)} {sorry}",
            f"{choice % {'date': when_words(new_date, promise.zone)}} {stands}",
        ]
    )
