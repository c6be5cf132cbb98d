"""S4 afterwards: what it cost is weighed, the cause names nobody, and the check hangs framed."""

from datetime import timedelta
from decimal import Decimal

from amends.orders.drafts import LineDraft
from stories.steps import ask_whether_it_is_right, close, deliver, hear_of_it, treat_them
from stories.street import Street
from stories.visitor import Visitor

CAUSE = "Window arrangements are on no closing list"
BLAMES = (
    ("Jim forgot it", "“Jim” names a person. A cause is in the work"),
    ("The clerk on shift was careless", "ends at somebody’s doing, and then nothing can be"),
)
PROUD = "The check of that dinner hangs framed by the till, with a note of thanks on it."
BLAME = "Dear Amy,\n\nour new clerk forgot your window. He should have written it down."


def test_the_dinner_is_weighed_the_cause_names_nobody_and_the_check_hangs_framed(
    street: Street,
) -> None:
    jim, case = _seven_friends_before_an_empty_window(street)

    # The balance and the dinner, about $500, beside what is still to come from her.
    weighed = "In all $500, against about $1,800 still to come from Amy."
    assert weighed in jim.part("A little extra, apart")
    jim.send("Put these to Amy", {"Nothing more to pay": True, "Dinner for two": True})
    assert "About $500 against a relationship worth about" in jim.text
    assert "It may widen goodwill and never changes what is owed." in jim.text

    # The coach marks a letter that puts it on one of ours; such a cause is refused.
    jim.send("Check the words", {"Letter to Amy": BLAME})
    assert "Points at a person" in jim.part("Write to Amy")
    jim.open(case)
    for blame, why in BLAMES:
        jim.send("Name it", {"What in the work let it happen": blame}, is_refused=True)
        assert why in jim.part("Cause")
        jim.open(case)
    jim.send("Name it", {"What in the work let it happen": CAUSE})
    jim.follow(CAUSE)
    assert "Jim" not in jim.part("Cases that came of it")
    jim.send(
        "Plan it",
        {
            "What is changed": "put the window on the closing list",
            "Who does it": "Jim Ortiz",
            "By": str((street.clock.now + timedelta(days=1)).date()),
            "How we shall know that it holds": "Each evening the list is signed",
            "When we look": str((street.clock.now + timedelta(days=30)).date()),
        },
    )

    # She has her dinner, and all of it is delivered.
    jim.open(case)
    jim.send("Amy told us: this one", beside="Waive the balance")
    deliver(jim, case, "Waive the balance", "Order N-8817: nothing more to pay")
    deliver(jim, case, "Dinner for two", "Lucia’s, Friday, table for two")
    ask_whether_it_is_right(jim, case, "They come back for the speakers.")
    close(jim, case, "Retained", "They stay.")

    # People choose what they are proud of, and each says whether they may be named there.
    jim.open(case)
    jim.send(
        "Put it there",
        {"Why we are proud of it": PROUD, "Who may be named": ["Jim Ortiz", "Ines Duarte"]},
    )
    jim.open("/appreciation/")
    assert PROUD in jim.text
    assert "Ines Duarte" not in jim.text
    assert "Amy" not in jim.text
    ines = street.at_desk("Ines")
    assert "Jim is proud of what you did" in ines.text
    ines.open("/me/")
    ines.send("Yes, name me")
    jim.open("/appreciation/")
    assert "Ines Duarte, Jim Ortiz" in jim.text
    jim.send("The customer agreed to be named", {"How they said so": "She signed the frame."})
    assert "for Amy Chen" in jim.text
    ines.send("No, do not name me")
    jim.open("/appreciation/")
    assert "Ines Duarte" not in jim.text


def _seven_friends_before_an_empty_window(street: Street) -> tuple[Visitor, str]:
    street.open_shop("Northlight Electronics")
    amy = street.customer("Amy Chen", "amy.chen@customer.example")
    for number, (days, price) in enumerate(((700, 450), (420, 95), (300, 300), (150, 45))):
        street.bought(amy, f"N-70{number}", LineDraft("Bought", Decimal(price)), days_ago=days)
    tv = LineDraft("Television", Decimal(890))
    street.bought(amy, "N-8817", tv, days_ago=190, paid=Decimal(640))
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
    treat_them(jim, case, "Amy Chen", {"They want to be called": "Amy"})
    return jim, case
