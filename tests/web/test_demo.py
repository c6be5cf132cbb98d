"""The strip at the top of the demo company's pages."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.people.actions import let_go
from amends.people.models import Channel, Customer, Staff, Team
from cast import AT
from demo_mode import demo_mode
from web.desk_ground import desk_of, stand_still, text_of


@pytest.fixture(autouse=True)
def _the_demo_at_ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    stand_still(monkeypatch)
    with demo_mode():
        yield


def story(team: Team, customer: Customer, by: Staff, key: str) -> Case:
    return open_case(
        team=team,
        customer=customer,
        subject="The TV was not in the window",
        failure=Failure.PROMISE_BROKEN,
        channel=Channel.PHONE,
        words="Nothing.",
        by=by,
        at=AT,
        key=key,
    )


def test_it_offers_everybody_who_works_there_now(jim: Staff, jane: Staff, ruth: Staff) -> None:
    let_go(jane, by=ruth.actor, at=AT)
    page = text_of(Client().get("/signin/"))
    assert "Jim Ortiz, clerk" in page
    assert "Ruth Hale" in page
    assert "Jane Doyle" not in page


def test_it_leads_to_the_stories_pages_and_not_to_the_past(
    northlight: Team, jim: Staff, ruth: Staff, amy: Customer, priya: Customer
) -> None:
    story(northlight, priya, jim, "past-1")
    story(northlight, amy, jim, "story-birthday")
    page = text_of(desk_of(jim).get("/"))
    strip = page[page.index("As a customer:") : page.index("The complaint form")]
    assert strip.count('<a href="/c/') == 1
    address = strip.split('<a href="')[1].split('"')[0]
    assert Client().get(address).status_code == 200


def test_a_house_that_nobody_owns_has_an_empty_strip(jim: Staff) -> None:
    page = text_of(desk_of(jim).get("/"))
    assert "Step into" in page
    assert '<option value="' not in page


@pytest.mark.parametrize("stories", [1, 8, 12])
def test_it_asks_the_same_however_many_stories_there_are(
    stories: int,
    northlight: Team,
    jim: Staff,
    ruth: Staff,
    amy: Customer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(stories):
        story(northlight, amy, jim, f"story-{number}")
    with django_assert_num_queries(3):
        Client().get("/signin/")
