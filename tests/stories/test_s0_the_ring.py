"""S0: an engraving reads F for P. There is nowhere to vote."""

from decimal import Decimal

from amends.insight.sweep import sweep_focus
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

VOTE = "Three of us read a P. Who took the order, and whose mistake is it?"
ORDER_FORM = b"Order 2281\nRing, 18 carat, size 54\nInside: Never to Part\n"
PHOTO = b"\x89PNG\r\n\x1a\n"


def test_nobody_gathers_to_decide_who_is_right_and_owen_has_his_choice_within_minutes(
    street: Street,
) -> None:
    street.open_shop("Hale & Daughter")
    owen = street.customer("Owen Hart", "owen.hart@customer.example")
    ring = LineDraft("Wedding ring, engraved", Decimal(420))
    street.bought(owen, "H-2281", ring, days_ago=21)
    began = street.clock.now

    lena = street.at_desk("Lena")
    case = hear_of_it(
        lena,
        {
            "Who was let down?": "Owen Hart",
            "How did you hear of it?": "In person",
            "What did they say?": "It is an F. Look at it in the light. We marry on Saturday.",
            "The case in a few words": "The ring has an F for a P",
            "What went wrong": "Wrong thing",
            "How bad": "Severe",
            "What they lost first": "A thing",
            "A date or an occasion depended on it": True,
            "What would put it right for them": "The ring right before Saturday.",
            "Number of the order": "H-2281",
        },
        known_as="Owen Hart owen.hart@customer.example",
    )
    assert "Lena Fiore owns it, Hale & Daughter." in lena.text
    wishes = {"They want to be called": "Owen", "Pace": "quickly and short"}
    treat_them(lena, case, "Owen Hart", {**wishes, "Who must not hear of it": "Julia, his bride"})

    # The order form lies beside a photo of the ring; that is all there is to find out.
    lena.send("Keep it", {"Files": [("form 2281.txt", ORDER_FORM), ("the ring.png", PHOTO)]})
    state(
        lena,
        {
            "Promised": "“Never to Part” inside the ring, as on the order form.",
            "Happened": "The fourth word begins with an F.",
            "Gap": "One letter, inside a wedding ring, days before the wedding.",
            "Evidence 1 / Evidence": "Invoice or order",
            "Evidence 1 / On the gap it": "decides",
            "Evidence 1 / What it shows": "The order form in his own hand",
            "Evidence 1 / File": "form 2281.txt",
            "Evidence 2 / Evidence": "Photo",
            "Evidence 2 / On the gap it": "decides",
            "Evidence 2 / What it shows": "The fourth word, under the loupe",
            "Evidence 2 / File": "the ring.png",
        },
    )
    rests_on = lena.part("Promised, happened, gap")
    assert "Invoice or order decides: The order form in his own hand" in rests_on
    assert "Photo decides: The fourth word, under the loupe the ring.png" in rests_on

    # They gather and out-vote him. It is a note like any other, and moves nothing.
    tom = street.at_desk("Tom")
    tom.open(case)
    tom.send("Add the note", {"Note": VOTE})

    # A colleague is told, and asked for help, not for a verdict.
    note = "@Tom can the workshop take it now? Owen waits in the café across the street."
    lena.open(case)
    lena.send("Add the note", {"Note": note})
    assert "The ring has an F for a P" in street.at_desk("Tom").part("Waiting for you")

    say_facts(lena, case, {"What doing it again costs": "40"})
    again, new, back = "Done again, as you asked for it", "A new one", "Money back"
    assert lena.lines(again) == ["Owed The work, done again $40", "Owed For the second wait $21"]
    assert lena.lines(new) == ["Owed A new one, as ordered $420"]
    assert lena.lines(back) == ["Owed Everything paid $420"]
    polish = "Cleaning and polishing for a year"
    assert lena.lines(polish) == ["Goodwill Whichever they choose, or none $40"]
    assert "Yours to give." in lena.part(again)
    assert "Needs Marta Hale (lead)." in lena.part(back)

    why = {"Why this is right": "He may not want a ring of ours any more."}
    lena.send("Put these to Owen", {again: True, back: True, polish: True, **why})
    marta = street.at_desk("Marta")
    marta.follow("Lena wants to give $420 and $40 extra")
    marta.send("Grant it")
    lena.open(case)
    lena.send("Send to Owen", {"Letter to Owen": "Dear Owen,\n\nit is an F, and that is ours."})
    his = street.customer_with(street.post_goes_out())
    assert (street.clock.now - began).total_seconds() <= 15 * 60
    assert "Julia" not in his.text

    his.send("Choose this", {"Please choose": again})
    assert "Doing it again costs $40, and you pay nothing for it." in his.text
    deliver(lena, case, "The work, done again", "Bench slip 611, and the ring under the loupe")
    deliver(lena, case, "For the second wait", "$21 in cash, receipt 2281b")
    deliver(lena, case, polish, "Card for a year, in the box")
    his.open(his.address)
    his.send("It arrived: The work, done again")
    ask_whether_it_is_right(lena, case, "It says Part. He laughed about it.")
    close(lena, case, "Retained", "He read the proof aloud with us.")

    # What it cost to ask who was right stands in the audit, for this case as for all.
    sweep_focus(street.clock.now)
    vera = street.at_desk("Vera")
    vera.open("/insight/focus/")
    assert "On one case our first word that was about either was about cause" in vera.text
    first = vera.part("Where fault comes first")
    assert "The ring has an F for a P" in first
    assert VOTE in first
    assert "Said among ourselves 1" in first

    assert street.journal(case) == [
        "case.opened",
        "file.attached",
        "file.attached",
        "finding.stated",
        "note.added",
        "note.added",
        "facts.recorded",
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
        "case.followed_up",
        "case.closed",
    ]
