"""What we offer, and what we say kindly that we do not."""

from decimal import Decimal

import pytest

from amends.journal.queries import entries_about
from amends.orders.actions import change_offering, list_offering, say_not_offered
from amends.orders.errors import AlreadyListed, BadOrderEntry, NoSuchThing
from amends.orders.models import Offering
from amends.orders.queries import (
    offering_called,
    offering_for,
    offerings_matching,
    offerings_of,
)
from amends.people.models import Staff, Team
from cast import AT
from unchanged import nothing_changes


@pytest.fixture
def proof_check(northlight: Team, jim: Staff) -> Offering:
    return list_offering(
        northlight,
        name="Proof check",
        price=Decimal("12.5"),
        words="You see it before we print it",
        by=jim.actor,
        at=AT,
    )


@pytest.fixture
def no_rentals(northlight: Team, jim: Staff) -> Offering:
    words = "Try the library, two doors on"
    return say_not_offered(northlight, name="Rentals", words=words, by=jim.actor, at=AT)


def test_what_we_do_not_offer_is_told_with_where_to_find_it(
    northlight: Team, proof_check: Offering, no_rentals: Offering
) -> None:
    found = offering_called(northlight, "rentals")
    assert found == no_rentals
    assert (found.is_offered, found.price) == (False, None)
    assert found.words == "Try the library, two doors on"
    assert [*offerings_of(northlight)] == [proof_check, no_rentals]
    assert entries_about(no_rentals).get().name == "offering.not_offered"


def test_the_same_thing_is_listed_once(northlight: Team, jim: Staff, proof_check: Offering) -> None:
    same = {"price": Decimal("12.50"), "words": proof_check.words}
    with nothing_changes():
        again = list_offering(northlight, name="proof check", **same, by=jim.actor, at=AT)
    assert again == proof_check


def test_one_name_does_not_say_two_things(
    northlight: Team, the_regent: Team, jim: Staff, proof_check: Offering
) -> None:
    with nothing_changes():
        with pytest.raises(AlreadyListed, match="change it instead"):
            list_offering(northlight, name="PROOF CHECK", by=jim.actor, at=AT)
        with pytest.raises(AlreadyListed):
            say_not_offered(northlight, name="Proof check", by=jim.actor, at=AT)
    assert say_not_offered(the_regent, name="Proof check", by=jim.actor, at=AT) != proof_check


def test_what_is_no_longer_offered_has_no_price(jim: Staff, proof_check: Offering) -> None:
    change = {"name": "Proof check", "is_offered": False, "words": "Not any more"}
    change_offering(proof_check, **change, price=Decimal(9), by=jim.actor, at=AT)
    kept = Offering.objects.get(pk=proof_check.pk)
    assert (kept.is_offered, kept.price, kept.words) == (False, None, "Not any more")
    with nothing_changes():
        change_offering(proof_check, **change, price=None, by=jim.actor, at=AT)


def test_a_thing_does_not_take_the_name_of_another(
    jim: Staff, proof_check: Offering, no_rentals: Offering
) -> None:
    with nothing_changes(), pytest.raises(AlreadyListed) as refused:
        change_offering(
            no_rentals,
            name="proof check",
            is_offered=False,
            price=None,
            words="",
            by=jim.actor,
            at=AT,
        )
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "N" * 121),
        ("words", "W" * 301),
        ("words", "\x00"),
        ("price", Decimal("-0.01")),
        ("price", Decimal("NaN")),
        ("price", Decimal("0.005")),
    ],
)
def test_what_cannot_be_offered_is_refused(
    northlight: Team, jim: Staff, field: str, value: str | Decimal
) -> None:
    with nothing_changes(), pytest.raises(BadOrderEntry) as refused:
        list_offering(northlight, **{"name": "Ring", field: value}, by=jim.actor, at=AT)
    assert refused.value.field == field


def test_a_thing_is_found_by_words_of_its_name_and_beside_it(
    northlight: Team, the_regent: Team, proof_check: Offering, no_rentals: Offering
) -> None:
    assert [*offerings_matching(northlight, "PRINT proof")] == [proof_check]
    assert [*offerings_matching(northlight, "library")] == [no_rentals]
    for nothing in ("", " ", "proof rentals", "%", "\0", "\udfff"):
        assert [*offerings_matching(northlight, nothing)] == []
    assert [*offerings_matching(the_regent, "proof")] == []
    assert offering_called(northlight, "\0") is None


def test_a_catalogue_elsewhere_is_not_seen(
    the_regent: Team, jim: Staff, ruth: Staff, proof_check: Offering
) -> None:
    elsewhere = list_offering(the_regent, name="Popcorn", by=ruth.actor, at=AT)
    assert offering_for(jim, proof_check.pk) == proof_check
    assert offering_for(ruth, elsewhere.pk) == elsewhere
    for key in (elsewhere.pk, 0):
        with pytest.raises(NoSuchThing):
            offering_for(jim, key)
