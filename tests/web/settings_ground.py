"""Ground for the tests of the settings: a page is opened, a form is sent, the journal is read."""

from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse

from amends.journal.models import Entry
from amends.people.models import Staff, Team
from amends.remedies.actions import save_policy
from amends.remedies.models import PolicyVersion
from cast import AT
from remedies.desk import POLICY
from unchanged import nothing_changes
from web.case_desk import signed_in
from web.desk_ground import text_of


def opened(who: Staff, name: str, team: Team, /, *more: int, query: str = "") -> HttpResponse:
    """Open one of the settings of a team."""
    return signed_in(who).get(reverse(name, args=[team.slug, *more]) + query)


def sent(who: Staff, name: str, team: Team, /, *more: int, **fields: object) -> HttpResponse:
    """Send a form of the settings."""
    return signed_in(who).post(reverse(name, args=[team.slug, *more]), fields)


def sent_in_vain(
    who: Staff, name: str, team: Team, /, *more: int, **fields: object
) -> HttpResponse:
    """Send a form of the settings and prove that nothing changed by it."""
    # Signing in writes down when; that has happened before the proof begins.
    browser = signed_in(who)
    with nothing_changes():
        return browser.post(reverse(name, args=[team.slug, *more]), fields)


def error_beside(answer: HttpResponse, field: str, *, prefix: str = "id_") -> str:
    """What a page says is wrong beside one field, which itself points to it."""
    page = text_of(answer)
    found = page.index(f'id="{prefix}{field}"')
    around = page[page.rindex("<", 0, found) : page.index(">", found)]
    assert 'aria-invalid="true"' in around
    assert f"{prefix}{field}_error" in around
    return page.split(f'<p class="error" id="{prefix}{field}_error">', 1)[1].split("</p>", 1)[0]


def journal() -> list[str]:
    """Every name in the journal, oldest first."""
    return [*Entry.objects.order_by("pk").values_list("name", flat=True)]


def kept_policy(team: Team, by: Staff, text: str = POLICY, at: datetime = AT) -> PolicyVersion:
    """A version that is kept and not in force."""
    return save_policy(team, text=text, by=by, at=at)
