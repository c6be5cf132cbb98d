"""How cases ended, in four groups from the least talk of fault to the most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from amends.cases.models import Outcome

QUARTERS = 4
FEW = 20
"""With fewer endings than these a share says little; the page says so."""


@dataclass(slots=True)
class Quarter:
    """Cases whose share of fault, in hundredths, lies from `least` to `most`."""

    number: int
    least: int
    most: int
    outcomes: Counter[str] = field(default_factory=Counter)

    @property
    def cases(self) -> int:
        return self.outcomes.total()

    @property
    def retained(self) -> int:
        return self.outcomes[Outcome.RETAINED]

    @property
    def parted(self) -> int:
        return self.outcomes[Outcome.PARTED]

    @property
    def taken_outside(self) -> int:
        return self.outcomes[Outcome.TAKEN_OUTSIDE]

    @property
    def lost(self) -> int:
        return self.parted + self.taken_outside

    @property
    def is_few(self) -> bool:
        return self.cases < FEW


def quarters_of(counted: Iterable[tuple[int, str, int]]) -> Sequence[Quarter]:
    """Group cases by share of fault, given as (share, outcome, how many).

    Cases of the same share stay together, in the quarter in which their middle lies, so that
    the quarters are as large as the shares allow, and one may be missing.
    """
    by_share: dict[int, Counter[str]] = {}
    for share, outcome, cases in counted:
        by_share.setdefault(share, Counter())[outcome] += cases
    whole = sum(outcomes.total() for outcomes in by_share.values())
    quarters: dict[int, Quarter] = {}
    below = 0
    for share, outcomes in sorted(by_share.items()):
        middle = below + outcomes.total() / 2
        number = min(int(QUARTERS * middle / whole), QUARTERS - 1) + 1
        quarter = quarters.setdefault(number, Quarter(number, share, share))
        quarter.most = share
        quarter.outcomes += outcomes
        below += outcomes.total()
    return [*quarters.values()]
