"""S1: staples in the food; and a print that the customer had signed off."""

from datetime import timedelta
from decimal import Decimal

from amends.cases.models import Severity
from amends.orders.drafts import LineDraft, SignOffDraft
from stories.steps import (
    ask_whether_it_is_right,
    close,
    deliver,
    hear_of_it,
    say_facts,
    state,
    treat_them,
)
from stories.street import Street
from stories.visitor import Visitor


def made_right_at_the_table(street: Street) -> tuple[Visitor, str]:
    """Serve Carlos until he was asked whether it is right; return Diego's window and the case."""
    street.open_shop("Lucia’s")
    carlos = street.customer("Carlos Vega", "carlos.vega@customer.example")
    dinner = LineDraft("Dinner for two", Decimal(48))
    street.bought(carlos, "L-7710", dinner, days_ago=0, paid=Decimal(0))

    diego = street.at_desk("Diego")
    case = hear_of_it(
        diego,
        {
            "Who was let down?": "Carlos Vega",
            "How did you hear of it?": "In person",
            "What did they say?": "I have just pulled two staples out of my mouth.",
            "The case in a few words": "Two staples in the carnitas",
            "What went wrong": "Not safe",
            "How bad": "Severe",
            "What they lost first": "An occasion",
            "What would put it right for them": "To know how it could happen.",
            "Number of the order": "L-7710",
        },
        known_as="Carlos Vega carlos.vega@customer.example",
    )
    # The one who heard it owns it, at once; the manager of the place stands beside, not in front.
    assert "Diego Santos owns it, Lucia’s." in diego.text
    assert street.case(case).opened_at == street.clock.now
    diego.send("Call the lead in beside the owner")
    assert "Diego Santos owns it, Lucia’s. Lucia Romero stands beside." in diego.text

    state(
        diego,
        {
            "Promised": "A dinner that is safe to eat.",
            "Happened": "Two staples from the butcher’s paper were in the meat.",
            "Gap": "He could have been hurt. We unwrapped the meat in a rush.",
            "Evidence": "Photo",
            "On the gap it": "decides",
            "What it shows": "The staples on the plate",
        },
    )
    assert diego.lines("Whatever is chosen") == ["Owed The whole bill $48"]
    assert diego.lines("Dessert") == ["Goodwill Whichever they choose, or none $12"]
    assert "Yours up to $25." in diego.part("Dessert")
    diego.send("Put these to Carlos Vega", {"This puts it right": True, "Dessert": True})
    assert "is asked" not in diego.part("What is offered")

    # He says so at the table, and Diego writes it down.
    diego.send("Carlos Vega told us: this one")
    deliver(diego, case, "The whole bill", "Bill 7710, struck through")
    deliver(diego, case, "Dessert", "Two flans, on the house, bill 7711")
    told = "Lucia stood beside me when I told him how the staples got in."
    diego.send("Write it down", {"How": "in person", "What was said": told})
    ask_whether_it_is_right(diego, case, "He is fine, and wants to hear what we change.")
    return diego, case


def test_the_bill_is_gone_before_the_diner_asks_and_dessert_is_the_waiters_own_to_give(
    street: Street,
) -> None:
    diego, case = made_right_at_the_table(street)
    close(diego, case, "Retained", "The meat is unwrapped on the white board now.")

    assert street.journal(case) == [
        "case.opened",
        "lead.called_in",
        "finding.stated",
        "offer.made",
        "promise.given",
        "promise.given",
        "option.chosen",
        "line.fulfilled",
        "promise.kept",
        "line.fulfilled",
        "promise.kept",
        "contact.logged",
        "case.followed_up",
        "case.closed",
    ]


def test_the_cause_names_nobody_and_months_later_he_reads_what_was_changed(
    street: Street,
) -> None:
    diego, case = made_right_at_the_table(street)
    cause = "We unwrap the meat in a rush, on the table where the paper is stapled"
    diego.open(case)
    blame = {"What in the work let it happen": "Maya unwrapped the meat in a rush"}
    diego.send("Name it", blame, is_refused=True)
    assert "“Maya” names a person. A cause is in the work" in diego.text
    diego.send("Name it", {"What in the work let it happen": cause})
    diego.send("They wish to know what we change")
    close(diego, case, "Retained", "He would like to come back.")

    lucia = street.at_desk("Lucia")
    lucia.open("/problems/")
    problem = lucia.follow(cause) and lucia.address
    look_on = (street.clock.now + timedelta(days=74)).date()
    lucia.send(
        "Plan it",
        {
            "What is changed": "moved the unwrapping of the meat to a white board of its own",
            "Who does it": "Diego Santos",
            "By": str((street.clock.now + timedelta(days=2)).date()),
            "How we shall know that it holds": "No staple is found for ten weeks",
            "When we look": str(look_on),
        },
    )

    street.clock.wait(days=3)
    diego = street.at_desk("Diego")
    assert "Fix: moved the unwrapping of the meat" in diego.text
    diego.open(problem)
    diego.send("Write it down", {"What shows that it is done": "The board hangs by the sink."})
    diego.open(problem)
    diego.send("It holds", {"What shows it": "It looks well."}, is_refused=True)
    assert "before that nobody can know" in diego.text

    street.clock.wait(days=73)
    lucia = street.at_desk("Lucia")
    lucia.open(problem)
    lucia.send("It holds", {"What shows it": "Not one staple in ten weeks."})
    lucia.follow("1 customer wishes to know what we changed")
    lucia.send("Send to Carlos Vega")

    letter = street.post_goes_out()
    assert "Since then we have moved the unwrapping of the meat to a white board" in letter
    assert street.journal(case)[-2:] == ["customer.told_of_fix", "outgoing.delivered"]
    assert not street.case(case).is_open
    his = street.customer_with(letter)
    assert "This matter is closed." in his.text
    lucia.open(problem)
    assert "Who was told what we changed" in lucia.text

    # It happens once more, to him of all people: now it weighs more, and Lucia is there.
    street.clock.wait(days=30)
    diego = street.at_desk("Diego")
    again = hear_of_it(
        diego,
        {
            "Who was let down?": "Carlos Vega",
            "How did you hear of it?": "In person",
            "What did they say?": "There is a staple in it again.",
            "What went wrong": "Not safe",
        },
        known_as="Carlos Vega carlos.vega@customer.example",
    )
    diego.send("It came of this: " + cause)
    assert "the problem is open again, and the case more severe" in diego.text
    assert "Lucia Romero stands beside." in diego.text
    assert street.case(again).severity == Severity.SEVERE


def test_the_cost_of_a_print_that_she_had_signed_off_is_shared_half_and_half(
    street: Street,
) -> None:
    street.open_shop("Paper Lantern")
    hannah = street.customer("Hannah Weiss", "hannah.weiss@customer.example")
    signed_at = street.clock.now - timedelta(days=12)
    proof = SignOffDraft("Proof of the invitation", "Hannah Weiss", signed_at)
    sixty = LineDraft("Wedding invitations, sixty", Decimal(180), sign_offs=(proof,))
    street.bought(hannah, "P-0419", sixty, days_ago=14)

    theo = street.at_desk("Theo")
    case = hear_of_it(
        theo,
        {
            "Who was let down?": "Hannah Weiss",
            "What did they say?": "It says Micheal. I know I looked at the proof.",
            "What went wrong": "Not as described",
            "What they lost first": "A thing",
            "Number of the order": "P-0419",
        },
        known_as="Hannah Weiss hannah.weiss@customer.example",
    )
    treat_them(theo, case, "Hannah Weiss", {"They want to be called": "Ms Weiss"})
    state(
        theo,
        {
            "Promised": "Sixty invitations as on the proof that Ms Weiss signed.",
            "Happened": "They are as on the proof, with the name misspelt.",
            "Gap": "Neither of us saw it; nobody reads their own names on a proof.",
            "Evidence": "Signature",
            "On the gap it": "decides",
            "What it shows": "The proof with her name on it",
        },
    )
    say_facts(theo, case, {"What doing it again costs": "121.01"})

    # Half each: neither hers alone, since she signed, nor ours alone.
    shared, money = "Done again, the cost shared", "Keep it, and half the cost as money"
    assert theo.lines(shared) == ["Owed Half the cost of doing it again $60.51"]
    assert theo.lines(money) == ["Owed Our half, as money $60.51"]
    ruled_out = theo.part("Doing it again wholly at our cost: does not apply.")
    assert "The proof had been signed off, so the cost is shared, half each." in ruled_out
    theo.send("Put these to Ms Weiss", {shared: True, money: True, "Wrapped by hand": True})
    theo.send("Send to Ms Weiss", {"Letter to Ms Weiss": "Dear Ms Weiss,\n\nneither of us saw it."})

    her = street.customer_with(street.post_goes_out())
    assert "We carry half of it, $60.51." in her.part(shared)
    her.send("Choose this", {"Please choose": shared})
    deliver(theo, case, "Half the cost", "Credit 0419b, $60.51")
    deliver(theo, case, "Wrapped by hand", "Parcel 5512, card inside")

    # What keeps it from happening again is agreed with her, under her own name.
    reading = "Before printing we read every name on the proof aloud to each other."
    her.open(her.address)
    her.send("It arrived: Half the cost of doing it again")
    close(theo, case, "Retained", "The new ones are at the post office.", agreed=reading)
    theo.follow("More of Ms Weiss, and how to treat them")
    agreed = theo.part("What we agreed on, so that it need not happen again")
    assert f"{reading} Theo Marsh, Paper Lantern" in agreed

    assert street.journal(case) == [
        "case.opened",
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
        "arrival.confirmed",
        "case.closed",
        "agreement.made",
    ]

    _the_next_one(street, reading)


def _the_next_one(street: Street, reading: str) -> None:
    """Three weeks later the check that was agreed on is left out: now it is ours alone."""
    hannah = street.customer("Hannah Weiss", "hannah.weiss@customer.example")
    street.clock.wait(days=21)
    theo = street.at_desk("Theo")
    proof = SignOffDraft("Proof of the cards", "Hannah Weiss", street.clock.now)
    cards = LineDraft("Thank-you cards, sixty", Decimal(180), sign_offs=(proof,))
    street.bought(hannah, "P-0466", cards, days_ago=2)
    case = hear_of_it(
        theo,
        {
            "Who was let down?": "Hannah Weiss",
            "What did they say?": "It says Micheal again. Nobody read it to me.",
            "What went wrong": "Not as described",
            "What they lost first": "A thing",
            "Number of the order": "P-0466",
        },
        known_as=f"Hannah Weiss hannah.weiss@customer.example Agreed: {reading}",
    )
    assert reading in theo.part("Hannah Weiss")
    say_facts(theo, case, {"What doing it again costs": "121.01"})
    assert theo.lines("Done again, as you asked for it") == [
        "Owed The work, done again $121.01",
        "Owed For the second wait $9",
    ]
    ruled_out = theo.part("Sharing the cost: does not apply.")
    assert "We had agreed to look at it together before, and did not." in ruled_out
    say_facts(theo, case, {"What was agreed before was done": "Yes"})
    assert theo.lines("Done again, the cost shared") == [
        "Owed Half the cost of doing it again $60.51"
    ]
