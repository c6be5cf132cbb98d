"""The answer in words: lines, options, goodwill, and what was ruled out and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from amends.policy.authority import Grants
from amends.policy.bag import Bag
from amends.policy.kinds import ROLES
from amends.policy.redress import Line, Option, Redress, Responsibility, RuledOut
from amends.policy.rules import LineRule, OptionRule, Rules
from amends.policy.weighing import Granted, Weighed, holds, rounded
from amends.policy.wording import Say, Wording

_NONE = Decimal(0)
_OURS = Responsibility("ours", "")


class Speaker:
    """Put what was weighed into the words of the policy, in one language.

    It keeps nothing of one answer for the next, so one may serve for all.
    """

    __slots__ = ("_currency", "_grants", "_language", "_rules", "_spoken", "_zero")

    def __init__(self, rules: Rules, grants: Grants, language: str) -> None:
        self._rules = rules
        self._grants = grants
        self._language = language
        self._currency = rules.currency
        self._zero = _NONE.quantize(rules.minor)
        lines = [*rules.lines, *rules.goodwill, *(ln for o in rules.options for ln in o.lines)]
        self._spoken: dict[str, tuple[Say, Say]] = {
            line.key: (line.what.spoken(language), line.because.spoken(language)) for line in lines
        }

    def redress(
        self, weighed: Weighed, bag: Bag, policy: str, version: str, on: date | None
    ) -> Redress:
        """Give the whole answer."""
        lines = self._lines(weighed.lines, bag)
        options = tuple([self._option(option, found, bag) for option, found in weighed.options])
        goodwill = self._lines(weighed.goodwill, bag)
        owed = extra = self._zero
        for line in lines:
            owed += line.amount
        for line in goodwill:
            extra += line.amount
        if options:
            owed += options[0].amount
        share = weighed.share
        ruled_out: tuple[RuledOut, ...] = ()
        if share or weighed.displaced or self._rules.ruled_out:
            ruled_out = self._ruled_out(weighed, bag)
        return Redress(
            policy,
            version,
            self._currency,
            on,
            lines,
            options,
            goodwill,
            ruled_out,
            self._considered(weighed, owed + extra, bag),
            Responsibility(share.share, self._say(share.because, bag)) if share else _OURS,
            owed,
            extra,
            weighed.ceiling,
        )

    def _lines(self, found: Granted, bag: Bag) -> tuple[Line, ...]:
        if not found:
            return ()
        lines: list[Line] = []
        spoken, rank_of, currency = self._spoken, self._grants.rank, self._currency
        for rule, amount in found:
            what, because = spoken[rule.key]
            rank = rank_of(rule.kind, amount)
            lines.append(
                Line(
                    rule.key,
                    rule.kind,
                    what(bag, amount),
                    amount,
                    currency,
                    rule.due,
                    ROLES[rank if rank > rule.needs else rule.needs],
                    because(bag, amount),
                )
            )
        return tuple(lines)

    def _option(self, option: OptionRule, found: Granted, bag: Bag) -> Option:
        lines = self._lines(found, bag)
        amount = sum((line.amount for line in lines), self._zero)
        together = self._grants.rank_for((line.kind, line.amount) for line in lines)
        needs = max(option.needs, together, *(rule.needs for rule, _ in found))
        return Option(
            option.key,
            self._say(option.title, bag, amount),
            self._say(option.text, bag, amount),
            lines,
            self._say(option.because, bag, amount),
            ROLES[needs],
        )

    def _ruled_out(self, weighed: Weighed, bag: Bag) -> tuple[RuledOut, ...]:
        out = [
            RuledOut(self._say(rule.what, bag), self._say(rule.because, bag), rule.key)
            for rule in self._rules.ruled_out
            if holds(rule.when, bag)
        ]
        for rule, first in weighed.displaced:
            amount = rounded(self._rules, first.amount(bag))
            because = self._say(first.because, bag, amount)
            out.append(RuledOut(self._say(rule.what, bag), because, rule.key))
        if weighed.share is not None:
            because = self._say(weighed.share.because, bag)
            out += [RuledOut(self._name(rule, bag), because, rule.key) for rule in weighed.disowned]
        return tuple(out)

    def _say(self, wording: Wording, bag: Bag, amount: Decimal = _NONE) -> str:
        return wording.spoken(self._language)(bag, amount)

    def _name(self, rule: LineRule | OptionRule, bag: Bag) -> str:
        return self._say(rule.title if isinstance(rule, OptionRule) else rule.what, bag)

    def _considered(self, weighed: Weighed, total: Decimal, bag: Bag) -> tuple[str, ...]:
        rules = self._rules
        notes: list[str] = []
        if weighed.cut and rules.ceiling and weighed.ceiling is not None:
            notes.append(self._say(rules.ceiling.because, bag, weighed.ceiling))
        if rules.enough is not None:
            enough = rounded(rules, rules.enough.amount(bag))
            if total >= enough > 0:
                notes.append(self._say(rules.enough.because, bag, enough))
        notes += [self._say(option.because, bag) for option in weighed.left_out]
        return tuple(notes)
