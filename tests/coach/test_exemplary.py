"""The coach is silent where there is nothing to mend."""

from pathlib import Path

from amends.coach import Move, review

LETTERS = (
    (Path(__file__).parent / "data" / "exemplary.txt").read_text("utf-8").strip().split("\n\n")
)
EMPTY = {Move.OWN, Move.SPECIFIC_REGRET, Move.REPAIR, Move.NEXT_STEP}


def test_fifty_exemplary_letters_hold_one_harm_at_most() -> None:
    assert len(LETTERS) == 50
    harms = [(f.move, f.quote) for letter in LETTERS for f in review(letter).harms]
    assert len(harms) <= 1, harms


def test_nearly_every_exemplary_letter_is_seen_to_mend() -> None:
    seen = [{f.move for f in review(letter).helps} & EMPTY for letter in LETTERS]
    assert sum(bool(moves) for moves in seen) >= 45
