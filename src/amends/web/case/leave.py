"""Whose something is to give, in one case and in the month, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from amends.people.models import Kind, Role
from amends.remedies.assessment import Assessment, Desk
from amends.remedies.authority import NOTHING, Leave
from amends.remedies.models import Offer
from amends.web.templatetags.words import money, short_moment


def leave_words(leave: Leave, customer: str) -> str:
    """Say whose something is to give, and when the customer would hear if somebody is asked."""
    if leave.is_own:
        return _("Yours to give.")
    if leave.approver is None:
        return _("Above everybody’s authority here.")
    words = _("Needs %(name)s (%(role)s).") % {
        "name": leave.approver.name,
        "role": Role(leave.approver.role).label,
    }
    if leave.is_month_full:
        month = _("What is yours to give this month is given.")
        words = f"{month} {words}"
    if leave.hear_by is None:
        return words
    hears = _("%(name)s would hear by %(time)s.") % {
        "name": customer,
        "time": short_moment(leave.hear_by),
    }
    return f"{words} {hears}"


def extra_words(leave: Leave, assessment: Assessment, customer: str) -> str:
    """Say whose an extra is to give, and up to what sum."""
    if not leave.is_own:
        return leave_words(leave, customer)
    desk, kind = assessment.desk, Kind.GOODWILL.value
    bounds = [left_in_case(desk, kind), left_in_month(desk, kind)]
    bounds.append(assessment.redress.goodwill_ceiling)
    most = min((bound for bound in bounds if bound is not None), default=NOTHING)
    return _("Yours up to %(sum)s.") % {"sum": money(most, assessment.currency)}


def left_in_case(desk: Desk, kind: str) -> Decimal:
    """Return what somebody may still give of a kind in this case without asking."""
    limit = desk.limits.get(desk.role.value, {}).get(kind, NOTHING)
    return max(limit - desk.given.get(kind, NOTHING), NOTHING)


def left_in_month(desk: Desk, kind: str) -> Decimal | None:
    """Return what somebody may still give of a kind this month; None where nothing bounds it."""
    limit = desk.months.get(desk.role.value, {}).get(kind)
    return None if limit is None else max(limit - desk.granted.get(kind, NOTHING), NOTHING)


def month_words(desk: Desk, kinds: Iterable[str], currency: str) -> list[str]:
    """Say of each kind at stake how much of the month is used, where the month has a limit."""
    limits = desk.months.get(desk.role.value, {})
    at_stake = {*kinds}
    return [
        _("%(kind)s: this month you have given %(given)s of %(limit)s.")
        % {
            "kind": kind.label,
            "given": money(desk.granted.get(kind.value, NOTHING), currency),
            "limit": money(limits[kind.value], currency),
        }
        for kind in Kind
        if kind.value in limits and kind.value in at_stake
    ]


def kinds_at_stake(assessment: Assessment) -> set[str]:
    """Return the kinds of line that cost something in what can be offered."""
    lines = [*assessment.owed, *(extra.line for extra in assessment.goodwill)]
    lines += [line for option in assessment.options for line in option.lines]
    return {line.kind.value for line in lines if line.amount}


@dataclass(frozen=True, slots=True)
class Bound:
    """What is asked of one kind, and how far the reader may go in the case and the month."""

    kind: str
    asked: Decimal
    words: str


def bounds_of(asked: Mapping[str, Decimal], desk: Desk, currency: str) -> list[Bound]:
    """Hold what is asked, kind by kind, against one's own authority."""
    bounds: list[Bound] = []
    for kind in Kind:
        sum_ = asked.get(kind.value)
        if not sum_:
            continue
        words = _("yours up to %(sum)s in a case") % {
            "sum": money(left_in_case(desk, kind.value), currency)
        }
        limit = desk.months.get(desk.role.value, {}).get(kind.value)
        if limit is not None:
            month = _("this month you have given %(given)s of %(limit)s") % {
                "given": money(desk.granted.get(kind.value, NOTHING), currency),
                "limit": money(limit, currency),
            }
            words = f"{words}, {month}"
        bounds.append(Bound(str(kind.label), sum_, words))
    return bounds


def given_words(offer: Offer) -> str:
    """Say on whose authority an offer stands; nothing while somebody is being asked."""
    approval = getattr(offer, "approval", None)
    if approval is None:
        return _("It was %(name)s’s to give.") % {"name": offer.by.first_name}
    if approval.is_granted and approval.answered_by is not None:
        return _("%(name)s approved it.") % {"name": approval.answered_by.name}
    return ""
