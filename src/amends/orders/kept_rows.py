"""A row that could not go in, as it is kept, so that nothing of it is lost. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

ORDERS = "orders"
AS_JSON = "json"
"""The one cell of an entry that came as JSON."""
Values = Mapping[str, list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Where it stood, the order's number as far as it could be read, and what was in it.

    `values` has the rows of the order under `orders`, those of a file beside under its name.
    """

    source: str
    row: int
    number: str
    values: Values


def fingerprint_of(values: Values) -> str:
    """Return what tells two rows apart, whatever file they came in."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def storable(text: str) -> str:
    """Return text as any database holds it: bytes that were no text are written out."""
    return text.replace("\0", "\\x00").encode("utf-8", "backslashreplace").decode("utf-8")
