"""A week of stretches in a form: opening hours and shifts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from amends.people.hours import Stretch

LEAST_A_DAY = 2


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the table: a day and its fields, two for each stretch."""

    name: str
    fields: tuple[tuple[BoundField, BoundField], ...]


class WeekForm(forms.Form):
    """Two stretches for each day, more where there are more; what is empty is none."""

    def __init__(self, *args: Any, weekly: Sequence[Stretch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_day = [[one for one in weekly if one.weekday == day] for day in range(7)]
        self.columns = max(LEAST_A_DAY, *map(len, by_day))
        for day, number in self._places():
            name = WEEKDAYS[day]
            first = by_day[day][number] if number < len(by_day[day]) else None
            for end, label in (("starts", _("%(day)s, from")), ("ends", _("%(day)s, to"))):
                self.fields[f"d{day}_{number}_{end}"] = forms.TimeField(
                    required=False,
                    initial=getattr(first, end) if first else None,
                    widget=forms.TimeInput(
                        attrs={"type": "time", "aria-label": label % {"day": name}},
                        format="%H:%M",
                    ),
                )

    def clean(self) -> dict[str, Any]:
        """Refuse a stretch with only one end."""
        for day, number in self._places():
            starts, ends = self._ends(day, number)
            if (starts is None) != (ends is None):
                missing = "ends" if ends is None else "starts"
                self.add_error(
                    f"d{day}_{number}_{missing}",
                    _("%(day)s: say both, from when and to when.") % {"day": WEEKDAYS[day]},
                )
        return self.cleaned_data

    def stretches(self) -> list[Stretch]:
        """Return the week as it was filled in."""
        return [
            Stretch(day, *self._ends(day, number))
            for day, number in self._places()
            if self._ends(day, number)[0] is not None
        ]

    def rows(self) -> list[DayRow]:
        """Return the fields day by day, for the table."""
        return [
            DayRow(
                str(WEEKDAYS[day]),
                tuple(
                    (self[f"d{day}_{number}_starts"], self[f"d{day}_{number}_ends"])
                    for number in range(self.columns)
                ),
            )
            for day in range(7)
        ]

    def faulty(self) -> list[BoundField]:
        """Return the fields that cannot be read, whose errors are told above the table."""
        return [field for field in self if field.errors]

    def _places(self) -> Iterator[tuple[int, int]]:
        return ((day, number) for day in range(7) for number in range(self.columns))

    def _ends(self, day: int, number: int) -> tuple[Any, Any]:
        given = self.cleaned_data
        return given.get(f"d{day}_{number}_starts"), given.get(f"d{day}_{number}_ends")
