"""Who hears of it opens the case and owns it."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from amends.cases.models import Case, Failure, Severity
from amends.orders.models import Purchase
from amends.people.actions import add_customer
from amends.people.matching import Contact
from amends.people.models import ContactKind, Customer, Staff, Team
from cast import AT
from house.html import Page
from unchanged import nothing_changes
from web.desk_ground import desk_of, messages_of, stand_still, text_of

# Signing in 3, the teams 1, those at the top 1.
EMPTY_FORM = 5


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


def filled_in(by: Staff, /, **changed: object) -> dict[str, Any]:
    """The form as the page gives it, with the story of the window told in it."""
    form = Page(desk_of(by).get("/cases/new/").content.decode()).form_to("/cases/new/")
    assert form is not None
    told = {
        "who": "Dora Weiss",
        "reach": "dora@example.com",
        "words": "The TV was not in the window. We stood there with six friends.",
        "failure": Failure.PROMISE_BROKEN,
    }
    return {**form.fields, **told, **changed}


def sent(who: Staff, fields: dict[str, Any]) -> HttpResponse:
    return desk_of(who).post("/cases/new/", fields)


def refused(by: Staff, /, **changed: object) -> str:
    """What the page says when it refuses a form, and that nothing changed."""
    fields, browser = filled_in(by, **changed), desk_of(by)
    with nothing_changes():
        answer = browser.post("/cases/new/", fields)
    assert answer.status_code == 422
    return text_of(answer)


def test_it_is_theirs_from_that_moment(northlight: Team, jim: Staff) -> None:
    answer = sent(jim, filled_in(jim, severity=Severity.SEVERE, is_occasion="on"))
    case = Case.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{case.pk}/")
    assert (case.owner, case.team, case.customer.name) == (jim, northlight, "Dora Weiss")
    assert (case.failure, case.severity) == (Failure.PROMISE_BROKEN, Severity.SEVERE)
    assert (case.is_occasion, case.channel) == (True, "phone")
    assert case.subject == "The TV was not in the window"
    assert messages_of(desk_of(jim).get("/")) == []


def test_a_double_click_opens_one_case_and_leads_to_it_again(jim: Staff) -> None:
    fields = filled_in(jim)
    first = sent(jim, fields)
    browser = desk_of(jim)
    with nothing_changes():
        again = browser.post("/cases/new/", fields)
    assert again.headers["Location"] == first.headers["Location"]
    assert Customer.objects.filter(name="Dora Weiss").count() == 1


def test_two_forms_are_two_cases(jim: Staff) -> None:
    sent(jim, filled_in(jim))
    dora = Customer.objects.get(name="Dora Weiss")
    sent(jim, filled_in(jim, customer=dora.pk))
    assert [case.customer for case in Case.objects.all()] == [dora, dora]


@pytest.mark.parametrize(
    ("who", "reach"),
    [
        ("Amy", ""),
        ("A. Chen", "amy.chen@example.com"),
        ("Somebody", "AMY.CHEN@example.com"),
        ("Somebody", "+15550102345"),
    ],
)
def test_somebody_who_may_be_known_is_asked_about(
    who: str, reach: str, jim: Staff, amy: Customer
) -> None:
    page = refused(jim, who=who, reach=reach)
    assert "Is it one of these?" in page
    assert "Pick who it is, or say that it is somebody new." in page
    assert f'value="{amy.pk}"' in page
    assert "We stood there with six friends." in page


def test_the_one_who_is_picked_is_not_made_twice(jim: Staff, amy: Customer) -> None:
    sent(jim, filled_in(jim, who="Amy", reach="", customer=amy.pk))
    assert Case.objects.get().customer == amy
    assert Customer.objects.count() == 1


def test_somebody_new_may_have_the_name_of_somebody_known(jim: Staff, amy: Customer) -> None:
    sent(jim, filled_in(jim, who="Amy Chen", reach="other@example.com", customer="new"))
    assert Case.objects.get().customer != amy
    assert Customer.objects.filter(name="Amy Chen").count() == 2


def test_while_one_types_the_page_says_who_it_could_be(jim: Staff, amy: Customer) -> None:
    browser = desk_of(jim)
    part = text_of(browser.get("/cases/new/", {"look": "1", "who": "amy c", "reach": ""}))
    assert "Amy Chen" in part
    assert "amy.chen@example.com" in part
    assert "<html" not in part
    for nobody in ({"who": "a"}, {"who": ""}, {"who": "\x00"}, {"reach": "%%"}):
        assert text_of(browser.get("/cases/new/", {"look": "1", **nobody})) == ""


def test_an_order_of_theirs_is_found_by_its_number(
    jim: Staff, amy: Customer, the_tv: Purchase
) -> None:
    sent(jim, filled_in(jim, customer=amy.pk, order=" nl-2041 "))
    assert Case.objects.get().purchase == the_tv


def test_an_order_of_somebody_else_is_refused_with_theirs_named(
    jim: Staff, amy: Customer, the_tv: Purchase, two_widgets: Purchase
) -> None:
    page = refused(jim, customer=amy.pk, order="NL-1977")
    assert "Amy Chen has no order of this number. Theirs: NL-2041." in page
    page = refused(jim, order="NL-2041")
    assert "Dora Weiss has no order with us under a number." in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("who", ""), ("who", "x" * 121), ("words", ""), ("words", "x" * 50_001)),
        *(("failure", ""), ("failure", "sabotage"), ("severity", "deadly"), ("channel", "fax")),
        *(("team", "999"), ("reach", "not@@an.address"), ("order", "9" * 41), ("key", "")),
        *(("who", "\x00"), ("customer", "9" * 19)),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_words_still_there(
    field: str, value: str, jim: Staff
) -> None:
    page = refused(jim, **{field: value})
    assert 'class="error"' in page or 'role="alert"' in page
    if field != "words":
        assert "We stood there with six friends." in page


def test_a_customer_who_is_not_there_is_told(jim: Staff) -> None:
    page = refused(jim, customer="99999")
    assert 'class="error"' in page or 'role="alert"' in page


def test_a_case_is_not_opened_in_a_team_that_is_not_ones_own(
    jim: Staff, ruth: Staff, the_regent: Team
) -> None:
    refused(jim, team=the_regent.pk)
    sent(ruth, filled_in(ruth, team=the_regent.pk))
    assert Case.objects.get().team == the_regent


def test_markup_in_a_name_is_only_a_name(jim: Staff) -> None:
    wicked = "<script>alert(1)</script>"
    add_customer(
        name=wicked,
        contacts=[Contact(ContactKind.EMAIL, "eve@example.com")],
        by=jim.actor,
        at=AT,
    )
    page = refused(jim, who="Eve", reach="eve@example.com", words=wicked)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("customers", [1, 30])
def test_the_form_asks_the_same_however_many_are_known(
    customers: int, jim: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(customers):
        add_customer(name=f"Customer {number}", by=jim.actor, at=AT)
    browser = desk_of(jim)
    with django_assert_num_queries(EMPTY_FORM):
        browser.get("/cases/new/")
    # Signing in 3, the customers and how they are reached 2, what is agreed with them 2.
    with django_assert_num_queries(7):
        browser.get("/cases/new/", {"look": "1", "who": "customer"})
