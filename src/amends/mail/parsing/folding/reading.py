"""Tell what each line of a text is: written now, a quote, or history to fold away."""

from collections.abc import Sequence
from enum import Enum

from amends.mail.parsing.folding.attributions import attribution_start, is_groupwise
from amends.mail.parsing.folding.header_blocks import Block, Kind, block_at
from amends.mail.parsing.folding.signatures import banner_end


class Mark(Enum):
    """What a mail program's HTML says about a line by itself."""

    OWN = "own"
    QUOTED = "quoted"
    HISTORY = "history"
    SIGNATURE = "signature"


class Line(Enum):
    """What a line is. A quote stays in the text when somebody has written between its lines."""

    BLANK = "blank"
    OWN = "own"
    QUOTE = "quote"
    FOLDED = "folded"


# By name: asking the class for each line takes a tenth of all the time.
_BLANK, _OWN, _QUOTE, _FOLDED = Line


def lines_read(
    lines: Sequence[str], marks: Sequence[Mark], recipients: Sequence[str]
) -> list[Line]:
    """Return what each of the lines is; signatures are still taken for written text."""
    return _Reading(lines, marks, recipients).kinds


class _Reading:
    def __init__(
        self, lines: Sequence[str], marks: Sequence[Mark], recipients: Sequence[str]
    ) -> None:
        self.lines = list(lines)
        self.recipients = [address.lower() for address in recipients if address]
        self.kinds = _kinds(self.lines, marks)
        self.quoted_next = self._quoted_next()
        self.first_own: int | None = None
        self._fold(0, banner_end(self.lines))
        number, count = 0, len(self.lines)
        while number < count:
            kind = self.kinds[number]
            if kind is _BLANK or (kind is _QUOTE and self.quoted_next[number]):
                number += 1  # By far most lines of a thread.
            else:
                number = self._read(number)

    def _quoted_next(self) -> list[bool]:
        out, following = [], False
        for kind in reversed(self.kinds):
            out.append(following)
            if kind is not _BLANK:
                following = kind is _QUOTE
        return out[::-1]

    def _has_own_before(self, number: int) -> bool:
        return self.first_own is not None and self.first_own < number

    def _fold(self, start: int, end: int, to: Line = _FOLDED) -> None:
        for number in range(start, end):
            if self.kinds[number] is not _BLANK:
                self.kinds[number] = to

    def _read(self, number: int) -> int:
        """Read on from one line; return the number of the next to be read."""
        kind, line = self.kinds[number], self.lines[number]
        if kind is _BLANK or kind is _FOLDED:
            return number + 1
        if kind is _QUOTE and line.lstrip()[:1] == ">":
            if self._is_marked_attribution(number):
                self._fold(number, len(self.lines))
                return len(self.lines)
            return number + 1
        if block := block_at(self.lines, number):
            return self._read_block(block)
        if kind is _QUOTE:
            return number + 1
        start = attribution_start(self.lines, number, self.quoted_next[number])
        if start is not None and all(kind is _OWN for kind in self.kinds[start : number + 1]):
            return self._read_attribution(start, number + 1)
        self.first_own = number if self.first_own is None else self.first_own
        return number + 1

    def _is_marked_attribution(self, number: int) -> bool:
        """Tell "> On Monday Anna wrote:" above a mail that bears no marks itself."""
        if not self._has_own_before(number) or self.quoted_next[number]:
            return False
        before = next((k for k in reversed(self.kinds[:number]) if k is not _BLANK), None)
        if before is _QUOTE:
            return False
        line = self.lines[number]
        return is_groupwise(line) or attribution_start([line.lstrip("> ")], 0, False) is not None

    def _read_block(self, block: Block) -> int:
        if self.quoted_next[block.end - 1]:
            self._fold(block.start, block.end, _QUOTE)
            return block.end
        answered = block.kind is Kind.ANSWERED and self._is_theirs(block.sender)
        if self._has_own_before(block.start) or answered:
            self._fold(block.start, len(self.lines))
            return len(self.lines)
        # Nothing stands above it: what was passed on is what this mail has to say.
        self._fold(block.start, block.end)
        return block.end

    def _is_theirs(self, sender: str) -> bool:
        return any(address in sender.lower() for address in self.recipients)

    def _read_attribution(self, start: int, end: int) -> int:
        if self.first_own is not None and self.first_own >= start:
            self.first_own = None  # The first lines of this very attribution.
        if self.quoted_next[end - 1]:
            self._fold(start, end, _QUOTE)
            return end
        if self._has_own_before(start):
            self._fold(start, len(self.lines))
            return len(self.lines)
        self._fold(start, end)
        return end


def _kinds(lines: Sequence[str], marks: Sequence[Mark]) -> list[Line]:
    kinds = []
    for number, line in enumerate(lines):
        first = line.lstrip()[:1]
        if not first:
            kinds.append(_BLANK)
        elif first == ">" and not (line.startswith(">From ") and _is_escaped(lines, number)):
            kinds.append(_QUOTE)
        else:
            kinds.append(_OWN)
    own = Mark.OWN
    for number, mark in enumerate(marks[: len(kinds)]):
        if mark is own:
            continue
        if kinds[number] is _OWN and mark is Mark.QUOTED:
            kinds[number] = _QUOTE
        elif kinds[number] is not _BLANK and mark is Mark.HISTORY:
            kinds[number] = _FOLDED
    return kinds


def _is_escaped(lines: Sequence[str], number: int) -> bool:
    """Tell ">From here on" as mailbox files write it from a quote."""
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return not any(line.startswith(">") for line in beside)
