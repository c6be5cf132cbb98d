"""S0, S2 and S3: every side is heard, nobody is counted or named, and no customer waits for it."""

from decimal import Decimal

from amends.cases.actions import receive_in_side_thread
from amends.clock.accounts import sweep_accounts
from amends.facts.models import Account, AccountAnswer
from amends.journal.actor import PUBLIC
from amends.orders.drafts import LineDraft
from amends.people.actions import add_supplier
from stories.forms import Given
from stories.steps import ask_whether_it_is_right, close, deliver, hear_of_it, say_facts, state
from stories.street import Street
from stories.visitor import Visitor

NOW = "The missing piece, now"


def ask(clerk: Visitor, case: str, whom: dict[str, Given]) -> None:
    """Ask somebody what happened, from the case."""
    clerk.open(case)
    clerk.follow("Ask somebody what happened")
    clerk.send("Ask them", whom)
    assert "Asked. The offer need not wait for it." in clerk.text


def test_s0_a_colleague_tells_what_the_bench_lacked_and_nobody_is_counted(street: Street) -> None:
    street.open_shop("Hale & Daughter")
    owen = street.customer("Owen Hart", "owen.hart@customer.example")
    street.bought(owen, "H-2281", LineDraft("Ring", Decimal(420)), days_ago=20)
    lena = street.at_desk("Lena")
    case = hear_of_it(
        lena,
        {
            "Who was let down?": "Owen Hart",
            "How did you hear of it?": "In person",
            "What did they say?": "The ring says Never to Fart.",
            "What went wrong": "Wrong thing",
            "What they lost first": "A thing",
            "Number of the order": "H-2281",
        },
        known_as="Owen Hart owen.hart@customer.example",
    )
    bench: dict[str, Given] = {
        "Who they are": "A colleague",
        "Their name": "The bench",
        "What we want to know": "What did the order form on the bench say?",
    }
    ask(lena, case, bench)
    assert "Nothing was sent. Give them this address; it needs no password:" in lena.text
    them = street.asked_with(lena.text)
    first = "Tom misread it. The form was a copy of a copy."
    them.send("Send it", {"What happened?": first}, is_refused=True)
    assert "It has not been sent yet. Would you leave these out?" in them.text
    assert "“Tom” A name. What happened can be told without it." in them.text
    better = "The form was a copy of a copy, and P looked like F."
    them.send("Send it now", {"What happened?": better, "What would have helped?": "The form."})
    assert "Lena Fiore has your account." in them.text

    lena.open(case)
    assert better in lena.part("What others say happened")
    for word in ("vote", "verdict", "upheld", "guilty"):
        assert word not in lena.text.lower()
    state(
        lena,
        {
            "Promised": "“Never to Part” inside the ring.",
            "Happened": "The fourth word begins with an F.",
            "Gap": "One letter.",
            "The question at hand": "What did the form say?",
            "The bench": "suggests",
        },
    )
    rests_on = f"Account suggests: {better}"
    assert rests_on in lena.part("Promised, happened, gap")


def test_s2_operations_tell_what_the_evening_lacked_while_the_offer_is_made(
    street: Street,
) -> None:
    street.open_shop("The Regent")
    abara = street.customer("Kofi Abara", "k.abara@customer.example")
    street.bought(abara, "R-55120", LineDraft("Ticket", Decimal(14), quantity=2), days_ago=3)
    ben = street.at_desk("Ben")
    case = hear_of_it(
        ben,
        {
            "Who was let down?": "Kofi Abara",
            "How did you hear of it?": "By letter",
            "What did they say?": "A group shouted through the film. There was not one usher.",
            "What went wrong": "The place",
            "What they lost first": "An occasion",
            "Number of the order": "R-55120",
        },
        known_as="Kofi Abara k.abara@customer.example",
    )
    operations: dict[str, Given] = {
        "Who they are": "Operations",
        "Their name": "Evening operations",
        "E-mail address": "operations@market-street.example",
        "What we want to know": "How many ushers were there on Thursday?",
    }
    ask(ben, case, operations)
    letter = street.post_goes_out()
    assert "We do not ask who it was." in letter

    # The offer goes its way at once.
    ben.open(case)
    assert "Somebody is still asked. The offer need not wait." in ben.text
    say_facts(ben, case, {"People in the party": "2"})
    ben.send("Put these to Kofi Abara", {"The evening again": True, "Money back": True})
    assert "Kofi Abara can choose now." in ben.text

    # Nobody tells; Ben hears of it the next working day, then his lead.
    account = Account.objects.get()
    street.clock.wait(days=6)
    sweep_accounts(street.clock.now)
    ben.open("/")
    assert "Evening operations has not told us what happened" in ben.text

    them = street.asked_with(letter)
    told = "Two of three ushers were off sick, and the plan has no stand-in."
    them.send("Send it", {"What happened?": told})
    ben.open("/")
    assert "has not told us what happened" not in ben.text
    ben.open(case)
    assert told in ben.part("What others say happened")
    assert AccountAnswer.objects.get().account == account


def test_s3_both_sides_stand_beside_each_other_and_she_is_served(street: Street) -> None:
    street.open_shop("Northlight Electronics")
    add_supplier(name="Walnut Works", email="desk@walnut.example", by=PUBLIC, at=street.clock.now)
    priya = street.customer("Priya Nair", "priya.nair@customer.example")
    two = LineDraft("Walnut widget", Decimal(75), quantity=2, delivered=1)
    street.bought(priya, "N-9034", two, days_ago=45)
    jane = street.at_desk("Jane")
    case = hear_of_it(
        jane,
        {
            "Who was let down?": "Priya Nair",
            "How did you hear of it?": "In person",
            "What did they say?": "I waited six weeks, and one widget is in a box for two.",
            "What went wrong": "Something missing",
            "How bad": "Serious",
            "What they lost first": "A thing",
            "Number of the order": "N-9034",
        },
        known_as="Priya Nair priya.nair@customer.example",
    )
    counter: dict[str, Given] = {
        "Who they are": "Operations",
        "Their name": "Parcel counter",
        "What we want to know": "How many widgets were in the box?",
    }
    ask(jane, case, counter)
    street.asked_with(jane.text).send("Send it", {"What happened?": "One was in it."})
    maker: dict[str, Given] = {
        "Who they are": "A supplier",
        "Supplier": "Walnut Works",
        "What we want to know": "How many widgets did you ship for order N-9034?",
    }
    ask(jane, case, maker)
    letter = street.post_goes_out()
    assert "Nair" not in letter
    # They answer the mail instead of the page.
    theirs = Account.objects.latest("pk")
    receive_in_side_thread(
        theirs.thread, body="Both were shipped. The label proves it.", from_name="Walnut Works",
        by=PUBLIC, at=street.clock.now, key="mail:1",
    )  # fmt: skip
    sweep_accounts(street.clock.now)

    jane.open(case)
    beside = jane.part("What others say happened")
    assert "One was in it." in beside
    assert "Both were shipped. The label proves it." in beside
    state(
        jane,
        {
            "Promised": "Two walnut widgets.",
            "Happened": "One was in the parcel.",
            "Gap": "One widget.",
            "The question at hand": "How many were in the parcel?",
            "Parcel counter": "suggests",
            "Walnut Works": "says nothing on it",
            "Weight that the carrier measured, in grams": "1320",
            "Pieces that should be in it": "2",
            "One piece weighs, in grams": "1000",
            "The empty box weighs, in grams": "300",
            "Scales and packing may be off by, in grams": "50",
        },
    )
    rests_on = jane.part("Promised, happened, gap")
    assert "Account says nothing on it: Both were shipped. The label proves it." in rests_on
    assert "Weight measured by the carrier decides: 1320 g" in rests_on

    # A third is still asked when her case closes.
    driver: dict[str, Given] = {
        "Who they are": "A witness",
        "Their name": "Driver",
        "What we want to know": "Was the box closed?",
    }
    ask(jane, case, driver)
    say_facts(jane, case, {"What happened can be shown": "No"})
    jane.send("Put these to Priya Nair", {NOW: True})
    jane.send("Send to Priya Nair", {"Letter to Priya Nair": "Dear Priya,\n\nYou get it."})
    her = street.customer_with(street.post_goes_out())
    for inner in ("Walnut Works", "Parcel counter", "Driver"):
        assert inner not in her.text
    her.send("Choose this", {"Please choose": NOW})
    deliver(jane, case, "What is missing", "Brought to her door, signed P. Nair")
    her.open(her.address)
    her.send("It arrived: What is missing, sent today")
    ask_whether_it_is_right(jane, case, "Both stand on her shelf.")
    close(jane, case, "Retained", "The word is kept.")
    assert not Account.objects.latest("pk").answers.exists()
