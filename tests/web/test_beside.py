"""What is said beside a case has pages of its own, and none of it is on the customer's."""

import pytest
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import receive_in_side_thread
from amends.cases.links import customer_path
from amends.cases.models import Case, SideMessage, SideThread
from amends.journal.actor import MACHINE
from amends.journal.models import Outgoing
from amends.people.models import Customer, Staff, Team
from cast import AT
from unchanged import nothing_changes
from web.desk_ground import desk_of, stand_still, text_of, told_of

FILLED = {
    "key": "k1",
    "kind": "supplier",
    "with_name": "Pat Wolf",
    "address": "pat@widgets.example",
    "subject": "One of two",
    "words": "They are furious. Where is it?",
}
# Signing in 3, one's teams 1, the case 1, what was merged into it 1, the conversations, their
# words and who wrote them 3.
WHOLE_LIST = 9


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def window(northlight: Team, jim: Staff, amy: Customer) -> Case:
    return told_of(northlight, amy, jim)


@pytest.fixture
def pat(window: Case, jim: Staff) -> SideThread:
    answer = desk_of(jim).post(f"/cases/{window.pk}/beside/", FILLED)
    thread = SideThread.objects.get()
    assert answer.headers["Location"] == f"/beside/{thread.pk}/"
    return thread


def test_writing_to_a_supplier_goes_out_once_however_often_it_is_clicked(
    pat: SideThread, window: Case, jim: Staff
) -> None:
    desk_of(jim).post(f"/cases/{window.pk}/beside/", FILLED)
    assert Outgoing.objects.filter(kind="side_message").count() == 1
    page = text_of(desk_of(jim).get(f"/beside/{pat.pk}/"))
    assert "They are furious." in page
    assert "Send to pat@widgets.example" in page


def test_the_customer_s_page_and_the_story_hold_none_of_the_words(
    pat: SideThread, window: Case, jim: Staff
) -> None:
    receive_in_side_thread(
        pat, body="A secret of ours.", from_name="Pat", by=MACHINE, at=AT, key="mail:1"
    )
    browser = desk_of(jim)
    for path in (customer_path(window), f"/cases/{window.pk}/as-customer/"):
        page = text_of(browser.get(path))
        for word in ("furious", "secret", "Pat Wolf", "widgets.example", "beside"):
            assert word not in page
    story = text_of(browser.get(f"/cases/{window.pk}/"))
    assert "An answer came beside the case." in story
    assert "A secret of ours." not in story
    assert "An answer beside it" in text_of(browser.get("/"))


def test_what_makes_no_sense_comes_back_with_the_words_kept(window: Case, jim: Staff) -> None:
    browser = desk_of(jim)
    with nothing_changes():
        answer = browser.post(
            f"/cases/{window.pk}/beside/", {**FILLED, "address": "pat at widgets"}
        )
    assert answer.status_code == 422
    assert "They are furious." in text_of(answer)
    assert not SideMessage.objects.exists()


def test_another_team_s_is_not_there(pat: SideThread, the_regent: Team, jim: Staff) -> None:
    type(jim.memberships.get()).objects.update(team=the_regent)
    browser = desk_of(jim)
    assert browser.get(f"/beside/{pat.pk}/").status_code == 404
    assert browser.post(f"/beside/{pat.pk}/", FILLED).status_code == 404
    assert browser.get(f"/cases/{pat.case_id}/beside/").status_code == 404
    assert SideMessage.objects.count() == 1


def test_the_list_asks_the_same_however_much_was_said(
    pat: SideThread,
    window: Case,
    jim: Staff,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = desk_of(jim)
    for number in range(5):
        browser.post(f"/cases/{window.pk}/beside/", {**FILLED, "key": f"more {number}"})
    with django_assert_num_queries(WHOLE_LIST):
        browser.get(f"/cases/{window.pk}/beside/")
