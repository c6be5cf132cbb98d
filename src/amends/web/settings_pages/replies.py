"""Saved replies of a team: words to start from."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.letters.actions import change_reply, delete_reply, save_reply
from amends.letters.coaching import review_reply
from amends.letters.models import SavedReply
from amends.letters.placeholders import PLACES
from amends.letters.queries import saved_replies, saved_reply_for
from amends.people.models import Staff, Team
from amends.web.case.coach_sheet import Line, lines_of
from amends.web.settings_pages.door import done, refused, settings_page, team_page

NEW = 0
"""Stands for the reply that has no number yet."""


class ReplyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    body = forms.CharField(
        label=gettext_lazy("Words"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": False, "cols": False}),
    )


@team_page
def replies(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the saved replies, add one, or say what the coach says of it."""
    if request.method != "POST":
        return _page(request, staff, team)
    form = ReplyForm(request.POST, auto_id="new-%s")
    if _is_check(request, form):
        return _page(request, staff, team, new=form, coach={NEW: _said_of(form)})
    status = refused(
        form, lambda: save_reply(team, **form.cleaned_data, by=staff, at=timezone.now())
    )
    if status:
        return _page(request, staff, team, new=form, status=status)
    return done(request, _("The reply is kept."), "replies", team.slug)


@team_page
def reply(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Change one of them, or say what the coach says of it."""
    if request.method != "POST":
        return redirect("replies", team.slug)
    one = _one(staff, team, number)
    form = _form_of(one, request)
    if _is_check(request, form):
        coach = {one.pk: _said_of(form)}
        return _page(request, staff, team, changed={one.pk: form}, coach=coach)
    status = refused(
        form, lambda: change_reply(one, **form.cleaned_data, by=staff, at=timezone.now())
    )
    if status:
        return _page(request, staff, team, changed={one.pk: form}, status=status)
    return done(request, _("The reply is kept."), "replies", team.slug)


@team_page
def reply_removal(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Delete one of them."""
    if request.method != "POST":
        return redirect("replies", team.slug)
    one, form = _one(staff, team, number), forms.Form(request.POST)
    status = refused(form, lambda: delete_reply(one, by=staff, at=timezone.now()))
    if status:
        return _page(request, staff, team, trouble=form, status=status)
    return done(request, _("The reply is gone."), "replies", team.slug)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    *,
    status: int = 200,
    new: ReplyForm | None = None,
    changed: dict[int, ReplyForm] | None = None,
    trouble: forms.Form | None = None,
    coach: dict[int, list[Line]] | None = None,
) -> HttpResponse:
    changed, coach = changed or {}, coach or {}
    context = {
        "replies": [
            (one, changed.get(one.pk) or _form_of(one), coach.get(one.pk))
            for one in saved_replies(team)
        ],
        "new": new or ReplyForm(auto_id="new-%s"),
        "said_of_new": coach.get(NEW),
        "places": [f"{{{place}}}" for place in PLACES],
        # Whoever may not set it sees no form in which the refusal could stand.
        "trouble": trouble or (next(iter(changed.values()), new) if status == 403 else None),
    }
    return settings_page(request, staff, team, "replies", context, status=status)


def _is_check(request: HttpRequest, form: ReplyForm) -> bool:
    return request.POST.get("do") == "check" and form.is_valid()


def _said_of(form: ReplyForm) -> list[Line]:
    return lines_of(review_reply(form.cleaned_data["body"], at=timezone.now()))


def _form_of(one: SavedReply, request: HttpRequest | None = None) -> ReplyForm:
    return ReplyForm(
        request.POST if request else None,
        initial={"name": one.name, "body": one.body},
        auto_id=f"reply-{one.pk}-%s",
    )


def _one(staff: Staff, team: Team, number: int) -> SavedReply:
    one = saved_reply_for(staff, number)
    if one.team_id != team.pk:
        raise Http404
    return one
