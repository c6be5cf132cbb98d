"""The answer in words: lines, options, goodwill, and what was ruled out and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from amends.policy.authority import Grants
from amends.policy.facts import Bag
from amends.policy.kinds import ROLES
from amends.policy.redress import Line, Option, Redress, Responsibility, RuledOut
from amends.policy.rules import LineRule, OptionRule, Rules
from amends.policy.weighing import Granted, Weighed, holds, rounded

_NONE = Decimal(0)
_OURS = Responsibility("ours", "")


class Answer:
    """Put what was weighed into the words of the policy, in one language."""

    __slots__ = ("_bag", "_currency", "_grants", "_language", "_rules", "_zero")

    def __init__(self, rules: Rules, bag: Bag, grants: Grants, language: str) -> None:
        self._rules = rules
        self._bag = bag
        self._grants = grants
        self._language = language
        self._currency = rules.currency
        self._zero = _NONE.quantize(rules.minor)

    def redress(self, weighed: Weighed, policy: str, version: str, on: date | None) -> Redress:
        """Give the whole answer."""
        lines = self._lines(weighed.lines)
        options = tuple(self._option(option, found) for option, found in weighed.options)
        goodwill = self._lines(weighed.goodwill)
        owed = sum((line.amount for line in lines), self._zero)
        if options:
            owed += options[0].amount
        extra = sum((line.amount for line in goodwill), self._zero)
        share = weighed.share
        return Redress(
            policy=policy,
            version=version,
            currency=self._currency,
            on=on,
            lines=lines,
            options=options,
            goodwill=goodwill,
            ruled_out=self._ruled_out(weighed),
            considered=self._considered(weighed, owed + extra),
            responsibility=Responsibility(
                share.share, share.because.say(self._language, self._bag, _NONE)
            )
            if share
            else _OURS,
            owed=owed,
            goodwill_total=extra,
            goodwill_ceiling=weighed.ceiling,
        )

    def _lines(self, found: Granted) -> tuple[Line, ...]:
        return tuple([self._line(rule, amount) for rule, amount in found])

    def _line(self, rule: LineRule, amount: Decimal) -> Line:
        language, bag = self._language, self._bag
        return Line(
            rule.key,
            rule.kind,
            rule.what.say(language, bag, amount),
            amount,
            self._currency,
            rule.due,
            ROLES[max(rule.needs, self._grants.rank(rule.kind, amount))],
            rule.because.say(language, bag, amount),
        )

    def _option(self, option: OptionRule, found: Granted) -> Option:
        lines = self._lines(found)
        amount = sum((line.amount for line in lines), self._zero)
        together = self._grants.rank_for((line.kind, line.amount) for line in lines)
        needs = max(option.needs, together, *(rule.needs for rule, _ in found))
        return Option(
            option.key,
            option.title.say(self._language, self._bag, amount),
            option.text.say(self._language, self._bag, amount),
            lines,
            option.because.say(self._language, self._bag, amount),
            ROLES[needs],
        )

    def _ruled_out(self, weighed: Weighed) -> tuple[RuledOut, ...]:
        language, bag = self._language, self._bag
        out = [
            RuledOut(rule.what.say(language, bag, _NONE), rule.because.say(language, bag, _NONE))
            for rule in self._rules.ruled_out
            if holds(rule.when, bag)
        ]
        for rule, first in weighed.displaced:
            amount = rounded(self._rules, first.amount(bag))
            because = first.because.say(language, bag, amount)
            out.append(RuledOut(rule.what.say(language, bag, _NONE), because))
        if weighed.share is not None:
            because = weighed.share.because.say(language, bag, _NONE)
            out += [RuledOut(self._name(rule), because) for rule in weighed.disowned]
        return tuple(out)

    def _name(self, rule: LineRule | OptionRule) -> str:
        name = rule.title if isinstance(rule, OptionRule) else rule.what
        return name.say(self._language, self._bag, _NONE)

    def _considered(self, weighed: Weighed, total: Decimal) -> tuple[str, ...]:
        language, bag, rules = self._language, self._bag, self._rules
        notes: list[str] = []
        if weighed.cut and rules.ceiling and weighed.ceiling is not None:
            notes.append(rules.ceiling.because.say(language, bag, weighed.ceiling))
        if rules.enough is not None:
            enough = rounded(rules, rules.enough.amount(bag))
            if total >= enough > 0:
                notes.append(rules.enough.because.say(language, bag, enough))
        notes += [option.because.say(language, bag, _NONE) for option in weighed.left_out]
        return tuple(notes)
