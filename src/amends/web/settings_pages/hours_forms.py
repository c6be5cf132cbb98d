"""The forms of a team's shut days and clocks."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.cases.actions.telling_time import MOST_DAYS, MOST_MINUTES
from amends.cases.clock_rules import Allowance
from amends.cases.models import ClockKind

SET = tuple(kind for kind in ClockKind if kind != ClockKind.OWN)
"""Owning is always at once, so its clock is not set."""

MEANT = {
    ClockKind.ACKNOWLEDGE: gettext_lazy("A person of ours says that they have it"),
    ClockKind.FIRST_OFFER: gettext_lazy("The first offer"),
    ClockKind.RESOLVE: gettext_lazy("The customer has accepted"),
    ClockKind.FULFIL: gettext_lazy("Delivered, where no day was named"),
    ClockKind.NEXT_WORD: gettext_lazy("The next word to the customer"),
}


class ShutDayForm(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    why = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=80)


ShutDays = forms.formset_factory(ShutDayForm, extra=3, max_num=300, absolute_max=300)


class ClocksForm(forms.Form):
    """Days, then minutes, of business time for every clock."""

    def __init__(
        self, *args: Any, allowances: Mapping[ClockKind, Allowance], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for kind in SET:
            now = allowances[kind]
            self._add(f"{kind.value}_days", now.days, MOST_DAYS, _("%(what)s: days"), kind)
            self._add(
                f"{kind.value}_minutes", now.minutes, MOST_MINUTES, _("%(what)s: minutes"), kind
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a clock without any time."""
        for kind in SET:
            names = (f"{kind.value}_days", f"{kind.value}_minutes")
            if self.cleaned_data.keys() >= set(names) and not any(
                self.cleaned_data[name] for name in names
            ):
                self.add_error(names[1], _("Give at least a minute."))
        return self.cleaned_data

    def given(self) -> dict[ClockKind, Allowance]:
        """Return what was filled in; an empty field is nothing."""
        return {
            kind: Allowance(
                days=self.cleaned_data[f"{kind.value}_days"] or 0,
                minutes=self.cleaned_data[f"{kind.value}_minutes"] or 0,
            )
            for kind in SET
        }

    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Return the fields clock by clock, for the table."""
        return [
            (str(MEANT[kind]), self[f"{kind.value}_days"], self[f"{kind.value}_minutes"])
            for kind in SET
        ]

    def _add(self, name: str, now: int, most: int, label: str, kind: ClockKind) -> None:
        words = label % {"what": MEANT[kind]}
        self.fields[name] = forms.IntegerField(
            required=False,
            min_value=0,
            max_value=most,
            initial=now,
            label=words,
            widget=forms.NumberInput(attrs={"aria-label": words}),
        )
