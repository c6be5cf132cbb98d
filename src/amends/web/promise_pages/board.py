"""The board: what is promised, by date."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from amends.people.models import Staff
from amends.people.queries import colleagues_of, teams_of
from amends.promises.models import UNDER_WAY, State
from amends.promises.queries import board_count, board_of
from amends.promises.queries.boards import MOST_COUNTED
from amends.web.case.words_told import WordTold, last_moment, word_told
from amends.web.promise_pages.board_filter import Asked, asked_in
from amends.web.promise_pages.forms import KeepForm
from amends.web.staff_only import staff_page

TABS: tuple[tuple[str, LazyText], ...] = (
    ("due", _("Due")),
    (State.AT_RISK, _("At risk")),
    (State.WAITING, _("Waiting for consent")),
    (State.BROKEN, _("Broken")),
    (State.KEPT, _("Kept")),
)
AFTER_THEM: tuple[tuple[str, LazyText], ...] = (
    (State.RENEGOTIATED, _("Renegotiated with consent")),
    (State.RELEASED, _("Let off by the customer")),
)
COUNTED = (State.AT_RISK, State.WAITING)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tab:
    """One list of the board; `count` is empty where nobody counts."""

    query: str
    words: LazyText
    count: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one stretch of days; without a `title` there is only one."""

    place: str
    title: str
    words: list[WordTold]


@require_safe
@staff_page
def board(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show a page of the board."""
    asked, at = asked_in(request.GET, staff), timezone.now()
    found = board_of(staff, asked.wanted, after=asked.after)
    words = [word_told(promise, at=at) for promise in found.promises]
    is_under_way = asked.wanted.state in ("due", *UNDER_WAY)
    context: dict[str, Any] = {
        "section": "promises",
        "asked": asked,
        "tabs": _tabs(staff, asked, TABS),
        "more_tabs": _tabs(staff, asked, AFTER_THEM),
        "groups": by_day(words, at=at) if is_under_way else [Group("", "", words)][: len(words)],
        "is_under_way": is_under_way,
        "colleagues": [one for one in colleagues_of(staff) if one.pk != staff.pk],
        "teams": [*teams_of(staff)],
        "keep": KeepForm(),
        "next": f"{reverse('promises')}?{asked.query_after(found.next)}" if found.next else "",
        "first": f"{reverse('promises')}?{asked.query}" if asked.after else "",
    }
    return render(request, "web/promises/board.html", context)


def by_day(words: list[WordTold], *, at: datetime) -> list[Group]:
    """Put promises under what the reader's own calendar says: over, today, this week, later."""
    today = timezone.localdate(at)
    titles = {
        "late": _("Its time is over"),
        "today": _("Today"),
        "soon": _("In the next seven days"),
        "later": _("Later"),
    }
    groups = {place: Group(place, str(title), []) for place, title in titles.items()}
    for word in words:
        day = timezone.localdate(last_moment(word.promise))
        if word.promise.deadline < at:
            place = "late"
        elif day <= today:
            place = "today"
        else:
            place = "soon" if day < today + A_WEEK else "later"
        groups[place].words.append(word)
    return [group for group in groups.values() if group.words]


def _tabs(staff: Staff, asked: Asked, tabs: tuple[tuple[str, LazyText], ...]) -> list[Tab]:
    return [
        Tab(asked.query_for(state), words, _count(staff, asked, state), state == asked.wanted.state)
        for state, words in tabs
    ]


def _count(staff: Staff, asked: Asked, state: str) -> str:
    if state not in COUNTED:
        return ""
    number = board_count(staff, replace(asked.wanted, state=state))
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)
