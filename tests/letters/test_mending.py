"""Better words take the place of those that hurt; a missing sentence comes where it belongs."""

from datetime import UTC, datetime

import pytest

from amends.coach import CaseFacts, Days, Piece
from amends.letters.coaching import Known, LetterReview, review_letter
from amends.letters.mending import edits_of

KNOWN = Known(
    facts=CaseFacts(
        customer="Amy",
        owner="Jim Ortiz",
        contact="555 0100",
        happened="the window was empty",
        repair="see to “the evening again”",
    ),
    customer="There was nothing in the window.",
    now=datetime(2026, 3, 3, 10, tzinfo=UTC),
    days=Days(),
)


def reviewed(owed: str, extra: str = "") -> LetterReview:
    return review_letter(KNOWN, owed_part=owed, extra_part=extra)


def mended(owed: str, name: str) -> str:
    review = reviewed(owed)
    return dict(edits_of(review))[name].applied(review.texts["owed"])  # type: ignore[index]


def test_a_sentence_that_hurts_is_replaced_and_its_neighbours_stay() -> None:
    words = "Dear Amy,\n\nThat is ours. We apologise for any inconvenience. I bring it today."
    assert mended(words, "harm-0") == (
        "Dear Amy,\n\nThat is ours. I am sorry that the window was empty. I bring it today."
    )


def test_what_helps_in_the_same_sentence_stays() -> None:
    words = (
        "Dear Amy,\n\nWe apologise for any inconvenience, and I will bring you the TV by Friday."
    )
    assert mended(words, "harm-0") == (
        "Dear Amy,\n\nI am sorry that the window was empty. I will bring you the TV by Friday."
    )


@pytest.mark.parametrize(
    ("piece", "after"),
    [
        (
            Piece.REGRET,
            "Dear Amy,\n\nThis was our fault. I am sorry that the window was empty. Amy, hello.",
        ),
        (
            Piece.REPAIR,
            "Dear Amy,\n\nThis was our fault. I will see to “the evening again”, or tell me what"
            " would put it right for you. Amy, hello.",
        ),
        (
            Piece.NEXT,
            "Dear Amy,\n\nThis was our fault. Amy, hello.\n\nI am Jim Ortiz; I will"
            " [what you do next] by [day], and you reach me on 555 0100.",
        ),
    ],
)
def test_a_missing_sentence_comes_where_it_mends_best(piece: Piece, after: str) -> None:
    words = "Dear Amy,\n\nThis was our fault. Amy, hello."
    assert mended(words, f"piece-{piece}").replace(
        "see to “the evening again” by", "[what you do next] by"
    ) == (after)


def test_owning_it_comes_first() -> None:
    assert mended("Dear Amy,\n\nIt was Tuesday.", "piece-own") == (
        "Dear Amy,\n\nWe let you down: the window was empty. It was Tuesday."
    )


def test_under_a_greeting_alone_a_letter_begins() -> None:
    assert mended("Dear Amy,", "piece-own") == "Dear Amy,\n\nWe let you down: the window was empty."


def test_a_wrong_name_is_put_right_in_its_place() -> None:
    assert mended("Dear Priya,\n\nThat is ours.", "against-0") == "Dear Amy,\n\nThat is ours."


def test_every_edit_keeps_what_stands_around_it() -> None:
    words = (
        "Dear Amy,\n\nUnfortunately our courier lost it 😀. We are sorry, but our policy does not"
        " allow it. As I told you, you should have called. We will look into it soon."
    )
    review = reviewed(words, "If you remove your review, a voucher is yours.")
    edits = dict(edits_of(review))
    assert len(edits) > 4
    for edit in edits.values():
        text = review.texts[edit.part]
        after = edit.applied(text)
        assert after.startswith(text[: edit.start])
        assert after.endswith(text[edit.end :])
        assert edit.words in after
