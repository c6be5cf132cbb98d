"""The examples of an entry are its tests; a wrong book says where it is wrong."""

from itertools import chain
from pathlib import Path

import pytest

from amends.coach import PhrasebookError, load_phrasebook, read_phrasebook, review, shipped
from amends.coach.concepts import expression
from amends.coach.labelled import labelled
from amends.coach.moves import MOVES
from amends.coach.phrasebook import Entry, Matcher, matcher, shipped_matcher
from amends.coach.phrasebook.phrases import Phrase
from amends.coach.plain import plain
from amends.coach.reading import read
from amends.coach.sieve import Sieve

ROOT = Path(__file__).resolve().parents[2]
BOOK = """
move: hollow_apology
message: A stock phrase of ours.
reason: Our customers laugh about it.
rewrite: "I am sorry that {happened}."
entries:
  - id: ours.regrettable
    patterns: ["most regrettable"]
    must: ["This is most regrettable."]
    must_not: ["We regret it."]
"""


@pytest.mark.parametrize("entry", shipped().entries, ids=lambda entry: entry.id)
def test_every_entry_matches_what_it_must_and_nothing_that_it_must_not(entry: Entry) -> None:
    book = shipped_matcher()
    assert [text for text in entry.must if entry not in matched(book, text)] == []
    assert [text for text in entry.must_not if entry in matched(book, text)] == []


@pytest.mark.parametrize("entry", shipped().entries, ids=lambda entry: entry.id)
def test_every_entry_has_a_reason_and_tells_where_it_matched(entry: Entry) -> None:
    assert len(entry.reason) > 20
    low = plain(entry.must[0])
    _, start, end = next(m for m in shipped_matcher().matches(low) if m.entry is entry)
    assert 0 <= start < end <= len(low)


def test_the_quick_way_finds_what_the_sure_way_finds() -> None:
    texts = [expression(p) for e in shipped().entries for p in e.patterns + e.unless]
    sieve = Sieve(enumerate(texts))
    phrases = [Phrase(text, ours=True) for text in texts]
    tried = 0
    replies = [r for p in (ROOT / "training/coach").glob("*-1.jsonl") for r in labelled(p)]
    for one in chain.from_iterable(read(r.text, shipped_matcher()).body for r in replies):
        for number in sieve.passing(one.words):
            spaced = f" {one.low}"
            assert phrases[number].quick(spaced) == phrases[number].sure(spaced), one.low
            tried += 1
    assert tried > 1000


def test_a_pattern_of_somebody_else_costs_no_more_than_the_length_of_a_sentence() -> None:
    own = read_phrasebook(BOOK.replace("most regrettable", "(?:a+)+ regrettable"), name="x.yaml")
    # Tried step by step, this would take longer than the world has stood.
    assert not matcher(own).matches("a" * 300 + " regrettabl, most regrettable")


def test_of_two_places_the_first_counts() -> None:
    text = "sorry for any inconvenience, and again sorry for any inconvenience."
    (found,) = [m for m in shipped_matcher().matches(text) if m.entry.id.endswith("inconvenience")]
    assert found.start == 0


def test_every_move_has_an_entry() -> None:
    assert {entry.move for entry in shipped().entries} == set(MOVES)


def test_the_patterns_that_are_shipped_pass_the_check_that_others_must_pass() -> None:
    folder = ROOT / "src" / "amends" / "coach" / "books" / "en"
    assert load_phrasebook(folder).entries == shipped().entries


def matched(book: Matcher, text: str) -> list[Entry]:
    return [match.entry for match in book.matches(plain(text))]


def test_an_organisation_lays_its_own_book_over_ours() -> None:
    own = read_phrasebook(BOOK, name="ours.yaml")
    found = review("This is most regrettable.", phrasebook=own).findings
    assert [(f.move, f.entry) for f in found] == [("hollow_apology", "ours.regrettable")]
    assert "laugh" in found[0].why


def test_an_entry_of_the_same_id_replaces_ours() -> None:
    first = shipped().entries[0]
    text = BOOK.replace("ours.regrettable", first.id)
    book = matcher(read_phrasebook(text, name="ours.yaml"))
    assert len(book.entries) == len(shipped().entries)
    assert book.entries[0].reason == "Our customers laugh about it."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("entries: nothing", "a list named entries"),
        (BOOK.replace("hollow_apology", "shouting"), "no move 'shouting'"),
        (BOOK.replace("most regrettable", "(most"), "is no pattern"),
        (BOOK.replace("most regrettable", "{nobody} came"), "no family of words named nobody"),
        (BOOK.replace("patterns", "pattern"), "unknown key pattern"),
        (BOOK.replace("reason: Our customers laugh about it.\n", ""), "reason is missing"),
        (BOOK.replace("must_not:", "mustnot:"), "unknown key mustnot"),
        (BOOK.replace("ours.regrettable", "ours"), "needs an id"),
        (BOOK + BOOK.partition("entries:\n")[2], "is there twice"),
        ("a: [", "no valid YAML"),
    ],
)
def test_a_wrong_book_is_refused_with_the_place_and_the_trouble(wrong: str, said: str) -> None:
    with pytest.raises(PhrasebookError) as refused:
        read_phrasebook(wrong, name="ours.yaml")
    assert str(refused.value).startswith("ours.yaml: ")
    assert said in str(refused.value)


def test_a_book_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PhrasebookError, match="cannot be read"):
        load_phrasebook(tmp_path / "none.yaml")
    with pytest.raises(PhrasebookError, match=r"no \.yaml file"):
        load_phrasebook(tmp_path)
