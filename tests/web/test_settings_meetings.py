"""When a team meets is set by its lead, in the settings."""

from datetime import date

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from amends.people.models import Staff, Team
from amends.prevention.models import Meeting, MeetingSeries
from prevention.meeting_ground import tuesdays
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain

PAGE = 6
WEEKLY = {
    "rhythm": "weekly",
    "every_weeks": "2",
    "nth": "1",
    "first_on": "2026-03-05",
    "clock": "09:00",
    "minutes": "30",
    "place": "Kitchen",
}


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


def page_of(who: Staff, team: Team) -> str:
    return text_of(opened(who, "meeting_settings", team))


def test_a_team_that_has_said_nothing_is_told_what_that_means(jim: Staff, northlight: Team) -> None:
    page = page_of(jim, northlight)
    assert "You have not said when you meet. New problems wait until you do." in page
    assert "A lead, or somebody above, sets it." in page
    assert "Set a meeting" not in page


@pytest.mark.parametrize(
    ("fields", "words", "first"),
    [
        ({}, "Every 2 weeks, on Thursday at 09:00", date(2026, 3, 5)),
        ({"every_weeks": "1"}, "Every Thursday at 09:00", date(2026, 3, 5)),
        (
            {"rhythm": "monthly", "nth": "-1", "clock": "08:30"},
            "Each month, on the last Thursday at 08:30",
            date(2026, 3, 26),
        ),
        ({"rhythm": "once"}, "Once, on 5 March 2026 at 09:00", date(2026, 3, 5)),
    ],
)
def test_a_lead_sets_when_they_meet(
    fields: dict[str, str], words: str, first: date, ines: Staff, jim: Staff, northlight: Team
) -> None:
    answer = sent(ines, "meeting_settings", northlight, **{**WEEKLY, **fields})
    assert answer.status_code == 303
    assert journal()[-1] == "meetings.set"
    page = page_of(jim, northlight)
    assert words in page
    assert "30 minutes. Set by Ines Pereira. Kitchen" in page
    assert Meeting.objects.earliest("on").on == first


def test_a_lead_ends_them(ines: Staff, northlight: Team) -> None:
    series = tuesdays(northlight, ines)
    sent(ines, "meetings_end", northlight, series.pk, last_on="2026-03-10")
    assert "Ended by Ines Pereira, for the last time on" in page_of(ines, northlight)
    assert Meeting.objects.filter(is_cancelled=False).count() == 1
    assert journal()[-1] == "meetings.ended"


def test_what_makes_no_sense_comes_back_beside_its_field(ines: Staff, northlight: Team) -> None:
    def refused(**fields: str) -> HttpResponse:
        answer = sent_in_vain(ines, "meeting_settings", northlight, **{**WEEKLY, **fields})
        assert answer.status_code == 422
        return answer

    over = refused(rhythm="once", first_on="2026-03-02")
    assert error_beside(over, "first_on") == "That time is over. Give one that is to come."
    assert error_beside(refused(first_on="2036-01-01"), "first_on") == "Begin within two years."
    assert error_beside(refused(every_weeks="0"), "every_weeks")
    assert error_beside(refused(clock="nine"), "clock")
    refused(rhythm="never")
    refused(nth="7")
    series = tuesdays(northlight, ines)
    early = sent_in_vain(ines, "meetings_end", northlight, series.pk, last_on="2026-03-01")
    assert "That day is over." in error_beside(early, "last_on", prefix=f"end-{series.pk}-")


def test_a_clerk_sets_and_ends_nothing(jim: Staff, ines: Staff, northlight: Team) -> None:
    assert sent_in_vain(jim, "meeting_settings", northlight, **WEEKLY).status_code == 403
    series = tuesdays(northlight, ines)
    answer = sent_in_vain(jim, "meetings_end", northlight, series.pk, last_on="2026-03-10")
    assert answer.status_code == 403


def test_meetings_of_another_team_are_not_there(
    ines: Staff, ruth: Staff, northlight: Team, the_regent: Team
) -> None:
    elsewhere = tuesdays(the_regent, ruth)
    answer = sent_in_vain(ines, "meetings_end", northlight, elsewhere.pk, last_on="2026-03-10")
    assert answer.status_code == 404
    assert MeetingSeries.objects.get().team == the_regent


def test_what_the_page_asks_does_not_grow(
    ines: Staff, northlight: Team, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(ines)
    with django_assert_num_queries(PAGE):
        browser.get(f"/settings/{northlight.slug}/meetings/")
    tuesdays(northlight, ines)
    sent(ines, "meeting_settings", northlight, **WEEKLY)
    with django_assert_num_queries(PAGE):
        browser.get(f"/settings/{northlight.slug}/meetings/")
