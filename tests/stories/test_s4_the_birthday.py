"""S4: a TV with balloons was to stand in the window by tonight, and Jim forgot."""

from decimal import Decimal

from amends.orders.drafts import LineDraft
from stories.steps import ask_whether_it_is_right, close, deliver, hear_of_it, state, treat_them
from stories.street import Street

LETTER = """Dear Amy,

on Saturday I said that the TV would stand in our window from six, with your balloons and the
sign. You came with your friends and there was nothing. I am sorry that you stood there.

Please choose what would put it right."""


def test_the_evening_cannot_be_brought_back_and_amy_chooses_what_mends_it(street: Street) -> None:
    street.open_shop("Northlight Electronics")
    amy = street.customer("Amy Chen", "amy.chen@customer.example")
    tv = LineDraft("Television", Decimal(890))
    street.bought(amy, "N-8817", tv, days_ago=190, paid=Decimal(640))

    # Ten past seven: seven friends before an empty window. Whoever hears it owns it.
    jim = street.at_desk("Jim")
    case = hear_of_it(
        jim,
        {
            "Who was let down?": "Amy Chen",
            "How did you hear of it?": "In person",
            "What did they say?": "We stood in front of your shop and there was nothing.",
            "The case in a few words": "The TV was not in the window",
            "What went wrong": "A promise broken",
            "How bad": "Severe",
            "What they lost first": "An occasion",
            "A date or an occasion depended on it": True,
            "Number of the order": "N-8817",
        },
        known_as="Amy Chen amy.chen@customer.example",
    )
    assert "Jim Ortiz owns it, Northlight Electronics." in jim.text
    wishes = {"They want to be called": "Amy", "Who must not hear of it": "Doug: a surprise"}
    treat_them(jim, case, "Amy Chen", {**wishes, "They prefer": "things rather than money"})
    assert "Must not hear of this: Doug: a surprise." in jim.text

    # The cause names nobody.
    state(
        jim,
        {
            "Promised": "The TV in the window with balloons, from six.",
            "Happened": "The window was empty.",
            "Gap": "The surprise cannot be repeated. Window arrangements are on no closing list.",
            "Evidence": "Our own word",
            "On the gap it": "decides",
            "What it shows": "Given on Saturday",
        },
    )
    assert jim.lines("Nothing more to pay") == [
        "Owed Waive the balance, for the spoiled occasion $250"
    ]
    assert jim.lines("A new evening in the window") == [
        "Owed Window, balloons and cake, on the day you pick $90",
        "Owed Half the balance, for the spoiled occasion $125",
    ]
    assert jim.lines("Money back, Television collected") == ["Owed Everything paid so far $640"]
    assert "Goodwill Whichever" not in jim.part("What we can offer")
    assert "Yours to give." in jim.part("Nothing more to pay")
    assert jim.lines("Dinner for two at Lucia's") == [
        "Goodwill Whichever they choose, or none $250"
    ]

    # All the money back is above what a clerk may give: Ines is asked, and Amy hears by when.
    assert "Needs Ines Duarte (lead)." in jim.part("Money back, Television collected")
    jim.send(
        "Put these to Amy",
        {
            "Nothing more to pay": True,
            "A new evening in the window": True,
            "Money back, Television collected": True,
            "Dinner for two at Lucia's": True,
            "Why this is right": "It was in front of her friends, and the word was mine.",
        },
    )
    assert "Ines Duarte is asked" in jim.part("What is offered")
    ines = street.at_desk("Ines")
    ines.follow("Jim wants to give $640 and $250 extra")
    assert "It was in front of her friends, and the word was mine." in ines.part("Why")
    ines.send("Grant it")

    jim.open(case)
    jim.send("Send to Amy", {"Letter to Amy": LETTER})
    letter = street.post_goes_out()
    assert "Doug" not in letter
    owed, extra = letter.split("* * *")
    assert "1. Nothing more to pay" in owed
    assert "Dinner for two" not in owed
    assert "It is yours whatever you choose, or if you choose nothing." in extra

    # On her own page, from the link in the letter, she picks a new evening.
    her = street.customer_with(letter)
    assert "I am sorry that you stood there." in her.text
    assert "$90" in her.part("A new evening in the window")
    her.send("Choose this", {"Please choose": "A new evening in the window"})
    assert "Thank you. Jim Ortiz has your choice, and it is under way." in her.text

    # A choice is resolved; made right is when all of it was delivered, each line with proof.
    deliver(jim, case, "Half the balance", "Order N-8817: $125 of $250 still to pay")
    street.clock.wait(days=6)
    deliver(jim, case, "Window, balloons and cake", "Photo of Friday evening, seven friends")
    jim.open(f"{case}?open=close")
    assert "“Dinner for two at Lucia's” is still to be delivered." in jim.part("Close the case")
    deliver(jim, case, "Dinner for two", "Lucia’s voucher 12, handed over on Friday")
    her.open(her.address)
    assert "Amy, everything that we promised you is done." in her.text
    her.send("It arrived: Window, balloons and cake, on the day you pick")
    her.send("Tell Jim", {"Are you satisfied": "Fully", "What should we do better?": "A list."})

    ask_whether_it_is_right(jim, case, "Doug never guessed. They come back for the speakers.")
    close(jim, case, "Retained", "The window is on the closing list now.")
    assert street.journal(case) == [
        "case.opened",
        "finding.stated",
        "offer.needs_approval",
        "approval.granted",
        "promise.given",
        "letter.sent",
        "outgoing.delivered",
        "option.chosen",
        "promise.given",
        "promise.given",
        "line.fulfilled",
        "promise.kept",
        "line.fulfilled",
        "promise.kept",
        "line.fulfilled",
        "promise.kept",
        "arrival.confirmed",
        "customer.told_how_it_went",
        "case.followed_up",
        "case.closed",
    ]
