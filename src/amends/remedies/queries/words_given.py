"""Which lines are words given to the customer, and how they compare with the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from amends.cases.models import Case
from amends.people.models import Staff
from amends.promises.models import Promise, State
from amends.promises.queries import promises_with_offers_of
from amends.remedies.models import Choice, Line
from amends.remedies.queries.lines import lines_in_force, with_deliveries

CHOSEN = "line:"


@dataclass(slots=True)
class LineWord:
    """One word: a line, or the lines that a later offer split it into.

    `source` stands for it in the ledger: a chosen line by its number, one that is due whatever
    is chosen by its name on the case, since a later offer writes it anew.
    """

    source: str
    lines: list[Line] = field(default_factory=list)
    times_before: int = 0

    @property
    def key(self) -> str:
        return f"{self.source}:{self.times_before}" if self.times_before else self.source

    @property
    def due_on(self) -> date | None:
        return min((line.due_on for line in self.lines if line.due_on), default=None)

    @property
    def given_at(self) -> datetime:
        line = self.lines[0]
        choice = Choice.objects.filter(option=line.option_id, set_aside_at=None).first()
        return choice.at if choice and line.option_id else line.offer.made_at or line.offer.at

    @property
    def given_by(self) -> Staff:
        return self.lines[0].offer.by

    @property
    def is_delivered(self) -> bool:
        return all(line.delivery is not None for line in self.lines)

    @property
    def delivered_last(self) -> tuple[datetime, str]:
        """Return when the last line was delivered, and the proof."""
        last = max((line.delivery for line in self.lines if line.delivery), key=lambda d: d.at)
        return last.at, last.proof


@dataclass(slots=True)
class Words:
    """What a case says: words not in the ledger yet, words delivered, words given up."""

    case: Case
    new: list[LineWord] = field(default_factory=list)
    done: list[tuple[Promise, LineWord]] = field(default_factory=list)
    given_up: list[Promise] = field(default_factory=list)

    @property
    def are_all_written(self) -> bool:
        return not (self.new or self.done or self.given_up)


def words_of(cases: Iterable[int]) -> list[Words]:
    """Return what is still to be written into the ledger, for the cases that have anything."""
    numbers = {*cases}
    lines = with_deliveries(lines_in_force().filter(offer__case__in=numbers))
    by_case: dict[int, dict[str, LineWord]] = {number: {} for number in numbers}
    for line in lines.select_related("offer__by").order_by("pk"):
        source = source_of(line, line.offer.case_id)
        words = by_case[line.offer.case_id]
        words.setdefault(source, LineWord(source)).lines.append(line)
    ledger: dict[int, list[Promise]] = {number: [] for number in numbers}
    for promise in promises_with_offers_of(numbers):
        if promise.case_id is not None:
            ledger[promise.case_id].append(promise)
    about = Case.objects.filter(pk__in=numbers).select_related("team", "customer", "owner")
    found = [_compared(case, by_case[case.pk], ledger[case.pk]) for case in about]
    return [words for words in found if not words.are_all_written]


def standing_choice_of(case: Case) -> Choice | None:
    """Return the choice that stands on a case, with who wrote it down."""
    return Choice.objects.filter(case=case, set_aside_at=None).select_related("noted_by").first()


def _compared(case: Case, words: dict[str, LineWord], ledger: list[Promise]) -> Words:
    found = Words(case)
    for word in words.values():
        before = [promise.state for promise in ledger if promise.source == word.source]
        # What was kept and is due again, since it never arrived or more is to come, is another
        # word. What was broken stays broken until it is done.
        if word.due_on and not word.is_delivered and all(s == State.KEPT for s in before):
            word.times_before = len(before)
            found.new.append(word)
    for promise in ledger:
        said = words.get(promise.source)
        if said is not None and said.is_delivered and not _is_told(promise):
            found.done.append((promise, said))
        elif said is None and promise.is_under_way and promise.source.startswith(CHOSEN):
            found.given_up.append(promise)
    return found


def _is_told(promise: Promise) -> bool:
    # A broken word waits to hear when the thing was done in the end.
    if promise.state == State.BROKEN:
        return any(end.done_at for end in promise.endings.all() if end.set_aside_at is None)
    return not promise.is_under_way


def source_of(line: Line, case: int) -> str:
    """Return what a line on a case of that number is called in the ledger (see `LineWord`)."""
    if line.option_id is not None:
        return f"{CHOSEN}{line.pk}"
    name = sha256(f"{line.kind} {line.key}".encode()).hexdigest()[:16]
    return f"whatever:{case}:{name}"
