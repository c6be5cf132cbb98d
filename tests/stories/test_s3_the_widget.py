"""S3: one of two widgets never came. Jane, new there, has already promised a new one."""

from decimal import Decimal

from amends.journal.actor import MACHINE
from amends.orders.drafts import LineDraft
from amends.people.actions import add_supplier
from stories.steps import ask_whether_it_is_right, close, deliver, say_facts, state
from stories.street import Street
from stories.visitor import Visitor

RULED_OUT = {
    "The 30-day return policy": "What never came cannot be given back, so it has no say here.",
    "Waiting for the supplier's claim": "You do not wait for it.",
    "Finding out who is right": "What cannot be shown counts as you tell it.",
}


def test_the_second_widget_leaves_now_whatever_its_maker_says(street: Street) -> None:
    street.open_shop("Northlight Electronics")
    maker = add_supplier(
        name="Walnut Works", email="desk@walnut.example", by=MACHINE, at=street.clock.now
    )
    priya = street.customer("Priya Nair", "priya.nair@customer.example")
    two = LineDraft("Walnut widget", Decimal(75), quantity=2, delivered=1, supplier=maker)
    street.bought(priya, "N-9034", two, days_ago=45)

    # She tells it at the public form; somebody on shift owns it before she has closed the page.
    at_home = Visitor(street.clock)
    at_home.open("/complaint/northlight-electronics/")
    at_home.send(
        "Send it",
        {
            "What happened?": "I waited six weeks, and one widget is in a box for two.",
            "What had we promised?": "Two widgets. And Jane said on Friday that I get a new one.",
            "What would put it right?": "The second widget.",
            "What comes nearest to it?": "Something was missing",
            "Order or receipt": "N-9034",
            "Your name": "Priya Nair",
            "Your e-mail address": "priya.nair@customer.example",
        },
    )
    assert "Thank you, Priya Nair. Ines owns this now." in at_home.text
    assert "Ines reads it and writes or rings you by" in at_home.text

    # Jane gave her word, so the case is better with her; it is hers once she accepts.
    ines = street.at_desk("Ines")
    ines.follow("Say a first word to Priya Nair")
    case = ines.address
    ines.send(
        "Ask them to take it", {"To": "Jane Okafor, clerk", "Why it is": "The word is yours."}
    )
    assert "Ines Duarte owns it" in ines.text
    jane = street.at_desk("Jane")
    jane.open(case)
    jane.send("Accept")
    assert "Jane Okafor owns it" in jane.text

    # Her supervisor quotes the return policy. It is a note like any other, and moves nothing.
    ines.open(case)
    ines.send(
        "Add the note", {"Note": "Thirty days are over. By our return policy we owe nothing."}
    )
    jane.open(case)

    # The label's weight is the sender's own figure: it decides nothing.
    state(
        jane,
        {
            "Promised": "Two walnut widgets, and on Friday a new one for the one that is missing.",
            "Happened": "One was in the parcel.",
            "Gap": "One widget, six weeks after it was paid.",
            "Evidence": "Weight declared by the sender",
            "On the gap it": "says nothing on it",
            "What it shows": "2.4 kg on the label, as the maker wrote it",
        },
    )
    say_facts(jane, case, {"What happened can be shown": "No"})
    now, money = "The missing piece, now", "Money back for what did not come"
    assert jane.lines(now) == ["Owed What is missing, sent today $75"]
    assert jane.lines(money) == ["Owed What was paid for what is missing $75"]
    for ruled_out, because in RULED_OUT.items():
        assert because in jane.part(f"{ruled_out}: does not apply.")

    credit = "Credit for the next visit"
    jane.send("Put these to Priya Nair", {now: True, money: True, credit: True})
    shield = "Dear Priya,\n\nour policy is that returns are accepted within 30 days only."
    jane.send("Check the words", {"Letter to Priya Nair": shield})
    assert "A rule as the answer" in jane.part("Write to Priya Nair")
    words = "Dear Priya,\n\nI said that you get the second one, and you do."
    jane.send("Send to Priya Nair", {"Letter to Priya Nair": words})
    her = street.customer_with(street.post_goes_out())
    assert "You send nothing back." in her.part(now)
    her.send("Choose this", {"Please choose": now})

    # A parcel is not an arrival: what did not come is due again.
    deliver(jane, case, "What is missing", "Parcel 881204, handed to the carrier")
    deliver(jane, case, credit, "Credit note 9034")
    street.clock.wait(days=2)
    her.open(her.address)
    her.send("It has not arrived: What is missing, sent today")
    assert "It is due again." in her.text
    deliver(jane, case, "What is missing", "Brought to her door, signed P. Nair")
    her.open(her.address)
    her.send("It arrived: What is missing, sent today")
    ask_whether_it_is_right(jane, case, "Both stand on her shelf.")
    close(jane, case, "Retained", "The word of Friday is kept.")

    assert street.journal(case) == [
        "case.opened",
        "handover.asked",
        "handover.accepted",
        "note.added",
        "finding.stated",
        "facts.recorded",
        "offer.made",
        "promise.given",
        "letter.sent",
        "outgoing.delivered",
        "option.chosen",
        "promise.given",
        "line.fulfilled",
        "promise.kept",
        "line.fulfilled",
        "promise.kept",
        "arrival.denied",
        "promise.given",
        "line.fulfilled",
        "promise.kept",
        "arrival.confirmed",
        "case.followed_up",
        "case.closed",
    ]
