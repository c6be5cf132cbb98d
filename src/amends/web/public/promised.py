"""What is promised line by line, as the customer sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from amends.people.models import Kind
from amends.promises.models import GivenIn
from amends.remedies.models import Fulfilment, Line
from amends.remedies.queries.words_given import source_of
from amends.web.public.words import Word


@dataclass(frozen=True, slots=True)
class Promised:
    """One line that is theirs.

    `delivery` is the one that counts; `was_denied` when an earlier one never arrived. `is_late`
    when its day has passed and nothing was delivered. `word` is it in the ledger, whose day
    counts: they may have agreed to another one.
    """

    line: Line
    due_on: date | None
    word: Word | None
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
    """Everything promised: of the chosen option, owed in any case, and the extra, apart.

    `words` are what we said beside that, in a letter or on the phone.
    """

    chosen: tuple[Promised, ...]
    owed: tuple[Promised, ...]
    gifts: tuple[Promised, ...]
    words: tuple[Word, ...]

    @property
    def due(self) -> tuple[Promised, ...]:
        return (*self.chosen, *self.owed)


def promised(
    lines: Iterable[Line], words: Sequence[Word], *, case: int, today: date
) -> AllPromised:
    """Sort the lines that are due on a case and our words; `today` in the team's own calendar."""
    in_order = sorted(words, key=lambda word: word.promise.pk)
    by_source = {word.promise.source: word for word in in_order if word.promise.source}
    rows = [_promised(line, by_source.get(source_of(line, case)), today) for line in lines]
    apart = [row for row in rows if row.line.option_id is None]
    return AllPromised(
        chosen=tuple(row for row in rows if row.line.option_id is not None),
        owed=tuple(row for row in apart if row.line.kind != Kind.GOODWILL),
        gifts=tuple(row for row in apart if row.line.kind == Kind.GOODWILL),
        words=tuple(word for word in words if word.promise.given_in != GivenIn.OFFER),
    )


def _promised(line: Line, word: Word | None, today: date) -> Promised:
    delivery = line.delivery
    due_on = word.due_on if word is not None else line.due_on
    return Promised(
        line=line,
        due_on=due_on,
        word=word if delivery is None else None,
        delivery=delivery,
        was_denied=any(row.disputed_at is not None for row in line.fulfilments.all()),
        is_late=delivery is None and due_on is not None and due_on < today,
    )
