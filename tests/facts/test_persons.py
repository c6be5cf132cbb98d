"""Whom words about the work name, and where they only point at somebody: one table, two doors.

A cause is refused for either; who writes an account is shown both and decides.
"""

import pytest

from amends.facts.naming import NAMED, pointing_in
from amends.facts.persons import blame_in, persons_in, somebody_in

OURS = ("Jim Baker", "Jane Doe", "Mark Stone", "Will Page", "Aylin Demir", "May Brown", "Ann Rose")

TABLE = [
    # Words, what in them names a person, what ends at somebody's doing.
    # Whom it names.
    ("Jim forgot the balloons", "Jim", ""),
    ("The balloons were forgotten by jim", "jim", ""),
    ("We left it to Jim Baker alone", "Jim Baker", ""),
    ("JANE promised it too early", "JANE", ""),
    ("Jane's list was lost", "Jane", ""),
    ("It lay on Stone's desk", "Stone", ""),
    ("Mark forgot to count the staples", "Mark", ""),
    ("Will didn't look at the form", "Will", ""),
    ("The box was packed by Mark", "Mark", ""),
    ("Page packed it in a rush", "Page", ""),
    ("Because of Aylin nobody rang", "Aylin", ""),
    ("It was May who took the call", "May", ""),
    ("The note of Mr Harper was lost", "Mr Harper", ""),
    ("Frau Schmidt hat es vergessen", "Frau Schmidt", ""),
    ("We asked Rose to do two things at once", "Rose", ""),
    # A street, or an ordinary word that is spelt like a name.
    ("We unwrapped the meat in a rush", "", ""),
    ("The van went to Baker Street first", "", ""),
    ("Jane Street and Jane Court are mixed up on the route sheet", "", ""),
    ("The parcel for Calle Aylin was sorted by hand", "", ""),
    ("Mark the boxes: nothing says which are counted", "", ""),
    ("Will-call orders have no shelf of their own", "", ""),
    ("The mark on the crate cannot be read", "", ""),
    ("We will call too late, since the list is printed at noon", "", ""),
    ("Since May the oven runs ten degrees too hot", "", ""),
    ("Deliveries of May 4 were planned twice", "", ""),
    ("Brown paper tears when it is wet", "", ""),
    ("The page with the proof comes last", "", ""),
    ("The stone floor is wet after rain", "", ""),
    ("A rose is drawn where an R belongs", "", ""),
    ("The janitor's cupboard holds the only ladder", "", ""),
    ("Window arrangements are on no closing list", "", ""),
    ("The jimmy that opens crates bends the lids", "", ""),
    # What only points at somebody.
    ("Human error", "", "Human error"),
    ("It was simply a human error in the kitchen", "", "human error"),
    ("Carelessness at the packing bench", "", "Carelessness"),
    ("Operator error", "", "Operator error"),
    ("Somebody forgot", "", "Somebody forgot"),
    ("The customer should have read the form", "", "The customer should have"),
    ("The guest didn't say that it was a birthday", "", "The guest didn't"),
    ("A new staff member failed to pass on the message", "", "A new staff member failed"),
    ("The trainee typed the address wrong", "", "The trainee typed"),
    ("Our waiter made a mistake", "", "Our waiter made a mistake"),
    ("You should have informed us during the stay.", "", "You should have informed"),
    ("Staff were not paying attention", "", "were not paying attention"),
    ("Menschliches Versagen", "", "Menschliches Versagen"),
    ("Unachtsamkeit beim Packen", "", "Unachtsamkeit"),
    ("Error humano", "", "Error humano"),
    ("Por descuido", "", "descuido"),
    # What the work lacks.
    ("Nobody at the desk was told: there is no list of events", "", ""),
    ("We have no closing list for window arrangements", "", ""),
    ("The form shows an F and a P that look alike", "", ""),
    ("Two ushers were off sick and we have no stand-ins", "", ""),
    ("The supplier ships in two boxes and tells us one number", "", ""),
    ("The proof is not checked before it is printed", "", ""),
    ("The error message of the till says nothing", "", ""),
    ("The night shift starts after the last delivery", "", ""),
    ("Das Fleisch wird in Eile ausgepackt", "", ""),
    ("La carne se desenvuelve con prisa", "", ""),
    ("Orders by phone are written down twice", "", ""),
    ("The kitchen has one table for two steps", "", ""),
    # Both, and more than once.
    ("Jane Doe says that Jim forgot: a human error", "Jane Doe", "human error"),
]


@pytest.mark.parametrize(("words", "named", "blamed"), TABLE)
def test_what_words_say_of_persons(words: str, named: str, blamed: str) -> None:
    assert somebody_in(words, OURS) == named
    assert blame_in(words) == blamed


@pytest.mark.parametrize(("words", "named", "blamed"), TABLE)
def test_whoever_writes_an_account_is_shown_what_a_cause_would_be_refused_for(
    words: str, named: str, blamed: str
) -> None:
    shown = pointing_in(words, OURS)
    assert (named in [one.quote for one in shown if one.why == str(NAMED)]) is bool(named)
    assert (blamed in [one.quote for one in shown if one.why != str(NAMED)]) is bool(blamed)
    assert [words[one.start :].startswith(one.quote) for one in shown] == [True] * len(shown)


def test_a_whole_name_is_told_once_and_each_place_by_itself() -> None:
    found = persons_in("Mr Baker asked Jane Doe, and Jane asked Jim.", OURS)
    assert [one.quote for one in found] == ["Mr Baker", "Jane Doe", "Jane", "Jim"]


def test_the_name_of_a_supplier_or_a_thing_may_stand_there() -> None:
    cause = "Baker Bros send the May Brown teapot without a lid"
    assert somebody_in(cause, OURS) == "May Brown"
    assert somebody_in(cause, OURS, but=["Baker Bros", "May Brown teapot"]) == ""
    [left] = persons_in(f"{cause}, says Jim", OURS, but=["Baker Bros", "May Brown teapot"])
    assert (left.start, left.quote) == (len(cause) + len(", says "), "Jim")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Somebody forgot the slip", "It points at somebody."),
        ("It was a human error", "It points at somebody."),
        ("The customer should have read the form", "It puts it on the customer."),
        ("It was a user error", "It puts it on the customer."),
    ],
)
def test_what_would_be_better_depends_on_whom_it_is_put(words: str, why: str) -> None:
    [shown] = pointing_in(words, OURS)
    assert shown.why.startswith(why)


def test_a_long_text_of_names_costs_no_more_than_its_length() -> None:
    text = "Jim " * 10_000
    assert len(persons_in(text, ["Jim Ortiz"])) == 10_000
