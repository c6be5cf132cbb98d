"""Where a customer's own proposal stands: by rule, precedent, authority and ceiling. Pure.

It is advice to a person and nothing else: only a person refuses, with a reason and an
alternative (rule 7), and a person may grant what is called beyond us.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from amends.remedies.authority import NOTHING, Giver, Leave
from amends.remedies.likeness import Spread
from amends.remedies.money import money


class Standing(StrEnum):
    """What a person is advised to do with a proposal."""

    REASONABLE = "reasonable"
    NEEDS_APPROVAL = "needs_approval"
    BEYOND_US = "beyond_us"


@dataclass(frozen=True, slots=True)
class Scales:
    """What a proposal is held against, all in `currency`.

    `rule` is what the policy owes with its dearest option, `ceiling` the most that it lets
    goodwill be (None where it writes none), `like_cases` what cases like it got in all (None
    where there are too few), `above` the next person up the ladder, if there is one.
    `not_offered` names what we do not offer, if that is what they ask for.
    """

    currency: str
    rule: Decimal
    ceiling: Decimal | None
    like_cases: Spread | None
    leave: Leave
    above: Giver | None
    not_offered: str


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a proposal stands and why, in sentences for the desk.

    `standing` is None when it cannot be placed yet: no sum is named, or the policy has to be
    told more. `asked` is the sum that was placed; `ask` whom to ask for an approval.
    """

    standing: Standing | None
    asked: Decimal | None
    reasons: tuple[str, ...]
    ask: Giver | None = None


def placed(asked: Decimal | None, scales: Scales) -> Placing:
    """Place a proposal that asks for a sum in all, with everything that is owed anyway."""
    if scales.not_offered:
        words = _("%(what)s is something that we do not offer.") % {"what": scales.not_offered}
        return Placing(Standing.BEYOND_US, asked, (words,))
    if asked is None:
        return Placing(None, None, (_("They name no sum. Say line by line what it would take."),))
    extra = max(asked - scales.rule, NOTHING)
    is_within = scales.ceiling is None or extra <= scales.ceiling
    is_alike = scales.like_cases is not None and asked <= scales.like_cases.high
    standing, ask = _standing(scales, is_within=is_within or not extra, is_alike=is_alike)
    reasons = (
        _by_rule(asked, extra, scales),
        _by_ceiling(extra, scales),
        _by_precedent(asked, scales),
        _by_authority(scales.leave, ask),
    )
    return Placing(standing, asked, tuple(words for words in reasons if words), ask)


def _standing(scales: Scales, *, is_within: bool, is_alike: bool) -> tuple[Standing, Giver | None]:
    leave = scales.leave
    if not is_within and not is_alike:
        return Standing.BEYOND_US, None
    if not leave.is_own:
        standing = Standing.NEEDS_APPROVAL if leave.approver else Standing.BEYOND_US
        return standing, leave.approver
    if not is_within and scales.above is not None:
        # Over the written ceiling, although cases like it got as much: two heads are better.
        return Standing.NEEDS_APPROVAL, scales.above
    return Standing.REASONABLE, None


def _by_rule(asked: Decimal, extra: Decimal, scales: Scales) -> str:
    rule = money(scales.rule, scales.currency)
    if not extra:
        return _("%(asked)s is no more than the policy gives anyway, %(rule)s.") % {
            "asked": money(asked, scales.currency),
            "rule": rule,
        }
    return _("%(asked)s is %(extra)s more than the policy gives anyway, %(rule)s.") % {
        "asked": money(asked, scales.currency),
        "extra": money(extra, scales.currency),
        "rule": rule,
    }


def _by_ceiling(extra: Decimal, scales: Scales) -> str:
    if not extra:
        return ""
    if scales.ceiling is None:
        return _("The policy writes no ceiling for goodwill.")
    words = {"ceiling": money(scales.ceiling, scales.currency)}
    if extra <= scales.ceiling:
        return _("That stays under the ceiling for goodwill, %(ceiling)s.") % words
    return _("That is over the ceiling for goodwill, %(ceiling)s.") % words


def _by_precedent(asked: Decimal, scales: Scales) -> str:
    spread = scales.like_cases
    if spread is None:
        return _("There are too few cases like it to compare.")
    words = {
        "median": money(spread.median, scales.currency),
        "low": money(spread.low, scales.currency),
        "high": money(spread.high, scales.currency),
    }
    if asked > spread.high:
        return _("Cases like it got less: %(low)s to %(high)s, the middle one %(median)s.") % words
    if asked < spread.low:
        return _("Cases like it got more: %(low)s to %(high)s, the middle one %(median)s.") % words
    return _("Cases like it got as much: %(low)s to %(high)s, the middle one %(median)s.") % words


def _by_authority(leave: Leave, ask: Giver | None) -> str:
    if ask is not None:
        return _("%(name)s has to be asked.") % {"name": ask.name}
    if leave.is_own:
        return _("It is within your authority.")
    return _("It is above everybody’s authority here.")
