"""What the coach is told of a case, from its rows. Fetches none of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from amends.cases.models import Case, Message
from amends.coach import Days
from amends.coach.commitments.dates import dates
from amends.coach.plain import plain
from amends.facts.models import Finding
from amends.letters.short_words import clause
from amends.orders.models import PurchaseLine
from amends.people.models import Kind
from amends.promises.models import Promise
from amends.remedies.models import Line

_NUMBER = r"\d[\d,]*(?:\.\d\d)?"
_SUM = re.compile(
    rf"(?:[$£€]|\b(?:usd|gbp|eur)) ?({_NUMBER})|\b({_NUMBER}) ?(?:dollars|pounds|euros?)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:refund\w*|money|paid|pay|back|credit\w*|off|waive\w*|balance|fee|price|cancel\w*"
    r"|bill|deposit)\b|[$£€]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a case holds. `due` are the lines promised, `offered` those to choose from.

    `words` are the promises of the case, ended or not, `theirs` what the customer wrote last,
    `next_word` the day by which they hear from us.
    """

    case: Case
    zone: ZoneInfo
    finding: Finding | None
    offered: Sequence[Line]
    due: Sequence[Line]
    words: Sequence[Promise]
    bought: Sequence[PurchaseLine]
    theirs: Sequence[Message]
    next_word: datetime | None

    @property
    def said(self) -> str:
        """What the customer wrote last."""
        return "\n".join(message.body for message in self.theirs)

    @property
    def pending(self) -> list[Line]:
        """What is promised and still to be delivered, the first due first."""
        left = [line for line in self.due if line.delivery is None]
        return sorted(left, key=lambda line: (line.due_on or date.max, line.pk))

    @property
    def open_words(self) -> list[Promise]:
        """The promises that have not ended, the first due first."""
        return sorted((w for w in self.words if w.is_under_way), key=lambda w: (w.due_at, w.pk))

    @property
    def was_shipped(self) -> bool:
        """Tell whether something of the order arrived once."""
        purchase = self.case.purchase
        return bool(purchase and purchase.delivered_on) or any(b.delivered for b in self.bought)

    def day_of(self, word: Promise) -> date:
        """Return the day of a promise in the team's own calendar."""
        return word.due_on or word.due_at.astimezone(self.zone).date()


def next_thing(rows: Rows) -> tuple[str, date | None]:
    """Return what is done for them next, as a clause after "I will", and by when.

    Where nothing that is owed is promised it is empty, and the day is that of the next word.
    """
    for line in rows.pending:
        if line.kind == Kind.GOODWILL:
            continue
        return _seen_to(line.what), line.due_on
    for word in rows.open_words:
        return _seen_to(word.what), rows.day_of(word)
    return "", rows.next_word.astimezone(rows.zone).date() if rows.next_word else None


def is_refunded(rows: Rows) -> bool:
    """Tell whether a line of money was delivered."""
    return any(line.delivery and _MONEY.search(line.what) for line in rows.due)


def is_sent(rows: Rows) -> bool | None:
    """Tell whether a thing was delivered; None where the case knows of nothing to send."""
    things = [line for line in (*rows.offered, *rows.due) if not _MONEY.search(line.what)]
    if any(line.delivery for line in rows.due if line in things):
        return True
    return False if things else None


def sums_known(rows: Rows) -> frozenset[Decimal]:
    """Return every sum that a letter may name; empty where no money is known of at all."""
    purchase = rows.case.purchase
    if purchase is None and not rows.offered and not rows.due:
        return frozenset()
    known = {*sums_granted(rows), *_named(_texts(rows))}
    if purchase is not None:
        known |= {purchase.total, purchase.paid, purchase.total - purchase.paid}
    for one in rows.bought:
        known |= {one.price, one.price * one.quantity}
    return frozenset(as_told(one) for one in known if one)


def sums_granted(rows: Rows) -> set[Decimal]:
    """Return what was offered or promised, line by line and added up: it has its leave."""
    lines = {line.pk: line for line in (*rows.offered, *rows.due)}.values()
    apart = [line for line in lines if line.option_id is None]
    owed = [line for line in apart if line.kind != Kind.GOODWILL]
    sums = {line.amount for line in lines} | {_added(apart), _added(owed), _added(rows.due)}
    for option in {line.option_id for line in lines} - {None}:
        chosen = [line for line in lines if line.option_id == option]
        sums |= {_added(chosen), _added([*chosen, *owed]), _added([*chosen, *apart])}
    return sums


def as_told(amount: Decimal) -> Decimal:
    """Return a sum as people write it: whole, or with its cents."""
    whole = amount == amount.to_integral_value()
    return amount.quantize(Decimal(1) if whole else Decimal("0.01"))


def dates_known(rows: Rows, *, now: datetime, days: Days) -> frozenset[date]:
    """Return every day that a letter may name; empty where none was promised."""
    purchase = rows.case.purchase
    promised = {rows.day_of(word) for word in rows.words}
    promised |= {line.due_on for line in (*rows.offered, *rows.due) if line.due_on}
    if purchase is not None and purchase.promised_on:
        promised.add(purchase.promised_on)
    if not promised:
        return frozenset()
    moments = [rows.case.opened_at, now, *(message.at for message in rows.theirs)]
    moments += [word.given_at for word in rows.words]
    if purchase is not None:
        moments.append(purchase.bought_at)
        promised |= {purchase.delivered_on} if purchase.delivered_on else set()
    told = dates(plain(f"{_texts(rows)}\n{rows.said}"), now, days)
    return frozenset(
        promised | {m.astimezone(rows.zone).date() for m in moments} | {one.day for one in told}
    )


def names_known(rows: Rows) -> frozenset[str]:
    """Return by which words the customer may be greeted, with and without accents."""
    names = [rows.case.customer.name, rows.case.customer.called]
    names += [message.from_name for message in rows.theirs]
    return frozenset(word for name in names for word in (*name.split(), *plain(name).split()))


def happened(rows: Rows) -> str:
    """Return what happened, as a clause."""
    return clause(rows.finding.happened) if rows.finding else ""


def promised(rows: Rows) -> str:
    """Return what was promised, as a clause."""
    return clause(rows.finding.promised) if rows.finding else ""


def _seen_to(what: str) -> str:
    # Lines are things ("The second bag"), promises are deeds: quoted, both fit.
    said = clause(what)
    return f"see to “{said}”" if said else ""


def _texts(rows: Rows) -> str:
    found = rows.finding
    parts = [rows.case.subject, *(line.what for line in (*rows.offered, *rows.due))]
    parts += [f"{line.option.title}\n{line.option.text}" for line in rows.offered if line.option]
    parts += [word.what for word in rows.words]
    parts += [found.promised, found.happened, found.gap] if found else []
    return "\n".join(parts)


def _named(text: str) -> Iterator[Decimal]:
    for match in _SUM.finditer(text):
        yield Decimal((match[1] or match[2]).replace(",", ""))


def _added(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))
