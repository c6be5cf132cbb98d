"""Which words are a cause, and which only point at somebody."""

import pytest

from amends.prevention.causes import blame_in, somebody_in

OURS = ("Jim Baker", "Jane Doe", "Mark Stone", "Will Page", "Aylin Demir", "May Brown", "Ann Rose")


@pytest.mark.parametrize(
    "cause",
    [
        "Jim forgot the balloons",
        "The balloons were forgotten by jim",
        "We left it to Jim Baker alone",
        "JANE promised it too early",
        "Jane's list was lost",
        "It lay on Stone's desk",
        "Mark forgot to count the staples",
        "Will didn't look at the form",
        "The box was packed by Mark",
        "Page packed it in a rush",
        "Because of Aylin nobody rang",
        "It was May who took the call",
        "The note of Mr Harper was lost",
        "Frau Schmidt hat es vergessen",
        "We asked Rose to do two things at once",
    ],
)
def test_a_cause_that_names_one_of_these_people_is_seen(cause: str) -> None:
    assert somebody_in(cause, OURS)


@pytest.mark.parametrize(
    "cause",
    [
        "We unwrapped the meat in a rush",
        "The van went to Baker Street first",
        "Jane Street and Jane Court are mixed up on the route sheet",
        "The parcel for Calle Aylin was sorted by hand",
        "Mark the boxes: nothing says which are counted",
        "Will-call orders have no shelf of their own",
        "The mark on the crate cannot be read",
        "We will call too late, since the list is printed at noon",
        "Since May the oven runs ten degrees too hot",
        "Deliveries of May 4 were planned twice",
        "Brown paper tears when it is wet",
        "The page with the proof comes last",
        "The stone floor is wet after rain",
        "A rose is drawn where an R belongs",
        "The janitor's cupboard holds the only ladder",
        "Window arrangements are on no closing list",
        "The jimmy that opens crates bends the lids",
    ],
)
def test_a_street_or_an_ordinary_word_that_is_spelt_like_a_name_passes(cause: str) -> None:
    assert somebody_in(cause, OURS) == ""


def test_the_name_of_a_supplier_or_a_thing_may_stand_there() -> None:
    cause = "Baker Bros send the May Brown teapot without a lid"
    assert somebody_in(cause, OURS) == "May Brown"
    assert somebody_in(cause, OURS, but=["Baker Bros", "May Brown teapot"]) == ""


@pytest.mark.parametrize(
    "cause",
    [
        "Human error",
        "It was simply a human error in the kitchen",
        "Carelessness at the packing bench",
        "Operator error",
        "Somebody forgot",
        "The customer should have read the form",
        "The guest didn't say that it was a birthday",
        "A new staff member failed to pass on the message",
        "The trainee typed the address wrong",
        "Our waiter made a mistake",
        "You should have informed us during the stay.",
        "Staff were not paying attention",
        "Menschliches Versagen",
        "Unachtsamkeit beim Packen",
        "Error humano",
        "Por descuido",
    ],
)
def test_words_that_end_the_search_at_somebody_are_seen(cause: str) -> None:
    assert blame_in(cause)


@pytest.mark.parametrize(
    "cause",
    [
        "We unwrapped the meat in a rush",
        "Nobody at the desk was told: there is no list of events",
        "We have no closing list for window arrangements",
        "The form shows an F and a P that look alike",
        "Two ushers were off sick and we have no stand-ins",
        "The supplier ships in two boxes and tells us one number",
        "The proof is not checked before it is printed",
        "The error message of the till says nothing",
        "The night shift starts after the last delivery",
        "Das Fleisch wird in Eile ausgepackt",
        "La carne se desenvuelve con prisa",
        "Orders by phone are written down twice",
        "The kitchen has one table for two steps",
    ],
)
def test_what_the_work_lacks_is_a_cause(cause: str) -> None:
    assert blame_in(cause) == ""
