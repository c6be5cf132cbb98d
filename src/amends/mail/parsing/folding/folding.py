"""Part a text into what was written now and what was folded away. No line is ever lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.mail.parsing.folding.reading import Line, Mark, lines_read
from amends.mail.parsing.folding.signatures import is_footer, is_rule, signature_start

# Beyond this many lines a body is a log or a table: what follows stays as it was written.
_MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class Folded:
    """What was written now, and the rest: quotes, headers copied, signatures."""

    text: str
    elided: str


@dataclass(slots=True)
class _Segment:
    """Lines `start` to `end` written in one go; from `signed` on they are a signature."""

    start: int
    end: int
    signed: int
    is_real: bool = False


def fold(
    text: str, marks: Sequence[Mark] = (), *, sender: str = "", recipients: Sequence[str] = ()
) -> Folded:
    """Part `text` into what was written now and the rest; together they hold every line.

    `marks`: one for each line, where HTML gave any. `sender`: the writer's name, which begins
    many signatures. `recipients`: addresses that the mail went to; an original that one of
    them wrote is being answered, any other is being passed on and is then the text itself.
    """
    lines = text.split("\n")
    marks = [*marks, *[Mark.OWN] * (len(lines) - len(marks))] if marks else []
    kinds = lines_read(lines[:_MOST_LINES], marks, recipients)
    kinds += [Line.OWN if line.strip() else Line.BLANK for line in lines[_MOST_LINES:]]
    segments = _segments(kinds)
    _find_signatures(lines, segments, marks, sender)
    if not any(segment.is_real for segment in segments):
        _take_back(lines, segments, marks)
    keep = _kept(kinds, segments)
    if not any(keep) and Line.FOLDED not in kinds and Line.QUOTE in kinds and not segments:
        # Nothing but quote marks: somebody writes that way.
        keep = [kind is Line.QUOTE for kind in kinds]
    return Folded(_chosen(lines, kinds, keep, True), _chosen(lines, kinds, keep, False))


def _segments(kinds: Sequence[Line]) -> list[_Segment]:
    out: list[_Segment] = []
    open_, own, blank = False, Line.OWN, Line.BLANK
    for number, kind in enumerate(kinds):
        if kind is own and not open_:
            out.append(_Segment(number, number + 1, number + 1))
            open_ = True
        elif kind is own:
            out[-1].end = out[-1].signed = number + 1
        elif kind is not blank:
            open_ = False
    return out


def _find_signatures(
    lines: Sequence[str], segments: list[_Segment], marks: Sequence[Mark], sender: str
) -> None:
    is_last = True
    for segment in reversed(segments):
        own = list(lines[segment.start : segment.end])
        end = _marked_signature(own, marks[segment.start : segment.end])
        # Between two answers nobody signs; a list's footer below a quote is no answer.
        end = min(end, signature_start(own[:end], sender)) if is_last else end
        segment.signed = segment.start + end
        segment.is_real = any(line.strip() for line in own[:end])
        is_last = is_last and not segment.is_real


def _marked_signature(own: Sequence[str], marks: Sequence[Mark]) -> int:
    end = len(own)
    if not marks:
        return end
    while end and (not own[end - 1].strip() or marks[end - 1] is Mark.SIGNATURE):
        end -= 1
    return end


def _take_back(lines: Sequence[str], segments: list[_Segment], marks: Sequence[Mark]) -> None:
    """Unfold what looks like a signature when nothing else was written: "Regards, Anna"."""
    for segment in segments:
        first = lines[segment.start]
        marked = segment.start < len(marks) and marks[segment.start] is Mark.SIGNATURE
        if not (marked or is_footer(first) or is_rule(first)):
            segment.signed, segment.is_real = segment.end, True
            return


def _kept(kinds: Sequence[Line], segments: list[_Segment]) -> list[bool]:
    keep = [False] * len(kinds)
    real = [segment for segment in segments if segment.is_real]
    for segment in real:
        keep[segment.start : segment.signed] = [True] * (segment.signed - segment.start)
    if len(real) > 1:
        # Answers between the lines of a quote make no sense without it.
        above = Line.OWN in kinds[: real[0].start]
        start = real[0].start if above else 0
        for number in range(start, real[-1].start):
            keep[number] = keep[number] or kinds[number] is Line.QUOTE
    return keep


def _chosen(lines: Sequence[str], kinds: Sequence[Line], keep: Sequence[bool], wanted: bool) -> str:
    """Join the wanted lines; where others stood between them, one blank line stands."""
    out: list[str] = []
    blanks, gap, blank = 0, False, Line.BLANK
    for line, kind, kept in zip(lines, kinds, keep, strict=True):
        if kind is blank:
            blanks += 1
        elif kept is not wanted:
            gap = True
        else:
            if out and (gap or blanks):
                out += [""] * (1 if gap else blanks)
            out.append(line)
            blanks, gap = 0, False
    return "\n".join(out).rstrip()
