"""The forms of a problem and of its fixes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amends.people.models import Staff
from amends.prevention.drafts import FixDraft
from amends.prevention.errors import BadProblem
from amends.prevention.models import Fix, FixState
from amends.web.case.forms import CauseForm
from amends.web.case.keyed_form import FilesField, KeyedForm
from amends.web.case.word_form import DAY

LONGEST = 300
LONGEST_WORDS = 500
WORDS = forms.Textarea


def picked(people: Iterable[Staff], number: int, *, field: str) -> Staff:
    """Return who was picked among those who may be given a fix. Raises BadProblem."""
    found = next((one for one in people if one.pk == number), None)
    if found is None:
        raise BadProblem(gettext("Pick somebody from the list."), field)
    return found


class RewordForm(KeyedForm):
    """The cause, said better."""

    place = "reword"
    words_are_in = "cause"
    cause = forms.CharField(
        label=CauseForm.base_fields["cause"].label,
        max_length=LONGEST,
        help_text=CauseForm.base_fields["cause"].help_text,
    )


class PlanForm(KeyedForm):
    """A fix: what, who, by when, and how we shall know."""

    place = "plan"
    words_are_in = "what"
    what = forms.CharField(
        label=_("What is changed"),
        max_length=LONGEST,
        help_text=_(
            "So that it reads on after “since then we have …”: it may be told to customers. "
            "“written a closing list with the window on it”"
        ),
    )
    owner = forms.IntegerField(label=_("Who does it"), widget=forms.Select)
    due_on = forms.DateField(label=_("By"), widget=DAY)
    how_we_know = forms.CharField(label=_("How we shall know that it holds"), max_length=LONGEST)
    look_on = forms.DateField(label=_("When we look"), widget=DAY)

    def draft(self, people: list[Staff]) -> FixDraft:
        """Return the plan; `people` are those who may be given it. Raises BadProblem."""
        said = self.cleaned_data
        owner = picked(people, said["owner"], field="owner")
        return FixDraft(said["what"], owner, said["due_on"], said["how_we_know"], said["look_on"])


class NumberForm(KeyedForm):
    """A case joins, by its number."""

    place = "join"
    words_are_in = "case"
    case = forms.IntegerField(label=_("Number of the case"), min_value=1)


class LeaveForm(KeyedForm):
    """A case is taken out again; the button alone."""

    place = "leave"
    case = forms.IntegerField(min_value=1)


class FixForm(KeyedForm):
    """One thing that is done with a fix: `title` opens it, `button` sends it to `goes_to`."""

    title: Any = ""
    button: Any = _("Write it down")
    goes_to: str
    hint: Any = ""

    def of(self, fix: Fix) -> "FixForm":
        """Give the fields ids of this fix's own: a page may have several."""
        self.auto_id = f"{self.place}-{fix.pk}-%s"
        return self


class DoneForm(FixForm):
    place, goes_to = "done", "fix_done"
    title = _("It is done")
    words = forms.CharField(
        label=_("What shows that it is done"),
        widget=WORDS,
        max_length=LONGEST_WORDS,
        required=False,
    )
    attached = FilesField(label=_("Pictures or papers"), required=False)


class VerifyForm(FixForm):
    place, goes_to = "verify", "fix_verified"
    title, button = _("It holds"), _("It holds")
    hint = _("Customers who wish to know can then be told, and “never again” may be written.")
    words = forms.CharField(label=_("What shows it"), widget=WORDS, max_length=LONGEST_WORDS)


class NoHelpForm(FixForm):
    place, goes_to = "no_help", "fix_no_help"
    title = _("It did not help")
    words = forms.CharField(label=_("What shows it"), widget=WORDS, max_length=LONGEST_WORDS)


class HandForm(FixForm):
    place, goes_to = "hand", "hand_fix"
    title, button = _("A colleague takes it over"), _("Hand it on")
    to = forms.IntegerField(label=_("To"), widget=forms.Select)


class DropForm(FixForm):
    place, goes_to = "drop", "drop_fix"
    title, button = _("Drop it"), _("Drop it")
    words = forms.CharField(label=_("Why"), widget=WORDS, max_length=LONGEST_WORDS)


FORMS_IN: dict[str, tuple[type[FixForm], ...]] = {
    FixState.PLANNED: (DoneForm, HandForm, DropForm),
    FixState.DONE: (VerifyForm, NoHelpForm, HandForm),
    FixState.VERIFIED: (HandForm,),
}
"""What can be done with a fix that stands there."""


class TellForm(KeyedForm):
    """A letter to one customer about what was changed."""

    place = "tell"
    words_are_in = "words"
    case = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(label=_("Letter"), widget=WORDS, max_length=50_000)

    def of(self, number: int) -> "TellForm":
        """Give the fields ids of this case's own."""
        self.auto_id = f"{self.place}-{number}-%s"
        return self
