"""What only the demo company has does not exist anywhere else."""

from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from amends.people.actions import let_go
from amends.people.models import Staff
from cast import AT
from demo_mode import demo_mode
from house.addresses import ADDRESSES, ONLY_IN_THE_DEMO
from house.test_addresses import every_address
from unchanged import nothing_changes
from web.desk_ground import desk_of, text_of


@pytest.fixture
def demo() -> Iterator[None]:
    with demo_mode():
        yield


def test_outside_the_demo_its_addresses_are_not_there(jim: Staff) -> None:
    for browser in (Client(), desk_of(jim)):
        with nothing_changes():
            assert browser.get("/demo/step-into/").status_code == 404
            assert browser.post("/demo/step-into/", {"staff": jim.pk}).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("step_into")


def test_outside_the_demo_its_strip_is_on_no_page_and_cannot_be_rendered(jim: Staff) -> None:
    for browser in (Client(), desk_of(jim)):
        for address in ("/", "/signin/", "/complaint/", "/nowhere/"):
            assert "Step into" not in text_of(browser.get(address))
    with pytest.raises(NoReverseMatch):
        render_to_string("web/parts/demo_bar.html", {}, RequestFactory().get("/"))


@pytest.mark.usefixtures("demo")
def test_in_the_demo_its_addresses_stand_in_the_table_too() -> None:
    assert set(every_address()) == {*ADDRESSES, *ONLY_IN_THE_DEMO}


@pytest.mark.usefixtures("demo")
def test_in_the_demo_one_steps_into_anybody_by_a_form_only(jim: Staff, ruth: Staff) -> None:
    visitor = Client()
    assert visitor.get("/demo/step-into/").status_code == 405
    assert "You are nobody yet." in text_of(visitor.get("/signin/"))
    for person in (jim, ruth):
        went = visitor.post("/demo/step-into/", {"staff": person.pk})
        assert (went.status_code, went.headers["Location"]) == (303, "/")
        assert f"You are <strong>{person.name}</strong>." in text_of(visitor.get("/"))


@pytest.mark.usefixtures("demo")
def test_the_strip_needs_its_token_and_a_person_who_is_there(jim: Staff) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/demo/step-into/", {"staff": jim.pk}).status_code == 403
    for nobody in ("", "0", "x", "-1", "9" * 30, "٣"):
        assert Client().post("/demo/step-into/", {"staff": nobody}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_nobody_steps_into_somebody_who_was_let_go(jim: Staff, ruth: Staff) -> None:
    let_go(jim, by=ruth.actor, at=AT)
    with nothing_changes():
        assert Client().post("/demo/step-into/", {"staff": jim.pk}).status_code == 404
