"""The way into the figures: who may see them, and which cases they are about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from amends.insight.errors import NotForThem
from amends.insight.queries import teams_to_see
from amends.insight.wanted import DAYS, Wanted, lately
from amends.people.models import Channel, Staff, Team
from amends.web.staff_only import staff_page

PERIODS = (30, DAYS, 365)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a page of figures asks for, among `teams`."""

    teams: Sequence[Team]
    team: Team | None
    channel: str
    days: int
    at: datetime

    @property
    def wanted(self) -> Wanted:
        """Return the cases that are asked for."""
        teams = [self.team] if self.team else self.teams
        return lately(teams, at=self.at, days=self.days, channel=self.channel)

    @property
    def query(self) -> str:
        """Return the query string of this page from its beginning."""
        return urlencode(self._shown())

    def page_from(self, place: str) -> str:
        """Return the query string of the page that begins at `place`."""
        return urlencode({**self._shown(), "after": place})

    def _shown(self) -> dict[str, str]:
        shown = {
            "team": self.team.slug if self.team else "",
            "channel": self.channel,
            "days": "" if self.days == DAYS else str(self.days),
        }
        return {name: value for name, value in shown.items() if value}

    @property
    def filters(self) -> dict[str, object]:
        """Return what the form that narrows a page needs."""
        return {"asked": self, "channels": Channel.choices, "periods": PERIODS}


FiguresPage = Callable[[HttpRequest, Asked], HttpResponse]


def figures_page(page: FiguresPage) -> Callable[..., HttpResponse]:
    """Give the page what is asked for, of the teams that somebody may see; else 403.

    What makes no sense in the address is left out.
    """

    @wraps(page)
    def with_asked(request: HttpRequest, staff: Staff) -> HttpResponse:
        try:
            teams = teams_to_see(staff)
        except NotForThem as closed:
            context = {"why": str(closed), "section": "insight"}
            return render(request, "web/insight/closed.html", context, status=403)
        return page(request, _asked(request, teams))

    return staff_page(with_asked)


def _asked(request: HttpRequest, teams: Sequence[Team]) -> Asked:
    given = request.GET
    slug, channel, days = given.get("team", ""), given.get("channel", ""), given.get("days", "")
    return Asked(
        teams=teams,
        team=next((team for team in teams if team.slug == slug), None),
        channel=channel if channel in Channel.values else "",
        days=next((period for period in PERIODS if str(period) == days), DAYS),
        at=timezone.now(),
    )
