"""The form of an account: what was promised, what happened, what was met with, what would help."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.facts.drafts import Parts
from amends.web.public.forms import FILES_HINT, FilesField, KeyedForm

LONGEST = 10_000


def _words(label: Any, *, hint: Any = "", is_needed: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea,
        required=is_needed,
        max_length=LONGEST,
    )


class AccountForm(KeyedForm):
    """What they tell us. `was_asked` once they were asked to leave names out."""

    place = "account"
    words_are_in = "happened"
    promised = _words(_("What was promised?"), hint=_("As far as you know."))
    happened = _words(
        _("What happened?"),
        hint=_("In the order in which it happened. What was done, not who did it."),
        is_needed=True,
    )
    met_with = _words(_("What did the customer meet with?"))
    would_help = _words(_("What would have helped?"))
    papers = FilesField(label=_("Photos or papers"), required=False, help_text=FILES_HINT)
    was_asked = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def parts(self) -> Parts:
        """What was written."""
        said = self.cleaned_data
        return Parts(
            promised=said["promised"],
            happened=said["happened"],
            met_with=said["met_with"],
            would_help=said["would_help"],
        )
