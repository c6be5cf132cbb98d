"""What stands beside an offer: like cases, what it weighs, whose it is and what a year costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.people.models import Kind, Staff
from amends.remedies.assessment import Assessment
from amends.remedies.authority import NOTHING
from amends.remedies.models import Offer, OfferedOption
from amends.remedies.precedents import Precedents
from amends.remedies.queries import (
    PastTold,
    options_known,
    past_told,
    precedents_for,
    precedents_of_offer,
    weight_of_assessment,
    weight_of_offer,
)
from amends.remedies.weighing import Weight
from amends.web.case.judging_words import (
    like_extra_words,
    like_words,
    such_cases_words,
    weighed_words,
    year_words,
)

NEAREST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AYear:
    """About how much a year costs if everyone like this got it: one option, or all the extras."""

    title: str
    sum: str


@dataclass(frozen=True, slots=True)
class Judging:
    """An offer, or what could be offered, beside like cases and what the customer is worth.

    `like` is what like cases got, beside each option by its key, `like_extra` what they got as
    goodwill. `weighed` is what it comes to, against what is still to come from the customer;
    `such_cases` what the `years` are reckoned with.
    """

    precedents: Precedents
    weight: Weight
    weighed: str
    like: Mapping[str, str]
    like_extra: str
    past: tuple[PastTold, ...]
    years: tuple[AYear, ...]
    such_cases: str


@dataclass(frozen=True, slots=True)
class _Sum:
    """An option, and all that is owed with it."""

    key: str
    title: str
    amount: Decimal


def judging_of_assessment(
    case: Case, assessment: Assessment, *, staff: Staff, at: datetime
) -> Judging:
    """Hold what could be offered against like cases and the relationship."""
    return _judging(
        case,
        precedents_for(case, assessment, at=at),
        weight_of_assessment(case, assessment, at=at),
        sums=[_Sum(one.key, one.title, assessment.whole(one)) for one in assessment.options],
        extra=sum((extra.line.amount for extra in assessment.goodwill), NOTHING),
        staff=staff,
        at=at,
    )


def judging_of_offer(case: Case, offer: Offer, *, staff: Staff, at: datetime) -> Judging:
    """Hold an offer, as it was written down, against the cases like it of that day."""
    apart = [line for line in offer.lines.all() if line.option_id is None]
    owed = sum((line.amount for line in apart if line.kind != Kind.GOODWILL), NOTHING)
    return _judging(
        case,
        precedents_of_offer(case, offer),
        weight_of_offer(case, offer, at=at),
        sums=[
            _Sum(one.key, one.title, sum((line.amount for line in one.lines.all()), owed))
            for one in offer.options.all()
        ],
        extra=sum((line.amount for line in apart if line.kind == Kind.GOODWILL), NOTHING),
        staff=staff,
        at=offer.at,
        chosen=offer.choice.option.key if hasattr(offer, "choice") else "",
    )


def options_beside(offer: Offer, judging: Judging) -> list[tuple[OfferedOption, str]]:
    """Return the options of an offer, each with what like cases got."""
    return [(option, judging.like[option.key]) for option in offer.options.all()]


def may_need_a_sentence(precedents: Precedents, *, owed: Sequence[Decimal], extra: Decimal) -> bool:
    """Tell whether some of what can be ticked lies outside the middle half of like cases.

    `extra` is what all the extras come to; between none of them and all lies every tick.
    """
    if precedents.owed is None or precedents.goodwill is None:
        return False
    is_owed_alike = all(precedents.owed.holds(sum_) for sum_ in owed)
    is_extra_alike = all(precedents.goodwill.holds(sum_) for sum_ in (NOTHING, extra))
    return not (is_owed_alike and is_extra_alike)


def _judging(
    case: Case,
    precedents: Precedents,
    weight: Weight,
    *,
    sums: Sequence[_Sum],
    extra: Decimal,
    staff: Staff,
    at: datetime,
    chosen: str = "",
) -> Judging:
    known = options_known(case, currency=precedents.currency, at=at)
    years = [
        AYear(one.title, year_words(precedents, precedents.beside_owed(one.amount)))
        for one in sums
        if one.amount and chosen in ("", one.key)
    ]
    if extra:
        words = year_words(precedents, precedents.beside_goodwill(extra))
        years.append(AYear(_("All the extras"), words))
    return Judging(
        precedents=precedents,
        weight=weight,
        weighed=weighed_words(weight, case.customer.called),
        like={
            one.key: like_words(precedents, one.amount, is_known=one.key in known) for one in sums
        },
        like_extra=like_extra_words(precedents),
        past=past_told(precedents.nearest[:NEAREST_SHOWN], staff),
        years=tuple(years),
        such_cases=such_cases_words(precedents),
    )
