"""The forms of the customer's page; each carries a key, so that a double click makes one thing."""

import re
import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from amends.cases.errors import CaseError
from amends.cases.files import checked_file

MOST_FILES = 5
_KEY = re.compile(r"[0-9a-f]{32}")

DATE_INPUT = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


FILES_HINT = format_lazy(
    _("Up to {most}: pictures, PDF or plain text, {megabytes} MB each."),
    most=MOST_FILES,
    megabytes=settings.ATTACHMENT_MAX_BYTES // (1024 * 1024),
)


class KeyedForm(forms.Form):
    """One form on a page of many; `place` begins the ids of its fields.

    `unseen` are the fields that the page fills in, beside which no message can stand.
    """

    place: ClassVar[str]
    words_are_in: ClassVar[str] = "words"
    unseen: ClassVar[frozenset[str]] = frozenset({"key"})
    key = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.place}-%s")
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = secrets.token_hex(16)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs.pop("cols", None), field.widget.attrs.pop("rows", None)

    def clean_key(self) -> str:
        """Return the key of this page, or a new one for what no page of ours has made."""
        key = str(self.cleaned_data["key"])
        return key if _KEY.fullmatch(key) else secrets.token_hex(16)

    @property
    def is_mangled(self) -> bool:
        """Tell whether something is wrong that whoever filled it in could not see."""
        return not self.unseen.isdisjoint(self.errors)

    def hidden_key(self) -> str:
        """Return the key that this rendering of the form carries."""
        return str(self["key"].value())


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Some files, each checked before anything is written."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        """Return name and content of each file; a bad one is told by name."""
        uploads: Sequence[UploadedFile[bytes]] = data if isinstance(data, list | tuple) else [data]
        chosen = [upload for upload in uploads if upload]
        if len(chosen) > MOST_FILES:
            raise forms.ValidationError(_("At most five files fit at once."))
        # One byte more than we keep is enough to know that a file is too large.
        most = settings.ATTACHMENT_MAX_BYTES + 1
        files = [(upload.name or "", upload.read(most)) for upload in chosen]
        try:
            for name, content in files:
                checked_file(name, content)
        except CaseError as refused:
            raise forms.ValidationError(str(refused)) from None
        return files


class ChoiceForm(KeyedForm):
    """Which option of which offer; the offer may have been replaced since the page was shown."""

    place = "choice"
    words_are_in = "option"
    unseen = frozenset({"key", "offer"})
    offer = forms.IntegerField(widget=forms.HiddenInput)
    option = forms.CharField(
        max_length=100, error_messages={"required": _("Choose one of them first.")}
    )


class TimeForm(KeyedForm):
    place = "time"
    words_are_in = "write_on"
    unseen = frozenset({"key", "offer"})
    offer = forms.IntegerField(widget=forms.HiddenInput)
    write_on = forms.DateField(label=_("Write to me on"), widget=DATE_INPUT)

    @classmethod
    def from_day(cls, today: date, offer: int) -> "TimeForm":
        """Return the form with a day three days ahead in it."""
        return cls(initial={"offer": offer, "write_on": today + timedelta(days=3)})


class ProposalForm(KeyedForm):
    place = "proposal"
    words = forms.CharField(
        label=_("What would you rather have?"), widget=forms.Textarea, max_length=4_000
    )


class MessageForm(KeyedForm):
    place = "message"
    words = forms.CharField(label=_("Your words"), widget=forms.Textarea, max_length=50_000)
    papers = FilesField(
        label=_("Photos or papers"),
        required=False,
        help_text=FILES_HINT,
    )


class ArrivalForm(KeyedForm):
    """Whether one line arrived; `place` is not used, since there is nothing to fill in."""

    place = "arrival"
    words_are_in = ""
    unseen = frozenset({"key", "line", "delivery", "arrived"})
    line = forms.IntegerField()
    delivery = forms.IntegerField()
    arrived = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class ConsentForm(KeyedForm):
    """Yes or no to another date; there is nothing to fill in."""

    place = "consent"
    words_are_in = ""
    unseen = frozenset({"key", "asked", "answer"})
    asked = forms.IntegerField()
    answer = forms.ChoiceField(choices=[("agree", "agree"), ("keep", "keep")])


class LetOffForm(KeyedForm):
    """They do not need it any more; there is nothing to fill in."""

    place = "let_off"
    words_are_in = ""
    unseen = frozenset({"key", "promise"})
    promise = forms.IntegerField()


class WishForm(KeyedForm):
    """Tell me what you changed, or no longer; there is nothing to fill in."""

    place = "wish"
    words_are_in = ""
    unseen = frozenset({"key", "answer"})
    answer = forms.ChoiceField(choices=[("tell", "tell"), ("no", "no")])


class WordForm(KeyedForm):
    place = "word"
    satisfied = forms.ChoiceField(
        label=_("Are you satisfied with what we did?"),
        widget=forms.RadioSelect,
        choices=[("fully", _("Fully")), ("partly", _("Partly")), ("no", _("No"))],
        error_messages={"required": _("Choose one of the three.")},
    )
    words = forms.CharField(
        label=_("What should we do better?"),
        widget=forms.Textarea,
        required=False,
        max_length=450,
    )

    def told(self) -> str:
        """Return both answers as the words that are kept."""
        answers = dict(self.fields["satisfied"].choices)  # type: ignore[attr-defined]
        satisfied = str(answers[self.cleaned_data["satisfied"]])
        return f"{satisfied}. {self.cleaned_data['words']}".strip()
