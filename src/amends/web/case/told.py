"""A line of the journal with its names, sums and days in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.cases.models import Outcome
from amends.journal.actor import ActorKind
from amends.journal.models import Entry
from amends.people.models import Channel
from amends.remedies.models import Withdrawal
from amends.web.templatetags.words import money, short_moment

STAFF_FIGURES = ("asked_of", "former_owner", "lead", "owner", "to_staff")
"""Figures that hold the number of a member of staff."""

SUMS = ("amount", "goodwill")
"""Figures that hold a sum, in the line's currency."""

CODES: Mapping[str, Mapping[str, object]] = {
    "channel": dict(Channel.choices),
    "outcome": dict(Outcome.choices),
    "why": dict(Withdrawal.choices),
}
"""Figures that hold a code, and the words for it."""

Names = Mapping[int, str]
Things = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the journal. `by` is whose doing it was, in a name.

    `names` are those of staff by number; `things` the words for other rows that a figure names,
    such as `line:12`. A sentence takes a figure from it in words by its name.
    """

    entry: Entry
    by: str
    names: Names = field(default_factory=dict)
    things: Things = field(default_factory=dict)

    def __getitem__(self, figure: str) -> str:
        if figure == "by":
            return self.by
        value = self.entry.figures.get(figure)
        if figure in STAFF_FIGURES:
            return self.names.get(self.number(figure) or 0, _("somebody"))
        if figure in CODES:
            return str(CODES[figure].get(str(value), value))
        if figure == "due_at" and f"{self.entry.subject}:due" in self.things:
            # A word is often due on a day, of which the journal knows the end.
            return self.things[f"{self.entry.subject}:due"]
        if figure in SUMS:
            return _sum(value, self.entry.figures.get("currency"))
        return _said(value)

    def number(self, figure: str) -> int | None:
        """Return a figure that is a number, such as that of a row."""
        value = self.entry.figures.get(figure)
        return value if isinstance(value, int) else None

    def has(self, figure: str) -> bool:
        """Tell whether a figure was given and is not nothing."""
        return self.entry.figures.get(figure) not in (None, False, 0, "", "0", "0.00")

    def thing(self, figure: str) -> str:
        """Return the words for the row that a figure names; empty when it is not at hand."""
        return self.things.get(f"{figure}:{self.number(figure)}", "")

    @property
    def promise(self) -> str:
        """What the promise says that a line is about; empty when it is not at hand."""
        return self.things.get(self.entry.subject) or self.thing("promise")


def told_by(entry: Entry, *, names: Names, customer: str, things: Things) -> Told:
    """Return a line with whoever did it, by name."""
    match ActorKind(entry.actor_kind):
        case ActorKind.STAFF:
            by = names.get(entry.actor_id or 0, _("Somebody"))
        case ActorKind.CUSTOMER:
            by = customer
        case ActorKind.PUBLIC:
            by = _("Somebody")
        case ActorKind.MACHINE:
            by = _("The desk")
    return Told(entry, by, names, things)


def staff_named_in(entries: Iterable[Entry]) -> set[int]:
    """Return the numbers of all staff whom these lines name."""
    entries = [*entries]
    numbers = {e.actor_id for e in entries if e.actor_kind == ActorKind.STAFF}
    numbers |= {e.figures.get(figure) for e in entries for figure in STAFF_FIGURES}
    return {number for number in numbers if isinstance(number, int)}


def _sum(value: object, currency: object) -> str:
    try:
        return money(Decimal(str(value)), str(currency)) if currency else str(value)
    except InvalidOperation:
        return str(value)


def _said(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    try:
        if len(value) == len("2026-03-02"):
            return date_format(date.fromisoformat(value), "DATE_FORMAT")
        return short_moment(datetime.fromisoformat(value))
    except ValueError:
        return value
