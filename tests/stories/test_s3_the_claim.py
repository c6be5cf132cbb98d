"""S3 behind the customer's back: her maker pays or does not, and she is served either way."""

from decimal import Decimal

import pytest

from amends.claims.models import Status, SupplierClaim
from amends.clock.claims import sweep_claims
from amends.journal.actor import MACHINE
from amends.orders.drafts import LineDraft
from amends.people.actions import add_supplier
from amends.people.models import Supplier
from stories.forms import Given
from stories.steps import ask_whether_it_is_right, close, deliver, hear_of_it, say_facts, state
from stories.street import Street
from stories.visitor import Visitor

NOW = "The missing piece, now"
OF_TWO: dict[str, Given] = {
    "Supplier": "Walnut Works",
    "What it is about": "Walnut widget",
    "Ordered": "2",
    "Came": "1",
    "Claimed": "1",
    "The thing itself": "75",
    "Weight on the label, in grams": "2400",
}
MEASURED: dict[str, Given] = {
    "Weight that the carrier measured, in grams": "1320",
    "One piece weighs, in grams": "1000",
    "The empty box weighs, in grams": "300",
    "Scales and packing may be off by, in grams": "50",
}
SAID_BY_LABEL = "The weight on the label is the sender’s own figure. It says nothing."
SAID_BY_SCALES = "By the weight that the carrier measured, 1 of 2 fit."


@pytest.mark.parametrize("is_won", [True, False])
def test_she_is_served_whether_the_claim_is_won_or_lost(street: Street, is_won: bool) -> None:
    street.open_shop("Northlight Electronics")
    maker = _maker(street)
    case, jane = _one_of_two(street, maker)
    jane.open(f"{case}claim/")
    jane.send("Open the claim, it is mine", OF_TWO | (MEASURED if is_won else {}))
    claim = jane.address
    assert (SAID_BY_SCALES if is_won else SAID_BY_LABEL) in jane.part("What we ask for")
    jane.send("Send", {"What it is for": "Make the claim"})
    mail = street.post_goes_out()
    assert "Claimed: 1." in mail
    assert "Nair" not in mail
    row = SupplierClaim.objects.get()

    # The maker sees it otherwise, by mail; nothing of this is the customer's.
    told = "The weight proves that both were shipped."
    assert street.they_answer(told, sender="Walnut Works <desk@walnut.example>") == "reply"
    sweep_claims(street.clock.now)
    jane.open("/")
    assert "Walnut Works wrote about Walnut widget" in jane.text
    jane.open(claim)
    jane.send("Write it down", {"They": "see it otherwise", "In their words": "The weight."})

    _serve(street, jane, case)

    jane.open(claim)
    if is_won:
        jane.send("Write it down", {"They": "agree, to all or a part", "To how much": "75"})
        jane.send("Write it down", {"Worth": "75", "What it was": "Credit note 12"})
    else:
        jane.send("Write it off", {"Why": "A fourth letter costs more than it brings."})
    row.refresh_from_db()
    assert row.status == (Status.CREDITED if is_won else Status.WRITTEN_OFF)
    jane.open(f"/suppliers/{maker.pk}/")
    record = {row[0]: row[1:] for row in jane.rows("Their record of a year")}
    assert record["Claims that were settled"][0] == ("100%" if is_won else "0%")
    assert record["Cost that stayed with us"][0] == ("none" if is_won else "$75")
    assert record["Customers whom it met"][0] == "1"
    assert "The damage goes both ways" in jane.part("Over time")


def test_the_claim_has_a_clock_of_its_own_that_runs_on_when_she_has_what_is_hers(
    street: Street,
) -> None:
    street.open_shop("Northlight Electronics")
    maker = _maker(street)
    case, jane = _one_of_two(street, maker)
    jane.open(f"{case}claim/")
    jane.send("Open the claim, it is mine", OF_TWO)
    claim = jane.address
    assert "Tell them by Saturday 21 November" in jane.part("What we ask for")
    _serve(street, jane, case)
    assert not street.case(case).is_open

    # Half of the week is over, then four fifths, and nobody has told the maker.
    street.clock.wait(days=4)
    sweep_claims(street.clock.now)
    jane = street.at_desk("Jane")
    assert "Walnut Works is to be told by 21 November 2026." in jane.text
    assert "Walnut Works is to be told" not in street.at_desk("Ines").text
    street.clock.wait(days=2)
    sweep_claims(street.clock.now)
    assert "Walnut Works is to be told" in street.at_desk("Ines").text
    jane = street.at_desk("Jane")
    jane.open(claim)
    jane.send("Send", {"What it is for": "Make the claim"})
    street.post_goes_out()
    assert "Tell them by" not in jane.part("What we ask for")

    # They never answer: she asks again, and it is her choice to write it off.
    street.clock.wait(days=12)
    sweep_claims(street.clock.now)
    jane = street.at_desk("Jane")
    assert "An answer was expected by" in jane.text
    jane.open(claim)
    jane.send("Write it off", {"Why": "A fourth letter costs more than it brings."})
    assert "Stayed with us $75" in jane.part("What we ask for")


def _maker(street: Street) -> Supplier:
    return add_supplier(
        name="Walnut Works", email="desk@walnut.example", by=MACHINE, at=street.clock.now
    )


def _one_of_two(street: Street, maker: Supplier) -> tuple[str, Visitor]:
    """Priya tells Jane; Ines has written down what the maker agreed to."""
    priya = street.customer("Priya Nair", "priya.nair@customer.example")
    two = LineDraft("Walnut widget", Decimal(75), quantity=2, delivered=1, supplier=maker)
    street.bought(priya, "N-9034", two, days_ago=45)

    # The lead writes down what the maker agreed to.
    ines = street.at_desk("Ines")
    ines.open(f"/suppliers/{maker.pk}/")
    ines.send("Keep these", {"Tell them within so many days of when it was seen": "7"})

    jane = street.at_desk("Jane")
    case = hear_of_it(
        jane,
        {
            "Who was let down?": "Priya Nair",
            "How did you hear of it?": "In person",
            "What did they say?": "I waited six weeks, and one widget is in a box for two.",
            "The case in a few words": "One of two widgets",
            "What went wrong": "Something missing",
            "How bad": "Serious",
            "What they lost first": "A thing",
            "Number of the order": "N-9034",
        },
        known_as="Priya Nair priya.nair@customer.example",
    )
    return case, jane


def _serve(street: Street, jane: Visitor, case: str) -> None:
    """She chooses, gets it, and her case closes while the claim is still open."""
    jane.open(case)
    state(
        jane,
        {
            "Promised": "Two walnut widgets.",
            "Happened": "One was in the parcel.",
            "Gap": "One widget.",
        },
    )
    say_facts(jane, case, {"What happened can be shown": "No"})
    jane.send("Put these to Priya Nair", {NOW: True})
    jane.send("Send to Priya Nair", {"Letter to Priya Nair": "Dear Priya,\n\nYou get it."})
    her = street.customer_with(street.post_goes_out())
    her.send("Choose this", {"Please choose": NOW})
    deliver(jane, case, "What is missing", "Brought to her door, signed P. Nair")
    her.open(her.address)
    assert "Walnut Works" not in her.text
    her.send("It arrived: What is missing, sent today")
    ask_whether_it_is_right(jane, case, "Both stand on her shelf.")
    close(jane, case, "Retained", "The word is kept.")
    assert SupplierClaim.objects.get().ended_at is None
