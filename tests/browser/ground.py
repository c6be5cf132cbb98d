"""S4 as it begins, and as far as an offer that Ines is asked about."""

from decimal import Decimal

from amends.orders.drafts import LineDraft
from stories.forms import Given
from stories.steps import hear_of_it, state
from stories.street import Street

SHOP = "northlight-electronics"
AMY = "Amy Chen amy.chen@customer.example"
TOLD: dict[str, Given] = {
    "Who was let down?": "Amy Chen",
    "What did they say?": "We stood in front of your shop and there was nothing.",
    "The case in a few words": "The TV was not in the window",
    "What went wrong": "A promise broken",
    "How bad": "Severe",
    "What they lost first": "An occasion",
    "A date or an occasion depended on it": True,
    "Number of the order": "N-8817",
}
FOUND: dict[str, Given] = {
    "Promised": "The TV in the window with balloons, from six.",
    "Happened": "The window was empty.",
    "Gap": "The surprise cannot be repeated.",
}


def laid_away(street: Street) -> None:
    """Amy has a television laid away at Northlight, of which 250 dollars are still to pay."""
    street.open_shop("Northlight Electronics")
    amy = street.customer("Amy Chen", "amy.chen@customer.example")
    tv = LineDraft("Television", Decimal(890))
    street.bought(amy, "N-8817", tv, days_ago=190, paid=Decimal(640))


def told_and_understood(street: Street) -> str:
    """Jim has heard it and stated the finding; return the address of the case."""
    laid_away(street)
    jim = street.at_desk("Jim")
    case = hear_of_it(jim, TOLD, known_as=AMY)
    state(jim, FOUND)
    return case


def ines_is_asked(street: Street, case: str) -> str:
    """Jim wants to offer what is above his authority; return the address of the approval."""
    jim = street.at_desk("Jim")
    jim.open(case)
    why = {"Why this is right": "It was in front of her friends."}
    jim.send("Put these to Amy Chen", {"Money back": True, "Dinner for two": True, **why})
    ines = street.at_desk("Ines")
    ines.follow("Jim wants to give $640 and $250 extra")
    return ines.address


def written_to(street: Street, case: str) -> str:
    """Ines grants it, Jim writes, and the letter goes out; return Amy's own page."""
    approval = ines_is_asked(street, case)
    ines = street.at_desk("Ines")
    ines.open(approval)
    ines.send("Grant it")
    jim = street.at_desk("Jim")
    jim.open(case)
    jim.send("Send to Amy Chen", {"Letter to Amy Chen": "Dear Amy,\n\nthat is ours to mend."})
    return street.customer_with(street.post_goes_out()).address
