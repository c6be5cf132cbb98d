"""A review says what harms, what helps, what is missing, and how to say it better."""

from datetime import UTC, date, datetime

import pytest

from amends.coach import CaseFacts, Move, Piece, review

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
LATE = "My parcel never came and nobody answers."
FACTS = CaseFacts(
    customer="Amy Wong",
    owner="Jim",
    contact="555 0121",
    happened="your second widget never came",
    repair="send you a new one today",
    next_step="call you",
    by=date(2026, 11, 27),
)


def moves(text: str, customer: str = LATE) -> set[Move]:
    return {finding.move for finding in review(text, customer=customer).findings}


def pieces(text: str, customer: str = LATE, facts: CaseFacts = FACTS) -> set[Piece]:
    return {one.piece for one in review(text, customer=customer, case_facts=facts).missing}


def test_a_finding_points_at_its_words_and_gives_a_reason_and_a_better_wording() -> None:
    text = "Dear Amy, we apologise for any inconvenience. You should have told us."
    made = review(text, customer=LATE, case_facts=FACTS)
    hollow = next(f for f in made.findings if f.move is Move.HOLLOW_APOLOGY)
    assert text[hollow.start : hollow.end] == hollow.quote
    assert "any inconvenience" in hollow.quote
    assert hollow.why
    assert hollow.wording == "I am sorry that your second widget never came."


def test_without_facts_the_better_wording_has_gaps_to_fill_in() -> None:
    made = review("We apologise for any inconvenience.", customer=LATE)
    assert made.harms[0].wording == "I am sorry that [what happened to them]."


def test_a_hollow_reply_misses_everything_and_gets_sentences_of_the_case() -> None:
    made = review("Thank you for your message.", customer=LATE, case_facts=FACTS)
    assert [one.piece for one in made.missing] == list(Piece)
    worded = {one.piece: one.wording for one in made.missing}
    assert worded[Piece.REGRET] == "I am sorry that your second widget never came."
    assert "call you by Friday 27 November" in worded[Piece.NEXT]


def test_a_reply_that_brings_all_four_misses_nothing() -> None:
    text = (
        "We let you down. I am sorry that your parcel never came. I have refunded 20 pounds to "
        "your card. I will call you on Friday to hear that it arrived."
    )
    assert pieces(text) == set()


def test_a_dated_word_is_a_next_step() -> None:
    text = "It ships on Friday."
    made = review(text, customer=LATE, now=NOW)
    assert Piece.NEXT not in {one.piece for one in made.missing}


def test_what_an_earlier_letter_said_need_not_be_said_again() -> None:
    said = CaseFacts(said=frozenset({Piece.OWN, Piece.REGRET}))
    assert pieces("Thank you for waiting.", facts=said) == {Piece.REPAIR, Piece.NEXT}


@pytest.mark.parametrize("customer", ["Thanks, all sorted!", "Your crew were lovely, thank you"])
def test_a_customer_who_only_thanks_is_owed_nothing(customer: str) -> None:
    assert pieces("You are welcome.", customer=customer) == set()


def test_of_a_reply_that_goes_on_elsewhere_nobody_can_say_what_is_missing() -> None:
    assert pieces("@amy Hi Amy, which shop was it? 1/2") == set()
    assert pieces("@amy Hi Amy, I asked in the shop and…") == set()


def test_no_is_helpless_only_where_no_way_is_offered() -> None:
    alone = "Unfortunately, this fare cannot be changed."
    assert Move.HELPLESS in moves(alone)
    assert Move.HELPLESS not in moves(f"{alone} Would you like me to refund it instead?")


def test_quoting_the_customer_is_not_saying_it() -> None:
    said = 'You wrote "you should have told us during your stay", and that was our letter.'
    assert Move.BLAME_CUSTOMER not in moves(said)
    assert Move.BLAME_CUSTOMER in moves("You should have told us during your stay.")


def test_denying_blame_is_not_blame() -> None:
    assert moves("This was not the courier's fault, it was ours.") >= {Move.OWN}
    assert Move.BLAME_THIRD_PARTY not in moves("This was not the courier's fault, it was ours.")


def test_greeting_closing_and_history_are_not_judged() -> None:
    below = "On Mon Ann wrote:\n> You should have told us."
    text = f"I refunded it today.\n\nKind regards,\nAnn\n\n{below}"
    assert Move.BLAME_CUSTOMER not in moves(text)


def test_one_regret_is_enough_and_they_are_counted() -> None:
    text = "I am sorry that we lost it. We apologise for the delay. Sorry for the inconvenience."
    assert review(text, customer=LATE).regrets == 3


def test_the_order_is_named_where_the_next_step_comes_before_owning_it() -> None:
    text = "I have refunded 20 pounds to your card. This was our mistake."
    assert review(text, customer=LATE).order == "First own it, then mend it or offer a choice."
    assert review("This was our mistake. I have refunded 20 pounds.", customer=LATE).order == ""


def test_words_given_are_looked_for_only_when_it_is_known_what_day_it_is() -> None:
    text = "I will call you on Friday."
    assert review(text).commitments == ()
    assert [one.due for one in review(text, now=NOW).commitments] == [date(2026, 11, 27)]


@pytest.mark.parametrize("text", ["", " \n", "...", "@x", "😕😕", "\x00", "(" * 500, "a " * 5000])
def test_any_text_is_reviewed_without_harm_to_the_coach(text: str) -> None:
    made = review(text, customer=text, now=NOW, case_facts=FACTS)
    assert all(0 <= one.start <= one.end <= len(text) for one in made.findings)


@pytest.mark.parametrize("day", ["27 November", "the 27th", "Friday", "the end of next week"])
def test_a_word_with_its_day_is_not_vague_however_it_is_put(day: str) -> None:
    made = review(f"I am sorry that it is late. You will hear from me by {day}.", now=NOW)
    assert [one.due is not None for one in made.commitments] == [True]
    assert Move.VAGUE_TIME not in {one.move for one in made.findings}
    undated = review("I am sorry that it is late. You will hear from me.", now=NOW)
    assert Move.VAGUE_TIME in {one.move for one in undated.findings}
