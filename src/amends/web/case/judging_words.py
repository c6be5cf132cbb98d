"""An offer beside like cases and beside what the customer is worth to us, in sentences."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.remedies.money import about
from amends.remedies.precedents import Beside, Precedents
from amends.remedies.weighing import Weight
from amends.web.templatetags.words import money


def like_words(precedents: Precedents, sum_: Decimal, *, is_known: bool) -> str:
    """Say what cases like it got, beside an option that comes to a sum.

    `is_known` when somebody chose this option before.
    """
    if precedents.owed is None:
        if is_known:
            return _("There are too few cases like it to compare.")
        return _("No one has chosen this before.")
    spread, currency = precedents.owed, precedents.currency
    if not is_known:
        words = _("No one has chosen this before.")
    elif spread.least == spread.most:
        words = _("%(count)s like it got %(usual)s owed.") % {
            "count": _count(spread.count),
            "usual": money(spread.median, currency),
        }
    else:
        words = _("%(count)s like it got %(least)s to %(most)s owed, usually %(usual)s.") % {
            "count": _count(spread.count),
            "least": money(spread.least, currency),
            "most": money(spread.most, currency),
            "usual": money(spread.median, currency),
        }
    return f"{words} {_outside(precedents, sum_)}".rstrip()


def weighed_words(weight: Weight, customer: str) -> str:
    """Say what all of it comes to, against what is still to come from the customer."""
    cost = money(about(weight.cost), weight.currency)
    if weight.worth is None:
        return _("In all %(cost)s; what is still to come from %(name)s is not known.") % {
            "cost": cost,
            "name": customer,
        }
    return _("In all %(cost)s, against about %(worth)s still to come from %(name)s.") % {
        "cost": cost,
        "worth": money(about(weight.worth.amount), weight.currency),
        "name": customer,
    }


def like_extra_words(precedents: Precedents) -> str:
    """Say what cases like it got as goodwill; nothing where they are too few."""
    spread = precedents.goodwill
    if spread is None:
        return ""
    count = _count(spread.count)
    if not spread.most:
        return _("%(count)s like it got nothing extra.") % {"count": count}
    return _("%(count)s like it got %(least)s to %(most)s extra, usually %(usual)s.") % {
        "count": count,
        "least": money(spread.least, precedents.currency),
        "most": money(spread.most, precedents.currency),
        "usual": money(spread.median, precedents.currency),
    }


def year_words(precedents: Precedents, beside: Beside) -> str:
    """Say about how much a year costs if everyone like this got it, beside the usual."""
    a_year = money(about(beside.a_year), precedents.currency)
    if not beside.a_year_more:
        return a_year
    more = money(about(abs(beside.a_year_more)), precedents.currency)
    if beside.a_year_more > 0:
        return _("%(sum)s, %(more)s more than the usual") % {"sum": a_year, "more": more}
    return _("%(sum)s, %(less)s less than the usual") % {"sum": a_year, "less": more}


def such_cases_words(precedents: Precedents) -> str:
    """Say which cases of the last year a year is reckoned with."""
    return ngettext(
        "Reckoned with the one case of the last year that was like it and as serious.",
        "Reckoned with the %(number)d cases of the last year that were like it and as serious.",
        precedents.such_cases,
    ) % {"number": precedents.such_cases}


def _outside(precedents: Precedents, sum_: Decimal) -> str:
    if precedents.owed is None or precedents.owed.holds(sum_):
        return ""
    if sum_ > precedents.owed.high:
        return _("This is more than most of them got.")
    return _("This is less than most of them got.")


def _count(number: int) -> str:
    """Write how many like cases there are; there are three to nine."""
    words = {
        3: _("Three"),
        4: _("Four"),
        5: _("Five"),
        6: _("Six"),
        7: _("Seven"),
        8: _("Eight"),
        9: _("Nine"),
    }
    return words.get(number, str(number))
