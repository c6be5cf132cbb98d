"""The first start of a real desk: `amends owner add`, and more teams with `amends team add`."""

from datetime import time

import pytest
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner, Result

import cast
from amends.config.cli import app
from amends.config.trouble import Trouble
from amends.journal.actor import MACHINE
from amends.journal.models import Entry
from amends.people.actions import let_go
from amends.people.hours import Stretch
from amends.people.models import Role, Staff, Team
from amends.people.queries import hours_of, staff_by_email, team_called
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

RUTH = ("owner", "add", "--name", "Ruth Hale", "--email", "ruth@northlight.example")
IN_NEW_YORK = ("--time-zone", "America/New_York", "--currency", "USD")
TEAM = ("--team", "Northlight Electronics", *IN_NEW_YORK)
TWICE = f"{cast.PASSWORD}\n{cast.PASSWORD}\n"


def typed(*words: str, answers: str = TWICE) -> Result:
    """Type a command, and answer what it asks."""
    return CliRunner().invoke(app, words, input=answers)


def refusal(result: Result) -> str:
    """The one line that the command ends with when it is refused."""
    assert result.exit_code == 1
    assert isinstance(result.exception, Trouble)
    return str(result.exception)


def test_the_first_owner_signs_in_with_the_password_that_was_typed() -> None:
    result = typed(*RUTH, *TEAM)
    assert result.exit_code == 0, result.output
    ruth = staff_by_email("ruth@northlight.example")
    assert ruth is not None
    assert (ruth.name, ruth.role) == ("Ruth Hale", Role.OWNER)
    browser = Client()
    answer = browser.post(
        reverse("account_login"), {"login": ruth.email, "password": cast.PASSWORD}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert browser.get("/").status_code == 200


def test_the_first_team_is_made_with_office_hours_and_the_owner_in_it() -> None:
    typed(
        *RUTH, *TEAM, "--country", "US", "--part", "NY", "--desk-email", "desk@northlight.example"
    )
    team = team_called("northlight-electronics")
    assert hours_of(team).weekly == tuple(Stretch(day, time(9), time(17)) for day in range(5))
    assert (team.time_zone, team.currency) == ("America/New_York", "USD")
    assert (team.country, team.subdivision, team.email) == ("US", "NY", "desk@northlight.example")
    assert [person.name for person in team.staff.all()] == ["Ruth Hale"]
    names = [(entry.name, entry.by) for entry in Entry.objects.order_by("pk")]
    assert names == [
        ("team.added", MACHINE),
        ("team.hours_set", MACHINE),
        ("staff.hired", MACHINE),
    ]


def test_it_says_what_to_do_next_and_never_the_password() -> None:
    output = typed(*RUTH, *TEAM).output
    assert "Ruth Hale owns the house now and signs in as ruth@northlight.example." in output
    assert "open Monday to Friday, 9 to 17, in the time of America/New_York" in output
    assert "Next: amends serve, sign in at http://" in output
    assert "/settings/northlight-electronics/" in output
    assert cast.PASSWORD not in output


def test_what_a_team_cannot_do_without_is_asked_for() -> None:
    result = typed(*RUTH, answers=f"The Regent\nEurope/London\nGBP\n{TWICE}")
    assert result.exit_code == 0
    for question in ("Name of the first team", "Time zone of the team", "Currency of the team"):
        assert question in result.output
    team = team_called("the-regent")
    assert (team.time_zone, team.currency) == ("Europe/London", "GBP")


def test_another_owner_needs_no_team_and_may_join_one(northlight: Team) -> None:
    assert typed(*RUTH).exit_code == 0
    ruth = staff_by_email("ruth@northlight.example")
    assert ruth is not None
    assert not ruth.teams.exists()
    ada = typed(
        "owner",
        "add",
        "--name",
        "Ada",
        "--email",
        "ada@x.example",
        "--team",
        "northlight ELECTRONICS",
    )
    assert ada.exit_code == 0
    assert "is open Monday" not in ada.output
    assert [person.name for person in northlight.staff.all()] == ["Ada"]


def test_an_address_that_is_taken_is_refused_before_a_password_is_asked_for(tom: Staff) -> None:
    taken = ("owner", "add", "--name", "Another Tom", "--email", "TOM@northlight.example")
    with nothing_changes():
        result = typed(*taken, *TEAM)
    assert "Tom Keller works here with tom@northlight.example already." in refusal(result)
    assert "Password" not in result.output
    let_go(tom, by=MACHINE, at=cast.AT)
    with nothing_changes():
        assert "An owner can take them back" in refusal(typed(*taken))


@pytest.mark.parametrize(
    ("words", "answers", "told"),
    [
        (RUTH, "short\nshort\n", "Password: "),
        (RUTH, "1234567890\n1234567890\n", "Password: "),
        (RUTH, "ruth@northlight.example\nruth@northlight.example\n", "Password: "),
        ((*RUTH[:4], "--email", "ruth"), TWICE, "--email: This is not an e-mail address."),
        ((*RUTH[:2], "--name", " ", *RUTH[4:]), TWICE, "--name: Please fill this in"),
        ((*RUTH, "--team", "x" * 81, *IN_NEW_YORK), TWICE, "Team: This has 81 characters"),
        (
            (*RUTH, "--team", "X", "--time-zone", "Mars", "--currency", "USD"),
            TWICE,
            "--time-zone: 'Mars' is not a time zone.",
        ),
        (
            (*RUTH, "--team", "X", "--time-zone", "UTC", "--currency", "gold"),
            TWICE,
            "--currency: 'gold' is not a currency in use.",
        ),
        (
            (*RUTH, "--team", "X", *IN_NEW_YORK, "--part", "NY"),
            TWICE,
            "--country: Name the country",
        ),
        (
            (*RUTH, "--team", "Northlight Electronics", "--country", "US"),
            TWICE,
            "leave out what describes a new team",
        ),
    ],
)
def test_what_cannot_be_used_is_named_and_makes_neither_owner_nor_team(
    northlight: Team, words: tuple[str, ...], answers: str, told: str
) -> None:
    with nothing_changes():
        line = refusal(typed(*words, answers=answers))
    assert told in line
    assert "Nothing was changed." in line
    assert "\n" not in line


def test_two_passwords_that_differ_are_asked_for_again() -> None:
    result = typed(*RUTH, *TEAM, answers=f"{cast.PASSWORD}\nsomething else\n{TWICE}")
    assert result.exit_code == 0
    assert result.output.count("Password:") == 2


def test_whoever_stops_at_the_password_changes_nothing() -> None:
    with nothing_changes():
        assert typed(*RUTH, *TEAM, answers="").exit_code != 0


def test_another_team_is_added_once() -> None:
    regent = ("team", "add", "--name", "The Regent", "--time-zone", "Europe/London")
    result = typed(*regent, "--currency", "GBP", answers="")
    assert result.exit_code == 0
    assert "The Regent is open Monday to Friday, 9 to 17, in the time of Europe/London" in (
        result.output
    )
    assert "/settings/the-regent/staff/" in result.output
    with nothing_changes():
        line = refusal(typed(*regent, "--currency", "GBP", answers=""))
    assert line == "There is a team called The Regent already. Nothing was changed."
