"""The clerk's answers to what a policy asks: typed, and as they are kept. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from amends.policy import FactSpec, FactType

Answer = str | int | bool | list[str] | None
"""As it is kept: sums and dates as text."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}", re.ASCII)
_YES_NO = {"true": True, "on": True, "yes": True, "1": True,
           "false": False, "no": False, "0": False}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One fact that a policy asks for, ready for a form.

    `value` is what is known so far, None when nothing is. `is_answered` tells a clerk's answer
    from what the rows say. `problem` is empty when the value will do.
    """

    name: str
    title: str
    type: FactType
    unit: str | None
    choices: tuple[tuple[str, str], ...]
    is_required: bool
    is_answered: bool
    value: object
    problem: str = ""


def typed(spec: FactSpec, raw: object) -> Answer:
    """Return an answer as it is kept; empty text means no answer.

    A form sends text: whole numbers, yes and no, and lists of dates are read from it. What
    cannot be read stays as it came, for the policy to refuse in its own words.
    """
    match raw:
        case None | bool() | int():
            return raw
        case Decimal():
            return str(raw)
        case datetime() | date():
            return raw.isoformat()
        case list() | tuple():
            return [str(entry) for entry in raw]
        case _:
            # No database keeps a zero byte in text.
            return _typed_text(spec, str(raw).replace("\0", "").strip())


def _typed_text(spec: FactSpec, text: str) -> Answer:
    if not text:
        return None
    if spec.type is FactType.INT and _WHOLE.fullmatch(text):
        return int(text)
    if spec.type is FactType.BOOL:
        return _YES_NO.get(text.lower(), text)
    if spec.type is FactType.DATES:
        return text.replace(",", " ").split()
    return text


def kept(answers: Mapping[str, Answer], former: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of a case with new ones over former ones; None takes one away."""
    merged = {**former, **answers}
    return {name: value for name, value in merged.items() if value is not None}
