"""What is told of words is kept, but never more than there is room for."""

from amends.coach import kept
from amends.coach.kept import Kept


def test_a_word_is_told_once_and_a_long_number_takes_no_room() -> None:
    asked: list[str] = []
    told = Kept(lambda word: asked.append(word) or len(word))
    assert [told[word] for word in ("late", "late", "2026", "2026", "48151", "48151")] == [
        *[4, 4, 4, 4],
        *[5, 5],
    ]
    assert asked == ["late", "2026", "48151", "48151"]
    assert list(told) == ["late", "2026"]


def test_a_full_store_begins_anew() -> None:
    told = Kept(len)
    for number in range(kept._ROOM):
        told[f"w{number}"]
    assert len(told) == kept._ROOM
    assert told["another"] == 7
    assert list(told) == ["another"]
