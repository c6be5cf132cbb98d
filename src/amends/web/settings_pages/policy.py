"""What the team owes, as it has written it down: check it, keep it, turn it on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amends.people.models import Role, Staff, Team
from amends.policy import PolicyError, Problem, load_policy
from amends.remedies.actions import save_policy, turn_on_policy
from amends.remedies.errors import BadPolicy
from amends.remedies.models import PolicyVersion
from amends.remedies.queries import policy_in_force, policy_version_for, policy_versions
from amends.web.settings_pages.door import as_lead, done, refused, settings_page, team_page

LONGEST = 400_000


class PolicyForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The text"),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(
            attrs={
                "data-lines": True,
                "data-draft": "no",
                "spellcheck": "false",
                "rows": False,
                "cols": False,
            }
        ),
        error_messages={"required": gettext_lazy("There is nothing in it yet.")},
    )


@dataclass(frozen=True, slots=True)
class EditorLine:
    """One line of the text as it lies beneath the field; `is_wrong` marks it."""

    text: str
    is_wrong: bool


@team_page
def policy(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show a version, check a text, or keep it as the next version."""
    if request.method != "POST":
        shown = _asked_for(request, team)
        form = PolicyForm(initial={"text": shown.text if shown else ""})
        return _page(request, staff, team, form, shown=shown)
    form = PolicyForm(request.POST)
    found: list[Problem] = []
    if request.POST.get("do") == "check":
        return _checked(request, staff, team, form)

    def keep() -> PolicyVersion:
        as_lead(staff, team)
        try:
            return save_policy(team, text=form.cleaned_data["text"], by=staff, at=timezone.now())
        except BadPolicy as bad:
            found.extend(bad.problems)
            raise BadPolicy(()) from bad

    status = refused(form, keep)
    if status:
        trouble = form if status == 403 else None
        return _page(request, staff, team, form, problems=found, trouble=trouble, status=status)
    return done(request, _("Kept as a new version. It is not in force yet."), "policy", team.slug)


@team_page
def turn_on(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Put a version in force."""
    if request.method != "POST":
        return redirect("policy", team.slug)
    version, form = policy_version_for(team, number), forms.Form(request.POST)
    status = refused(form, lambda: turn_on_policy(version, by=staff, at=timezone.now()))
    if status:
        editor = PolicyForm(initial={"text": version.text})
        return _page(request, staff, team, editor, shown=version, trouble=form, status=status)
    return done(request, _("It is in force from this moment."), "policy", team.slug)


def _checked(request: HttpRequest, staff: Staff, team: Team, form: PolicyForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, staff, team, form, status=422)
    try:
        read = load_policy(form.cleaned_data["text"].replace("\r\n", "\n"), name=team.slug)
    except PolicyError as bad:
        return _page(request, staff, team, form, problems=bad.problems, status=422)
    return _page(request, staff, team, form, remarks=read.notes, is_sound=True)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    form: PolicyForm,
    *,
    status: int = 200,
    shown: PolicyVersion | None = None,
    problems: Sequence[Problem] = (),
    remarks: Sequence[Problem] = (),
    is_sound: bool = False,
    trouble: forms.Form | None = None,
) -> HttpResponse:
    text = str(form["text"].value() or "")
    attributes = form.fields["text"].widget.attrs
    attributes["readonly"] = staff.rank < Role.LEAD.rank
    if problems:
        attributes |= {"aria-invalid": "true", "aria-describedby": "faults"}
    wrong = {problem.line for problem in (*problems, *remarks)}
    context = {
        "form": form,
        "trouble": trouble,
        "lines": [
            EditorLine(line, number in wrong) for number, line in enumerate(text.split("\n"), 1)
        ],
        "problems": problems,
        "remarks": remarks,
        "is_sound": is_sound,
        "found": _found(problems),
        "shown": shown,
        "in_force": policy_in_force(team, timezone.now()),
        "versions": policy_versions(team),
    }
    return settings_page(request, staff, team, "policy", context, status=status)


def _found(problems: Sequence[Problem]) -> str:
    number = len({problem.line for problem in problems})
    return ngettext(
        "%(number)d line cannot be used.", "%(number)d lines cannot be used.", number
    ) % {"number": number}


def _asked_for(request: HttpRequest, team: Team) -> PolicyVersion | None:
    number = request.GET.get("version", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        return policy_version_for(team, int(number))
    return policy_in_force(team, timezone.now()) or policy_versions(team).first()
