"""The terms of a supplier as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amends.claims.drafts import TermsDraft
from amends.claims.models import SupplierTerms
from amends.web.case.keyed_form import KeyedForm


def _days(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=3_650)


class TermsForm(KeyedForm):
    """Days from delivery or from when it was seen; empty where the terms say nothing."""

    place = "terms"
    words_are_in = "clause"
    notify_after_delivery = _days(_("Tell them within so many days of delivery"))
    notify_after_discovery = _days(_("Tell them within so many days of when it was seen"))
    claim_after_delivery = _days(_("Make the claim within so many days of delivery"))
    claim_after_discovery = _days(_("Make the claim within so many days of when it was seen"))
    in_working_days = forms.BooleanField(label=_("The terms count working days"), required=False)
    answer_days = forms.IntegerField(
        label=_("Days that we wait for an answer"), min_value=1, max_value=365
    )
    clause = forms.CharField(
        label=_("What it rests on in the contract"), max_length=300, required=False
    )

    @property
    def draft(self) -> TermsDraft:
        """Return the terms as they were written."""
        said = {name: self.cleaned_data[name] for name in self.fields if name != "key"}
        return TermsDraft(**said)


def initial_of(terms: SupplierTerms | None) -> dict[str, Any]:
    """Return what stands in the form at first."""
    if terms is None:
        return {"answer_days": TermsDraft().answer_days}
    return {name: getattr(terms, name) for name in TermsForm.base_fields if name != "key"}


def told(terms: SupplierTerms) -> list[tuple[str, str]]:
    """Return the terms line by line, for whoever may not set them."""
    found = []
    for name, field in TermsForm.base_fields.items():
        said = getattr(terms, name, None)
        if said not in (None, "", False):
            found.append((str(field.label), gettext("yes") if said is True else str(said)))
    return found
