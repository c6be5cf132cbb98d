"""What the team offers and what it does not, kept on a page by its leads."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.orders.actions import list_offering
from amends.orders.models import Offering
from amends.orders.queries import offerings_of
from amends.people.models import Staff, Team
from cast import AT
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain

MOUNTING = {"name": "Mounting on the wall", "is_offered": "yes", "price": "49.00", "words": ""}
REPAIRS = {
    "name": "Repairs of other makes",
    "is_offered": "no",
    "price": "",
    "words": "The shop on Fifth mends all of them.",
}


@pytest.fixture(autouse=True)
def _it_is_ten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def mounting(northlight: Team, ines: Staff) -> Offering:
    return list_offering(
        northlight, name="Mounting on the wall", price=Decimal(49), by=ines.actor, at=AT
    )


def test_the_lead_lists_what_is_offered_once(northlight: Team, ines: Staff) -> None:
    assert sent(ines, "catalogue", northlight, **MOUNTING).status_code == 303
    one = offerings_of(northlight)[0]
    assert (one.name, one.is_offered, one.price) == ("Mounting on the wall", True, Decimal(49))
    assert journal()[-1] == "offering.listed"
    assert sent_in_vain(ines, "catalogue", northlight, **MOUNTING).status_code == 303
    assert "Mounting on the wall, $49" in text_of(opened(ines, "catalogue", northlight))


def test_the_lead_says_what_is_not_offered_and_where_to_find_it(
    northlight: Team, ines: Staff
) -> None:
    assert sent(ines, "catalogue", northlight, **REPAIRS).status_code == 303
    assert journal()[-1] == "offering.not_offered"
    page = text_of(opened(ines, "catalogue", northlight))
    assert "The shop on Fifth mends all of them." in page[page.index("What you do not offer") :]


def test_what_was_offered_is_offered_no_more(
    northlight: Team, ines: Staff, mounting: Offering
) -> None:
    form = {**MOUNTING, "is_offered": "no", "words": "We have nobody for it this year."}
    assert sent(ines, "offering", northlight, mounting.pk, **form).status_code == 303
    one = offerings_of(northlight)[0]
    assert (one.is_offered, one.price) == (False, None)
    assert sent_in_vain(ines, "offering", northlight, mounting.pk, **form).status_code == 303


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "a\u202eb"}, "name"),
        ({"price": "-1"}, "price"),
        ({"price": "cheap"}, "price"),
        ({"price": "1.999"}, "price"),
        ({"price": "1e300"}, "price"),
        ({"words": "x" * 301}, "words"),
    ],
)
def test_what_cannot_be_listed_is_told_beside_its_field(
    northlight: Team, ines: Staff, fields: dict[str, str], place: str
) -> None:
    answer = sent_in_vain(ines, "catalogue", northlight, **{**MOUNTING, **fields})
    assert answer.status_code == 422
    assert error_beside(answer, place, prefix="new-")


def test_offered_or_not_is_one_of_two(northlight: Team, ines: Staff) -> None:
    answer = sent_in_vain(ines, "catalogue", northlight, **{**MOUNTING, "is_offered": "perhaps"})
    assert answer.status_code == 422
    assert "perhaps is not one of the available choices" in text_of(answer)


def test_a_thing_that_is_listed_otherwise_is_changed_instead(
    northlight: Team, ines: Staff, mounting: Offering
) -> None:
    answer = sent_in_vain(ines, "catalogue", northlight, **{**MOUNTING, "price": "<b>"})
    assert "&lt;b&gt;" in text_of(answer)
    answer = sent_in_vain(ines, "catalogue", northlight, **{**MOUNTING, "price": "59.00"})
    assert answer.status_code == 422
    assert "is listed already; change it instead." in error_beside(answer, "name", prefix="new-")


def test_a_clerk_reads_it_and_cannot_set_it(
    northlight: Team, jim: Staff, mounting: Offering
) -> None:
    page = text_of(opened(jim, "catalogue", northlight))
    assert "Mounting on the wall, $49" in page
    assert "Put it into the catalogue" not in page
    assert sent_in_vain(jim, "catalogue", northlight, **REPAIRS).status_code == 403
    answer = sent_in_vain(jim, "offering", northlight, mounting.pk, **{**MOUNTING, "price": "1"})
    assert answer.status_code == 403
    assert "This is for a lead or higher to set." in text_of(answer)


def test_the_catalogue_of_others_is_not_there(
    northlight: Team, the_regent: Team, ines: Staff, ruth: Staff
) -> None:
    theirs = list_offering(the_regent, name="Popcorn", by=ruth.actor, at=AT)
    assert opened(ines, "catalogue", the_regent).status_code == 404
    assert sent_in_vain(ines, "catalogue", the_regent, **MOUNTING).status_code == 404
    for who in (ines, ruth):
        assert sent_in_vain(who, "offering", northlight, theirs.pk, **MOUNTING).status_code == 404


def test_the_page_asks_as_many_queries_for_many_things_as_for_none(
    northlight: Team, ines: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(ines), reverse("catalogue", args=[northlight.slug])
    with django_assert_num_queries(6):
        browser.get(address)
    for number in range(20):
        list_offering(northlight, name=f"Thing {number}", by=ines.actor, at=AT)
    with django_assert_num_queries(6):
        browser.get(address)
