"""Numbers, weekdays and months as words, for the grammar of dates."""

from __future__ import annotations

_NUMBERS = {
    **dict.fromkeys(("a", "an", "one", "the"), 1),
    **dict.fromkeys(("two", "couple", "couple of", "a couple of", "a couple"), 2),
    **{"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30},
    **{"twenty-one": 21, "twenty-four": 24, "twenty four": 24, "twenty-eight": 28},
    **{"forty-eight": 48, "forty eight": 48, "seventy-two": 72, "sixty": 60, "ninety": 90},
    **{"half an": 0, "forty-five": 45, "forty": 40},
}
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"


def number(word: str) -> int:
    """Read a number written in figures or in words."""
    return int(word) if word.isdigit() else _NUMBERS[word]


def weekday(word: str) -> int:
    """Give the number of a weekday; Monday is 0."""
    return WEEKDAYS.index(word[:3])


def month(word: str) -> int:
    """Give the number of a month; January is 1."""
    return MONTHS.index(word[:3]) + 1
