"""Sums, dates and times as the reader's language writes them."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime, format_time, get_timezone
from babel.numbers import format_currency, format_percent
from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext, pgettext, to_locale
from django.utils.translation import gettext as _

from amends.cases.searching import folded_words

WORD = re.compile(r"(\W+)")

register = template.Library()


def reader_locale() -> Locale:
    """Return the locale of whoever reads the page."""
    return Locale.parse(to_locale(get_language() or "en"))


@register.filter
def money(amount: Decimal, currency: str) -> str:
    """Write a sum: whole ones without decimals, as people say them."""
    locale = reader_locale()
    if amount == amount.to_integral_value():
        pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
        return format_currency(
            amount, currency, format=pattern, locale=locale, currency_digits=False
        )
    return format_currency(amount, currency, locale=locale)


@register.filter
def share(part: float) -> str:
    """Write a part of 1 in hundredths: 38%."""
    return format_percent(part, locale=reader_locale())


@register.filter
def when(at: datetime) -> SafeString:
    """Write a moment as somebody at the desk would: 12:00, Tue 08:12, 3 Mar 08:12."""
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), short_moment(at))


@register.filter
def day(on: date | datetime) -> SafeString:
    """Write a day in full: Tuesday 3 March, with the year when it is another."""
    local = _day_of(on)
    same_year = local.year == timezone.localdate().year
    pattern = pgettext("date", "EEEE d MMMM") if same_year else pgettext("date", "d MMMM y")
    text = format_date(local, pattern, locale=reader_locale())
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), text)


@register.filter
def short_day(on: date | datetime) -> SafeString:
    """Write a day as short as it is clear: today, tomorrow, Sat 21 Nov, 3 Mar 2025."""
    local = _day_of(on)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), day_in_short(local))


@register.filter
def moment(at: datetime) -> SafeString:
    """Write a moment in full: Tuesday 3 March, 08:12."""
    local = timezone.localtime(at)
    on = format_date(local, pgettext("date", "EEEE d MMMM"), locale=reader_locale())
    text = pgettext("long", "%(day)s, %(time)s") % {"day": on, "time": _hour(local)}
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), text)


@register.filter
def paragraphs(text: str) -> SafeString:
    """Write somebody's words as escaped paragraphs."""
    return SafeString(linebreaks_filter(text, autoescape=True))


@register.filter
def marked(text: str, sought: str) -> SafeString:
    """Write text with every word that is sought marked in it, however it is accented."""
    begins = tuple(folded_words(sought))
    if not begins:
        return conditional_escape(text)
    pieces = (
        format_html("<mark>{}</mark>", piece)
        if "".join(folded_words(piece)).startswith(begins)
        else conditional_escape(piece)
        for piece in WORD.split(text)
    )
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped above


def _day_of(on: date | datetime) -> date:
    return timezone.localtime(on).date() if isinstance(on, datetime) else on


def short_moment(at: datetime) -> str:
    """Return the shortest clear form of a moment in the reader's time zone."""
    local = timezone.localtime(at)
    today = timezone.localdate()
    if local.date() == today:
        return _("today %(time)s") % {"time": _hour(local)}
    if local.date() == today + timedelta(days=1):
        return _("tomorrow %(time)s") % {"time": _hour(local)}
    # Patterns of Unicode's date fields: the order of the parts is the language's own.
    if abs((local.date() - today).days) < 7:
        pattern = pgettext("date", "EEE")
    elif local.year == today.year:
        pattern = pgettext("date", "d MMM")
    else:
        pattern = pgettext("date", "d MMM y")
    on = format_date(local, pattern, locale=reader_locale())
    return pgettext("short", "%(day)s %(time)s") % {"day": on, "time": _hour(local)}


def dated_moment(at: datetime) -> str:
    """Return a moment with its date, for a clock that has another today: Wed 4 Mar 18:00."""
    local = timezone.localtime(at)
    on = format_date(local, pgettext("date", "EEE d MMM"), locale=reader_locale())
    return pgettext("short", "%(day)s %(time)s") % {"day": on, "time": _hour(local)}


@register.filter
def in_sentence(label: object) -> str:
    """Write a label as it stands within a sentence: small, but German nouns stay as they are."""
    text = str(label)
    return text if reader_locale().language == "de" else text[:1].lower() + text[1:]


def dated_day(on: date | datetime) -> str:
    """Return a day with its year, for what is read later too: 3 March 2026."""
    local = timezone.localtime(on).date() if isinstance(on, datetime) else on
    return str(format_date(local, pgettext("date", "d MMMM y"), locale=reader_locale()))


def day_in_short(on: date) -> str:
    """Return the shortest clear form of a day."""
    today = timezone.localdate()
    if on == today:
        return _("today")
    if on == today + timedelta(days=1):
        return _("tomorrow")
    if abs((on - today).days) < 120:
        pattern = pgettext("date", "EEE d MMM")
    else:
        pattern = pgettext("date", "d MMM y")
    return str(format_date(on, pattern, locale=reader_locale()))


def long_span(minutes: int) -> str:
    """Write a length of time in words: 38 min, 2 h 5 min, 3 days."""
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        if rest:
            return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
        return _("%(hours)d h") % {"hours": hours}
    days = round(minutes / (24 * 60))
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


@register.filter
def letter_moment(at: datetime) -> str:
    """Write day and time in the reader's own medium form."""
    return format_datetime(
        at,
        "medium",
        tzinfo=get_timezone(str(timezone.get_current_timezone())),
        locale=reader_locale(),
    )


@register.filter
def clock_time(at: datetime | time) -> str:
    """Write a time of day: 08:12."""
    clock = timezone.localtime(at).time() if isinstance(at, datetime) else at
    pattern = "short" if reader_locale().language != "en" else "HH:mm"
    return str(format_time(clock, pattern, locale=reader_locale()))


def _hour(local: datetime) -> str:
    return clock_time(local.time())
