"""S3 behind the customer's back: her maker pays or does not, and she is served either way."""

from decimal import Decimal

import pytest

from amends.cases.actions import receive_in_side_thread
from amends.claims.models import Status, SupplierClaim
from amends.claims.queries import thread_of
from amends.clock.claims import sweep_claims
from amends.journal.actor import MACHINE
from amends.orders.drafts import LineDraft
from amends.people.actions import add_supplier
from stories.steps import ask_whether_it_is_right, close, deliver, hear_of_it, say_facts, state
from stories.street import Street
from stories.visitor import Visitor

NOW = "The missing piece, now"


@pytest.mark.parametrize("is_won", [True, False])
def test_she_is_served_whether_the_claim_is_won_or_lost(street: Street, is_won: bool) -> None:
    street.open_shop("Northlight Electronics")
    maker = add_supplier(
        name="Walnut Works", email="desk@walnut.example", by=MACHINE, at=street.clock.now
    )
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
    jane.open(f"{case}claim/")
    jane.send(
        "Open the claim, it is mine",
        {
            "Supplier": "Walnut Works",
            "What it is about": "Walnut widget",
            "Ordered": "2",
            "Came": "1",
            "Claimed": "1",
            "The thing itself": "75",
            "Weight on the label, in grams": "2400",
        },
    )
    claim = jane.address
    assert "The weight on the label is the sender’s own figure. It says nothing." in jane.text
    jane.send("Send", {"What it is for": "Make the claim"})
    mail = street.post_goes_out()
    assert "We ask" in mail or "Claimed: 1." in mail
    assert "Nair" not in mail
    row = SupplierClaim.objects.get()

    # The maker sees it otherwise; nothing of this is the customer's.
    thread = thread_of(row)
    assert thread is not None
    receive_in_side_thread(
        thread, body="The weight proves that both were shipped.", from_name="Walnut Works",
        by=MACHINE, at=street.clock.now, key="mail:1",
    )  # fmt: skip
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
    assert "of 1 claims" in jane.text


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
