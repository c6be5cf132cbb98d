"""The page of one promise: each form is one fact, and what is refused changes nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import cast
from amends.journal.actor import MACHINE
from amends.journal.models import Entry
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    expect_step,
    note_risk,
    release_promise,
    remind_keeper,
)
from amends.promises.models import GivenIn, Promise, Reason, State, StepKind
from amends.promises.queries import reminders_for
from cast import AT
from promises.words import again, given
from unchanged import nothing_changes
from web.desk_ground import messages_of
from web.promise_desk import FRIDAY, NOON, THURSDAY_SIX, PromiseDesk, promise_desk, refused

# Signing in 3, the promise with what was noted of it, for whom they are to see, 6, what came
# before and after it 4, who could keep it 1.
PAGE = 14


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> PromiseDesk:
    return promise_desk(monkeypatch)


def test_the_word_stands_as_it_was_given(desk: PromiseDesk) -> None:
    text = desk.page(desk.people.ines)
    assert "The TV stands in the window with balloons" in text
    assert "Jim Ortiz, in person," in text
    assert "Under way, and in good time." in text
    assert "By <time" in text


def test_it_is_kept_with_proof_and_not_without(desk: PromiseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "keep_promise", proof=""))
    assert "This field is required." in text
    answer = desk.send(desk.people.jim, "keep_promise", proof="Photo of the window")
    assert answer.headers["Location"] == f"/promises/{desk.word.pk}/"
    assert again(desk.word).state == State.KEPT
    assert "“Photo of the window”" in desk.page(desk.people.jim)
    with nothing_changes():
        assert desk.send(desk.people.jane, "keep_promise", proof="Again").status_code == 303


def test_what_was_done_late_stays_broken_and_is_written_down(desk: PromiseDesk) -> None:
    desk.at(THURSDAY_SIX + timedelta(hours=3))
    answer = desk.send(desk.people.jim, "keep_promise", proof="Photo", done_at="2026-03-05T19:30")
    assert answer.status_code == 303
    ending = again(desk.word).endings.get()
    assert (ending.kind, ending.done_at) == ("broken", THURSDAY_SIX + timedelta(minutes=90))
    assert "Broken, done" in desk.page(desk.people.jim)


def test_a_broken_word_that_had_been_kept_is_set_right(desk: PromiseDesk) -> None:
    later = THURSDAY_SIX + timedelta(hours=3)
    break_promise(desk.word, by=MACHINE, at=later)
    desk.at(later)
    desk.send(desk.people.jim, "keep_promise", proof="Photo, 5 pm", done_at="2026-03-05T17:00")
    assert again(desk.word).state == State.KEPT


def test_what_is_still_to_come_has_not_been_done(desk: PromiseDesk) -> None:
    with nothing_changes():
        text = refused(
            desk.send(desk.people.jim, "keep_promise", proof="x", done_at="2026-03-04T17:00")
        )
    assert "That is still to come." in text
    assert 'value="x"' in text


def test_another_date_is_asked_for_and_the_old_word_stands(desk: PromiseDesk) -> None:
    for _ in range(2):
        answer = desk.send(
            desk.people.jim, "ask_new_date", due_on="2026-03-06", due_at="", why="The cake."
        )
        assert answer.status_code == 303
    word = again(desk.word)
    assert (word.state, word.renegotiations.get().due_on) == (State.WAITING, FRIDAY)
    text = desk.page(desk.people.jim)
    assert "Silence is not consent" in text
    assert "“The cake.”" in text
    assert "Ask for another date" not in text


def test_a_date_that_is_not_later_is_refused_and_the_words_stay(desk: PromiseDesk) -> None:
    with nothing_changes():
        text = refused(
            desk.send(desk.people.jim, "ask_new_date", due_on="2026-03-04", why="The cake.")
        )
    assert "Name a date after the one that was promised." in text
    assert "The cake.</textarea>" in text


def test_consent_given_by_phone_is_written_down(desk: PromiseDesk) -> None:
    asked = ask_for_new_date(desk.word, due=FRIDAY, why="Cake", by=desk.people.jim, at=NOON)
    with nothing_changes():
        text = refused(desk.send(desk.people.jane, "note_answer", asked=asked.pk, how="phone"))
    assert "Say which. Silence is not consent." in text
    desk.send(desk.people.jane, "note_answer", asked=asked.pk, how="phone", answer="yes")
    new = Promise.objects.get(replaces=desk.word)
    assert (again(desk.word).state, new.due_on, new.state) == ("renegotiated", FRIDAY, "open")
    asked.refresh_from_db()
    assert (asked.how, asked.noted_by) == (Channel.PHONE, desk.people.jane)
    assert f'href="/promises/{new.pk}/"' in desk.page(desk.people.jim)
    assert f'href="/promises/{desk.word.pk}/"' in desk.page(desk.people.jim, new)


def test_a_no_by_phone_lets_the_word_stand(desk: PromiseDesk) -> None:
    asked = ask_for_new_date(desk.word, due=FRIDAY, why="Cake", by=desk.people.jim, at=NOON)
    desk.send(desk.people.jane, "note_answer", asked=asked.pk, how="phone", answer="no")
    assert again(desk.word).state == State.OPEN
    assert "they said no to another date, by phone." in desk.page(desk.people.jim)


def test_an_answer_to_another_promise_is_none_to_this_one(desk: PromiseDesk) -> None:
    other = given(desk.people, due=FRIDAY, key="other")
    asked = ask_for_new_date(
        other, due=FRIDAY + timedelta(days=2), why="Cake", by=desk.people.jim, at=NOON
    )
    with nothing_changes():
        answer = desk.send(
            desk.people.jim, "note_answer", asked=asked.pk, how="phone", answer="yes"
        )
    assert "Nobody was asked for another date here." in refused(answer)


def test_the_customer_lets_us_off(desk: PromiseDesk) -> None:
    desk.send(desk.people.jim, "release_promise", how="phone")
    assert again(desk.word).state == State.RELEASED
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "give_up_promise", why="Too late"))
    assert "This promise has ended" in text
    assert "Too late" in text


def test_it_cannot_be_kept(desk: PromiseDesk) -> None:
    answer = desk.send(desk.people.jim, "give_up_promise", why="No balloons in the whole town.")
    assert messages_of(desk.browser(desk.people.jim).get(answer.headers["Location"])) == [
        "Written down as broken. Within a minute a case is open for it, with a finding."
    ]
    assert again(desk.word).state == State.BROKEN
    text = desk.page(desk.people.jim)
    assert "Broken: given up." in text
    assert "A case opens for it within a minute." in text


def test_somebody_else_keeps_it_and_the_word_stays_jims(desk: PromiseDesk) -> None:
    desk.send(desk.people.ines, "pass_promise", to=desk.people.jane.pk)
    word = again(desk.word)
    assert (word.keeper, word.given_by) == (desk.people.jane, desk.people.jim)
    assert "Jane Doyle keeps it instead of Jim Ortiz." in desk.page(desk.people.ines)
    with nothing_changes():
        text = refused(desk.send(desk.people.ines, "pass_promise", to=99999))
    assert "Pick somebody from the list." in text


def test_what_was_chosen_is_delivered_on_its_case(desk: PromiseDesk) -> None:
    line = given(desk.people, due=FRIDAY, key="line", given_in=GivenIn.OFFER, source="line:1")
    for name, fields in {
        "keep_promise": {"proof": "Photo"}, "release_promise": {"how": "phone"}
    }.items():  # fmt: skip
        with nothing_changes():
            assert "part of what was chosen" in refused(
                desk.send(desk.people.jim, name, line, **fields)
            )


def test_a_suppliers_word_can_be_kept_or_broken_and_nothing_is_asked_of_a_customer(
    desk: PromiseDesk,
) -> None:
    word = given(
        desk.people,
        due=FRIDAY,
        key="hand-over",
        customer=None,
        given_by=None,
        keeper=desk.people.jim,
        supplier=desk.people.widget_works,
        given_in=GivenIn.SUPPLIER,
    )
    text = desk.page(desk.people.jim, word)
    assert "To us, from Widget Works." in text
    assert "Ask for another date" not in text
    assert "The customer lets us off" not in text
    desk.send(desk.people.jim, "keep_promise", word, proof="Scan")
    assert again(word).state == State.KEPT


def test_why_it_is_at_risk_and_who_was_told(desk: PromiseDesk) -> None:
    expect_step(desk.word, StepKind.STOCK, due_at=AT, by=MACHINE, at=AT)
    note_risk(desk.word, [Reason.TIME, Reason.STEP_LATE], by=MACHINE, at=NOON)
    remind_keeper(desk.word, at=NOON)
    text = desk.page(desk.people.ines)
    assert "Time runs short; it is in stock: due today 10:00." in text
    assert "Jim Ortiz was told." in text


def test_a_reminder_is_put_away_by_whom_it_reminds(desk: PromiseDesk) -> None:
    note_risk(desk.word, [Reason.TIME], by=MACHINE, at=NOON)
    remind_keeper(desk.word, at=NOON)
    number = reminders_for(desk.people.jim).get().pk
    with nothing_changes():
        answer = desk.browser(desk.people.jane).post(f"/reminders/{number}/")
    assert answer.status_code == 404
    assert desk.browser(desk.people.jim).post(f"/reminders/{number}/").status_code == 303
    assert not reminders_for(desk.people.jim).exists()


def test_strangers_sign_in_and_other_teams_find_nothing(desk: PromiseDesk) -> None:
    address = f"/promises/{desk.word.pk}/"
    assert Client().get(address).headers["Location"] == f"/signin/?next={address}"
    theirs = given(
        desk.people, due=FRIDAY, key="regent", team=cast.the_regent(), keeper=desk.people.ruth
    )
    with nothing_changes():
        answer = desk.send(desk.people.jim, "keep_promise", theirs, proof="Photo")
    assert answer.status_code == 404
    lost = desk.browser(desk.people.jim).get("/promises/999999999999999999999/")
    assert lost.status_code == 404


def test_each_form_is_one_line_in_the_journal(desk: PromiseDesk) -> None:
    before = Entry.objects.count()
    desk.send(desk.people.jim, "ask_new_date", due_on="2026-03-06", why="The cake.")
    desk.send(desk.people.jim, "pass_promise", to=desk.people.jane.pk)
    desk.send(desk.people.jim, "give_up_promise", why="No balloons.")
    assert [e.name for e in Entry.objects.order_by("pk")[before:]] == [
        "promise.new_date_asked",
        "promise.keeper_changed",
        "promise.given_up",
    ]


def test_the_page_asks_a_fixed_number_of_times(
    desk: PromiseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = desk.browser(desk.people.jim), f"/promises/{desk.word.pk}/"
    with django_assert_num_queries(PAGE):
        browser.get(address)
    note_risk(desk.word, [Reason.TIME, Reason.STEP_LATE], by=MACHINE, at=NOON)
    for n in range(5):
        given(desk.people, due=FRIDAY, key=f"waits-{n}", depends_on=desk.word)
    release_promise(desk.word, how=Channel.PHONE, by=desk.people.jim.actor, at=NOON)
    # An ended word has nobody to be passed to.
    with django_assert_num_queries(PAGE - 1):
        browser.get(address)
