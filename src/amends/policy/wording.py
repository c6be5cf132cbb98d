"""Sentences with figures in them, checked on load, said in the language of the reader.

A place is `{fact}`, `{fact:unit}` for "1 day" and "2 days", or `{amount}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from amends.policy.bag import Bag
from amends.policy.facts import FactSpec
from amends.policy.figures import (
    UNITS,
    money_writer,
    number_writer,
    written_date,
    written_with_unit,
)
from amends.policy.frame import Frame
from amends.policy.kinds import FactType
from amends.policy.reading import Item
from amends.policy.words import best_language, read_texts

Say = Callable[[Bag, Decimal], str]

AMOUNT = "amount"
# What stands in for a fact that is not given.
NOT_GIVEN = "–"
# Whoever asks in one made-up language after another fills no memory.
MOST_LANGUAGES = 64
WITH_UNIT = ":unit"
_PLACE = re.compile(r"\{([^{}]*)\}")
_UNSAYABLE = frozenset({FactType.BOOL, FactType.DATES})


class Wording:
    """Hold a sentence in the languages it was written in."""

    __slots__ = ("_facts", "_fallback", "_said", "_texts", "currency", "facts")

    def __init__(self, texts: Mapping[str, str], frame: Frame) -> None:
        self._texts = texts
        self._fallback = frame.language
        self._facts = frame.facts
        self.currency = frame.currency
        places = {place for text in texts.values() for place in _PLACE.findall(text)} - {AMOUNT}
        self.facts = frozenset(place.removesuffix(WITH_UNIT) for place in places)
        # Compiled on first use for each language; the same text always gives the same sentence.
        self._said: dict[str, Say] = {}

    def __str__(self) -> str:
        return self._texts[self._fallback]

    def spoken(self, language: str) -> Say:
        """Give what says the sentence with its figures, in a language or else the policy's own."""
        said = self._said.get(language)
        if said is None:
            if len(self._said) >= MOST_LANGUAGES:
                self._said.clear()
            said = self._said[language] = self._compiled(language)
        return said

    def _compiled(self, language: str) -> Say:
        chosen = best_language(language, self._texts, self._fallback)
        # A sentence keeps one language; of the reader's tag only the region is taken.
        same = language.replace("_", "-").lower().split("-")[0] == chosen.split("-")[0]
        spoken = language if same else chosen
        return _joined(self._pieces(self._texts[chosen], spoken))

    def _pieces(self, text: str, language: str) -> list[str | Say]:
        pieces: list[str | Say] = []
        for n, piece in enumerate(_PLACE.split(text)):
            if n % 2 == 0:
                if piece:
                    pieces.append(piece)
            elif piece == AMOUNT:
                pieces.append(_amount(language, self.currency))
            elif piece.endswith(WITH_UNIT):
                pieces.append(_measure(self._facts[piece.removesuffix(WITH_UNIT)], language))
            else:
                pieces.append(_figure(self._facts[piece], language, self.currency))
        return pieces


def _joined(pieces: list[str | Say]) -> Say:
    says = [piece for piece in pieces if not isinstance(piece, str)]
    frame = "".join(p.replace("%", "%%") if isinstance(p, str) else "%s" for p in pieces)
    match says:
        case []:
            whole = frame % ()
            return lambda bag, amount: whole
        case [one]:
            return lambda bag, amount: frame % one(bag, amount)
        case [one, two]:
            return lambda bag, amount: frame % (one(bag, amount), two(bag, amount))
        case [one, two, three]:
            return lambda bag, amount: (
                frame % (one(bag, amount), two(bag, amount), three(bag, amount))
            )
    return lambda bag, amount: frame % tuple([say(bag, amount) for say in says])


def _amount(language: str, currency: str) -> Say:
    write = money_writer(language, currency)
    return lambda bag, amount: write(amount)


def _measure(spec: FactSpec, language: str) -> Say:
    name, unit = spec.name, spec.unit or ""

    def say(bag: Bag, amount: Decimal) -> str:
        value = bag[name]
        return NOT_GIVEN if value is None else written_with_unit(value, unit, language)

    return say


def _figure(spec: FactSpec, language: str, currency: str) -> Say:
    name = spec.name
    write: Callable[..., str]
    match spec.type:
        case FactType.MONEY:
            write = money_writer(language, currency)
        case FactType.INT | FactType.DECIMAL:
            write = number_writer(language)
        case FactType.DATE:

            def write(value: object) -> str:
                return written_date(value, language)
        case FactType.MOMENT:

            def write(value: object) -> str:
                return written_date(value.date(), language)  # type: ignore[attr-defined]
        case FactType.CHOICE:
            titles = {choice: spec.choice_title(choice, language) for choice in spec.choices}
            write = titles.__getitem__
        case _:
            write = str

    if not spec.nullable:
        return lambda bag, amount: write(bag[name])

    def say(bag: Bag, amount: Decimal) -> str:
        value = bag[name]
        return NOT_GIVEN if value is None else write(value)

    return say


def read_wording(
    item: Item, frame: Frame, given: Iterable[str] = (), *, amount: bool = True
) -> Wording:
    """Read a sentence and check its places.

    `given` names the facts that its condition makes certain; another one that may be missing is
    refused, since a customer would read a gap.
    """
    texts: dict[str, str] = {}
    for language, part in read_texts(item, frame.language).items():
        text = part.text()
        _check_places(part, text, frame, frozenset(given), amount)
        texts[language] = text
    return Wording(texts, frame)


def _check_places(item: Item, text: str, frame: Frame, given: frozenset[str], amount: bool) -> None:
    if _PLACE.sub("", text).count("{") + _PLACE.sub("", text).count("}"):
        item.refuse("a brace without its partner")
    for name in _PLACE.findall(text):
        if name == AMOUNT:
            if not amount:
                item.refuse("there is no amount here to put into the sentence")
            continue
        also = (AMOUNT,) if amount else ()
        fact = frame.fact(item, name.removesuffix(WITH_UNIT), also=also)
        if name.endswith(WITH_UNIT) and fact.unit not in UNITS:
            found = f"not {fact.unit}" if fact.unit else "and it has none"
            item.refuse(f"{name} needs one of the units {', '.join(UNITS)}, {found}")
        if fact.type in _UNSAYABLE:
            item.refuse(f"{name} is {fact.type}: it cannot stand in a sentence")
        if fact.nullable and fact.name not in given:
            item.refuse(f"{fact.name} may be missing here; ask for it in `when` with given: true")
