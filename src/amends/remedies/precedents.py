"""What is on the table beside what like cases got. Pure: values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from amends.remedies.likeness import Past, Spread


@dataclass(frozen=True, slots=True)
class Beside:
    """One sum beside what like cases got.

    `spread` is None when there are too few of them; then nothing is outside. `a_year` is what it
    would cost if everyone like this got it, `a_year_more` how much more (or less, below 0) than
    if they got the middle sum, None where there is none.
    """

    sum: Decimal
    spread: Spread | None
    is_outside: bool
    a_year: Decimal
    a_year_more: Decimal | None


@dataclass(frozen=True, slots=True)
class Precedents:
    """The past cases most like one, nearest first, and what was given in them.

    `owed` and `goodwill` are None where there are too few. `such_cases` counts the complaints
    of the last 365 days with the same failure and severity, in the teams of the same currency.
    """

    nearest: tuple[Past, ...]
    owed: Spread | None
    goodwill: Spread | None
    such_cases: int
    currency: str

    @property
    def are_too_few(self) -> bool:
        """Tell whether there are fewer past cases than say anything."""
        return self.owed is None

    def beside_owed(self, sum_: Decimal) -> Beside:
        """Hold what would be owed with one option against like cases."""
        return self._beside(sum_, self.owed)

    def beside_goodwill(self, sum_: Decimal) -> Beside:
        """Hold goodwill against like cases."""
        return self._beside(sum_, self.goodwill)

    def is_unlike(self, *, owed: Iterable[Decimal], goodwill: Decimal) -> bool:
        """Tell whether an offer lies outside the middle half of what like cases got.

        `owed` has the sum for each of its options. It is outside when none of them lies in the
        middle half, since the customer may take any, or when its goodwill does not.
        """
        if self.owed is None or self.goodwill is None:
            return False
        is_owed_alike = any(self.owed.holds(sum_) for sum_ in owed)
        return not (is_owed_alike and self.goodwill.holds(goodwill))

    def _beside(self, sum_: Decimal, spread: Spread | None) -> Beside:
        return Beside(
            sum=sum_,
            spread=spread,
            is_outside=spread is not None and not spread.holds(sum_),
            a_year=sum_ * self.such_cases,
            a_year_more=(sum_ - spread.median) * self.such_cases if spread else None,
        )
