"""Whom words about the work name, and where they end at somebody's doing (rule 11). Pure.

What lets a thing go wrong is a list that is missing, a light that is too dim, too little time.
Naming somebody ends the search before it began.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from amends.coach import Move, review

SHORTEST_NAME = 3
# What stands farther from a name says nothing of it; a long text costs no more than its length.
AROUND = 80
# Names that are ordinary words as well: they name somebody only where the sentence says so.
_SPELT_ALIKE = """
    amber angel april art august basil bill blue brook chance charity chase clay cliff dale dawn
    daisy dean drew earl eve faith fern flora frank ginger glen grace grant guy harmony hazel
    heather holly hope hunter iris ivy jack jewel joy june lance lane lily mark may melody mercy
    miles nick olive opal page pat patience pearl penny poppy ray reed rich river rob robin rose
    ruby rusty sandy scarlet sky skip sterling sue summer sunny tab trinity van victor violet wade
    walker ward will win wolf
"""
WORDS_TOO = frozenset(_SPELT_ALIKE.split())
_MONTHS = frozenset(("april", "may", "june", "august"))
_PLACE_AFTER = re.compile(
    r"(?:['’]s)?[ -](?:street|st\b|road|rd\b|lane|avenue|ave\b|square|place|way|house|bridge|hall"
    r"|park|station|court|row|hill|yard|gate|wharf|terrace|crescent|drive|alley|market|mill|farm"
    r"|stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|ufer)",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"(?:calle|plaza|avenida|paseo|rue|avenue|place|via|piazza|saint|san|santa|st\.?)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:['’]s)?,?\s+(?:who|has|had|is|was|does|did|didn['’]t|hasn['’]t|wasn['’]t|forgot|left|made"
    r"|put|took|gave|told|said|wrote|read|sent|lost|missed|dropped|broke|mixed|ignored|should"
    r"|could|must|never|always|misread|mistyped|packed|hat|war|ist|vergaß|ha|olvidó|\w{2,}ed)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Herr|Herrn|Frau|Señor|Señora|Sr|Sra|Monsieur|Madame)\b\.?\s+[A-ZÄÖÜÁÉÍÓÚÑ]"
    r"[\w’'-]+"
)
_ON_A_DAY = re.compile(
    r"\b(?:in|since|until|by|of|from|to|last|every|early|late|mid|this|next|through|until)[ -]$",
    re.IGNORECASE,
)
# None of these says what in the work could be different.
_EMPTY_BLAME = re.compile(
    r"\b(?:(?:human|personal|individual|operator|staff|employee|user|customer)(?:['’]s|s['’])?"
    r"\s+(?:error|failure|failing|mistake|fault|oversight|factor)s?"
    r"|careless(?:ness|ly)?|negligen(?:t|ce)|laz(?:y|iness)|incompeten(?:t|ce)|inattenti(?:ve|on)"
    r"|stupid(?:ity)?|sloppy|sloppiness|clumsy|clumsiness|lack of (?:care|attention|discipline)"
    r"|(?:was|were|is|are|being)(?:\s+not|n['’]t)\s+(?:paying attention|careful|concentrating)"
    r"|(?:not|didn['’]t) pay(?:ing)? attention"
    r"|(?:some(?:one|body)|he|she|they|the (?:customer|guest|diner|client|passenger))\s+"
    r"(?:just\s+|simply\s+)?(?:forgot|should have|didn['’]t|did not|failed|ignored|misread)"
    r"|menschliches versagen|bedienfehler|unachtsam(?:keit)?|fahrlässig(?:keit)?"
    r"|nachlässig(?:keit)?|schlamperei|error(?:es)? humanos?|fallos? humanos?|descuidos?"
    r"|negligencia|pereza)\b",
    re.IGNORECASE,
)
_CUSTOMER = re.compile(r"\b(?:customer|user|guest|diner|client|passenger)", re.IGNORECASE)
_BLAMES = (Move.BLAME_COLLEAGUE, Move.BLAME_CUSTOMER)
_STARTS = re.compile(r"(?:^|[.!?:]\s+|[\n“\"(])\s*$")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a person, and where they begin."""

    start: int
    quote: str


@dataclass(frozen=True, slots=True)
class Blame:
    """Words that put it on a colleague or the customer (`move`), and where they begin.

    Not `is_sure` is a whole sentence that only sounds like it.
    """

    start: int
    quote: str
    move: Move
    is_sure: bool = True


Place = TypeVar("Place", Named, Blame)


def persons_in(text: str, people: Iterable[str], *, but: Iterable[str] = ()) -> list[Named]:
    """Return every place that names one of these people or a person by title, the first first.

    `people` are whole names. `but` are names of things that may stand there all the same, such
    as the team's, the supplier's or what was ordered.
    """
    text = _without(text, but)
    met = [*_TITLED.finditer(text)]
    for name in people:
        met += _named(text, name)
    return _apart(Named(one.start(), one.group()) for one in met)


def somebody_in(text: str, people: Iterable[str], *, but: Iterable[str] = ()) -> str:
    """Return the first words that name a person, as `persons_in` finds them; "" for none."""
    return next((one.quote for one in persons_in(text, people, but=but)), "")


def blames_in(text: str) -> list[Blame]:
    """Return every place that ends the search at somebody's doing, the first first."""
    found = [
        Blame(
            met.start(),
            met.group(),
            Move.BLAME_CUSTOMER if _CUSTOMER.search(met.group()) else Move.BLAME_COLLEAGUE,
        )
        for met in _EMPTY_BLAME.finditer(text)
    ]
    found += [
        Blame(one.start, one.quote, one.move, is_sure=bool(one.entry))
        for one in review(text).harms
        if one.move in _BLAMES
    ]
    sure = _apart(one for one in found if one.is_sure)
    # A sentence that only sounds like it may hold words that surely are.
    sounding = _apart(one for one in found if not (one.is_sure or _holds(one, sure)))
    return sorted([*sure, *sounding], key=lambda one: one.start)


def blame_in(text: str) -> str:
    """Return the first words that surely end the search at somebody's doing; "" for none."""
    return next((one.quote for one in blames_in(text) if one.is_sure), "")


def _holds(sentence: Blame, sure: Iterable[Blame]) -> bool:
    end = sentence.start + len(sentence.quote)
    return any(sentence.start <= one.start < end for one in sure)


def _apart(places: Iterable[Place]) -> list[Place]:
    """Return the places in their order, without those that an earlier or longer one holds."""
    found: list[Place] = []
    end = 0
    for one in sorted(places, key=lambda one: (one.start, -len(one.quote))):
        if one.start >= end:
            found.append(one)
            end = one.start + len(one.quote)
    return found


def _without(text: str, but: Iterable[str]) -> str:
    for name in but:
        if name.strip():
            pattern = rf"(?<!\w){re.escape(name.strip())}(?!\w)"
            # As long as before, so that places stay where they are.
            text = re.sub(pattern, lambda met: "…" * len(met.group()), text, flags=re.I)
    return text


def _named(text: str, name: str) -> Iterator[re.Match[str]]:
    parts = name.split()
    if len(parts) > 1:
        yield from _found(text, r"\s+".join(map(re.escape, parts)), is_sure=True)
    for place, part in enumerate(parts):
        if len(part) < SHORTEST_NAME or part.endswith("."):
            continue
        is_sure = place == 0 and part.casefold() not in WORDS_TOO
        yield from _found(text, re.escape(part), is_sure=is_sure)


def _found(text: str, pattern: str, *, is_sure: bool) -> Iterator[re.Match[str]]:
    for met in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        before = text[max(0, met.start() - AROUND) : met.start()]
        after = text[met.end() : met.end() + AROUND]
        if _PLACE_AFTER.match(after) or _PLACE_BEFORE.search(before):
            continue
        if is_sure or _is_a_person(met.group(), before, after):
            yield met


def _is_a_person(word: str, before: str, after: str) -> bool:
    """Tell a name from the ordinary word that is spelt the same."""
    if not word[0].isupper():
        return False
    if word.casefold() in _MONTHS and (_ON_A_DAY.search(before) or re.match(r"\s+\d", after)):
        return False
    return not _STARTS.search(before) or _DOES.match(after) is not None
