"""The sentence that an offer outside the middle half of like cases needs. A step in an action."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from amends.cases.words import clean_words
from amends.remedies.actions._writing import Reason
from amends.remedies.authority import NOTHING
from amends.remedies.drafting import LineDraft
from amends.remedies.errors import UnlikePrecedents
from amends.remedies.likeness import Spread
from amends.remedies.money import money
from amends.remedies.precedents import Precedents

LONGEST = 500


def reason_for(
    precedents: Precedents,
    *,
    owed: Sequence[Decimal],
    goodwill: Iterable[LineDraft],
    share: str,
    why: str,
) -> Reason:
    """Return why an offer is right; `owed` is the sum for each of its options.

    Raises UnlikePrecedents without a sentence where one is needed, and BadWords (cases).
    """
    words = clean_words(why, what=_("Why"), longest=LONGEST, may_be_empty=True)
    extra = sum((line.amount for line in goodwill), NOTHING)
    is_unlike = precedents.is_unlike(owed=owed, goodwill=extra)
    if is_unlike and not words:
        raise UnlikePrecedents(_unlike(precedents))
    return Reason(share=share, is_unlike=is_unlike, words=words)


def _unlike(precedents: Precedents) -> str:
    return _(
        "Cases like it mostly got %(owed)s, and %(goodwill)s as goodwill. Say in a sentence why "
        "this one is different."
    ) % {
        "owed": _middle(precedents.owed, precedents.currency),
        "goodwill": _middle(precedents.goodwill, precedents.currency),
    }


def _middle(spread: Spread | None, currency: str) -> str:
    if spread is None:
        return _("nothing")
    low, high = money(spread.low, currency), money(spread.high, currency)
    if low == high:
        return low
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
