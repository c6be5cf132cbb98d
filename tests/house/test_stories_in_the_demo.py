"""Each of the five stories is live in the demo company, and its pages show what it is about."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from amends.cases.links import customer_path
from amends.cases.models import Case
from amends.people.queries import staff_by_email
from attachments import attachments_in
from house.street import market_street
from house.test_no_votes import said
from stories.html_tree import read

pytestmark = pytest.mark.django_db

DESK = {
    "ring": (
        "Invoice or order decides: The order form in his own hand",
        "Photo suggests: The ring under the loupe",
        "three of us read a P",
        "Done again, as you asked for it",
    ),
    "staples": (
        "Lucia Romero stands beside.",
        "The whole bill",
        "Dessert extra, apart",
        "We unwrap the meat in a rush, on the table where the paper is stapled being fixed",
        "Carlos wishes to know what we change.",
    ),
    "print": (
        "We carry half of it, $90.",
        "Before printing, we read every name on the proof aloud to each other.",
    ),
    "cinema": (
        "A letter to the management came back to Ben, who has the last word.",
        "Two of the three were off sick since noon.",
        "Ben Albrecht wrote, by letter",
        "Four tickets instead of two",
        "Vouchers for the counter extra, apart",
    ),
    "midnight": ("We do not offer it, and we would rather say so than do it badly.",),
    "widget": (
        "Both were shipped. The weight on our label, 2.4 kg, proves it.",
        "Weight declared by the sender says nothing on it",
        "What is missing, sent today",
        "Walnut Works, $105",
    ),
    "birthday": (
        "A broken promise is made good here: “The TV in the window with balloons and the sign”.",
        "About $500 against a relationship worth about $3,100.",
        "Window arrangements are on no closing list",
    ),
}
"""What the page of each story shows at the desk."""

CUSTOMER = {
    "ring": "The ring says “Never to Fart”",
    "staples": "The whole bill",
    "print": "We carry half of it, $90.",
    "cinema": "Ask Ben for it",
    "midnight": "Sam Whitlock has your matter in hand.",
    "widget": "What is missing, sent today",
    "birthday": "Please choose what would put it right.",
}
"""What each customer reads on the page of their own."""

INNER = ("Walnut Works", "Evening operations", "must not hear", "three of us read", "relationship")
"""What no customer reads there."""

ELSEWHERE = (
    ("/insight/focus/", "Three of us"),
    ("/insight/focus/", "What goes with it in customers lost"),
    ("/problems/", "Window arrangements are on no closing list"),
    ("/meetings/", "1 problem on the agenda."),
    ("/suppliers/", "Walnut Works"),
    ("/appreciation/", "The lamp was still on the shelf at six."),
)
"""What other pages show of them."""


@pytest.fixture(scope="module", autouse=True)
def _attachments_stay_in_a_temporary_folder(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    with attachments_in(tmp_path_factory.mktemp("attachments")):
        yield


@pytest.fixture(scope="module")
def live(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Case]]:
    with django_db_blocker.unblock(), market_street() as cases:
        yield {case.key.removeprefix("story-"): case for case in cases}


def page(who: str, address: str) -> str:
    """What a page of the desk says to somebody, by first name."""
    staff = staff_by_email(f"{who}@market-street.example")
    assert staff is not None
    browser = Client()
    browser.force_login(staff)
    answer = browser.get(address)
    assert answer.status_code == 200
    text = read(answer.content.decode()).text
    assert said(text) == []
    return text


def their_own(case: Case) -> str:
    """What the customer's own page of a case says."""
    answer = Client().get(customer_path(case), follow=True)
    assert answer.status_code == 200
    text = read(answer.content.decode()).text
    assert said(text) == []
    return text


def test_all_five_stories_are_live(live: dict[str, Case]) -> None:
    assert live.keys() == DESK.keys() == CUSTOMER.keys()
    assert all(case.is_open for case in live.values())


@pytest.mark.parametrize("story", DESK)
def test_the_desk_reads_what_the_story_is_about(story: str, live: dict[str, Case]) -> None:
    text = page("ruth", f"/cases/{live[story].pk}/")
    assert [words for words in DESK[story] if words not in text] == []


@pytest.mark.parametrize("story", CUSTOMER)
def test_the_customer_reads_their_own_part_and_nothing_inner(
    story: str, live: dict[str, Case]
) -> None:
    text = their_own(live[story])
    assert CUSTOMER[story] in text
    assert [words for words in INNER if words in text] == []


@pytest.mark.parametrize(("address", "words"), ELSEWHERE)
def test_other_pages_show_what_follows(address: str, words: str, live: dict[str, Case]) -> None:
    assert words.lower() in page("ruth", address).lower()
