"""The dated words that somebody keeps, among what they owe: broken, at risk, due today."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amends.people.models import Staff
from amends.promises.models import Promise, Reminder
from amends.web.case.words_told import WordTold, date_in_words, last_moment, word_told
from amends.web.desk.today_due import Due
from amends.web.desk.today_entries import Entry, first_name
from amends.web.templatetags.words import when


def add_words(due: Due, promises: Iterable[Promise], *, at: datetime) -> None:
    """Sort the words that somebody keeps among the lists, but for lines that stand there."""
    for promise in promises:
        if promise.source and promise.source in due.sources:
            continue
        word = word_told(promise, at=at)
        is_today = timezone.localdate(last_moment(promise)) <= timezone.localdate(at)
        if promise.deadline < at:
            due.broken.append(_entry(word, tone="broken", act=_("Make it right"), is_today=True))
        elif word.why:
            due.at_risk.append(_entry(word, tone="risk", act=_before(promise), is_today=is_today))
        elif is_today:
            act = pgettext("button", "Open")
            due.today.append(_entry(word, tone="", act=act, is_today=True))


def reminder_entries(reminders: Iterable[Reminder], *, staff: Staff) -> list[Entry]:
    """Say which words of colleagues are in danger; one's own stand among what one owes."""
    return [_reminder(reminder) for reminder in reminders if reminder.promise.keeper_id != staff.pk]


def _entry(word: WordTold, *, tone: str, act: str, is_today: bool) -> Entry:
    promise = word.promise
    asked = _("They were asked for another date and have not answered.") if word.asked else ""
    said = [_to(promise), f"{word.why}." if word.why else "", word.their_clock, asked]
    return Entry(
        when=word.by_when,
        href=_path(promise),
        title=format_html("<strong>{}</strong>", promise.what),
        words=" ".join(filter(None, said)),
        act=act,
        case=promise.case_id or 0,
        customer=promise.customer_id,
        is_today=is_today,
        tone=tone,
    )


def _reminder(reminder: Reminder) -> Entry:
    promise = reminder.promise
    said = _("%(name)s keeps it. It is due %(time)s.") % {
        "name": promise.keeper.name,
        "time": date_in_words(promise),
    }
    return Entry(
        when=when(reminder.at),
        href=_path(promise),
        title=format_html(_("It may break: {what}"), what=_strong(promise)),
        words=f"{_to(promise)} {said}",
        act=_("Seen"),
        case=promise.case_id or 0,
        put_away=reverse("see_reminder", args=[reminder.pk]),
    )


def _strong(promise: Promise) -> str:
    return format_html("<strong>{}</strong>", promise.what)


def _to(promise: Promise) -> str:
    if promise.customer is None:
        return ""
    return _("To %(name)s.") % {"name": promise.customer.name}


def _before(promise: Promise) -> str:
    if promise.customer is None:
        return pgettext("button", "Open")
    return _("Tell %(name)s before it breaks") % {"name": first_name(promise.customer)}


def _path(promise: Promise) -> str:
    return reverse("promise", args=[promise.pk])
