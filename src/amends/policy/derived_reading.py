"""Derived facts read from a file and typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from amends.policy import derived as d
from amends.policy.bands import read_bounds
from amends.policy.condition_reading import read_condition
from amends.policy.conditions import Compare, Condition, Not, Op, Test, compiled, facts_in
from amends.policy.derived_parts import divisor, made, of_kind, read_rows
from amends.policy.facts import FactSpec
from amends.policy.frame import Frame
from amends.policy.kinds import NUMBERS, FactType, LineKind
from amends.policy.reach import keep_reachable, meanings_of
from amends.policy.reading import Item
from amends.policy.words import Words, read_words
from amends.policy.workdays import Workdays

_ALSO = {
    "band": ("rows", "otherwise"),
    "cases": ("otherwise",),
    "divide": ("by",),
    "count": ("within_days", "this_year", "up_to"),
    "lookup": ("rows",),
    "classify": ("rows",),
    "difference": ("less",),
}
# What is counted in these is said in these.
_UNITS = {"days": "days", "hours": "hours", "minutes": "minutes"}
_TWO_DAYS = ("from", "to")
_LONGEST_WAIT = 3_660


class DerivedReader:
    """Read derived facts one after the other; each may use those above it."""

    def __init__(self, week: Workdays, zone: ZoneInfo | None) -> None:
        self._week = week
        self._zone = zone
        self._read: Mapping[str, Callable[[Item, dict[str, Item], Frame], d.Derived]] = {
            "when": self._when,
            "band": self._band,
            "cases": self._cases,
            "days": self._days,
            "working_days": self._working_days,
            "minutes": self._minutes,
            "hours": self._hours,
            "day_after": self._day_after,
            "working_day_after": self._working_day_after,
            "day_of": self._day_of,
            "divide": self._divide,
            "lookup": self._lookup,
            "classify": self._classify,
            "count": self._count,
            "first": self._first,
            "sum": self._sum,
            "difference": self._difference,
            "larger_of": self._extreme,
            "smaller_of": self._extreme,
        }

    @property
    def words(self) -> tuple[str, ...]:
        """Name everything that may be worked out."""
        return tuple(self._read)

    def read(self, name: str, item: Item, frame: Frame) -> d.Derived:
        """Read one derived fact."""
        keys = [key for key in item.entries() if key in self._read]
        if len(keys) != 1:
            item.refuse(f"expected exactly one of {', '.join(self._read)}")
        fields = item.fields({"title", "unit", keys[0], *_ALSO.get(keys[0], ())})
        found = self._read[keys[0]](item, fields, frame)
        spec = found.spec
        label = read_words(fields["title"], frame.language) if "title" in fields else None
        plain = Words({frame.language: name.replace("_", " ")}, frame.language)
        goodwill_only = any(frame.facts[used].only_for for used in found.uses)
        named = FactSpec(
            name,
            spec.type,
            label or plain,
            unit=fields["unit"].text() if "unit" in fields else _UNITS.get(keys[0]),
            nullable=spec.nullable,
            choices=spec.choices,
            only_for=LineKind.GOODWILL if goodwill_only else None,
            line=item.line,
            meanings=spec.meanings,
        )
        return d.Derived(named, found.uses, found.compute, found.condition, found.divides)

    def _when(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        condition = read_condition(fields["when"], frame)
        test = compiled(condition)
        meanings: dict[object, Condition] = {True: condition, False: Not(condition)}
        spec = FactSpec("", FactType.BOOL, Words({"en": ""}, "en"), meanings=meanings)
        compute: d.Compute = test if test else (lambda bag: True)
        return d.Derived(spec, facts_in(condition), compute, condition)

    def _band(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        fact = frame.fact(fields["band"])
        if "rows" not in fields or "otherwise" not in fields:
            item.refuse("a band needs rows and otherwise")
        rows = read_bounds(fields["rows"], fact, frame, "is")
        names = [row.rest.text() for row in rows]
        otherwise = fields["otherwise"].text()
        tests = tuple(zip([row.test for row in rows], names, strict=True))
        choices = tuple(dict.fromkeys([*names, otherwise]))
        compute = d.banded(tests, otherwise)
        meant = meanings_of([(row.compare, row.rest.text()) for row in rows], otherwise)
        return made(frame, FactType.CHOICE, [fact.name], compute, choices=choices, meanings=meant)

    def _cases(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        if "otherwise" not in fields:
            item.refuse("otherwise is missing")
        tests: list[tuple[Test, str]] = []
        rows: list[tuple[Condition, str]] = []
        uses: frozenset[str] = frozenset()
        for part in fields["cases"].items():
            row = part.fields({"when", "is"}, ["when", "is"])
            condition = read_condition(row["when"], frame)
            keep_reachable(condition, [above for above, _ in rows], part, frame.facts)
            uses |= facts_in(condition)
            test = compiled(condition)
            if test:
                tests.append((test, row["is"].text()))
                rows.append((condition, row["is"].text()))
        otherwise = fields["otherwise"].text()
        choices = tuple(dict.fromkeys([*(name for _, name in tests), otherwise]))
        # Nothing is guarded here: a condition has its own answer to a fact that is not given.
        meant = meanings_of(rows, otherwise)
        spec = FactSpec(
            "", FactType.CHOICE, Words({"en": ""}, "en"), choices=choices, meanings=meant
        )
        return d.Derived(spec, uses, d.banded(tuple(tests), otherwise))

    def _ends(self, item: Item, frame: Frame, kind: FactType, *more: str) -> tuple[str, str]:
        parts = item.fields({*_TWO_DAYS, *more}, _TWO_DAYS)
        return of_kind(parts["from"], frame, kind), of_kind(parts["to"], frame, kind)

    def _holidays(self, item: Item, frame: Frame) -> str | None:
        parts = item.entries()
        if "holidays" not in parts:
            return None
        return of_kind(parts["holidays"], frame, FactType.DATES)

    def _days(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        start, end = self._ends(fields["days"], frame, FactType.DATE)
        return made(frame, FactType.INT, [start, end], d.days_between(start, end))

    def _working_days(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        start, end = self._ends(fields["working_days"], frame, FactType.DATE, "holidays")
        off = self._holidays(fields["working_days"], frame)
        compute = d.working_days_between(start, end, self._week, off)
        return made(frame, FactType.INT, [start, end, *([off] if off else [])], compute)

    def _minutes(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        start, end = self._ends(fields["minutes"], frame, FactType.MOMENT)
        return made(frame, FactType.INT, [start, end], d.time_between(start, end, 60))

    def _hours(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        start, end = self._ends(fields["hours"], frame, FactType.MOMENT)
        return made(frame, FactType.INT, [start, end], d.time_between(start, end, 3600))

    def _start(self, item: Item, frame: Frame, *more: str) -> tuple[str, int]:
        parts = item.fields({"of", "days", *more}, ["of", "days"])
        days = parts["days"].whole()
        if not 0 <= days <= _LONGEST_WAIT:
            parts["days"].refuse(f"expected 0 to {_LONGEST_WAIT} days")
        return of_kind(parts["of"], frame, FactType.DATE), days

    def _day_after(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        start, days = self._start(fields["day_after"], frame)
        return made(frame, FactType.DATE, [start], d.day_after(start, days))

    def _working_day_after(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        start, days = self._start(fields["working_day_after"], frame, "holidays")
        off = self._holidays(fields["working_day_after"], frame)
        compute = d.working_day_after(start, days, self._week, off)
        return made(frame, FactType.DATE, [start, *([off] if off else [])], compute)

    def _day_of(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        moment = of_kind(fields["day_of"], frame, FactType.MOMENT)
        zone = self._zone
        if zone is None:
            item.refuse("a day needs to know where: give the policy a time_zone")
        return made(frame, FactType.DATE, [moment], lambda bag: bag[moment].astimezone(zone).date())

    def _divide(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        price = of_kind(fields["divide"], frame, *NUMBERS)
        kind = FactType.MONEY if frame.facts[price].type is FactType.MONEY else FactType.DECIMAL
        if "by" not in fields:
            item.refuse("by is missing")
        by = fields["by"]
        if not by.is_mapping:
            compute = d.divided(price, divisor(by))
            return made(frame, kind, [price], compute, divides=True)
        parts = by.fields({"table", "rows"}, ["table", "rows"])
        fact = of_kind(parts["table"], frame, FactType.CHOICE)
        table = {k: divisor(v) for k, v in read_rows(parts["rows"], frame.facts[fact]).items()}
        compute = d.divided_by_table(price, fact, table)
        return made(frame, kind, [price, fact], compute, divides=True)

    def _lookup(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        fact = of_kind(fields["lookup"], frame, FactType.CHOICE)
        if "rows" not in fields:
            item.refuse("rows is missing")
        rows = read_rows(fields["rows"], frame.facts[fact])
        table = {choice: row.decimal() for choice, row in rows.items()}
        return made(frame, FactType.DECIMAL, [fact], d.looked_up(fact, dict(table)))

    def _classify(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        fact = of_kind(fields["classify"], frame, FactType.CHOICE)
        if "rows" not in fields:
            item.refuse("rows is missing")
        rows = read_rows(fields["rows"], frame.facts[fact])
        table = {choice: row.text() for choice, row in rows.items()}
        choices = tuple(dict.fromkeys(table.values()))
        compute = d.looked_up(fact, dict(table))
        meant: dict[object, Condition] = {
            name: Compare(fact, Op.ANY_OF, tuple(c for c in table if table[c] == name))
            for name in choices
        }
        return made(frame, FactType.CHOICE, [fact], compute, choices=choices, meanings=meant)

    def _count(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        dates = of_kind(fields["count"], frame, FactType.DATES)
        if "up_to" not in fields or ("within_days" in fields) is ("this_year" in fields):
            item.refuse("a count needs up_to, and either within_days or this_year: true")
        up_to = of_kind(fields["up_to"], frame, FactType.DATE)
        if "this_year" in fields:
            compute = d.counted_this_year(dates, up_to)
        else:
            compute = d.counted_within(dates, up_to, fields["within_days"].whole())
        return made(frame, FactType.INT, [dates, up_to], compute)

    def _several(self, item: Item, frame: Frame, kinds: frozenset[FactType]) -> list[str]:
        names = [of_kind(part, frame, *kinds) for part in item.items()]
        if len({frame.facts[name].type for name in names}) != 1:
            item.refuse("expected facts of one type")
        return names

    def _first(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        names = self._several(fields["first"], frame, frozenset(FactType))
        kind = frame.facts[names[0]].type
        choices = tuple(dict.fromkeys(c for n in names for c in frame.facts[n].choices))
        nullable = all(frame.facts[name].nullable for name in names)
        spec = FactSpec("", kind, Words({"en": ""}, "en"), nullable=nullable, choices=choices)
        return d.Derived(spec, frozenset(names), d.first_given(tuple(names)))

    def _sum(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        names = self._several(fields["sum"], frame, NUMBERS)
        return made(frame, frame.facts[names[0]].type, names, d.summed(tuple(names)))

    def _difference(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        start = of_kind(fields["difference"], frame, *NUMBERS)
        if "less" not in fields:
            item.refuse("less is missing")
        names = self._several(fields["less"], frame, NUMBERS)
        kind = frame.facts[start].type
        if frame.facts[names[0]].type is not kind:
            fields["less"].refuse("expected facts of one type")
        return made(frame, kind, [start, *names], d.lessened(start, tuple(names)))

    def _extreme(self, item: Item, fields: dict[str, Item], frame: Frame) -> d.Derived:
        largest = "larger_of" in fields
        names = self._several(fields["larger_of" if largest else "smaller_of"], frame, NUMBERS)
        kind = frame.facts[names[0]].type
        return made(frame, kind, names, d.extreme(tuple(names), largest))
