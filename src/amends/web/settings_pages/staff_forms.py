"""The forms about staff: hired, given a role, away."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from amends.people.models import Role, Staff

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class HireForm(forms.Form):
    """Somebody who starts; without a first password they set one by e-mail."""

    name = forms.CharField(label=_("Name"), max_length=80)
    email = forms.CharField(label=_("E-mail address"), widget=forms.EmailInput)
    role = forms.ChoiceField(label=_("Role"), initial=Role.CLERK)
    language = forms.ChoiceField(
        label=_("Language of the desk"),
        required=False,
        choices=[("", _("that of their browser")), *settings.LANGUAGES],
    )
    password = forms.CharField(
        label=_("First password"),
        help_text=_("At least ten characters. Left empty, they set one by a link in a mail."),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, by: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_up_to(by)  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, by: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_up_to(by)  # type: ignore[attr-defined]


class AwayForm(forms.Form):
    first_day = forms.DateField(label=_("First day away"), widget=DAY)
    last_day = forms.DateField(label=_("Last day away"), widget=DAY)


def roles_up_to(staff: Staff) -> list[tuple[str, Any]]:
    """Return the roles that somebody may give: up to their own."""
    return [(role.value, role.label) for role in Role if role.rank <= staff.rank]
