"""A policy file read from top to bottom, with every problem named by its line."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.numbers import is_currency, list_currencies

from amends.policy.authority import ANYBODY, AuthorityTable, Grants, read_authority
from amends.policy.contradictions import contradictions, out_of_force
from amends.policy.derived import Derived
from amends.policy.derived_reading import DerivedReader
from amends.policy.errors import PolicyError, nearest
from amends.policy.fact_reading import read_fact, read_group, read_needs
from amends.policy.facts import FactSpec
from amends.policy.figures import digits_of
from amends.policy.frame import Frame
from amends.policy.intake import Intake, Need
from amends.policy.kinds import OWED, FactType, LineKind
from amends.policy.line_reading import RuleReader, both_ways, stray_exclusions
from amends.policy.policy import Policy
from amends.policy.reading import Item, Problems, Refusal, read_file
from amends.policy.remarks import remarks
from amends.policy.rules import Limit, LineRule, OptionRule, RuledOutRule, Rules, ShareRule
from amends.policy.sieve import sieve_of
from amends.policy.words import read_language
from amends.policy.workdays import read_workdays

SCHEMA = "amends/1"
ROUNDINGS = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
}
HEAD = ("policy", "title", "version", "currency", "valid_from", "source")
TOP = (
    *HEAD,
    *("language", "valid_to", "checked_on", "jurisdiction", "note", "rounding", "time_zone"),
    *("weekend", "holidays", "dated_by", "facts", "needs_one_of", "derived", "authority"),
    *("fit", "responsibility", "lines", "options", "goodwill", "goodwill_ceiling", "enough"),
    "ruled_out",
)

Made = TypeVar("Made")


def load_policy(text: str, *, name: str) -> Policy:
    """Load a policy from the text of its file. It raises PolicyError with every problem found."""
    problems = Problems([])
    try:
        loader = _Loader(read_file(text, name), name, problems)
    except Refusal as refusal:
        raise PolicyError(name, refusal.problems) from refusal
    policy = None
    if not problems.found:
        with problems.gathered():
            policy = loader.policy()
    if policy is None or problems.found:
        raise PolicyError(name, problems.found)
    return policy


class _Loader:
    """Read the sections in their order; what one finds, the next ones may use."""

    def __init__(self, top: Item, name: str, problems: Problems) -> None:
        self._name = name
        self._problems = problems
        self._fields = fields = top.fields(TOP, (*HEAD, "facts"))
        if fields["policy"].raw() != SCHEMA:
            fields["policy"].refuse(f"expected {SCHEMA}, found {fields['policy'].raw()}")
        currency = fields["currency"].raw()
        if not is_currency(currency):
            near = nearest(currency, list_currencies())
            fields["currency"].refuse(f"{currency} is no currency code{near}")
        language = read_language(fields["language"]) if "language" in fields else "en"
        self._frame = Frame({}, currency, fields["currency"].line, language)
        self._week = read_workdays(fields)
        self._zone = self._time_zone()
        self._facts = self._declared()
        self._needs = self._conditional()
        self._one_of = self._alternatives()
        self._derived = self._worked_out()

    def _time_zone(self) -> ZoneInfo | None:
        if "time_zone" not in self._fields:
            return None
        try:
            return ZoneInfo(self._fields["time_zone"].raw())
        except (ZoneInfoNotFoundError, ValueError):
            self._fields["time_zone"].refuse("no such time zone, expected one as Europe/London")

    def _declared(self) -> dict[str, FactSpec]:
        facts: dict[str, FactSpec] = {}
        for name, item in self._fields["facts"].named().items():
            with self._problems.gathered():
                facts[name] = read_fact(name, item, self._frame)
                self._frame = self._frame.knowing(facts[name])
        return facts

    def _conditional(self) -> tuple[Need, ...]:
        with self._problems.gathered():
            declared = self._fields["facts"].named()
            known = {name: item for name, item in declared.items() if name in self._facts}
            return read_needs(known, self._frame)
        return ()

    def _alternatives(self) -> tuple[tuple[str, ...], ...]:
        if "needs_one_of" not in self._fields:
            return ()
        with self._problems.gathered():
            groups = [group.items() for group in self._fields["needs_one_of"].items()]
            return tuple(read_group(group, self._frame) for group in groups)
        return ()

    def _worked_out(self) -> tuple[Derived, ...]:
        derived: list[Derived] = []
        if "derived" not in self._fields:
            return ()
        reader = DerivedReader(self._week, self._zone)
        for name, item in self._fields["derived"].named().items():
            with self._problems.gathered():
                if name in self._frame.facts:
                    item.refuse("a fact of this name is declared already")
                each = reader.read(name, item, self._frame)
                derived.append(each)
                self._frame = self._frame.knowing(each.spec)
        return tuple(derived)

    def policy(self) -> Policy | None:
        """Read the rules and put the policy together; None when a problem stands in the way."""
        fields = self._fields
        table = self._table()
        rules = self._rules(table)
        start = fields["valid_from"].day()
        end = fields["valid_to"].day() if "valid_to" in fields else None
        if end and end < start:
            line = fields["valid_from"].line
            with self._problems.gathered():
                fields["valid_to"].refuse(f"ends before it begins (line {line})")
        if self._problems.found:
            return None
        self._problems.found += contradictions(rules, self._frame.facts)
        self._problems.found += out_of_force(rules, fields["valid_from"], fields.get("valid_to"))
        return Policy(
            name=self._name,
            title=fields["title"].text(),
            version=fields["version"].text(),
            currency=self._frame.currency,
            language=self._frame.language,
            valid_from=start,
            valid_to=end,
            source=fields["source"].text(),
            checked_on=self._day("checked_on"),
            jurisdiction=self._text("jurisdiction"),
            note=self._text("note"),
            facts=self._facts,
            derived=self._derived,
            authority=table,
            rules=rules,
            intake=Intake(self._facts, self._needs, self._one_of, self._derived),
            dated_by=self._dated_by(),
            notes=remarks(rules, self._named(), self._derived, self._needs),
        )

    def _named(self) -> dict[str, Item]:
        sections = [self._fields[key] for key in ("facts", "derived") if key in self._fields]
        return {name: item for section in sections for name, item in section.entries().items()}

    def _table(self) -> AuthorityTable | None:
        with self._problems.gathered():
            if "authority" in self._fields:
                return read_authority(self._fields["authority"], self._frame)
        return None

    def _text(self, key: str) -> str | None:
        return self._fields[key].text() if key in self._fields else None

    def _day(self, key: str) -> date | None:
        return self._fields[key].day() if key in self._fields else None

    def _dated_by(self) -> str | None:
        if "dated_by" not in self._fields:
            return None
        item = self._fields["dated_by"]
        if self._frame.fact(item).type is not FactType.DATE:
            item.refuse("expected a fact of type date")
        return item.raw()

    def _rules(self, table: AuthorityTable | None) -> Rules:
        reader = RuleReader(self._frame, self._fields["source"].text(), self._day("checked_on"))
        fit = self._fit()
        lines = self._lines(reader, "lines", OWED)
        options = self._options(reader, fit)
        goodwill = self._lines(reader, "goodwill", (LineKind.GOODWILL,))
        ruled_out = self._ruled_out(reader)
        shares = self._shares(reader)
        groups = (lines, goodwill, *(option.lines for option in options))
        self._problems.found += stray_exclusions(groups)
        by_discretion = [*goodwill, *(line for option in options for line in option.lines)]
        by_discretion += [line for line in lines if line.kind is not LineKind.ENTITLEMENT]
        if table is None and by_discretion and "authority" not in self._fields:
            first = by_discretion[0]
            with self._problems.gathered():
                self._fields["title"].refuse(
                    f"authority is missing: who may grant {first.key} (line {first.line})?"
                )
        rounding = self._fields.get("rounding")
        word = "half_up"
        with self._problems.gathered():
            word = rounding.one_of(ROUNDINGS) if rounding else word
        whens = [rule.when for rule in (*lines, *goodwill)]
        whens += [line.when for option in options for line in option.lines]
        whens += [option.when for option in options]
        whens += [rule.when for rule in ruled_out] + [rule.when for rule in shares]
        dated = any(when.valid_from or when.valid_to for when in whens)
        sieve = None if dated else sieve_of(lines, self._frame.facts)
        return Rules(
            lines=lines,
            sifted=sieve.left if sieve else None,
            options=options,
            goodwill=goodwill,
            ruled_out=ruled_out,
            shares=shares,
            fit=fit,
            ceiling=self._limit(reader, "goodwill_ceiling"),
            enough=self._limit(reader, "enough"),
            grants=Grants(table) if table else ANYBODY,
            currency=self._frame.currency,
            minor=Decimal(1).scaleb(-digits_of(self._frame.currency)),
            rounding=ROUNDINGS[word],
            divides=any(each.divides for each in self._derived),
            dated=dated,
            names=reader.lines_of,
        )

    def _lines(
        self, reader: RuleReader, section: str, kinds: tuple[LineKind, ...]
    ) -> tuple[LineRule, ...]:
        lines: list[LineRule] = []
        if section in self._fields:
            with self._problems.gathered():
                for name, item in self._fields[section].named().items():
                    with self._problems.gathered():
                        lines.append(reader.line(name, item, kinds))
        return both_ways(tuple(lines))

    def _fit(self) -> tuple[str, ...]:
        names: list[str] = []
        if "fit" in self._fields:
            with self._problems.gathered():
                for part in self._fields["fit"].items():
                    if self._frame.fact(part).type is not FactType.CHOICE:
                        part.refuse("options fit a choice, such as the kind of loss")
                    names.append(part.raw())
        return tuple(names)

    def _options(self, reader: RuleReader, fit: tuple[str, ...]) -> tuple[OptionRule, ...]:
        losses = frozenset(choice for name in fit for choice in self._frame.facts[name].choices)
        options: list[OptionRule] = []
        if "options" in self._fields:
            with self._problems.gathered():
                for name, item in self._fields["options"].named().items():
                    with self._problems.gathered():
                        options.append(reader.option(name, item, losses))
        return tuple(options)

    def _ruled_out(self, reader: RuleReader) -> tuple[RuledOutRule, ...]:
        ruled_out: list[RuledOutRule] = []
        if "ruled_out" in self._fields:
            with self._problems.gathered():
                for name, item in self._fields["ruled_out"].named().items():
                    with self._problems.gathered():
                        ruled_out.append(reader.ruled_out(name, item))
        return tuple(ruled_out)

    def _shares(self, reader: RuleReader) -> tuple[ShareRule, ...]:
        shares: list[ShareRule] = []
        if "responsibility" in self._fields:
            with self._problems.gathered():
                for item in self._fields["responsibility"].items():
                    with self._problems.gathered():
                        shares.append(reader.share(item))
        return tuple(shares)

    def _limit(self, reader: RuleReader, section: str) -> Limit | None:
        with self._problems.gathered():
            if section in self._fields:
                return reader.limit(self._fields[section])
        return None
