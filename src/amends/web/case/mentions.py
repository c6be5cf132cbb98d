"""Who is mentioned in a note by name. Pure."""

import re
from collections.abc import Iterable

from amends.people.models import Staff


def mentioned_in(words: str, people: Iterable[Staff]) -> list[Staff]:
    """Return those of `people` whom the words call by @Name, the first name or the whole one."""
    text = words.casefold()
    return [
        person
        for person in people
        if any(_calls(text, name) for name in (person.name, person.first_name))
    ]


def _calls(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w)@{re.escape(name.casefold())}(?!\w)", text) is not None
