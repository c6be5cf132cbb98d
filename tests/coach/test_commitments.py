"""Words given are found, by whom and by which day."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import holidays

from amends.coach.commitments import Days, commitments
from amends.coach.plain import plain
from amends.coach.records import Who

DATA = Path(__file__).parent / "data" / "commitments.txt"
DAYS = Days(holidays=holidays.country_holidays("GB", subdiv="ENG"))


def written() -> list[tuple[datetime, str, list[str]]]:
    rows = []
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("now "):
            now = datetime.fromisoformat(line[4:]).replace(tzinfo=UTC)
        elif line and not line.startswith("#"):
            text, _, expected = line.rpartition(" | ")
            rows.append((now, text, [] if expected == "-" else expected.split()))
    return rows


def found(text: str, now: datetime) -> list[str]:
    given = commitments(plain(text), [(0, len(text))], text, now, DAYS)
    return [str(one.due or "vague") for one in given if one.who is Who.US]


def test_words_given_are_found_with_their_day() -> None:
    rows = written()
    assert len(rows) >= 120
    right = wrong = missed = 0
    for now, text, expected in rows:
        ours, gold = Counter(found(text, now)), Counter(expected)
        hit = sum((ours & gold).values())
        right, wrong, missed = (
            right + hit,
            wrong + sum(ours.values()) - hit,
            missed + sum(gold.values()) - hit,
        )
    assert 2 * right / (2 * right + wrong + missed) >= 0.97


def test_a_quote_is_where_it_says_it_is() -> None:
    text = "Dear Ann, thank you. Tomorrow — really — I’ll call you; and on Friday it ships."
    for one in commitments(
        plain(text), [(0, len(text))], text, datetime(2026, 11, 25, 9, tzinfo=UTC), DAYS
    ):
        assert text[one.start : one.end] == one.quote


def test_a_holiday_is_no_working_day() -> None:
    now = datetime(2026, 12, 24, 10, tzinfo=UTC)
    given = commitments(
        plain("We will pay in 1 working day."),
        [(0, 29)],
        "We will pay in 1 working day.",
        now,
        DAYS,
    )
    assert [one.due for one in given] == [date(2026, 12, 29)]
