"""What a text tells of a customer. Pure.

A supplier needs the order and the goods. Who bought them they need only to send something there,
and then a person says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST_NAME = 3
SHORTEST_PHONE = 7
"""The end of a number in so many digits tells it from an order's."""
_NOT_DIGITS = re.compile(r"\D")
_NUMBER = re.compile(r"\+?\d[\d\s().\-/]{4,}\d")


@dataclass(frozen=True, slots=True)
class Person:
    """What we know of somebody: names they go by, and where they are reached."""

    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def told_in(text: str, person: Person) -> list[str]:
    """Return what of a person stands in a text, each as it is known to us, first names first."""
    words = text.casefold()
    numbers = [_NOT_DIGITS.sub("", number) for number in _NUMBER.findall(text)]
    found = [name for name in _names(person.names) if _stands_in(words, name)]
    found += [email for email in person.emails if email.casefold() in words]
    found += [
        phone for phone in person.phones if any(_is_same_phone(phone, number) for number in numbers)
    ]
    found += [place for place in person.places if _first_line(place) in words]
    return [*dict.fromkeys(found)]


def _names(names: Iterable[str]) -> Iterable[str]:
    """Give whole names and their parts; a short part may be any word."""
    for name in names:
        for part in name.split():
            if len(part) >= SHORTEST_NAME:
                yield part


def _is_same_phone(known: str, written: str) -> bool:
    """Compare the ends: one may be written with the code of its country."""
    known = _NOT_DIGITS.sub("", known)
    shorter = min(len(known), len(written))
    return shorter >= SHORTEST_PHONE and known[-shorter:] == written[-shorter:]


def _stands_in(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", words) is not None


def _first_line(place: str) -> str:
    return place.strip().splitlines()[0].casefold() if place.strip() else "\0"
