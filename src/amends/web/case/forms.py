"""The forms of the case page that are the same on every case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Outcome
from amends.people.models import Channel
from amends.web.case.keyed_form import FilesField, KeyedForm, NumbersField

LONG = forms.Textarea
TALKED = [c for c in Channel.choices if c[0] in (Channel.PHONE, Channel.IN_PERSON, Channel.LETTER)]


class EmptyForm(KeyedForm):
    """A button alone."""

    place = "act"


class NoteForm(KeyedForm):
    place = "note"
    returns_to = "write"
    words = forms.CharField(label=_("Note"), widget=LONG, max_length=50_000)
    mentions = NumbersField(label=_("Who should see it"), required=False)
    attached = FilesField(label=_("Files"), required=False)


class ContactForm(KeyedForm):
    place = "contact"
    returns_to = "write"
    words = forms.CharField(label=_("What was said"), widget=LONG, max_length=50_000)
    channel = forms.ChoiceField(label=_("How"), choices=TALKED)
    attached = FilesField(label=_("Files"), required=False)


class QuestionForm(KeyedForm):
    place = "question"
    returns_to = "write"
    words = forms.CharField(label=_("The question"), widget=LONG, max_length=50_000)
    channel = forms.ChoiceField(label=_("How it was asked"), choices=Channel.choices)


class AttachForm(KeyedForm):
    place = "attach"
    returns_to = "write"
    words_are_in = "attached"
    attached = FilesField(label=_("Files"))


class HandoverForm(KeyedForm):
    place = "handover"
    words_are_in = "why"
    to = forms.IntegerField(label=_("To"), widget=forms.Select)
    why = forms.CharField(label=_("Why it is better with them"), widget=LONG, max_length=300)


class DeclineForm(KeyedForm):
    place = "decline"
    words_are_in = "answer"
    answer = forms.CharField(label=_("Why not"), widget=LONG, max_length=300)


class TagForm(KeyedForm):
    place = "tag"
    words_are_in = "name"
    name = forms.CharField(label=_("Tag"), max_length=40)


class OtherCaseForm(KeyedForm):
    """Another case, by its number."""

    words_are_in = "other"
    other = forms.IntegerField(label=_("Number of the other case"), min_value=1)


class LinkForm(OtherCaseForm):
    place = "link"


class MergeForm(OtherCaseForm):
    place = "merge"


class SnoozeForm(KeyedForm):
    place = "snooze"
    words_are_in = "until"
    until = forms.DateTimeField(
        label=_("Until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


class FollowUpForm(KeyedForm):
    place = "follow_up"
    words_are_in = "words"
    words = forms.CharField(label=_("What they said"), widget=LONG, max_length=500)


class CloseForm(KeyedForm):
    place = "close"
    outcome = forms.ChoiceField(label=_("How it ends"), choices=Outcome.choices)
    words = forms.CharField(label=_("The last word"), widget=LONG, max_length=500, required=False)
    agreed = forms.CharField(
        label=_("How do we avoid this next time?"),
        help_text=_("What you agreed on with them, to stand on every new case of theirs."),
        widget=LONG,
        max_length=500,
        required=False,
    )
    wishes = forms.BooleanField(
        label=_("They wish to be told what we change because of it"), required=False
    )


class ManagementForm(KeyedForm):
    """Something came through the management: to whom, what the customer wrote, what they added."""

    place = "management"
    words_are_in = "said"
    executive = forms.IntegerField(label=_("To whom it went"), widget=forms.Select)
    said = forms.CharField(
        label=_("What the customer wrote"), widget=LONG, max_length=50_000, required=False
    )
    added = forms.CharField(
        label=_("What they said to it"), widget=LONG, max_length=5_000, required=False
    )


class AppreciateForm(KeyedForm):
    place = "appreciate"
    words = forms.CharField(
        label=_("Why we are proud of it"),
        help_text=_("One sentence, without a name."),
        widget=LONG,
        max_length=400,
    )
    names = NumbersField(
        label=_("Who may be named, if they wish it: each is asked"), required=False
    )


class CauseForm(KeyedForm):
    """The cause of the case, in the work; `thing` when it goes wrong with that alone."""

    place = "cause"
    returns_to = "cause"
    words_are_in = "cause"
    cause = forms.CharField(
        label=_("What in the work let it happen"),
        max_length=300,
        help_text=_("With “we”, and nobody’s name: “We unwrapped the meat in a rush.”"),
    )
    thing = forms.CharField(label=_("It goes wrong with"), widget=forms.Select, required=False)


class JoinForm(KeyedForm):
    """A case came of a problem, or did not after all: the button alone."""

    place = "of_problem"
    returns_to = "cause"
    problem = forms.IntegerField(widget=forms.HiddenInput)


class TakeForm(KeyedForm):
    """Take the case from the owner that one saw on the page, by their number."""

    place = "take"
    seen_owner = forms.IntegerField(widget=forms.HiddenInput)


class RefusalForm(KeyedForm):
    """A no carries its reason and what can be done instead."""

    place = "refusal"
    words_are_in = "reason"
    reason = forms.CharField(label=_("The reason"), widget=LONG, max_length=500)
    alternative = forms.CharField(label=_("What can be done instead"), widget=LONG, max_length=500)
