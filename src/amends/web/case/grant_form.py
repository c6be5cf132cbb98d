"""The form that grants, line by line, what a customer asked for."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.people.models import Kind
from amends.remedies.granting import GrantedLine
from amends.web.case.keyed_form import KeyedForm

MOST_AT_ONCE = 3


class GrantedLineForm(forms.Form):
    """One line; without saying what it is, it is none."""

    what = forms.CharField(label=_("What"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("It is"), choices=Kind.choices, required=False)
    amount = forms.DecimalField(
        label=_("Worth"),
        max_digits=12,
        decimal_places=2,
        min_value=Decimal(0),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    due_on = forms.DateField(
        label=_("By"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    because = forms.CharField(label=_("Why, as they may read it"), max_length=500, required=False)

    def clean(self) -> None:
        """Refuse a sum that stands for nothing."""
        if self.cleaned_data.get("amount") and not self.cleaned_data.get("what"):
            self.add_error("what", _("Say what it is."))


class GrantForm(KeyedForm):
    """Up to three lines, in `lines`, and why they are right where cases like it got others."""

    place = "grant"
    words_are_in = "why"
    why = forms.CharField(
        label=_("Why this is right"), widget=forms.Textarea, max_length=500, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.lines = [
            GrantedLineForm(data, prefix=f"line{n}", auto_id="grant-%s")
            for n in range(1, MOST_AT_ONCE + 1)
        ]

    def is_valid(self) -> bool:
        """Tell whether each line can be read."""
        return all([super().is_valid(), *(line.is_valid() for line in self.lines)])

    def granted(self) -> list[GrantedLine]:
        """Return the lines that say what they are."""
        filled = (line.cleaned_data for line in self.lines)
        return [
            GrantedLine(
                kind=Kind(line["kind"] or Kind.MAKE_WHOLE),
                what=line["what"],
                amount=line["amount"] or Decimal(0),
                due_on=line["due_on"],
                because=line["because"],
            )
            for line in filled
            if line["what"]
        ]
