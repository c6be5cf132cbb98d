"""Saved replies, kept on a page by the leads of a team."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.letters.actions import save_reply
from amends.letters.models import SavedReply
from amends.letters.queries import saved_replies
from amends.people.models import Staff, Team
from cast import AT
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain

WORDS = "{customer}, I have it and I look into it today. {owner}"


@pytest.fixture(autouse=True)
def _it_is_ten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def first_word(northlight: Team, ines: Staff) -> SavedReply:
    return save_reply(northlight, name="First word", body=WORDS, by=ines, at=AT)


def test_the_lead_keeps_a_reply_once(northlight: Team, ines: Staff) -> None:
    form = {"name": "First word", "body": WORDS}
    assert sent(ines, "replies", northlight, **form).status_code == 303
    assert [(one.name, one.body) for one in saved_replies(northlight)] == [("First word", WORDS)]
    assert journal()[-1] == "saved_reply.added"
    assert sent_in_vain(ines, "replies", northlight, **form).status_code == 303
    assert "<summary>First word</summary>" in text_of(opened(ines, "replies", northlight))


def test_the_lead_changes_and_deletes_a_reply(
    northlight: Team, ines: Staff, first_word: SavedReply
) -> None:
    form = {"name": "First word", "body": "{customer}, it is with me. {owner}"}
    assert sent(ines, "reply", northlight, first_word.pk, **form).status_code == 303
    assert saved_replies(northlight)[0].body == form["body"]
    assert sent_in_vain(ines, "reply", northlight, first_word.pk, **form).status_code == 303
    assert sent(ines, "reply_removal", northlight, first_word.pk).status_code == 303
    assert not saved_replies(northlight)
    assert journal()[-2:] == ["saved_reply.changed", "saved_reply.deleted"]
    assert sent_in_vain(ines, "reply_removal", northlight, first_word.pk).status_code == 404


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"name": "", "body": WORDS}, "name"),
        ({"name": "x" * 81, "body": WORDS}, "name"),
        ({"name": "First word", "body": ""}, "body"),
        ({"name": "First word", "body": "x" * 50_001}, "body"),
        ({"name": "a\0b", "body": WORDS}, "name"),
    ],
)
def test_a_reply_that_cannot_be_kept_is_told_beside_its_field(
    northlight: Team, ines: Staff, fields: dict[str, str], place: str
) -> None:
    answer = sent_in_vain(ines, "replies", northlight, **fields)
    assert answer.status_code == 422
    assert error_beside(answer, place, prefix="new-")


def test_check_says_what_the_coach_says_and_keeps_nothing(
    northlight: Team, ines: Staff, first_word: SavedReply
) -> None:
    hollow = {"name": "Sorry", "body": "{customer}, we apologise for any inconvenience."}
    for name, numbers in (("replies", ()), ("reply", (first_word.pk,))):
        answer = sent_in_vain(ines, name, northlight, *numbers, **hollow, do="check")
        assert answer.status_code == 200
        page = text_of(answer)
        assert "Sorry for nothing named" in page
        assert "{customer}, we apologise for any inconvenience.</textarea>" in page
        assert "Still missing" in page


def test_a_place_that_nothing_fills_is_named(northlight: Team, ines: Staff) -> None:
    form = {"name": "Refund", "body": "You get {sum} back <b>today</b>."}
    answer = sent_in_vain(ines, "replies", northlight, **form)
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Nothing fills {sum}." in page
    assert "You get {sum} back &lt;b&gt;today&lt;/b&gt;.</textarea>" in page


def test_a_name_that_is_taken_opens_the_reply_it_belongs_to(
    northlight: Team, ines: Staff, first_word: SavedReply
) -> None:
    other = save_reply(northlight, name="Thanks", body="Thank you.", by=ines, at=AT)
    form = {"name": "First word", "body": "Thank you."}
    answer = sent_in_vain(ines, "reply", northlight, other.pk, **form)
    assert answer.status_code == 422
    page = text_of(answer)
    assert '<details class="fold option" open>' in page
    assert "There is a saved reply called First word already." in page


def test_a_clerk_reads_them_and_cannot_set_any(
    northlight: Team, jim: Staff, first_word: SavedReply
) -> None:
    page = text_of(opened(jim, "replies", northlight))
    assert "I look into it today." in page
    assert "Keep it" not in page
    form = {"name": "Mine", "body": "Hello."}
    for name, numbers in (("replies", ()), ("reply", (first_word.pk,))):
        answer = sent_in_vain(jim, name, northlight, *numbers, **form)
        assert answer.status_code == 403
        assert "are set by its lead or somebody above." in text_of(answer)
    answer = sent_in_vain(jim, "reply_removal", northlight, first_word.pk)
    assert answer.status_code == 403
    assert "are set by its lead or somebody above." in text_of(answer)


def test_the_replies_of_others_are_not_there(
    northlight: Team, the_regent: Team, ines: Staff, ruth: Staff
) -> None:
    theirs = save_reply(the_regent, name="Tickets", body="Two tickets.", by=ruth, at=AT)
    form = {"name": "Tickets", "body": "Ours now."}
    assert opened(ines, "replies", the_regent).status_code == 404
    assert sent_in_vain(ines, "reply", the_regent, theirs.pk, **form).status_code == 404
    # Nor through the address of one's own team, for somebody who sees both.
    for who in (ines, ruth):
        assert sent_in_vain(who, "reply", northlight, theirs.pk, **form).status_code == 404
        assert sent_in_vain(who, "reply_removal", northlight, theirs.pk).status_code == 404


def test_the_page_asks_as_many_queries_for_many_replies_as_for_none(
    northlight: Team, ines: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = signed_in(ines), reverse("replies", args=[northlight.slug])
    with django_assert_num_queries(6):
        browser.get(address)
    for number in range(20):
        save_reply(northlight, name=f"Reply {number}", body=WORDS, by=ines, at=AT)
    with django_assert_num_queries(6):
        browser.get(address)
