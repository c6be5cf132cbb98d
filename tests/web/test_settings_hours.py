"""When a team is open and how long it gives itself, set on a page."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.cases.clock_rules import Allowance
from amends.cases.models import ClockKind
from amends.cases.queries.allowances import allowances_of
from amends.people.actions import set_shut_days
from amends.people.hours import Stretch
from amends.people.models import Staff, Team
from amends.people.queries import hours_of
from amends.people.queries.shut_days import shut_days_of
from cast import AT
from web.case_desk import signed_in
from web.desk_ground import messages_of, stand_still, text_of
from web.settings_ground import journal, opened, sent, sent_in_vain

TWO_STRETCHES = {
    "d0_0_starts": "09:00",
    "d0_0_ends": "12:30",
    "d0_1_starts": "14:00",
    "d0_1_ends": "18:00",
}
HALF_A_DAY = {"acknowledge_days": "", "acknowledge_minutes": "240"}


@pytest.fixture(autouse=True)
def _it_is_ten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


def days(*rows: tuple[str, str]) -> dict[str, Any]:
    """The form of the shut days as a browser sends it."""
    form: dict[str, Any] = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 0}
    for number, (on, why) in enumerate(rows):
        form |= {f"form-{number}-on": on, f"form-{number}-why": why}
    return form


def clocks(team: Team, **other: str) -> dict[str, str]:
    """The form of the clocks as it stands, with some of it changed."""
    now = {
        f"{kind.value}_{unit}": str(getattr(allowance, unit))
        for kind, allowance in allowances_of(team).items()
        if kind != ClockKind.OWN
        for unit in ("days", "minutes")
    }
    return {**now, **other}


def test_the_lead_sets_the_hours_and_a_second_click_writes_nothing(
    northlight: Team, ines: Staff
) -> None:
    answer = sent(ines, "set_hours", northlight, **TWO_STRETCHES)
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/settings/{northlight.slug}/",
    )
    morning, afternoon = Stretch(0, time(9), time(12, 30)), Stretch(0, time(14), time(18))
    assert hours_of(northlight).weekly == (morning, afternoon)
    assert journal()[-1] == "team.hours_set"
    assert sent_in_vain(ines, "set_hours", northlight, **TWO_STRETCHES).status_code == 303


def test_the_page_says_that_the_hours_are_kept(northlight: Team, ines: Staff) -> None:
    browser = signed_in(ines)
    browser.post(reverse("set_hours", args=[northlight.slug]), TWO_STRETCHES)
    answer = browser.get(reverse("team_settings", args=[northlight.slug]))
    assert messages_of(answer) == ["The hours are kept."]
    assert 'value="12:30"' in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"d0_0_starts": "09:00"}, "Monday: say both, from when and to when."),
        ({"d0_0_starts": "18:00", "d0_0_ends": "09:00"}, "Monday: it ends at 09:00"),
        ({**TWO_STRETCHES, "d0_1_starts": "12:00"}, "Monday: two stretches overlap at 12:00."),
        ({"d0_0_starts": "<script>", "d0_0_ends": "10:00"}, "Enter a valid time."),
        ({"d0_0_starts": "9" * 50_000, "d0_0_ends": "10:00"}, "Enter a valid time."),
        ({"d0_0_starts": "09:00\0", "d0_0_ends": "10:00"}, "Enter a valid time."),
    ],
)
def test_hours_that_nobody_can_mean_change_nothing(
    northlight: Team, ines: Staff, fields: dict[str, str], words: str
) -> None:
    answer = sent_in_vain(ines, "set_hours", northlight, **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_a_half_stretch_is_told_beside_its_field(northlight: Team, ines: Staff) -> None:
    page = text_of(sent(ines, "set_hours", northlight, d0_0_starts="09:00"))
    assert 'id="id_d0_0_ends_error"' in page
    field = page[page.index('name="d0_0_ends"') :].split(">", 1)[0]
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_d0_0_ends_error"' in field
    assert 'value="09:00"' in page


def test_the_lead_names_a_day_and_the_days_that_have_passed_stay(
    northlight: Team, ines: Staff
) -> None:
    new_year = date(2026, 1, 2)
    set_shut_days(northlight, {new_year: "Stocktaking"}, by=ines.actor, at=AT)
    form = days(("2026-05-04", "The fair"), ("", ""))
    assert sent(ines, "set_shut_days", northlight, **form).status_code == 303
    assert shut_days_of(northlight) == {new_year: "Stocktaking", date(2026, 5, 4): "The fair"}
    sent_in_vain(ines, "set_shut_days", northlight, **form)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (days(("soon", "The fair")), "Enter a valid date."),
        (days(("2026-05-04", "x" * 81)), "Ensure this value has at most 80 characters"),
        (days(("99999-01-01", "")), "Enter a valid date."),
        (days(("2026-05-04", "\u202efair")), "This has characters that cannot be shown."),
    ],
)
def test_a_shut_day_that_cannot_be_read_changes_nothing(
    northlight: Team, ines: Staff, form: dict[str, Any], words: str
) -> None:
    answer = sent_in_vain(ines, "set_shut_days", northlight, **form)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_form_of_shut_days_that_was_cut_off_changes_nothing(
    northlight: Team, ines: Staff
) -> None:
    set_shut_days(northlight, {date(2026, 5, 4): "The fair"}, by=ines.actor, at=AT)
    answer = sent_in_vain(ines, "set_shut_days", northlight, **{"form-0-on": "2026-05-05"})
    assert answer.status_code == 422


def test_the_lead_sets_one_clock_and_only_that_one_is_written(
    northlight: Team, ines: Staff
) -> None:
    form = clocks(northlight, **HALF_A_DAY)
    before = len(journal())
    assert sent(ines, "set_clocks", northlight, **form).status_code == 303
    assert allowances_of(northlight)[ClockKind.ACKNOWLEDGE] == Allowance(days=0, minutes=240)
    assert journal()[before:] == ["clock_rule.set"]
    sent_in_vain(ines, "set_clocks", northlight, **form)


@pytest.mark.parametrize(
    ("fields", "place", "words"),
    [
        (
            {"resolve_days": "0", "resolve_minutes": ""},
            "resolve_minutes",
            "Give at least a minute.",
        ),
        ({"resolve_days": "61"}, "resolve_days", "less than or equal to 60"),
        ({"resolve_days": "-1"}, "resolve_days", "greater than or equal to 0"),
        ({"resolve_minutes": "1441"}, "resolve_minutes", "less than or equal to 1440"),
        ({"resolve_minutes": "9" * 400}, "resolve_minutes", "less than or equal to 1440"),
        ({"resolve_minutes": "soon"}, "resolve_minutes", "Enter a whole number."),
    ],
)
def test_a_clock_that_nobody_can_mean_changes_none_of_them(
    northlight: Team, ines: Staff, fields: dict[str, str], place: str, words: str
) -> None:
    form = clocks(northlight, **{**HALF_A_DAY, **fields})
    answer = sent_in_vain(ines, "set_clocks", northlight, **form)
    assert answer.status_code == 422
    page = text_of(answer)
    error = page[page.index(f'id="id_{place}_error"') :].split("</p>", 1)[0]
    assert words in error


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("set_hours", TWO_STRETCHES),
        ("set_shut_days", days(("2026-05-04", "The fair"))),
        ("set_clocks", HALF_A_DAY),
    ],
)
def test_a_clerk_reads_and_cannot_set(
    northlight: Team, jim: Staff, name: str, form: dict[str, Any]
) -> None:
    page = text_of(opened(jim, "team_settings", northlight))
    assert "You may read all of this." in page
    assert "Keep these" not in page
    answer = sent_in_vain(jim, name, northlight, **{**clocks(northlight), **form})
    assert answer.status_code == 403
    assert "This is for a lead or higher to set." in text_of(answer)


def test_a_team_of_others_is_not_there(the_regent: Team, ines: Staff) -> None:
    assert opened(ines, "team_settings", the_regent).status_code == 404
    assert sent_in_vain(ines, "set_hours", the_regent, **TWO_STRETCHES).status_code == 404


def test_whoever_is_not_signed_in_signs_in_first(northlight: Team) -> None:
    for name in (
        "settings",
        "team_settings",
        "authority",
        "policy",
        "replies",
        "catalogue",
        "staff",
    ):
        address = reverse(name, args=[] if name == "settings" else [northlight.slug])
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/signin/?next={address}")


def test_the_settings_lead_to_the_only_team(northlight: Team, ines: Staff) -> None:
    answer = signed_in(ines).get(reverse("settings"))
    assert answer.headers["Location"] == f"/settings/{northlight.slug}/"


def test_whoever_sees_several_teams_chooses(
    northlight: Team, the_regent: Team, ruth: Staff
) -> None:
    page = text_of(signed_in(ruth).get(reverse("settings")))
    assert f'href="/settings/{northlight.slug}/"' in page
    assert f'href="/settings/{the_regent.slug}/"' in page


def test_the_page_asks_as_many_queries_for_many_shut_days_as_for_none(
    northlight: Team, ines: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(ines), reverse("team_settings", args=[northlight.slug])
    with django_assert_num_queries(9):
        browser.get(address)
    many = {date(2026, 4, 1) + timedelta(days=n): "Works" for n in range(30)}
    set_shut_days(northlight, many, by=ines.actor, at=AT)
    with django_assert_num_queries(9):
        browser.get(address)
