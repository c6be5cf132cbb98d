"""Sums of money as they come in: finite, in whole cents, of a size that a shop can mean."""

from decimal import Decimal

from django.utils.translation import gettext as _

from amends.people.words import Refusal

MOST = Decimal("9999999999.99")
CENT = Decimal("0.01")


def clean_sum(amount: Decimal, *, field: str, refuse: Refusal, may_be_zero: bool = True) -> Decimal:
    """Return a sum with two decimals. Raises what `refuse` makes; it never rounds."""
    if not amount.is_finite():
        raise refuse(_("This is not a sum of money."), field)
    if amount < 0:
        raise refuse(_("A sum below zero makes no sense here."), field)
    if amount == 0 and not may_be_zero:
        raise refuse(_("This has to be more than zero."), field)
    if amount > MOST:
        raise refuse(_("This sum is too large to be meant."), field)
    if amount != amount.quantize(CENT):
        raise refuse(_("A sum has at most two decimals."), field)
    return amount.quantize(CENT)
