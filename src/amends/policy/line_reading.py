"""Lines, options and what is ruled out, read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from amends.policy.condition_reading import read_when
from amends.policy.conditions import certainly_given, compiled, facts_in
from amends.policy.errors import Problem
from amends.policy.frame import Frame
from amends.policy.kinds import OWED, ROLES, LineKind
from amends.policy.reading import Item
from amends.policy.redress import Due
from amends.policy.rules import (
    Limit,
    LineRule,
    OptionRule,
    RuledOutRule,
    ShareRule,
    When,
)
from amends.policy.shape_reading import AmountReader
from amends.policy.wording import read_wording

_WHEN = ("when", "valid_from", "valid_to")
_ORIGIN = ("source", "checked_on")
LINE = ("kind", "what", "amount", "because", "due", "authority", "excludes", *_WHEN, *_ORIGIN)
OPTION = ("title", "text", "because", "mends", "authority", "lines", *_WHEN, *_ORIGIN)
SHARES = ("ours", "shared", "none")


@dataclass(slots=True)
class RuleReader:
    """Read rules against one frame; a name may be used once in the whole policy."""

    frame: Frame
    source: str
    checked_on: date | None
    # What the condition of an option makes certain for the lines in it.
    outer: frozenset[str] = frozenset()
    lines_of: dict[str, int] = field(default_factory=dict)

    def when(self, item: Item, fields: Mapping[str, Item]) -> When:
        """Read when a rule applies."""
        condition = read_when(fields, self.frame)
        start = fields["valid_from"].day() if "valid_from" in fields else None
        end = fields["valid_to"].day() if "valid_to" in fields else None
        if start and end and end < start:
            first = fields["valid_from"].line
            fields["valid_to"].refuse(f"ends before it begins (line {first})")
        return When(condition, compiled(condition), start, end)

    def line(self, name: str, item: Item, kinds: tuple[LineKind, ...]) -> LineRule:
        """Read one line."""
        self._once(name, item)
        goodwill = kinds == (LineKind.GOODWILL,)
        needed = ["what", "amount", "because", *([] if goodwill else ["kind"])]
        fields = item.fields(LINE, needed)
        kind = LineKind.GOODWILL
        if "kind" in fields:
            kind = LineKind(fields["kind"].one_of(tuple(LineKind)))
        if kind not in kinds:
            fields["kind"].refuse(_misplaced(kind))
        when = self.when(item, fields)
        given = certainly_given(when.condition) | self.outer
        sized = AmountReader(self.frame, given).read(fields["amount"])
        used = facts_in(when.condition) | sized.facts
        if not goodwill:
            self._only_owed(item, used)
        return LineRule(
            key=name,
            line=item.line,
            when=when,
            kind=kind,
            what=read_wording(fields["what"], self.frame, given),
            amount=sized.amount,
            because=read_wording(fields["because"], self.frame, given),
            due=_due(fields["due"]) if "due" in fields else None,
            needs=_rank(fields),
            keeps_nothing=sized.written_nothing,
            excludes=frozenset(
                part.raw() for part in (fields["excludes"].items() if "excludes" in fields else ())
            ),
            source=fields["source"].text() if "source" in fields else self.source,
            checked_on=fields["checked_on"].day() if "checked_on" in fields else self.checked_on,
            facts=used,
        )

    def option(self, name: str, item: Item, known_losses: frozenset[str]) -> OptionRule:
        """Read one alternative with its lines."""
        self._once(name, item)
        fields = item.fields(OPTION, ["title", "text", "because", "lines"])
        when = self.when(item, fields)
        self._only_owed(item, facts_in(when.condition))
        self.outer = certainly_given(when.condition)
        try:
            rows = fields["lines"].named()
            lines = both_ways(tuple(self.line(key, row, OWED) for key, row in rows.items()))
            if not lines:
                fields["lines"].refuse("expected one line or more")
            given = self.outer
            return OptionRule(
                key=name,
                line=item.line,
                when=when,
                title=read_wording(fields["title"], self.frame, given),
                text=read_wording(fields["text"], self.frame, given),
                because=read_wording(fields["because"], self.frame, given),
                mends=_mends(fields, known_losses),
                needs=_rank(fields),
                lines=lines,
            )
        finally:
            self.outer = frozenset()

    def ruled_out(self, name: str, item: Item) -> RuledOutRule:
        """Read what does not apply, and why."""
        self._once(name, item)
        fields = item.fields({"what", "because", *_WHEN, *_ORIGIN}, ["what", "because"])
        when = self.when(item, fields)
        given = certainly_given(when.condition)
        what = read_wording(fields["what"], self.frame, given, amount=False)
        because = read_wording(fields["because"], self.frame, given, amount=False)
        return RuledOutRule(name, item.line, when, what, because)

    def share(self, item: Item) -> ShareRule:
        """Read whose doing it is under which condition."""
        fields = item.fields({"is", "because", *_WHEN}, ["is", "because", "when"])
        when = self.when(item, fields)
        self._only_owed(item, facts_in(when.condition))
        given = certainly_given(when.condition)
        because = read_wording(fields["because"], self.frame, given, amount=False)
        return ShareRule(item.line, when, fields["is"].one_of(SHARES), because)

    def limit(self, item: Item) -> Limit:
        """Read a sum that bounds something, and why."""
        fields = item.fields({"amount", "because"}, ["amount", "because"])
        sized = AmountReader(self.frame).read(fields["amount"])
        because = read_wording(fields["because"], self.frame)
        return Limit(sized.amount, because, sized.facts | because.facts)

    def _once(self, name: str, item: Item) -> None:
        if name in self.lines_of:
            item.refuse(f"the name is taken on line {self.lines_of[name]}; each is used once")
        self.lines_of[name] = item.line

    def _only_owed(self, item: Item, used: frozenset[str]) -> None:
        # Rule 8 of the house: what a customer is worth may widen goodwill, never what is owed.
        bound = sorted(name for name in used if self.frame.facts[name].only_for)
        if bound:
            item.refuse(f"{', '.join(bound)} may only widen goodwill, never decide what is owed")


def both_ways(lines: tuple[LineRule, ...]) -> tuple[LineRule, ...]:
    """Let each line exclude those that exclude it."""
    return tuple(
        replace(
            line,
            excludes=line.excludes | {other.key for other in lines if line.key in other.excludes},
        )
        for line in lines
    )


def stray_exclusions(groups: Iterable[tuple[LineRule, ...]]) -> list[Problem]:
    """Find the lines that exclude what is no other line beside them."""
    found: list[Problem] = []
    for group in groups:
        keys = {rule.key for rule in group}
        for rule in group:
            wrong = ", ".join(sorted(rule.excludes - (keys - {rule.key})))
            if wrong:
                message = f"excludes {wrong}, which is no other line beside it"
                found.append(Problem(rule.line, 1, rule.key, message))
    return found


def _misplaced(kind: LineKind) -> str:
    if kind is LineKind.GOODWILL:
        return "goodwill stands apart, under `goodwill`; it never has strings"
    return f"{kind} is owed; it stands under `lines` or in an option"


def _rank(fields: Mapping[str, Item]) -> int:
    return ROLES.index(fields["authority"].one_of(ROLES)) if "authority" in fields else 0


def _due(item: Item) -> Due:
    fields = item.fields({"days", "working"}, ["days"])
    days = fields["days"].whole()
    if not 0 <= days <= 3660:
        fields["days"].refuse("expected 0 to 3660 days")
    return Due(days, fields["working"].boolean() if "working" in fields else False)


def _mends(fields: Mapping[str, Item], known: frozenset[str]) -> frozenset[str]:
    if "mends" not in fields:
        return frozenset()
    item = fields["mends"]
    if not known:
        item.refuse("`fit` is missing: it names the choice that `mends` is held against")
    parts = item.items() if item.is_list else [item]
    return frozenset(part.one_of(known) for part in parts)
