"""What a person grants when a customer asks for something else. Pure: values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from amends.cases.words import clean_words
from amends.people.models import Kind, Role
from amends.remedies.drafting import LineDraft, OptionDraft
from amends.remedies.errors import BadGrant

AS_YOU_ASKED = "as_you_asked"
LARGEST = Decimal("9999999999.99")
MOST_LINES = 20
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class GrantedLine:
    """One line that is granted: its kind, what it is, its worth (0 for what costs no money),
    the day by which it is delivered if one is named, and a reason to show the customer."""

    kind: Kind
    what: str
    amount: Decimal
    due_on: date | None
    because: str


@dataclass(frozen=True, slots=True)
class Grant:
    """The option that the customer asked for, and goodwill apart from it (rule 5)."""

    option: OptionDraft
    goodwill: tuple[LineDraft, ...]


def grant_of(lines: Sequence[GrantedLine], *, words: str, currency: str, today: date) -> Grant:
    """Return granted lines as they are offered. Raises BadGrant, and BadWords (cases)."""
    if not 1 <= len(lines) <= MOST_LINES:
        raise BadGrant(
            _("Say line by line what is granted, at most %(most)d.") % {"most": MOST_LINES}
        )
    drafts = [_drafted(line, n, currency, today) for n, line in enumerate(lines, 1)]
    owed = tuple(line for line in drafts if line.kind != Kind.GOODWILL)
    title = _("As you asked")
    return Grant(
        option=OptionDraft(AS_YOU_ASKED, title, words, owed),
        goodwill=tuple(line for line in drafts if line.kind == Kind.GOODWILL),
    )


def clean_amount(amount: Decimal) -> Decimal:
    """Return a sum with two decimals; it never rounds. Raises BadGrant."""
    if not amount.is_finite() or not 0 <= amount <= LARGEST or amount != amount.quantize(CENT):
        raise BadGrant(_("A sum is never below 0 and has at most two decimals."))
    return amount.quantize(CENT)


def _drafted(line: GrantedLine, n: int, currency: str, today: date) -> LineDraft:
    amount = clean_amount(line.amount)
    if line.due_on is not None and line.due_on < today:
        raise BadGrant(_("Name a day for it that has not passed."))
    return LineDraft(
        key=f"asked_{n}_{today.isoformat()}",
        kind=Kind(line.kind).value,
        what=clean_words(line.what, what=_("What is granted"), longest=200),
        amount=amount,
        currency=currency,
        authority=Role.CLERK.value,
        because=clean_words(line.because, what=_("Why"), longest=500, may_be_empty=True),
        due_on=line.due_on,
    )
