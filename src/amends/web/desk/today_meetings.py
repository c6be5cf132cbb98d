"""Today's meetings with their agendas, and problems that look for a meeting."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.people.models import Team
from amends.prevention.models import Meeting
from amends.web.desk.today_entries import Entry
from amends.web.templatetags.words import when


def meeting_entries(meetings: Iterable[Meeting]) -> list[Entry]:
    """Say when somebody's teams meet today, and how much is on the agenda (`items`)."""
    return [_entry(meeting, getattr(meeting, "items", 0)) for meeting in meetings]


def teams_without_meetings(teams: Iterable[tuple[Team, int]]) -> list[Entry]:
    """Say to a lead how many problems of a team wait for a meeting."""
    return [
        Entry(
            when=_("No meeting"),
            href=reverse("meeting_settings", args=[team.slug]),
            title=format_html(
                ngettext(
                    "{number} problem of {team} waits for a meeting",
                    "{number} problems of {team} wait for a meeting",
                    waiting,
                ),
                number=waiting,
                team=format_html("<strong>{}</strong>", team.name),
            ),
            words=_("Each is looked at at two meetings. Set when you meet, and it is placed."),
            act=_("Set a meeting"),
            case=0,
        )
        for team, waiting in teams
    ]


def _entry(meeting: Meeting, items: int) -> Entry:
    on_it = ngettext("%(n)d problem on the agenda.", "%(n)d problems on the agenda.", items)
    words = on_it % {"n": items} if items else _("Nothing is on the agenda.")
    return Entry(
        when=when(meeting.starts_at),
        href=reverse("meeting", args=[meeting.pk]),
        title=format_html(
            _("Meeting of {team}"), team=format_html("<strong>{}</strong>", meeting.team.name)
        ),
        words=f"{meeting.place}. {words}" if meeting.place else words,
        act=_("Agenda"),
        case=0,
    )
