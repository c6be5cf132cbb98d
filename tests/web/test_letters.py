"""Letters that did not get through are seen, and sent again by a person."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from amends.cases.models import Case
from amends.clock.letters import sweep_letters
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.models import Outgoing, OutgoingState
from amends.letters.actions import send_letter
from amends.letters.models import Letter, Undelivered
from amends.people.models import Channel, Customer, Staff, Team
from cast import AT
from unchanged import nothing_changes
from web.desk_ground import desk_of, messages_of, stand_still, text_of, told_of

# Signing in 3, one's teams 1, what did not arrive 2.
WHOLE_PAGE = 6


@pytest.fixture(autouse=True)
def _a_mail_server_that_is_away(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, db: None
) -> None:
    stand_still(monkeypatch)
    settings.EMAIL_BACKEND = "amends.letters.smtp.TimelySmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


@pytest.fixture
def window(northlight: Team, jim: Staff, amy: Customer) -> Case:
    return told_of(northlight, amy, jim)


def written(case: Case, by: Staff, key: str = "letter") -> Letter:
    send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is <b>ours</b>.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=AT,
        key=key,
    )
    return Letter.objects.get(key=key)


def tried(letter: Letter, times: int = 1) -> None:
    """Try to deliver it, days apart."""
    outgoing = Outgoing.objects.get(key=f"letter:{letter.pk}")
    for attempt in range(times):
        attempt_delivery(outgoing.pk, at=AT + timedelta(days=2 * attempt))
    sweep_letters(AT)


def given_up(letter: Letter) -> None:
    while Outgoing.objects.get(key=f"letter:{letter.pk}").state != OutgoingState.FAILED:
        waiting = Outgoing.objects.get(key=f"letter:{letter.pk}")
        attempt_delivery(waiting.pk, at=waiting.next_attempt_at)
    sweep_letters(AT)


def test_while_all_get_through_the_page_says_so(window: Case, jim: Staff) -> None:
    written(window, jim)
    assert "Every letter has left the house." in text_of(desk_of(jim).get("/letters/"))


def test_one_that_is_tried_again_is_seen_with_when(window: Case, jim: Staff) -> None:
    tried(written(window, jim))
    page = text_of(desk_of(jim).get("/letters/"))
    assert "<strong>Amy Chen</strong>, Your TV" in page
    assert "It is tried again by itself" in page
    assert "Send again" not in page


def test_one_that_was_given_up_is_sent_again_by_a_person(window: Case, jim: Staff) -> None:
    letter = written(window, jim)
    given_up(letter)
    browser = desk_of(jim)
    failed = Undelivered.objects.get(letter=letter)
    assert f'action="/undelivered/{failed.pk}/sending/"' in text_of(browser.get("/letters/"))
    answer = browser.post(f"/undelivered/{failed.pk}/sending/", follow=True)
    assert answer.redirect_chain == [("/letters/", 303)]
    assert messages_of(answer) == ["It is on its way to Amy Chen."]
    # It has not arrived by that: it is gone from the list once a server takes it.
    assert "Your TV" in text_of(answer)


def test_a_letter_is_sent_again_from_its_own_page(window: Case, jim: Staff) -> None:
    letter = written(window, jim)
    given_up(letter)
    answer = desk_of(jim).post(f"/letters/{letter.pk}/sending/", follow=True)
    assert messages_of(answer) == ["The letter to Amy Chen is on its way to amy.chen@example.com."]


def test_one_is_put_away_when_its_reader_knows(window: Case, jim: Staff) -> None:
    letter = written(window, jim)
    given_up(letter)
    failed = Undelivered.objects.get(letter=letter)
    answer = desk_of(jim).post(f"/undelivered/{failed.pk}/putting-away/", follow=True)
    assert "Every letter has left the house." in text_of(answer)
    sweep_letters(AT)
    assert "Every letter has left the house." in text_of(desk_of(jim).get("/letters/"))


def test_what_did_not_arrive_is_on_its_owner_s_today(window: Case, jim: Staff, jane: Staff) -> None:
    tried(written(window, jim))
    page = text_of(desk_of(jim).get("/"))
    assert "Did not arrive" in page
    assert "Your mail to <strong>Amy Chen</strong> has not arrived" in page
    assert "It is tried again by itself." in page
    assert "Did not arrive" not in text_of(desk_of(jane).get("/"))


def test_a_double_click_sends_it_once(window: Case, jim: Staff) -> None:
    letter = written(window, jim)
    given_up(letter)
    browser = desk_of(jim)
    assert browser.post(f"/letters/{letter.pk}/sending/").status_code == 303
    with nothing_changes():
        again = browser.post(f"/letters/{letter.pk}/sending/")
    assert again.status_code == 422
    assert 'role="alert"' in text_of(again)


def test_a_letter_says_how_far_it_got_and_is_only_text(window: Case, jim: Staff) -> None:
    letter = written(window, jim)
    browser = desk_of(jim)
    page = text_of(browser.get(f"/letters/{letter.pk}/"))
    assert "on its way" in page
    assert "It is &lt;b&gt;ours&lt;/b&gt;." in page
    given_up(letter)
    page = text_of(browser.get(f"/letters/{letter.pk}/"))
    assert '<strong class="risk">could not be delivered</strong>' in page
    assert "correct that first when it is wrong" in page


def test_another_team_s_letters_are_not_there(
    window: Case, jim: Staff, ruth: Staff, the_regent: Team, amy: Customer
) -> None:
    letter = written(told_of(the_regent, amy, ruth), ruth)
    given_up(letter)
    browser = desk_of(jim)
    assert "Amy Chen" not in text_of(browser.get("/letters/"))
    failed = Undelivered.objects.get(letter=letter)
    with nothing_changes():
        assert browser.get(f"/letters/{letter.pk}/").status_code == 404
        assert browser.post(f"/letters/{letter.pk}/sending/").status_code == 404
        assert browser.post(f"/undelivered/{failed.pk}/sending/").status_code == 404
        assert browser.post(f"/undelivered/{failed.pk}/putting-away/").status_code == 404


@pytest.mark.parametrize("letters", [1, 12])
def test_the_page_asks_the_same_however_many_failed(
    letters: int,
    window: Case,
    jim: Staff,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(letters):
        tried(written(window, jim, key=f"letter {number}"))
    browser = desk_of(jim)
    with django_assert_num_queries(WHOLE_PAGE):
        browser.get("/letters/")
