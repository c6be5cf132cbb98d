"""Forms of the case page: each has a name, ids of its own and a key against double clicks."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from amends.cases.errors import CaseError
from amends.cases.files import checked_file
from amends.cases.models import Case

LONGEST_FILES = 10
LONGEST_KEY = 64

Choices = Iterable[tuple[object, object]]


class KeyField(forms.CharField):
    """The key of one form; a form that came without one is shown again with a new one."""

    widget = forms.HiddenInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return the key to show again."""
        return data if data and len(data) <= LONGEST_KEY else initial


class KeyedForm(forms.Form):
    """One form on a page of many.

    `place` is its name on the page: it begins the ids of its fields, so that two forms may
    have a field called `words`. `returns_to` is the part of the page shown after it,
    `words_are_in` the field that a refusal of what was written belongs beside. `is_opened` shows
    it open from the start, `remarks` (a `quote` and its `why`) are to be read before it goes.
    """

    place: ClassVar[str]
    returns_to: ClassVar[str] = ""
    words_are_in: ClassVar[str] = "words"
    is_opened: bool = False
    remarks: Sequence[Any] = ()
    key = KeyField(
        max_length=LONGEST_KEY,
        error_messages={"required": _("This form came without its key. Send it once more.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.place}-%s")
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = secrets.token_hex(16)
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                # What is kept of an unsent text must not turn up in another form.
                field.widget.attrs.setdefault("data-draft", f"{self.place}-{name}")
                field.widget.attrs.pop("cols", None), field.widget.attrs.pop("rows", None)

    @classmethod
    def posted(cls, request: HttpRequest, case: Case, at: datetime) -> Self:
        """Return the form as it was sent."""
        return cls(request.POST, request.FILES)

    def words_sent(self) -> list[tuple[str, str]]:
        """Return what somebody wrote into it, each text with its label."""
        written = (
            field
            for field in self.visible_fields()
            if isinstance(field.field.widget, forms.Textarea) or field.name == self.words_are_in
        )
        return [(str(field.label), str(field.value())) for field in written if field.value()]

    def choices_of(self, name: str, choices: Choices) -> None:
        """Fill the list of a select; the field itself takes any number, the view looks it up."""
        self.fields[name].widget.choices = [*choices]


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each checked before anything is written."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        """Return name and content of each file; a bad one is told by name."""
        uploads: Sequence[UploadedFile[bytes]] = data if isinstance(data, list | tuple) else [data]
        uploads = [upload for upload in uploads if upload]
        if self.required and not uploads:
            raise forms.ValidationError(_("Choose a file."))
        if len(uploads) > LONGEST_FILES:
            raise forms.ValidationError(_("At most ten files fit at once."))
        # One byte more than we keep is enough to know that a file is too large.
        most = settings.ATTACHMENT_MAX_BYTES + 1
        files = [(upload.name or "", upload.read(most)) for upload in uploads]
        try:
            for name, content in files:
                checked_file(name, content)
        except CaseError as refused:
            raise forms.ValidationError(str(refused)) from None
        return files


class NumbersField(forms.Field):
    """Any number of rows, by their numbers; whose they are the view finds out."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> list[int]:
        """Return the numbers that were picked."""
        picked = value if isinstance(value, list | tuple) else []
        if not all(str(number).isdecimal() and len(str(number)) < 19 for number in picked):
            raise forms.ValidationError(_("Pick from the list."))
        if self.required and not picked:
            raise forms.ValidationError(_("Pick at least one."))
        return [int(number) for number in picked]


class KeysField(NumbersField):
    """Any number of keys of the policy; whether they are known the room finds out."""

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        """Return the keys that were ticked."""
        return [str(key)[:100] for key in value] if isinstance(value, list | tuple) else []
