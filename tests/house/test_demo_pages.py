"""Every page of the demo company opens, leads nowhere that is not there, and asks little."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from amends.cases.links import customer_path
from amends.cases.models import Case
from amends.people.queries import staff_by_email
from attachments import attachments_in
from house.street import NOW, market_street
from house.walking import MOST_ALIKE, alike, same_page, shape_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _attachments_stay_in_a_temporary_folder(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Keep the files of the company as long as the company."""
    with attachments_in(tmp_path_factory.mktemp("attachments")):
        yield


@pytest.fixture(scope="module")
def live(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Case]]:
    with django_db_blocker.unblock(), market_street() as cases:
        yield cases


def browser_of(name: str) -> Client:
    staff = staff_by_email(f"{name}@market-street.example")
    assert staff is not None
    browser = Client()
    browser.force_login(staff)
    return browser


@pytest.mark.parametrize("name", ["marta", "ruth"])
def test_whoever_follows_every_link_finds_whole_pages(name: str, live: list[Case]) -> None:
    walked = walk(browser_of(name), "/")
    assert walked.faults == {}
    assert len(walked.seen) > 20


def test_the_public_pages_are_whole(live: list[Case]) -> None:
    walked = walk(Client(), "/complaint/", *[customer_path(case) for case in live])
    assert walked.faults == {}
    assert len(walked.seen) > 10


def test_two_questions_with_other_values_are_alike() -> None:
    one, other = "SELECT a FROM t WHERE b IN (1, 2) AND c = 'x'", "SELECT a FROM t WHERE b IN (7)"
    assert shape_of(one) == shape_of("SELECT a FROM t WHERE b IN (3) AND c = 'it''s'")
    assert alike([one] * MOST_ALIKE + [other]) == {}
    assert alike([one] * (MOST_ALIKE + 1)) == {shape_of(one): MOST_ALIKE + 1}


def test_a_customers_page_is_one_page_whenever_its_link_was_made(
    live: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    today = customer_path(live[0])
    monkeypatch.setattr("time.time", lambda: NOW.timestamp())
    assert customer_path(live[0]) != today
    assert same_page(customer_path(live[0])) == same_page(today) != same_page("/c/1/")
