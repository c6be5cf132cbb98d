"""The form that asks for the facts that the policy needs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case
from amends.policy import FactType
from amends.remedies.answers import Question
from amends.remedies.errors import NoPolicyInForce
from amends.remedies.queries import questions_of
from amends.web.case.keyed_form import KeyedForm

PREFIX = "fact_"
TYPED = {
    FactType.INT: {"inputmode": "numeric"},
    FactType.DECIMAL: {"inputmode": "decimal"},
    FactType.MONEY: {"inputmode": "decimal"},
    FactType.DATE: {"type": "date"},
    FactType.MOMENT: {"type": "datetime-local"},
}


class FactsForm(KeyedForm):
    """One field for each fact of the policy, called `fact_` and its name.

    Every field takes text; the remedies room reads it and refuses what is not what the policy
    asks for. Only what was changed counts as an answer.
    """

    place = "facts"
    returns_to = "offer"

    def __init__(self, *args: Any, questions: Sequence[Question] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.problems = {PREFIX + q.name for q in questions if q.problem}
        for question in questions:
            self.fields[PREFIX + question.name] = _field(question)

    @classmethod
    def posted(cls, request: HttpRequest, case: Case, at: datetime) -> Self:
        """Return the form as it was sent, with a field for each fact of the policy in force."""
        try:
            questions = questions_of(case, at=at, language=get_language() or "en")
        except NoPolicyInForce:
            questions = []
        return cls(request.POST, questions=questions)

    @property
    def asked(self) -> list[forms.BoundField]:
        """The facts without which the policy cannot decide."""
        return [self[name] for name in self.fields if name in self.problems]

    @property
    def known(self) -> list[forms.BoundField]:
        """The other facts, which a clerk may know better than the rows."""
        named = (name for name in self.fields if name.startswith(PREFIX))
        return [self[name] for name in named if name not in self.problems]

    @property
    def opens_known(self) -> bool:
        """Whether the other facts stand open: nothing else is asked, or one was refused."""
        return not self.asked or any(field.errors for field in self.known)

    def answers(self) -> dict[str, object]:
        """Return what was changed, by fact name; empty text takes an answer away."""
        changed = (name for name in self.changed_data if name.startswith(PREFIX))
        return {name.removeprefix(PREFIX): self.cleaned_data[name] for name in changed}


def _field(question: Question) -> forms.Field:
    label = f"{question.title} ({question.unit})" if question.unit else question.title
    hint = question.problem if question.problem and question.value is not None else ""
    common: dict[str, Any] = {
        "label": label,
        "required": False,
        "initial": _text(question.value),
        "help_text": hint,
    }
    if question.type is FactType.BOOL:
        choices = [("", "–"), ("true", _("Yes")), ("false", _("No"))]
        return forms.ChoiceField(choices=choices, **common)
    if question.choices:
        return forms.ChoiceField(choices=[("", "–"), *question.choices], **common)
    widget = forms.TextInput(attrs=TYPED.get(question.type, {}))
    return forms.CharField(max_length=500, widget=widget, **common)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return " ".join(map(str, value))
        case _:
            return str(value)
