"""The coach beneath the letter: on Check, as one types, with one click, and when it is sent."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from amends.coach import read_phrasebook
from amends.letters.models import Confirmation, LetterReason
from amends.letters.queries import draft_of, letters_of
from amends.people.models import Customer
from amends.promises.models import Promise
from cast import AT
from remedies.desk import offered
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, said, shown

pytestmark = pytest.mark.django_db

LETTER = {
    "subject": "The window",
    "owed": "Dear Amy,\n\nThat is ours to put right. We apologise for any inconvenience.",
    "channel": "email",
}
OWNED = "Dear Amy,\n\nThat is ours to put right."
PROMISING = f"{OWNED} I will bring the TV by Friday. I will look into the rest."


HOUSE_BOOK = """
move: disown
message: Office words.
reason: Nobody outside knows what to revert.
entries:
  - id: house.revert
    patterns: ["kindly revert"]
    must: ["Kindly revert."]
    must_not: ["We reverted the change."]
"""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[CaseDesk]:
    return case_desk(monkeypatch)


def check(desk: CaseDesk, owed: str = LETTER["owed"], **fields: object) -> HttpResponse:
    return desk.send(desk.people.jim, "review_letter", **{**LETTER, "owed": owed, **fields})


def live(desk: CaseDesk, owed: str, **fields: object) -> str:
    address = reverse("review_letter", args=[desk.case.pk])
    answer = desk.browser(desk.people.jim).post(
        address, {**LETTER, "owed": owed, "key": "live", **fields}, headers={"HX-Request": "true"}
    )
    return shown(answer)


def values(text: str, name: str) -> list[str]:
    tags = re.findall(r"<input[^>]*>", text)
    return [
        found[1]
        for tag in tags
        if f'name="{name}"' in tag and (found := re.search(r'value="([^"]*)"', tag))
    ]


def letter_in(text: str) -> str:
    found = re.search(r'<textarea name="owed".*?>\s*(.*?)</textarea>', text, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def test_check_shows_the_same_page_with_the_text_kept(desk: CaseDesk) -> None:
    with nothing_changes():
        text = shown(check(desk))
    assert "Sorry for nothing named" in text
    assert "I am sorry that" in text
    assert '<mark class="hurt">apologise for any inconvenience</mark>' in text
    assert "for any inconvenience.</textarea>" in text
    assert "Still missing" in text
    assert letters_of(desk.case) == []


def test_the_words_of_a_book_of_their_own_are_marked_too(
    desk: CaseDesk, settings: Settings
) -> None:
    settings.PHRASEBOOK = read_phrasebook(HOUSE_BOOK, name="house.yaml")
    text = shown(check(desk, f"{OWNED} Kindly revert the same."))
    assert '<mark class="hurt">Kindly revert</mark>' in text
    assert "Nobody outside knows what to revert." in text


def test_as_one_types_only_the_lines_come_back(desk: CaseDesk) -> None:
    with nothing_changes():
        text = live(desk, LETTER["owed"])
    assert "<html" not in text
    assert "Sorry for nothing named" in text
    assert 'id="echo-owed" hx-swap-oob="innerHTML"' in text
    assert "things to look at beneath the letter." in text


def test_one_click_mends_the_text_without_a_script(desk: CaseDesk) -> None:
    with nothing_changes():
        text = check(desk, use="harm-0").content.decode()
    assert letter_in(text) == (
        "Dear Amy,\n\nThat is ours to put right. I am sorry that [what happened to them]."
    )


def test_one_click_adds_what_is_missing(desk: CaseDesk) -> None:
    text = check(desk, OWNED, use="piece-next").content.decode()
    assert letter_in(text).startswith(f"{OWNED}\n\nI am Jim Ortiz; I will [what you do next] by ")


def test_a_click_on_what_is_there_no_more_changes_nothing(desk: CaseDesk) -> None:
    assert letter_in(check(desk, OWNED, use="harm-7").content.decode()) == OWNED


def test_the_click_names_its_place_as_a_script_counts(desk: CaseDesk) -> None:
    owed = "Dear Amy,\r\n\r\n😀 That is ours. We apologise for any inconvenience."
    text = live(desk, owed)
    place = re.search(r'data-at="(\d+) (\d+) (\d+)" data-words="I am sorry', text)
    assert place is not None
    as_script = owed.replace("\r\n", "\n").encode("utf-16-le")
    start, end, size = (2 * int(number) for number in place.groups())
    assert as_script[start:end].decode("utf-16-le") == "We apologise for any inconvenience."
    assert size == len(as_script)


def test_what_the_customer_wrote_and_what_one_types_is_only_text(desk: CaseDesk) -> None:
    owed = "Dear Amy,\n\nWe apologise for any <script>alert(1)</script> inconvenience."
    for text in (live(desk, owed), shown(check(desk, owed))):
        assert "<script>alert" not in text


def test_what_the_case_does_not_bear_out_is_not_sent_until_it_is_ticked(desk: CaseDesk) -> None:
    fields = {**LETTER, "owed": f"{OWNED} We have refunded you."}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "write_letter", do="send", **fields))
    assert "The case has nothing refunded yet." in text
    (key,) = values(text, "confirmed")
    answer = desk.send(desk.people.jim, "write_letter", do="send", **fields, confirmed=[key])
    assert answer.status_code == 303
    assert Confirmation.objects.get().quote == "We have refunded"


def test_a_tick_stays_while_one_writes_on(desk: CaseDesk) -> None:
    owed = f"{OWNED} We have refunded you."
    (key,) = values(live(desk, owed), "confirmed")
    assert "checked" in live(desk, f"{owed} Today.", confirmed=[key])


def test_words_that_hurt_are_sent_with_a_reason(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "write_letter", do="send", **LETTER))
    assert "say in one line why they stay" in text
    assert 'id="letter-despite_error"' in text
    answer = desk.send(desk.people.jim, "write_letter", do="send", **LETTER, despite="She knows")
    assert answer.status_code == 303
    assert LetterReason.objects.get().words == "She knows"


def test_a_draft_may_say_anything(desk: CaseDesk) -> None:
    answer = desk.send(desk.people.jim, "write_letter", do="keep", **LETTER)
    assert answer.status_code == 303
    assert draft_of(desk.case, desk.people.jim) is not None


def test_what_a_letter_promises_stands_in_the_ledger_once(desk: CaseDesk) -> None:
    text = live(desk, PROMISING)
    (shown_key,), (asked,) = values(text, "shown"), values(text, "asked")
    assert values(text, f"day-{shown_key}") == ["2026-03-06"]
    fields = {
        **LETTER,
        "owed": PROMISING,
        "despite": "It is a draft of hers",
        "shown": [shown_key],
        "given": [shown_key],
        f"day-{shown_key}": "2026-03-07",
        "asked": [asked],
        f"day-{asked}": "2026-03-10",
        "key": "once",
    }
    for _ in range(2):
        assert desk.send(desk.people.jim, "write_letter", do="send", **fields).status_code == 303
    assert [(one.what, one.due_on, one.given_by) for one in Promise.objects.order_by("due_at")] == [
        ("Bring the TV", date(2026, 3, 7), desk.people.jim),
        ("Look into the rest", date(2026, 3, 10), desk.people.jim),
    ]


def test_a_word_without_its_tick_is_none(desk: CaseDesk) -> None:
    owed = f"{OWNED} I will bring the TV by Friday."
    (key,) = values(live(desk, owed), "shown")
    fields = {**LETTER, "owed": owed, "shown": [key], f"day-{key}": "2026-03-06"}
    assert desk.send(desk.people.jim, "write_letter", do="send", **fields).status_code == 303
    assert not Promise.objects.exists()


def test_a_word_that_nobody_was_asked_about_binds(desk: CaseDesk) -> None:
    owed = f"{OWNED} I will bring the TV by Friday."
    desk.send(desk.people.jim, "write_letter", do="send", **{**LETTER, "owed": owed})
    assert Promise.objects.get().due_on == date(2026, 3, 6)
    assert "In the ledger now: Bring the TV." in desk.text(desk.people.jim)


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-02-31", "2026-03-01"])
def test_a_word_that_is_ticked_needs_a_day_that_can_be_kept(desk: CaseDesk, day: str) -> None:
    owed = f"{OWNED} I will bring the TV by Friday."
    (key,) = values(live(desk, owed), "shown")
    fields = {**LETTER, "owed": owed, "shown": [key], "given": [key], f"day-{key}": day}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "write_letter", do="send", **fields))
    assert "By when?" in text or "That time had passed" in text


def test_a_customers_own_words_are_not_promised_for_them(desk: CaseDesk) -> None:
    text = live(desk, f"{OWNED} You will send us the receipt on Thursday.")
    assert values(text, "shown") == []


def test_a_letter_in_another_language_is_left_alone(desk: CaseDesk) -> None:
    Customer.objects.filter(pk=desk.people.amy.pk).update(language="de")
    text = live(desk, "Liebe Amy,\n\nwir bedauern die Unannehmlichkeiten.")
    assert "The coach reads English" in text


def test_on_a_closed_case_the_words_come_back(desk: CaseDesk) -> None:
    from_case = desk.again()
    from_case.closed_at = AT
    from_case.save(update_fields=["closed_at"])
    assert "That is ours to put right." in refused(check(desk))


def test_asked_for_with_get_it_leads_to_the_case(desk: CaseDesk) -> None:
    address = reverse("review_letter", args=[desk.case.pk])
    answer = desk.browser(desk.people.jim).get(address)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{desk.case.pk}/")


def test_the_queries_of_a_review_do_not_grow(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    live(desk, OWNED)
    with django_assert_num_queries(17):
        live(desk, OWNED)
    offered(desk.case, desk.people.jim, extras=("voucher",), at=AT + timedelta(minutes=2))
    with django_assert_num_queries(18):
        live(desk, PROMISING)


def test_a_page_that_nobody_checked_reviews_nothing(desk: CaseDesk) -> None:
    text = said(desk.page(desk.people.jim))
    assert 'id="coach-says"></div>' in text
    assert "Check the words" in text
