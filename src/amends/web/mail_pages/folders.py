"""The lists of mail: what waits for a person, what could not be filed, the folders."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from amends.letters.models import Folder, IncomingMail
from amends.letters.queries.incoming import (
    counts_of_mail,
    dead_letters,
    folder,
    quarantined_mail,
)
from amends.people.models import Staff
from amends.web.pages_by_number import pages_of
from amends.web.staff_only import staff_page

WAITING, DEAD = "waiting", "dead"


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists, with how many are in it where that matters."""

    words: str | Promise
    href: str
    is_here: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Telling:
    """What stands above a list, and what stands in its place while it is empty."""

    title: str | Promise
    lead: str | Promise
    empty: str | Promise


TELLING = {
    WAITING: Telling(
        _("Mail that waits"),
        _("It may be about a case, and it may not be from whom it seems. No customer sees it."),
        _("No mail waits for a decision. What cannot be filed without a doubt will be here."),
    ),
    DEAD: Telling(
        _("Could not be filed"),
        _("Each is kept as it came. Once the reason is gone, have it filed again."),
        _("All mail could be filed. What cannot be will be here, with the reason."),
    ),
    Folder.AUTOMATIC: Telling(
        _("Automatic answers"),
        _("Programs sent them by themselves. They start nothing."),
        _("No program has answered us."),
    ),
    Folder.BOUNCES: Telling(
        _("Came back"),
        _("Mail systems say that a mail of ours did not arrive. Its owner is told."),
        _("Nothing has come back."),
    ),
    Folder.BULK: Telling(
        _("To many, and notices"),
        _("Newsletters, notices of delivery and the like."),
        _("No such mail has come."),
    ),
    Folder.COPIES: Telling(
        _("Copies"),
        _("The same mail was here already, or it is our own that came back to us."),
        _("Nothing has come twice."),
    ),
    Folder.LEFT_OUT: Telling(
        _("Left out"),
        _("Somebody decided that it belongs to no case. It can still be let in."),
        _("Nothing was left out."),
    ),
}


@require_safe
@staff_page
def waiting_mail(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show what waits for a person's decision."""
    return _list(request, staff, WAITING, quarantined_mail(staff, _number(request)))


@require_safe
@staff_page
def dead_mail(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show what could not be filed."""
    return _list(request, staff, DEAD, dead_letters(staff, _number(request)))


@require_safe
@staff_page
def mail_folder(request: HttpRequest, staff: Staff, kind: str) -> HttpResponse:
    """Show one of the folders."""
    if kind not in Folder:
        raise Http404
    return _list(request, staff, kind, folder(staff, Folder(kind), _number(request)))


def tabs_of(staff: Staff, here: str) -> list[Tab]:
    """Return every list of mail; `here` is the one that is shown."""
    counts = counts_of_mail(staff)
    counted = {WAITING: counts.waiting, DEAD: counts.dead}
    lists: dict[str, str] = {
        WAITING: reverse("mail"),
        DEAD: reverse("dead_mail"),
        **{kind.value: reverse("mail_folder", args=[kind.value]) for kind in Folder},
    }
    return [
        Tab(TELLING[name].title, href, name == here, counted.get(name, 0))
        for name, href in lists.items()
    ]


def _list(request: HttpRequest, staff: Staff, name: str, page: Page[IncomingMail]) -> HttpResponse:
    context = {
        "section": "mail",
        "tabs": tabs_of(staff, name),
        "telling": TELLING[name],
        "mails": page.object_list,
        "pages": pages_of(page),
        "is_dead": name == DEAD,
    }
    return render(request, "web/mail/list.html", context)


def _number(request: HttpRequest) -> str:
    return request.GET.get("page", "1")
