"""What is promised line by line, as the customer sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amends.people.models import Kind
from amends.remedies.models import Fulfilment, Line


@dataclass(frozen=True, slots=True)
class Promised:
    """One line that is theirs.

    `delivery` is the one that counts; `was_denied` when an earlier one never arrived. `is_late`
    when its day has passed and nothing was delivered.
    """

    line: Line
    delivery: Fulfilment | None
    was_denied: bool
    is_late: bool

    @property
    def is_arrived(self) -> bool:
        return self.delivery is not None and self.delivery.arrived_at is not None

    @property
    def shows_sum(self) -> bool:
        # A gift has no price to the one who gets it.
        return self.line.kind != Kind.GOODWILL and self.line.amount > 0


@dataclass(frozen=True, slots=True)
class AllPromised:
    """Everything promised: of the chosen option, owed in any case, and the extra, apart."""

    chosen: tuple[Promised, ...]
    owed: tuple[Promised, ...]
    gifts: tuple[Promised, ...]

    @property
    def due(self) -> tuple[Promised, ...]:
        return (*self.chosen, *self.owed)


def promised(lines: Iterable[Line], *, today: date) -> AllPromised:
    """Sort the lines that are due on a case; `today` in the team's own calendar."""
    rows = [_promised(line, today) for line in lines]
    apart = [row for row in rows if row.line.option_id is None]
    return AllPromised(
        chosen=tuple(row for row in rows if row.line.option_id is not None),
        owed=tuple(row for row in apart if row.line.kind != Kind.GOODWILL),
        gifts=tuple(row for row in apart if row.line.kind == Kind.GOODWILL),
    )


def _promised(line: Line, today: date) -> Promised:
    delivery = line.delivery
    return Promised(
        line=line,
        delivery=delivery,
        was_denied=any(row.disputed_at is not None for row in line.fulfilments.all()),
        is_late=delivery is None and line.due_on is not None and line.due_on < today,
    )
