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
from amends.policy.wording import Wording

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
        out = [
            RuledOut(self._say(rule.what), self._say(rule.because), rule.key)
            for rule in self._rules.ruled_out
            if holds(rule.when, self._bag)
        ]
        for rule, first in weighed.displaced:
            amount = rounded(self._rules, first.amount(self._bag))
            out.append(RuledOut(self._say(rule.what), self._say(first.because, amount), rule.key))
        if weighed.share is not None:
            because = self._say(weighed.share.because)
            out += [RuledOut(self._name(rule), because, rule.key) for rule in weighed.disowned]
        return tuple(out)

    def _say(self, wording: Wording, amount: Decimal = _NONE) -> str:
        return wording.say(self._language, self._bag, amount)

    def _name(self, rule: LineRule | OptionRule) -> str:
        return self._say(rule.title if isinstance(rule, OptionRule) else rule.what)

    def _considered(self, weighed: Weighed, total: Decimal) -> tuple[str, ...]:
        rules = self._rules
        notes: list[str] = []
        if weighed.cut and rules.ceiling and weighed.ceiling is not None:
            notes.append(self._say(rules.ceiling.because, weighed.ceiling))
        if rules.enough is not None:
            enough = rounded(rules, rules.enough.amount(self._bag))
            if total >= enough > 0:
                notes.append(self._say(rules.enough.because, enough))
        notes += [self._say(option.because) for option in weighed.left_out]
        return tuple(notes)
