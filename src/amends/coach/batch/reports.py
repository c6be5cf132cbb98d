"""Tell answers in words: to a person, as JSON Lines, as SARIF, as a page.

A report is told piece by piece, each from one answer alone: pieces can be told in any process, and
a million replies need no more memory than one.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from html import escape
from pathlib import Path

from amends.coach.batch.answers import Answer
from amends.coach.batch.sources import Sample
from amends.coach.batch.tally import Tally, listed, rows
from amends.coach.moves import Move
from amends.coach.voices import voice_of

_PAGE = Path(__file__).with_name("page.css")


class Report(ABC):
    """What stands in front, between the pieces and at the end, and how one answer is told."""

    between = ""

    def begin(self) -> str:
        """Give what stands in front."""
        return ""

    @abstractmethod
    def tell(self, sample: Sample, told: Answer) -> str:
        """Tell one answer; empty where there is nothing to say."""

    def end(self, tally: Tally) -> str:
        """Give what stands at the end."""
        return ""


class JsonLines(Report):
    """One object a line: the contract of --jsonl."""

    def tell(self, sample: Sample, told: Answer) -> str:
        """Write one line; an id that was JSON comes back as it was."""
        try:
            id_ = json.loads(sample.id)
        except ValueError:
            id_ = sample.id or None
        return json.dumps({"id": id_, **told}, ensure_ascii=False) + "\n"


class Text(Report):
    """For a person at a terminal."""

    def tell(self, sample: Sample, told: Answer) -> str:
        """Write the place, what is said there, why, and how to say it better."""
        where = f"{sample.file or 'standard input'}:{sample.line}"
        if "error" in told:
            return f"{where}: {told['error']}\n"
        lines = []
        for one in rows(told, "findings"):
            if one["kind"] == "help":
                continue
            title = str(one["move"]).replace("_", " ")
            lines += [f'{where}: {title}: "{_short(one["quote"])}"', f"    {one['why']}"]
            if one["try"]:
                lines.append(f"    Try: {one['try']}")
        helps = sorted({str(o["move"]) for o in rows(told, "findings") if o["kind"] == "help"})
        if helps:
            lines.append(f"{where}: good: {', '.join(helps).replace('_', ' ')}")
        if absent := listed(told["missing"]):
            lines.append(f"{where}: missing: {', '.join(absent)}")
        for word in rows(told, "commitments"):
            if word["who"] == "us":
                due = word["due"] or "no day named"
                lines.append(f'{where}: a word given: "{_short(word["what"])}" ({due})')
        return "".join(f"{line}\n" for line in lines)

    def end(self, tally: Tally) -> str:
        """Sum up, the most frequent first."""
        lines = [f"\n{tally.replies} replies, {tally.harms} harms"]
        lines += [
            f"  {count:7}  {Move(move).kind}  {move.replace('_', ' ')}"
            for move, count in tally.moves.most_common()
        ]
        lines += [f"  {count:7}  missing  {piece}" for piece, count in tally.missing.most_common()]
        return "".join(f"{line}\n" for line in lines)


class Sarif(Report):
    """SARIF 2.1.0, for tools that show findings beside the text."""

    between = ",\n"

    def begin(self) -> str:
        """Open the run; the moves are its rules."""
        rules = [
            {"id": str(move), "shortDescription": {"text": voice_of(move).why}} for move in Move
        ]
        driver = json.dumps({"name": "amends coach", "rules": rules}, ensure_ascii=False)
        return (
            '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",'
            f'"runs":[{{"tool":{{"driver":{driver}}},"columnKind":"unicodeCodePoints","results":[\n'
        )

    def tell(self, sample: Sample, told: Answer) -> str:
        """Write a result for each finding; helps are notes."""
        results = [_result(sample, one) for one in rows(told, "findings")]
        return self.between.join(json.dumps(one, ensure_ascii=False) for one in results)

    def end(self, tally: Tally) -> str:
        """Close the run."""
        return "\n]}]}\n"


def _result(sample: Sample, one: dict[str, object]) -> dict[str, object]:
    start, end = _span(one)
    place = {
        "artifactLocation": {"uri": sample.file or "stdin"},
        "region": {
            "startLine": sample.line,
            "charOffset": start,
            "charLength": end - start,
            "snippet": {"text": one["quote"]},
        },
    }
    return {
        "ruleId": one["move"],
        "level": "warning" if one["kind"] == "harm" else "none",
        "message": {"text": f"{one['why']} {one['try']}".strip()},
        "locations": [{"physicalLocation": place}],
        "properties": {"reply": sample.id},
    }


class Page(Report):
    """A page to read or print: each reply with its findings marked."""

    def begin(self) -> str:
        """Open the page."""
        return (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Replies, reviewed</title>'
            f"<style>{_PAGE.read_text(encoding='utf-8')}</style><main><h1>Replies, reviewed</h1>\n"
        )

    def tell(self, sample: Sample, told: Answer) -> str:
        """Write one reply with marks, and its findings below."""
        where = escape(f"{sample.file or 'standard input'}:{sample.line}")
        if "error" in told:
            said = f"<p>{escape(str(told['error']))}</p>"
        else:
            findings = rows(told, "findings")
            items = [_item(one) for one in findings]
            if absent := listed(told["missing"]):
                items.append(f"<li>missing: {escape(', '.join(absent))}</li>")
            quoted = f"<blockquote>{_marked(sample.text, findings)}</blockquote>"
            said = f"{quoted}<ul>{''.join(items)}</ul>"
        return f"<article><h2>{where}</h2>{said}</article>\n"

    def end(self, tally: Tally) -> str:
        """Sum up and close the page."""
        counted = "".join(
            f"<tr><td>{move.replace('_', ' ')}<td>{count}"
            for move, count in tally.moves.most_common()
        )
        return (
            f"<h2>In all</h2><p>{tally.replies} replies, {tally.harms} harms.</p>"
            f"<table>{counted}</table></main></html>\n"
        )


def _item(one: dict[str, object]) -> str:
    said = f"{one['why']} {'Try: ' + str(one['try']) if one['try'] else ''}"
    title = str(one["move"]).replace("_", " ")
    return f'<li class="{one["kind"]}"><strong>{title}</strong> {escape(said)}</li>'


def _marked(text: str, findings: list[dict[str, object]]) -> str:
    out, at = [], 0
    for one in findings:
        start, end = _span(one)
        if start >= at:
            marked = f'<mark class="{one["kind"]}">{escape(text[start:end])}</mark>'
            out += [escape(text[at:start]), marked]
            at = end
    return "".join([*out, escape(text[at:])])


def _span(one: dict[str, object]) -> tuple[int, int]:
    return int(str(one["start"])), int(str(one["end"]))


def _short(quote: object) -> str:
    words = " ".join(str(quote).split())
    return words if len(words) <= 120 else f"{words[:117]}…"


FORMATS: dict[str, Report] = {
    "text": Text(),
    "jsonl": JsonLines(),
    "sarif": Sarif(),
    "html": Page(),
}
