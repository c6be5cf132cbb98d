"""An offer before it is written down. Pure: values in, values out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from amends.policy import Line as PolicyLine
from amends.remedies.assessment import AssessedOption
from amends.remedies.authority import Cost
from amends.remedies.models import Line


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One line to be offered: due `due_days` after the offer or choice, else on `due_on`."""

    key: str
    kind: str
    what: str
    amount: Decimal
    currency: str
    authority: str
    because: str
    due_days: int | None = None
    due_working: bool = False
    due_on: date | None = None

    @property
    def cost(self) -> Cost:
        """Return what it costs."""
        return Cost(self.kind, self.amount, self.authority)


@dataclass(frozen=True, slots=True)
class OptionDraft:
    """One alternative to be offered, in words for the customer."""

    key: str
    title: str
    text: str
    lines: tuple[LineDraft, ...]


def drafted(line: PolicyLine) -> LineDraft:
    """Return a line of the policy as it is offered."""
    return LineDraft(
        key=line.key,
        kind=line.kind.value,
        what=line.what,
        amount=line.amount,
        currency=line.currency,
        authority=line.authority,
        because=line.because,
        due_days=line.due.days if line.due else None,
        due_working=line.due.working if line.due else False,
    )


def drafted_option(option: AssessedOption) -> OptionDraft:
    """Return an option of the policy as it is offered.

    Its lines ask for the role that the whole option does: they are given together.
    """
    lines = tuple(
        replace(drafted(line), authority=option.authority or line.authority)
        for line in option.lines
    )
    return OptionDraft(option.key, option.title, option.text, lines)


def offered_before(line: Line) -> LineDraft:
    """Return a line as it was offered; the day that was named stays."""
    return LineDraft(
        key=line.key,
        kind=line.kind,
        what=line.what,
        amount=line.amount,
        currency=line.currency,
        authority=line.authority,
        because=line.because,
        due_on=line.due_on,
    )


def kept_promised(new: Iterable[LineDraft], promised: Iterable[LineDraft]) -> tuple[LineDraft, ...]:
    """Return new lines with those that were promised before; a word given binds (rule 4).

    Of the same line twice the larger sum stays, on the day that was named first.
    """
    lines = {line.key: line for line in new}
    for line in promised:
        other = lines.get(line.key)
        amount = max(line.amount, other.amount) if other else line.amount
        lines[line.key] = replace(line, amount=amount)
    return tuple(lines.values())


def as_json(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts as they are kept with an offer: sums and dates as text."""
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case str():
            return str(value)
        case Sequence():
            return [_plain(entry) for entry in value]
        case _:
            return value
