"""What is told of words is kept, but never more than there is room for."""

from amends.coach import kept
from amends.coach.kept import Kept


def test_a_word_is_told_once_and_a_figure_takes_no_room() -> None:
    asked: list[str] = []
    told = Kept(lambda word: asked.append(word) or len(word))
    assert [told["late"], told["late"], told["40"], told["41"]] == [4, 4, 2, 2]
    assert asked == ["late", "40", "41"]
    assert list(told) == ["late"]


def test_a_full_store_begins_anew() -> None:
    told = Kept(len)
    for number in range(kept._ROOM):
        told[f"w{number}"]
    assert len(told) == kept._ROOM
    assert told["another"] == 7
    assert list(told) == ["another"]
