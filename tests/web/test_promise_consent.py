"""What we promised her, on her own page: she agrees, keeps the old day, or lets us off."""

from datetime import date, timedelta

import pytest
from django.test import Client

from amends.cases.links import customer_path
from amends.cases.models import Case
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    expect_step,
    give_up_promise,
    keep_promise,
    note_risk,
)
from amends.promises.models import GivenIn, Promise, Reason, Renegotiation, State, StepKind
from amends.remedies.actions import choose
from amends.web.words_given import write_down_words
from cast import AT
from promises.words import again, given
from remedies.desk import EVENING
from unchanged import nothing_changes
from web.desk_ground import messages_of, text_of, told_of
from web.public_ground import CustomersPage, customers_page

NOW = AT + timedelta(minutes=30)
FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)


@pytest.fixture
def page(db: None, monkeypatch: pytest.MonkeyPatch) -> CustomersPage:
    return customers_page(monkeypatch)


def word_on(page: CustomersPage, key: str = "word", **facts: object) -> Promise:
    return given(page.people, **{"due": FRIDAY, "key": key, "case": page.case, **facts})


def asked(page: CustomersPage, word: Promise) -> Renegotiation:
    return ask_for_new_date(word, due=MONDAY, why="The baker is ill.", by=page.people.jim, at=NOW)


def test_each_word_stands_with_its_day_and_who_gave_it(page: CustomersPage) -> None:
    word_on(page)
    text = page.text()
    assert "What we promised you, and by when" in text
    assert "The TV stands in the window with balloons." in text
    assert "Jim Ortiz gave you our word." in text
    assert ">Friday 6 March</time>" in text


def test_kept_with_its_proof_and_broken_with_its_reason(page: CustomersPage) -> None:
    keep_promise(word_on(page), proof="Photo of the window", by=MACHINE, at=NOW)
    late = word_on(page, "late", due=NOW, given_at=AT, what="A call")
    expect_step(late, StepKind.HAND_OVER, due_at=AT, by=MACHINE, at=AT)
    note_risk(late, [Reason.STEP_LATE], by=MACHINE, at=AT + timedelta(minutes=5))
    break_promise(late, by=MACHINE, at=NOW + timedelta(minutes=1))
    text = page.text()
    assert ": Photo of the window" in text
    assert "We broke our word on it." in text
    assert "Something that we need for it has not come when it should." in text


def test_a_word_given_up_says_that_we_knew(page: CustomersPage) -> None:
    give_up_promise(word_on(page), why="The baker quit", by=page.people.jim, at=NOW)
    text = page.text()
    assert "We saw before that day that we cannot do it by then." in text
    # Why, in our words to each other, is told in a letter.
    assert "The baker quit" not in text


def test_she_agrees_to_another_day(page: CustomersPage) -> None:
    word = word_on(page)
    question, browser = asked(page, word), Client()
    text = page.text()
    assert "Jim asks you for another day:" in text
    assert "The baker is ill." in text
    assert "If you say nothing, our word stands as we gave it." in text
    for _ in range(2):
        answer = page.send("consent", browser, asked=question.pk, answer="agree")
        assert answer.status_code == 303
    new = Promise.objects.get(replaces=word)
    assert (again(word).state, new.due_on) == (State.RENEGOTIATED, MONDAY)
    question.refresh_from_db()
    assert (question.how, question.noted_by) == (Channel.WEB, None)
    after = page.look(browser)
    assert "Thank you. The new date counts now, and Jim Ortiz keeps it." in messages_of(after)
    assert "You agreed to this in place of" in text_of(after)
    assert text_of(after).count("The TV stands in the window with balloons.") == 1


def test_she_keeps_the_day_that_was_promised(page: CustomersPage) -> None:
    word = word_on(page)
    question = asked(page, word)
    page.send("consent", asked=question.pk, answer="keep")
    assert again(word).state == State.OPEN
    assert "asks you for another day" not in page.text()
    with nothing_changes():
        answer = page.send("consent", asked=question.pk, answer="agree")
    assert answer.status_code == 422
    assert "They said no to this date." in text_of(answer)


def test_silence_is_not_consent(page: CustomersPage) -> None:
    word = word_on(page)
    asked(page, word)
    page.at(NOW + timedelta(days=4))
    assert "We broke our word on it." in page.text()
    assert not Promise.objects.filter(replaces=word).exists()


def test_an_answer_after_the_time_ran_out_comes_too_late(page: CustomersPage) -> None:
    question = asked(page, word_on(page))
    page.at(NOW + timedelta(days=4))
    with nothing_changes():
        answer = page.send("consent", asked=question.pk, answer="agree")
    assert answer.status_code == 422


def test_she_lets_us_off(page: CustomersPage) -> None:
    word = word_on(page)
    assert page.send("letting-off", promise=word.pk).status_code == 303
    assert again(word).state == State.RELEASED
    text = page.text()
    assert "You let us off this on" in text
    assert "You do not need it any more?" not in text


def test_what_she_chose_has_its_own_day_and_is_let_go_by_choosing_else(
    page: CustomersPage,
) -> None:
    choose(page.offer(), EVENING, at=NOW, noted_by=None)
    write_down_words(page.case, at=NOW)
    line_word = Promise.objects.get(given_in=GivenIn.OFFER)
    with nothing_changes():
        assert page.send("letting-off", promise=line_word.pk).status_code == 422
    question = ask_for_new_date(
        line_word, due=date(2026, 3, 20), why="Ill", by=page.people.jim, at=NOW
    )
    assert "Jim asks you for another day:" in page.text()
    page.send("consent", asked=question.pk, answer="agree")
    page.at(AT + timedelta(days=15))
    text = page.text()
    assert ">Friday 20 March</time>" in text
    assert "This is late." not in text


def test_a_suppliers_word_to_us_is_ours(page: CustomersPage) -> None:
    word = word_on(
        page,
        customer=None,
        given_by=None,
        supplier=page.people.widget_works,
        given_in=GivenIn.SUPPLIER,
        what="Two widgets leave the works",
    )
    assert "Two widgets leave the works" not in page.text()
    with nothing_changes():
        assert page.send("letting-off", promise=word.pk).status_code == 422


def other_case(page: CustomersPage) -> Case:
    return told_of(page.people.team, page.people.priya, page.people.jim)


def test_a_link_opens_the_words_of_one_case_only(page: CustomersPage) -> None:
    elsewhere = given(page.people, due=FRIDAY, key="elsewhere", what="No case of hers")
    other = other_case(page)
    theirs = given(page.people, due=FRIDAY, key="theirs", case=other, customer=page.people.priya)
    question = asked(page, theirs)
    assert "No case of hers" not in page.text()
    with nothing_changes():
        for fields in ({"promise": elsewhere.pk}, {"promise": theirs.pk}):
            answer = page.send("letting-off", **fields)
            assert answer.status_code == 422
            assert "This has changed. Look at the page again." in text_of(answer)
        assert page.send("consent", asked=question.pk, answer="agree").status_code == 422
        assert page.send("consent", asked="x", answer="agree").status_code == 422
        assert page.send("consent", asked=question.pk, answer="maybe").status_code == 422


def test_too_many_answers_are_slowed_down(page: CustomersPage) -> None:
    word = word_on(page)
    question = asked(page, word)
    for _ in range(20):
        page.send("consent", asked=question.pk, answer="keep")
    answer = page.send("consent", asked=question.pk, answer="keep")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"]


def test_we_see_her_page_with_nothing_to_press(page: CustomersPage) -> None:
    asked(page, word_on(page))
    browser = Client()
    browser.force_login(page.people.jim)
    text = text_of(browser.get(f"/cases/{page.case.pk}/as-customer/"))
    assert "Jim asks you for another day:" in text
    assert "/consent/" not in text
    assert customer_path(page.case).split("~")[0] not in text
