"""The shop itself: what it is called, where it is, how it is reached."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.people.actions import add_team
from amends.people.models import Staff, Team
from cast import AT
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain


@pytest.fixture(autouse=True)
def _it_is_ten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


def form(team: Team, **other: str) -> dict[str, str]:
    """The form as it stands, with some of it changed."""
    now = {
        "name": team.name,
        "trade": team.trade,
        "email": team.email,
        "phone": team.phone,
        "time_zone": team.time_zone,
        "language": team.language,
        "country": team.country,
        "subdivision": team.subdivision,
    }
    return {**now, "keeps_holidays": "on" if team.keeps_holidays else "", **other}


def test_a_manager_moves_the_shop_and_its_addresses_stay(northlight: Team, tom: Staff) -> None:
    wanted = form(
        northlight,
        name="Northlight on the Hill",
        time_zone="America/Chicago",
        country="us",
        subdivision="IL",
        phone="+1 312 555 0100",
    )
    assert sent(tom, "shop", northlight, **wanted).status_code == 303
    moved = Team.objects.get(pk=northlight.pk)
    assert (moved.name, moved.time_zone) == ("Northlight on the Hill", "America/Chicago")
    assert (moved.country, moved.subdivision, moved.slug) == ("US", "IL", northlight.slug)
    assert journal()[-1] == "team.described"
    # The second half of a double click writes nothing.
    assert sent_in_vain(tom, "shop", northlight, **wanted).status_code == 303


@pytest.mark.parametrize(
    ("field", "given", "words"),
    [
        ("name", "", "This field is required."),
        ("name", "x" * 81, "at most 80"),
        ("time_zone", "Chicago", "is not a time zone."),
        ("email", "northlight", "address"),
        ("phone", "call me", "number"),
        ("country", "ZZ", "ZZ"),
        ("subdivision", "<b>", "&lt;b&gt;"),
        ("language", "tlh", "tlh"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    northlight: Team, tom: Staff, field: str, given: str, words: str
) -> None:
    wanted = form(northlight, country="US")
    answer = sent_in_vain(tom, "shop", northlight, **{**wanted, field: given})
    assert answer.status_code == 422
    assert words in error_beside(answer, field)


def test_no_two_shops_have_one_name(northlight: Team, tom: Staff, ruth: Staff) -> None:
    add_team(name="Lucia’s", by=ruth.actor, at=AT)
    answer = sent_in_vain(tom, "shop", northlight, **form(northlight, name="LUCIA’S"))
    assert "There is a team of this name already." in error_beside(answer, "name")


def test_a_clerk_reads_it_and_sets_nothing(northlight: Team, jim: Staff) -> None:
    assert "A manager sets the rest." in text_of(opened(jim, "shop", northlight))
    assert sent_in_vain(jim, "shop", northlight, **form(northlight, name="Mine")).status_code == 403


def test_the_page_asks_little(
    northlight: Team, tom: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(tom), reverse("shop", args=[northlight.slug])
    browser.get(address)
    with django_assert_num_queries(5):
        browser.get(address)
