"""The mailboxes of a team: set up, tried both ways, and how they fare."""

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.letters.actions import add_mailbox, change_mailbox, drop_mailbox
from amends.letters.errors import MailboxNotFound
from amends.letters.models import Mailbox
from amends.letters.queries.mailboxes import hook_token, mailbox_for, mailboxes_of
from amends.letters.trying import Tried, try_both_ways
from amends.people.models import Role, Staff, Team
from amends.people.standing import require
from amends.web.settings_pages.door import done, refused, settings_page, team_page
from amends.web.settings_pages.mailboxes_form import MailboxForm, details_of


@team_page
def mailboxes(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the mailboxes of a team, or add one."""
    form = MailboxForm(request.POST or None)
    if request.method != "POST":
        return _list(request, staff, team, form)
    added: list[Mailbox] = []

    def add() -> None:
        added.append(add_mailbox(team, form.details(), by=staff.actor, at=timezone.now()))

    status = refused(form, add)
    if status:
        return _list(request, staff, team, form, status=status)
    words = _("The mailbox is there. Try it both ways now.")
    return done(request, words, "mailbox", team.slug, added[0].pk)


@team_page
def mailbox(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Show one mailbox, or change it."""
    one = _one(staff, team, number)
    if request.method != "POST":
        return _page(request, staff, team, one, MailboxForm(initial=details_of(one)))
    form = MailboxForm(request.POST)
    status = refused(
        form, lambda: change_mailbox(one, form.details(), by=staff.actor, at=timezone.now())
    )
    if status:
        return _page(request, staff, team, one, form, status=status)
    return done(request, _("This is kept. Try it both ways now."), "mailbox", team.slug, one.pk)


@team_page
def mailbox_trial(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Try a mailbox both ways and say in words how it went."""
    if request.method != "POST":
        return redirect("mailbox", team.slug, number)
    one = _one(staff, team, number)
    tried: list[Tried] = []
    form = forms.Form(request.POST)

    def trial() -> None:
        require(Role.MANAGER, staff.actor, team)
        tried.extend(try_both_ways(one))

    status = refused(form, trial) or 200
    shown = MailboxForm(initial=details_of(one))
    return _page(request, staff, team, one, shown, status=status, tried=tried, trouble=form)


@team_page
def mailbox_removal(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Forget a mailbox; the mails that it brought stay."""
    if request.method != "POST":
        return redirect("mailbox", team.slug, number)
    one, form = _one(staff, team, number), forms.Form(request.POST)
    status = refused(form, lambda: drop_mailbox(one, by=staff.actor, at=timezone.now()))
    if status:
        shown = MailboxForm(initial=details_of(one))
        return _page(request, staff, team, one, shown, status=status, trouble=form)
    return done(request, _("The mailbox is forgotten. Its mails stay."), "mailboxes", team.slug)


def _list(
    request: HttpRequest, staff: Staff, team: Team, form: MailboxForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "mailboxes": mailboxes_of(team),
        "form": form,
        "trouble": form,
        "may_set": staff.rank >= Role.MANAGER.rank,
    }
    return settings_page(request, staff, team, "mailboxes", context, status=status)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    one: Mailbox,
    form: MailboxForm,
    *,
    status: int = 200,
    tried: Sequence[Tried] = (),
    trouble: forms.Form | None = None,
) -> HttpResponse:
    may_set = staff.rank >= Role.MANAGER.rank
    hook = reverse("bring_mail", args=[hook_token(one)]) if may_set else ""
    context = {
        "mailbox": one,
        "form": form,
        "trouble": trouble or form,
        "tried": tried,
        "may_set": may_set,
        # Whoever has it can bring mail: for those only who set the mailbox up.
        "hook": f"{settings.SITE_URL}{hook}" if hook else "",
    }
    return settings_page(request, staff, team, "mailbox", context, status=status)


def _one(staff: Staff, team: Team, number: int) -> Mailbox:
    one = mailbox_for(staff, number)
    if one.team_id != team.pk:
        raise MailboxNotFound(_("There is no such mailbox of this team."))
    return one
