"""What may stand in a journal line beside the names of rows: figures, dates and codes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db.models import Model

from amends.journal.errors import PersonalText

Figure = str | int | bool | Decimal | date | datetime | None
Encoded = str | int | bool | None

LONGEST_CODE = 64


def encoded(figures: Mapping[str, Figure]) -> dict[str, Encoded]:
    """Return the figures as JSON takes them: sums as text, times in UTC.

    Raises PersonalText for text over 64 characters, which cannot be a code, and TypeError for
    anything that is not a figure (a float is not a sum of money).
    """
    return {name: _encoded_one(name, figure) for name, figure in figures.items()}


def reference(row: Model) -> str:
    """Return the name of a row as the journal writes it, such as `case:1042`."""
    if row.pk is None:
        raise ValueError(f"This {row._meta.model_name} has not been saved yet.")
    return f"{row._meta.model_name}:{row.pk}"


def _encoded_one(name: str, figure: Figure) -> Encoded:
    match figure:
        case None | bool() | int():
            return figure
        case Decimal():
            return str(figure)
        case datetime():
            return aware(figure).astimezone(UTC).isoformat()
        case date():
            return figure.isoformat()
        case str():
            if len(figure) > LONGEST_CODE:
                raise PersonalText(f"{name} is longer than {LONGEST_CODE} characters.")
            return str(figure)
        case _:
            raise TypeError(f"{name} is a {type(figure).__name__}, not a figure.")


def aware(at: datetime) -> datetime:
    """Return the time itself when it has a zone; ValueError otherwise."""
    if at.tzinfo is None:
        raise ValueError("A time in the journal needs a time zone.")
    return at
