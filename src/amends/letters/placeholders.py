"""The places in a saved reply that are filled in from the case. Pure."""

import re
from collections.abc import Mapping

PLACES = ("customer", "owner", "team", "subject", "link")
_PLACE = re.compile(r"\{([^{}]*)\}")


def unknown_places(body: str) -> list[str]:
    """Return the places in `body` that nothing fills, each once, as they were written."""
    found = dict.fromkeys(_PLACE.findall(body))
    return [f"{{{name}}}" for name in found if name not in PLACES]


def filled(body: str, values: Mapping[str, str]) -> str:
    """Return `body` with its places filled; a lone brace stays what it is.

    What is filled in is never read again: a customer who calls themselves `{link}` stays so.
    """
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), body)
