"""Search: a number goes straight there, words find what holds them all, nothing breaks it."""

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.actions import add_note, receive_message
from amends.cases.models import Case
from amends.cases.queries.queue import PAGE
from amends.people.actions import add_customer
from amends.people.models import Channel, Customer, Staff, Team
from cast import AT
from remedies.desk import empty_window
from web.desk_ground import desk_of, stand_still, text_of, told_of

# Signing in 3, the teams that somebody sees 1, the words 1, the cases 1.
WHOLE_PAGE = 6


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def window(northlight: Team, jim: Staff, amy: Customer) -> Case:
    return told_of(northlight, amy, jim, words="Nothing, and six friends in the rain.")


def sought(who: Staff, words: str, **more: object) -> HttpResponse:
    return desk_of(who).get("/search/", {"q": words, **more})


def found(who: Staff, words: str, **more: object) -> list[int]:
    return [row.number for row in sought(who, words, **more).context["rows"]]


def test_the_number_of_a_case_opens_it_however_long(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    browser = desk_of(jim)
    for _ in range(11):
        case = told_of(northlight, amy, jim)
        for typed in (f"{case.pk}", f"#{case.pk}", f"case {case.pk}", f"Case #{case.pk}"):
            answer = browser.get("/search/", {"q": f" {typed} "})
            assert (answer.status_code, answer.url) == (302, f"/cases/{case.pk}/")  # type: ignore[attr-defined]


def test_a_number_of_another_team_or_of_none_opens_nothing(
    the_regent: Team, jim: Staff, ruth: Staff, amy: Customer
) -> None:
    theirs = told_of(the_regent, amy, ruth)
    for number in (theirs.pk, 10**9, 10**17, 0):
        answer = sought(jim, str(number))
        assert answer.status_code == 200
        assert f"Nothing that you may see has “{number}” in it." in text_of(answer)


@pytest.mark.parametrize(
    "words",
    ["window", "six friends", "RAIN", "amy", "chen tv", "wind", "the TV was not in the window"],
)
def test_subject_words_and_names_are_found_by_all_their_words(
    words: str, window: Case, jim: Staff
) -> None:
    assert found(jim, words) == [window.pk]


def test_what_was_said_later_and_noted_is_found_too(window: Case, jim: Staff) -> None:
    receive_message(
        window,
        body="And the balloons?",
        from_name="Amy Chen",
        channel=Channel.EMAIL,
        by=window.customer.actor,
        at=AT,
        key="balloons",
    )
    add_note(window, body="Ask Doug's brother.", by=jim, at=AT, key="note")
    assert found(jim, "balloons") == found(jim, "brother") == [window.pk]


def test_accents_and_capitals_do_not_matter(northlight: Team, jim: Staff) -> None:
    zoe = add_customer(name="Zoë Ångström", by=jim.actor, at=AT)
    case = told_of(northlight, zoe, jim, subject="Le café était froid")
    for words in ("zoe angstrom", "CAFE ETAIT", "Zoë", "café"):
        assert found(jim, words) == [case.pk]


def test_one_word_that_is_nowhere_finds_nothing_and_says_what_to_try(
    window: Case, jim: Staff
) -> None:
    page = text_of(sought(jim, "window zeppelin"))
    assert "Nothing that you may see has “window zeppelin” in it." in page
    assert "try one word, or the number of the case" in page


def test_another_team_s_words_are_not_found(
    the_regent: Team, jim: Staff, ruth: Staff, amy: Customer
) -> None:
    theirs = told_of(the_regent, amy, ruth, words="A crowd and no ushers.")
    assert found(jim, "ushers") == []
    assert found(ruth, "ushers") == [theirs.pk]


def test_the_number_of_an_order_finds_its_case(window: Case, jim: Staff) -> None:
    people = cast.everybody()
    case = empty_window(people.amy, jim, cast.the_tv(people.team, people.amy))
    assert found(jim, "nl-2041") == [case.pk]
    assert found(jim, "NL-2041") == [case.pk]


def test_nothing_typed_says_how_it_is_done(window: Case, jim: Staff) -> None:
    for nothing in ("", "   "):
        assert "The number of a case opens it at once." in text_of(sought(jim, nothing))


HOSTILE = [
    *('"', "'", "window' OR '1'='1", "window AND NOT rain", "NEAR(window, 2)", "words:window"),
    *("window*", "*", "(((", "-- ;", "\\", "%", "_", "&|!<->", ":*", "{x} ^", "\x00", "a\x00b"),
    *("<script>alert(1)</script>", "😀", "١٢", "²", "\u202e", "a" * 5_000, "9" * 300),
    *("a " * 900, "9" * 18, "1 2 3"),
]


def test_hostile_words_are_only_words(window: Case, jim: Staff) -> None:
    browser = desk_of(jim)
    for hostile in HOSTILE:
        answer = browser.get("/search/", {"q": hostile})
        assert answer.status_code == 200, hostile
        assert "<script>alert" not in text_of(answer)


def test_page_by_page_every_case_comes_once(northlight: Team, jim: Staff, amy: Customer) -> None:
    cases = [told_of(northlight, amy, jim, subject="Window") for _ in range(PAGE + 2)]
    first = sought(jim, "window")
    rest = desk_of(jim).get(f"/search/{first.context['next']}")
    numbers = [row.number for page in (first, rest) for row in page.context["rows"]]
    assert numbers == [case.pk for case in reversed(cases)]
    assert rest.context["next"] == ""
    assert 'rel="first"' in text_of(rest)


def test_past_the_end_there_is_a_way_back(window: Case, jim: Staff) -> None:
    answer = sought(jim, "window", after="1")
    assert answer.context["rows"] == []
    assert 'rel="first" href="?q=window"' in text_of(answer)


def test_a_place_that_makes_no_sense_shows_a_page(window: Case, jim: Staff) -> None:
    for after in ("x", "-1", "²", "9" * 30, "0", "\x00"):
        assert sought(jim, "window", after=after).status_code == 200, after


def test_what_was_sought_is_marked_and_stays_in_the_field(window: Case, jim: Staff) -> None:
    page = text_of(sought(jim, "wind"))
    assert "The TV was not in the <mark>window</mark>" in page
    assert 'value="wind"' in page


@pytest.mark.parametrize("cases", [1, 30])
def test_a_page_asks_the_same_however_much_is_found(
    cases: int,
    northlight: Team,
    jim: Staff,
    amy: Customer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(cases):
        told_of(northlight, amy, jim)
    browser = desk_of(jim)
    with django_assert_num_queries(WHOLE_PAGE):
        browser.get("/search/?q=window")
