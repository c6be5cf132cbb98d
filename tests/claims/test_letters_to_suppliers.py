"""What a letter to a supplier should not tell, and what in it may hurt."""

import pytest

from amends.claims.reading import BLAME, DOUBT, NO_DAY, SCORN, THREAT, remarks_on
from amends.people.personal import Person, told_in

PRIYA = Person(
    names=("Priya Nair", "Mo Li"),
    emails=("priya@example.com",),
    phones=("+1 555 010 2345",),
    places=("12 Elm Street\nNew York",),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Order NL-1977: one of two widgets came.", []),
        ("Priya Nair got one of two.", ["Priya", "Nair"]),
        ("Mrs NAIR got one.", ["Nair"]),
        ("The repair was nairs and priyas.", []),
        # A name of two letters may be any word.
        ("Mo Li", []),
        ("Write to Priya@Example.com", ["Priya", "priya@example.com"]),
        ("Ring +1 (555) 010-2345", ["+1 555 010 2345"]),
        ("Ring 555 010 2345", ["+1 555 010 2345"]),
        ("Order 5550 and 102345 pieces", []),
        ("Send it to 12 elm street", ["12 Elm Street\nNew York"]),
        ("", []),
    ],
)
def test_what_a_letter_tells_of_the_customer(text: str, told: list[str]) -> None:
    assert told_in(text, PRIYA) == told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("This is clearly your mistake.", BLAME),
        ("You failed to pack the second widget.", BLAME),
        ("Pay by Friday or else.", THREAT),
        ("We will take our business elsewhere.", THREAT),
        ("Our lawyers will write to you.", THREAT),
        ("This is your last warning.", THREAT),
        ("We do not believe you.", DOUBT),
        ("You claim that both were in the box.", DOUBT),
        ("As usual, the packing was unprofessional.", SCORN),
    ],
)
def test_what_hurts_is_shown_with_its_reason(text: str, why: str) -> None:
    assert str(why) in [remark.why for remark in remarks_on(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Order NL-1977: two widgets were ordered and one was in the parcel. We ask for a credit"
        " note of $48.00. Please tell us by 9 March how you see it.",
        "The carrier weighed the parcel at 1.3 kg. One widget weighs 1 kg.",
        "Thank you for looking into it so quickly.",
    ],
)
def test_a_plain_letter_is_left_alone(text: str) -> None:
    assert remarks_on(text) == []


def test_one_place_is_shown_once() -> None:
    remarks = remarks_on("It is your mistake. You failed to pack it.")
    assert len(remarks) == len({(one.start, one.why) for one in remarks}) == 2
    assert all(one.quote for one in remarks)


def test_a_letter_without_a_day_is_asked_for_one() -> None:
    assert str(NO_DAY) in [
        one.why for one in remarks_on("Please get back to us soon. We will look into it.")
    ]
