"""A supplier's record in words: each figure with its sample and how far it can be trusted."""

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.claims.scorecard import PerThousand, Share, SupplierRecord
from amends.web.templatetags.words import money, reader_locale, share


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the record: `between` is the interval and `sample` what was counted."""

    title: str
    said: str
    between: str
    sample: str


def figures_of(record: SupplierRecord) -> list[Figure]:
    """Return the record line by line; what was never counted says so."""
    return [
        _share(_("Words to us that they kept"), record.promises, _("of %(n)d words")),
        _rate(_("Came short, of 1,000 lines"), record.shortages),
        _share(_("Claims that were settled"), record.claims, _("of %(n)d claims")),
        _days(record),
        Figure(_("Cost that stayed with us"), _borne(record), "", ""),
        Figure(_("Customers whom it met"), str(record.customers), "", ""),
    ]


def _share(title: str, counted: Share, sample: str) -> Figure:
    if counted.part is None:
        return Figure(title, "–", "", _("none yet"))
    low, high = counted.interval
    between = _("%(low)s to %(high)s") % {"low": share(low), "high": share(high)}
    return Figure(title, share(counted.part), between, sample % {"n": counted.of})


def _rate(title: str, counted: PerThousand) -> Figure:
    if counted.rate is None or counted.interval is None:
        return Figure(title, "–", "", _("no lines known"))
    low, high = counted.interval
    between = _("%(low)s to %(high)s") % {"low": _number(low), "high": _number(high)}
    sample = ngettext("%(events)d of %(n)d line", "%(events)d of %(n)d lines", counted.lines)
    return Figure(
        title,
        _number(counted.rate),
        between,
        sample % {"events": counted.events, "n": counted.lines},
    )


def _days(record: SupplierRecord) -> Figure:
    title = _("Days until it was settled, half took no longer")
    if record.usual_days is None:
        return Figure(title, "–", "", _("none yet"))
    days = record.days_to_credit
    between = _("%(low)s to %(high)s") % {"low": min(days), "high": max(days)}
    sample = ngettext("of %(n)d claim", "of %(n)d claims", len(days)) % {"n": len(days)}
    return Figure(title, _number(record.usual_days), between, sample)


def _borne(record: SupplierRecord) -> str:
    sums = [money(amount, currency) for currency, amount in sorted(record.borne.items()) if amount]
    return ", ".join(sums) or _("none")


def _number(figure: float) -> str:
    rounded = Decimal(str(round(figure, 1)))
    return str(format_decimal(rounded, locale=reader_locale()))
