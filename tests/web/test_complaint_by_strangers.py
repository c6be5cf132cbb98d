"""The public door tells nobody whom we know, and a flood of complaints waits."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.models import Case
from cast import Cast
from unchanged import nothing_changes
from web.desk_ground import stand_still, text_of
from web.public_ground import WORDS, complain, new_key, thanks_for


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    stand_still(monkeypatch)
    return cast.everybody()


def test_the_form_never_says_whether_a_customer_is_known(people: Cast) -> None:
    pages = []
    for name, email in (("Amy Chen", "amy.chen@example.com"), ("Eve Chen", "eve.chen@example.com")):
        answer = complain(name=name, email=email)
        case = Case.objects.latest("pk")
        case_page = text_of(
            Client().get(answer.headers["Location"].replace("complaint/thanks", "c"))
        )
        text = thanks_for(answer) + case_page
        for own in (answer.headers["Location"].split("/")[-2], name, email):
            text = text.replace(own, "-")
        text = re.sub(r"has the number \d+|/c/[^/\"]+/", "-", text)
        text = re.sub(r'name="key" value="\w+"', "-", text)
        for owner in (case.owner.name, case.owner.first_name, case.owner.initials):
            text = text.replace(owner, "-")
        pages.append(text)
    assert Case.objects.first().customer == people.amy
    assert pages[0] == pages[1]


def test_a_stranger_who_types_a_customers_name_learns_nothing(people: Cast) -> None:
    answer = complain(name="amy chen", email="amy.chen@example.com", language="es")
    case = Case.objects.get()
    assert case.customer == people.amy
    token = answer.headers["Location"].split("/")[-2]
    for address in (answer.headers["Location"], f"/c/{token}/"):
        shown = Client(headers={"accept-language": "es"}).get(address)
        html = shown.content.decode()
        assert "Doug" not in html
        assert "surprise" not in html
        assert "555 010" not in html
        assert "Thank you, Amy." not in html
        # In the language of the reader, not in the one that we know of Amy.
        assert shown.headers["Content-Language"] == "es"


def test_an_order_of_somebody_else_is_words_only(people: Cast) -> None:
    tv = cast.the_tv(people.team, people.amy)
    complain(order=tv.number)
    assert Case.objects.get().purchase is None
    complain(order=tv.number, name="Amy Chen", email="amy.chen@example.com")
    assert Case.objects.latest("pk").purchase == tv


def test_whoever_sends_too_often_waits_and_keeps_the_words(people: Cast) -> None:
    for _ in range(10):
        assert complain().status_code == 303
    with nothing_changes():
        answer = complain(happened="And one thing more.")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3_600
    text = text_of(answer)
    assert "That was too often in a short time. Nothing that you wrote is lost" in text
    assert "And one thing more.</textarea>" in text
    assert "mailto:desk@northlight.example" in text
    # Looking at the form is free, and another address is another visitor.
    assert Client().get("/complaint/").status_code == 200
    other = Client(REMOTE_ADDR="192.0.2.7").post("/complaint/", {"key": new_key(), **WORDS})
    assert other.status_code == 303


def test_what_no_person_fills_in_is_read_all_the_same_only_slowly(people: Cast) -> None:
    assert [complain(website="https://example.com").status_code for _ in range(3)] == [
        303,
        303,
        429,
    ]
    assert Case.objects.count() == 2
    assert complain().status_code == 303


def test_the_form_asks_the_same_queries_whoever_is_known(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        Client().get("/complaint/")
    with django_assert_num_queries(1):
        Client().get(f"/complaint/{people.team.slug}/")
