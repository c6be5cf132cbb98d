"""What the desk itself lays ready to be sent stands up to its own coach."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from amends.coach import CaseFacts, Days, Piece
from amends.config.demo.opening_day import REPLIES
from amends.letters.coaching import Known, review_letter, review_reply
from amends.letters.composing import LetterFacts, OfferWords, OptionWords, first_wording

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
OFFER = OfferWords(
    options=(
        OptionWords("Nothing more to pay", "The $250 you still owed is cancelled."),
        OptionWords("A new evening", "Balloons and a cake on the day you pick."),
    ),
    owed=("The delivery fee back",),
    extra=("Dinner for two at Lucia's",),
)
PLAIN = LetterFacts(
    language="en",
    customer="Amy",
    writer="Jim Ortiz",
    owner="Jim Ortiz",
    team="Northlight Electronics",
    email="desk@northlight.example",
    phone="555 0100",
    subject="The TV was not in the window",
    link="https://desk.example/c/token/",
    we_failed=True,
)
STORIES = {
    "the ring": (
        "“Never to Part” inside the ring, as on the order form.",
        "The fourth word begins with an F.",
    ),
    "the staples": (
        "A dinner that is safe to eat.",
        "Two staples from the butcher’s paper were in the meat.",
    ),
    "the cinema": (
        "A film in peace, with ushers in the hall.",
        "Two of three ushers were off sick and nobody was called in.",
    ),
    "the widget": (
        "Two walnut widgets, and on Friday a new one for the one that is missing.",
        "One was in the parcel.",
    ),
    "the birthday": (
        "The TV in the window with balloons and the sign, from 18:00.",
        "The window was empty.",
    ),
}


@pytest.mark.parametrize("hear_by", [None, datetime(2026, 3, 4, 15, tzinfo=UTC)])
@pytest.mark.parametrize("offer", [None, OFFER])
@pytest.mark.parametrize("story", [*STORIES, ""])
def test_the_first_wording_of_a_letter_hurts_nobody(
    story: str, offer: OfferWords | None, hear_by: datetime | None
) -> None:
    promised, happened = STORIES.get(story, ("", ""))
    facts = replace(PLAIN, promised=promised, happened=happened, offer=offer, hear_by=hear_by)
    wording = first_wording(facts)
    known = Known(
        facts=CaseFacts(customer="Amy", refunded=False, sent=False, happened=happened),
        customer="There was nothing in the window.",
        now=NOW,
        days=Days(),
    )
    review = review_letter(known, owed_part=wording.owed_part, extra_part=wording.extra_part)
    assert (review.harms, review.against, review.order) == ((), (), "")
    assert Piece.OWN not in {one.piece for one in review.missing}
    assert review.regrets == 0


@pytest.mark.parametrize("name", REPLIES)
def test_the_saved_replies_of_the_demo_hurt_nobody(name: str) -> None:
    review = review_reply(REPLIES[name], at=NOW)
    assert (review.harms, review.against) == ((), ())
