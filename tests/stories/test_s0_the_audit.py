"""S0 in figures: how much of the talk asked who was right, where, and who left over it."""

from amends.insight.sweep import sweep_focus
from stories.steps import close, deliver, hear_of_it, say_facts
from stories.street import Street
from stories.visitor import Visitor

WHO = "Three of us read a P. Who took the order, and whose mistake is it?"
STILL = "We are still finding out why it happened and who was responsible."
AGAIN = "The evening again"
DONE = "I will redo it today. If that is too late, I refund all of it by tomorrow noon."


def test_what_went_into_who_was_right_is_told_by_case_team_and_stage_and_in_customers_lost(
    street: Street,
) -> None:
    street.open_shop("Hale & Daughter")
    street.open_shop("The Regent")
    lena, tom, ben = street.at_desk("Lena"), street.at_desk("Tom"), street.at_desk("Ben")

    # At the jeweller's they gather, two hours pass, and he hears that they still look into it.
    ring = _heard(street, lena, "Owen Hart", "The ring has an F for a P", "Wrong thing")
    tom.open(ring)
    tom.send("Add the note", {"Note": WHO})
    street.clock.wait(hours=2)
    lena.open(ring)
    lena.send("Write it down", {"How": "by phone", "What was said": STILL})
    street.clock.wait(hours=1)
    close(lena, ring, "Taken outside", "He took it to the guild.")

    # At the cinema two options stand before him at once, and what is said is what is done.
    film = _heard(street, ben, "Kofi Abara", "The film stopped twice", "The place")
    say_facts(ben, film, {"People in the party": "1", "Price of one piece": "14"})
    ben.send("Put these to Kofi Abara", {AGAIN: True, "Money back for the tickets": True})
    ben.send("Add the note", {"Note": DONE})
    street.clock.wait(hours=1)
    ben.send("Kofi Abara told us: this one", beside="New tickets for any show")
    deliver(ben, film, "New tickets for any show", "Ticket 7781")
    close(ben, film, "Retained", "He came again.")

    sweep_focus(street.clock.now)
    vera = street.at_desk("Vera")
    vera.open("/insight/focus/")
    every_case = "Case by case, most words on fault first"
    cases = {row[0]: (row[1:3], row[5]) for row in vera.rows(every_case)}
    assert cases == {
        f"The ring has an F for a P {_number(ring)}, Hale & Daughter": (
            ["27", "0"],
            "Taken outside",
        ),
        f"The film stopped twice {_number(film)}, The Regent": (["0", "18"], "Retained"),
    }

    # Cases, words on fault and on the solution, time after each, and where fault came first.
    by_team = {row[0]: row[1:] for row in vera.rows("By team")}
    assert by_team == {
        "Hale & Daughter": ["1", "27", "0", "2 h 1 min", "0 min", "1"],
        "The Regent": ["1", "0", "18", "0 min", "0 min", "0"],
    }
    by_stage = {row[0]: row[2:4] for row in vera.rows("By stage of the case")}
    assert by_stage == {"Acknowledged": ["27", "0"], "Offered": ["0", "18"]}

    # Retained, parted, taken outside, of how many.
    lost = "What goes with it in customers lost"
    assert vera.rows(lost) == [
        ["0% on fault", "1", "0", "0", "1"],
        ["100% on fault", "0", "0", "1", "1"],
    ]
    assert "This shows what goes together, not what causes what" in vera.part(lost)


def _number(address: str) -> str:
    return address.strip("/").rpartition("/")[2]


def _heard(street: Street, clerk: Visitor, name: str, subject: str, failure: str) -> str:
    email = f"{name.lower().replace(' ', '.')}@customer.example"
    street.customer(name, email)
    told = {
        "Who was let down?": name,
        "What did they say?": "It is not what was said.",
        "The case in a few words": subject,
        "What went wrong": failure,
    }
    return hear_of_it(clerk, told, known_as=f"{name} {email}")
