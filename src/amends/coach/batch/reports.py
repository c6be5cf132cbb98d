"""Tell answers as they come: to a person, as JSON Lines, as SARIF, as a page."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import Counter
from html import escape
from pathlib import Path
from typing import TextIO

from amends.coach.batch.answers import Answer
from amends.coach.batch.sources import Sample
from amends.coach.moves import HARMS, Move
from amends.coach.voices import voice_of

_PAGE = Path(__file__).with_name("page.css")


class Report(ABC):
    """Write a report piece by piece, so that a million replies need no more memory than one."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.replies = 0
        self.failed = 0
        self.moves: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()

    def add(self, sample: Sample, told: Answer) -> None:
        """Count an answer and write it."""
        self.replies += 1
        if "error" in told:
            self.failed += 1
        self.moves.update(str(one["move"]) for one in rows(told, "findings"))
        listed = told.get("missing")
        self.missing.update(listed if isinstance(listed, list) else ())
        self.write(sample, told)

    @property
    def harms(self) -> int:
        """Count the harms found so far."""
        return sum(self.moves[str(move)] for move in HARMS)

    def begin(self) -> None:
        """Write what stands in front."""
        self._first = True

    @abstractmethod
    def write(self, sample: Sample, told: Answer) -> None:
        """Write one answer."""

    def end(self) -> None:
        """Write what stands at the end."""
        self.out.flush()


def rows(told: Answer, key: str) -> list[dict[str, object]]:
    """Give a list of an answer; an answer that is an error has none."""
    value = told.get(key)
    return value if isinstance(value, list) else []


class JsonLines(Report):
    """One object a line: the contract of --jsonl."""

    def write(self, sample: Sample, told: Answer) -> None:
        """Write one line; an id that was JSON comes back as it was."""
        try:
            id_ = json.loads(sample.id)
        except ValueError:
            id_ = sample.id or None
        self.out.write(json.dumps({"id": id_, **told}, ensure_ascii=False) + "\n")


class Text(Report):
    """For a person at a terminal."""

    def write(self, sample: Sample, told: Answer) -> None:
        """Write the place, what is said there, why, and how to say it better."""
        where = f"{sample.file or 'standard input'}:{sample.line}"
        if "error" in told:
            self.out.write(f"{where}: {told['error']}\n")
            return
        for one in rows(told, "findings"):
            if one["kind"] == "help":
                continue
            title = str(one["move"]).replace("_", " ")
            self.out.write(f'{where}: {title}: "{_short(one["quote"])}"\n    {one["why"]}\n')
            if one["try"]:
                self.out.write(f"    Try: {one['try']}\n")
        helps = sorted({str(o["move"]) for o in rows(told, "findings") if o["kind"] == "help"})
        if helps:
            self.out.write(f"{where}: good: {', '.join(helps).replace('_', ' ')}\n")
        if absent := told["missing"]:
            self.out.write(f"{where}: missing: {', '.join(map(str, _listed(absent)))}\n")
        for word in rows(told, "commitments"):
            if word["who"] == "us":
                due = word["due"] or "no day named"
                self.out.write(f'{where}: a word given: "{_short(word["what"])}" ({due})\n')

    def end(self) -> None:
        """Sum up, the most frequent first."""
        self.out.write(f"\n{self.replies} replies, {self.harms} harms\n")
        for move, count in self.moves.most_common():
            self.out.write(f"  {count:7}  {Move(move).kind}  {move.replace('_', ' ')}\n")
        for piece, count in self.missing.most_common():
            self.out.write(f"  {count:7}  missing  {piece}\n")


class Sarif(Report):
    """SARIF 2.1.0, for tools that show findings beside the text."""

    def begin(self) -> None:
        """Open the run; the moves are its rules."""
        rules = [
            {"id": str(move), "shortDescription": {"text": voice_of(move).why}} for move in Move
        ]
        driver = json.dumps({"name": "amends coach", "rules": rules}, ensure_ascii=False)
        self.out.write(
            '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",'
            f'"runs":[{{"tool":{{"driver":{driver}}},"columnKind":"unicodeCodePoints","results":[\n'
        )
        super().begin()

    def write(self, sample: Sample, told: Answer) -> None:
        """Write a result for each finding; helps are notes."""
        for one in rows(told, "findings"):
            start, end = one["start"], one["end"]
            if not (isinstance(start, int) and isinstance(end, int)):
                continue
            place = {
                "artifactLocation": {"uri": sample.file or "stdin"},
                "region": {
                    "startLine": sample.line,
                    "charOffset": start,
                    "charLength": end - start,
                    "snippet": {"text": one["quote"]},
                },
            }
            result = {
                "ruleId": one["move"],
                "level": "warning" if one["kind"] == "harm" else "none",
                "message": {"text": f"{one['why']} {one['try']}".strip()},
                "locations": [{"physicalLocation": place}],
                "properties": {"reply": sample.id},
            }
            self.out.write(("" if self._first else ",\n") + json.dumps(result, ensure_ascii=False))
            self._first = False

    def end(self) -> None:
        """Close the run."""
        self.out.write("\n]}]}\n")


class Page(Report):
    """A page to read or print: each reply with its findings marked."""

    def begin(self) -> None:
        """Open the page."""
        self.out.write(
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Replies, reviewed</title>'
            f"<style>{_PAGE.read_text(encoding='utf-8')}</style><main><h1>Replies, reviewed</h1>\n"
        )

    def write(self, sample: Sample, told: Answer) -> None:
        """Write one reply with marks, and its findings below."""
        where = escape(f"{sample.file or 'standard input'}:{sample.line}")
        self.out.write(f"<article><h2>{where}</h2>")
        if "error" in told:
            self.out.write(f"<p>{escape(str(told['error']))}</p></article>\n")
            return
        self.out.write(
            f"<blockquote>{_marked(sample.text, rows(told, 'findings'))}</blockquote><ul>"
        )
        for one in rows(told, "findings"):
            said = f"{one['why']} {'Try: ' + str(one['try']) if one['try'] else ''}"
            title = str(one["move"]).replace("_", " ")
            self.out.write(
                f'<li class="{one["kind"]}"><strong>{title}</strong> {escape(said)}</li>'
            )
        if told["missing"]:
            absent = ", ".join(map(str, _listed(told["missing"])))
            self.out.write(f"<li>missing: {escape(absent)}</li>")
        self.out.write("</ul></article>\n")

    def end(self) -> None:
        """Sum up and close the page."""
        counted = "".join(
            f"<tr><td>{move.replace('_', ' ')}<td>{count}"
            for move, count in self.moves.most_common()
        )
        self.out.write(
            f"<h2>In all</h2><p>{self.replies} replies, {self.harms} harms.</p>"
            f"<table>{counted}</table></main></html>\n"
        )


def _marked(text: str, findings: list[dict[str, object]]) -> str:
    out, at = [], 0
    for one in findings:
        start, end = one["start"], one["end"]
        if isinstance(start, int) and isinstance(end, int) and start >= at:
            marked = f'<mark class="{one["kind"]}">{escape(text[start:end])}</mark>'
            out += [escape(text[at:start]), marked]
            at = end
    return "".join([*out, escape(text[at:])])


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _short(quote: object) -> str:
    words = " ".join(str(quote).split())
    return words if len(words) <= 120 else f"{words[:117]}…"


FORMATS: dict[str, type[Report]] = {
    "text": Text,
    "jsonl": JsonLines,
    "sarif": Sarif,
    "html": Page,
}
