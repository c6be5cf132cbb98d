"""The form that states a finding: promised, happened, gap, and what it rests on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.facts.models import Bearing, EvidenceKind
from amends.web.case.keyed_form import Choices, KeyedForm

MOST_AT_ONCE = 3


class EvidenceForm(forms.Form):
    """One thing that the finding rests on; without a kind it is none."""

    kind = forms.ChoiceField(
        label=_("Evidence"), choices=[("", "–"), *EvidenceKind.choices], required=False
    )
    bearing = forms.ChoiceField(
        label=_("On the gap it"), choices=Bearing.choices, initial=Bearing.SUGGESTS, required=False
    )
    words = forms.CharField(label=_("What it shows"), max_length=300, required=False)
    attachment = forms.IntegerField(label=_("File"), widget=forms.Select, required=False)

    def clean(self) -> None:
        """Refuse what it shows without saying what it is: words must not get lost."""
        if self.cleaned_data.get("words") and self.cleaned_data.get("kind") == "":
            self.add_error("kind", _("Say what kind of evidence this is."))


class FindingForm(KeyedForm):
    """Promised, happened, gap, and up to three pieces of evidence in `evidence`."""

    place = "finding"
    returns_to = "gap"
    words_are_in = ""
    promised = forms.CharField(label=_("Promised"), widget=forms.Textarea, max_length=4_000)
    happened = forms.CharField(label=_("Happened"), widget=forms.Textarea, max_length=4_000)
    gap = forms.CharField(label=_("Gap"), widget=forms.Textarea, max_length=4_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.evidence = [
            EvidenceForm(data, prefix=f"evidence{n}", auto_id="finding-%s")
            for n in range(1, MOST_AT_ONCE + 1)
        ]

    def is_valid(self) -> bool:
        """Tell whether the finding and each piece of evidence can be read."""
        return all([super().is_valid(), *(piece.is_valid() for piece in self.evidence)])

    def words_sent(self) -> list[tuple[str, str]]:
        """Return also what each piece of evidence shows."""
        shown = [piece["words"] for piece in self.evidence if piece["words"].value()]
        return [*super().words_sent(), *((str(f.label), str(f.value())) for f in shown)]

    def files_are(self, choices: Choices) -> None:
        """Fill the list of files that evidence can point to."""
        for piece in self.evidence:
            piece.fields["attachment"].widget.choices = [("", "–"), *choices]
