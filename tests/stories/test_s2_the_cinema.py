"""S2: an unruly crowd and no ushers; and somebody who wants what we do not offer."""

from decimal import Decimal

from amends.orders.drafts import LineDraft
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

LETTER = """Dear Mr Abara,

you and your wife sat through two hours of shouting, and when she went for help there was nobody.
Two of our three ushers were ill and we called nobody in; that is ours. Please choose."""


def test_the_letter_to_the_chief_goes_back_to_the_owner_who_has_the_last_word(
    street: Street,
) -> None:
    street.open_shop("The Regent")
    abara = street.customer("Kofi Abara", "k.abara@customer.example")
    tickets = LineDraft("Ticket", Decimal(14), quantity=2)
    street.bought(abara, "R-55120", tickets, days_ago=3)

    ruth = street.at_desk("Ruth")
    case = hear_of_it(
        ruth,
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
    wishes = {"They want to be called": "Mr Abara", "Reach them": "by letter"}
    treat_them(ruth, case, "Kofi Abara", {**wishes, "Anything else": "Short letters, no calls"})
    to_ben = {"To": "Ben Albrecht, clerk", "Why it is better with them": "You have the last word."}
    ruth.send("Ask them to take it", to_ben)
    assert "Ruth Adler owns it" in ruth.text
    ben = street.at_desk("Ben")
    ben.open(case)
    ben.send("Accept")
    assert "Ben Albrecht owns it, The Regent." in ben.text

    state(
        ben,
        {
            "Promised": "A film in peace, with ushers in the hall.",
            "Happened": "Two of three ushers were off sick and nobody was called in.",
            "Gap": "The evening was spoiled, and nobody could be reached during it.",
        },
    )
    say_facts(ben, case, {"People in the party": "2"})
    again, money, vouchers = (
        "The evening again",
        "Money back for the tickets",
        "Vouchers for the counter",
    )
    assert ben.lines(again) == ["Owed New tickets for any show $28"]
    assert ben.lines(money) == ["Owed What the tickets cost $28"]
    assert ben.lines(vouchers) == ["Goodwill Whichever they choose, or none $20"]
    apart = ben.part("Vouchers in place of the tickets: does not apply.")
    assert "The tickets are owed. Vouchers are a gift, and a gift does not pay a debt." in apart
    ben.send("Put these to Mr Abara", {again: True, money: True, vouchers: True})

    # He wants paper: the letter is printed, and his page stands in it.
    ben.send("File it, to be printed", {"Letter to Mr Abara": LETTER})
    ben.follow("Print it")
    his = street.customer_with(ben.text)
    assert "there was nobody" in his.text

    # A year of films is beyond us: a person says no, why, and what instead.
    his.send("Ask Ben for it", {"What would you rather have?": "Free films for a year."})
    ben.open(case)
    ben.follow("Answer it")
    no = {"The reason": "One evening was spoiled, not a year.", "What can be done": "That evening."}
    ben.send("Say no, with this instead", no)
    his.open(his.address)
    assert "Ben Albrecht has to say no to this." in his.text
    assert "One evening was spoiled, not a year." in his.text

    # Their neighbours were there too: that is reasonable, and Ben grants it himself.
    his.send("Ask Ben for it", {"What would you rather have?": "Four tickets: two for neighbours."})
    ben.open(case)
    ben.follow("Answer it")
    ben.send(
        "Say yes to this",
        {"What": "Four tickets for any show", "Worth": "56", "Why, as": "You came as four."},
    )
    his.open(his.address)
    assert "Ben Albrecht says yes." in his.text
    assert "Four tickets for any show, $56" in his.part("What we promised you, and by when")

    deliver(ben, case, "Four tickets for any show", "Tickets 7781 to 7784, by post")
    deliver(ben, case, vouchers, "Two vouchers in the same envelope")
    his.open(his.address)
    his.send("It arrived: Four tickets for any show")
    ask_whether_it_is_right(ben, case, "They saw the new film, in peace.")
    close(ben, case, "Retained", "A sick usher is replaced by noon now.")

    assert street.journal(case) == [
        "case.opened",
        "handover.asked",
        "handover.accepted",
        "finding.stated",
        "facts.recorded",
        "offer.made",
        "promise.given",
        "letter.sent",
        "proposal.made",
        "proposal.refused",
        "proposal.made",
        "proposal.granted",
        "line.fulfilled",
        "line.fulfilled",
        "promise.kept",
        "arrival.confirmed",
        "case.followed_up",
        "case.closed",
    ]


def test_who_wants_what_we_do_not_offer_is_told_so_kindly_and_let_go(street: Street) -> None:
    street.open_shop("The Regent")
    sam = street.at_desk("Sam")
    sam.follow("Open a case")
    sam.send(
        "Open it, it is mine",
        {
            "Who was let down?": "Rosa Klein",
            "E-mail or phone": "rosa.klein@customer.example",
            "What did they say?": "I finish work at eleven. Why is there no film after midnight?",
            "What went wrong": "Something we do not offer",
            "How bad": "Minor",
            "What they lost first": "Time",
        },
    )
    case = sam.address
    sam.send("That is so", {"Price of one piece": "14"})
    ruled_out = sam.part("Something that we do not offer: does not apply.")
    assert "We do not offer it, and we would rather say so than do it badly." in ruled_out
    assert sam.lines("This puts it right") == []
    (told,) = sam.lines("Where to find it")
    assert told.startswith("Goodwill")

    # What the catalogue says of it is what she reads.
    sam.send("Fill it in", {"Begin with a saved": "Not something we offer: Films after midnight"})
    sam.send("Send to Rosa Klein", {})
    her = street.customer_with(street.post_goes_out())
    assert "This is something that we do not offer: Films after midnight." in her.text
    assert "Our last film ends before midnight." in her.text
    assert not her.has_button("Choose this")
    close(sam, case, "Parted gracefully", "She goes to the Odeon, and waves.")
    her.open(her.address)
    assert "This matter is closed. If something is still not right" in her.text

    assert street.journal(case) == [
        "case.opened",
        "facts.recorded",
        "letter.sent",
        "outgoing.delivered",
        "case.closed",
    ]
