"""The clock looks at promises: warns, climbs, breaks, and makes a case of what was broken."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import cast
from amends.cases.actions import close_case, receive_message
from amends.cases.models import Case, Direction, Failure, Loss, Message, Outcome, Severity
from amends.clock.promises import sweep_promises
from amends.facts.actions import state_finding
from amends.facts.queries import finding_of
from amends.journal.actor import MACHINE
from amends.journal.queries import entries_about
from amends.letters.actions import save_draft
from amends.letters.queries import draft_of
from amends.people.actions import let_go, note_absence, set_shifts
from amends.people.hours import Stretch
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    expect_step,
    keep_promise,
    note_step_done,
    pass_keeper,
)
from amends.promises.models import (
    Ending,
    GivenIn,
    Promise,
    Reason,
    Reminder,
    Risk,
    State,
    StepKind,
)
from amends.promises.queries import due_looks, reminders_for
from cast import AT, Cast
from promises.words import again, given
from unchanged import nothing_changes

THURSDAY_SIX = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)
WARNED = datetime(2026, 3, 5, 16, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def told() -> list[tuple[int, str]]:
    rows = Reminder.objects.order_by("at", "rung", "staff__name")
    return [(row.rung, row.staff.first_name) for row in rows]


def sweep_until(end: datetime, start: datetime = AT, step: timedelta = 10 * MINUTE) -> None:
    at = start
    while at <= end:
        sweep_promises(at)
        at += step


def test_nothing_is_said_while_there_is_time(people: Cast, window: Promise) -> None:
    sweep_promises(AT)
    with nothing_changes():
        sweep_promises(AT + MINUTE)
        sweep_promises(WARNED - MINUTE)
    assert told() == []


def test_the_keeper_is_told_first_then_the_lead_then_the_manager(
    people: Cast, window: Promise
) -> None:
    sweep_promises(AT)
    sweep_promises(WARNED)
    assert told() == [(1, "Jim")]
    assert again(window).state == State.AT_RISK
    assert reminders_for(people.jim).get().promise == window
    sweep_until(THURSDAY_SIX - MINUTE, WARNED + MINUTE)
    assert told() == [
        (1, "Jim"),
        (2, "Ines"),
        (2, "Jim"),
        (3, "Ines"),
        (3, "Jim"),
        (3, "Tom"),
    ]
    names = [entry.name for entry in entries_about(window)]
    assert names == ["promise.given", "promise.at_risk", *["promise.keeper_reminded"] * 3]


def test_an_essential_date_is_warned_of_earlier(people: Cast) -> None:
    given(people, due=THURSDAY_SIX, key="essential", is_essential=True)
    sweep_until(WARNED - timedelta(hours=16))
    assert told() == [(1, "Jim")]


def test_nobody_is_told_at_night(people: Cast, window: Promise) -> None:
    ten_at_night = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
    expect_step(window, StepKind.STOCK, due_at=ten_at_night, by=MACHINE, at=AT)
    sweep_until(ten_at_night + timedelta(hours=10))
    assert again(window).state == State.AT_RISK
    assert told() == []
    sweep_promises(datetime(2026, 3, 4, 14, 0, tzinfo=UTC))
    assert told() == [(1, "Jim")]


def test_news_that_a_step_comes_too_late_are_a_risk_at_once(people: Cast, window: Promise) -> None:
    sweep_promises(AT)
    step = expect_step(
        window, StepKind.HAND_OVER, due_at=THURSDAY_SIX - MINUTE, by=MACHINE, at=AT + MINUTE
    )
    sweep_promises(AT + 2 * MINUTE)
    assert not Risk.objects.exists()
    expect_step(
        window, StepKind.HAND_OVER, due_at=THURSDAY_SIX + MINUTE, by=MACHINE, at=AT + 3 * MINUTE
    )
    sweep_promises(AT + 4 * MINUTE)
    assert [risk.reason for risk in Risk.objects.all()] == [Reason.STEP_MOVED]
    note_step_done(step, done_at=AT + 5 * MINUTE, by=MACHINE, at=AT + 5 * MINUTE)
    # What was seen stays seen.
    assert again(window).state == State.AT_RISK


def test_a_parcel_without_a_scan_is_a_risk(people: Cast, window: Promise) -> None:
    expect_step(window, StepKind.SCAN, due_at=AT + timedelta(hours=5), by=MACHINE, at=AT)
    sweep_until(AT + timedelta(hours=4))
    expect_step(
        window,
        StepKind.SCAN,
        due_at=AT + timedelta(hours=8),
        by=MACHINE,
        at=AT + timedelta(hours=4),
    )
    sweep_until(AT + timedelta(hours=7), AT + timedelta(hours=4))
    assert not Risk.objects.exists()
    sweep_promises(AT + timedelta(hours=8))
    assert [risk.reason for risk in Risk.objects.all()] == [Reason.STEP_LATE]


@pytest.mark.parametrize("how", ["absent", "off shift", "let go"])
def test_where_the_keeper_is_not_there_the_lead_is_told_too(people: Cast, how: str) -> None:
    promise = given(people, due=date(2026, 3, 12), key="long")
    if how == "absent":
        note_absence(
            people.jim,
            first_day=date(2026, 3, 9),
            last_day=date(2026, 3, 13),
            by=people.jim.actor,
            at=AT,
        )
    elif how == "off shift":
        monday = [Stretch(0, time(9), time(18))]
        set_shifts(people.jim, people.team, monday, by=people.ines.actor, at=AT)
    else:
        let_go(people.jim, by=people.ruth.actor, at=AT)
    sweep_until(datetime(2026, 3, 10, 22, 0, tzinfo=UTC), step=timedelta(hours=1))
    assert [risk.reason for risk in Risk.objects.all()] == [Reason.KEEPER_AWAY]
    assert (1, "Ines") in told()
    assert ((1, "Jim") in told()) == (how != "let go")
    pass_keeper(
        again(promise), to=people.jane, by=people.ines.actor,
        at=datetime(2026, 3, 10, 22, 1, tzinfo=UTC),
    )  # fmt: skip
    assert again(promise).keeper == people.jane
    assert again(promise).given_by == people.jim


def test_what_breaks_opens_a_case_before_the_customer_calls(people: Cast, window: Promise) -> None:
    sweep_until(THURSDAY_SIX + MINUTE, step=timedelta(hours=1))
    sweep_promises(THURSDAY_SIX + MINUTE)
    case = Case.objects.get()
    assert (case.owner, case.customer, case.failure) == (
        people.jim,
        people.amy,
        Failure.PROMISE_BROKEN,
    )
    finding = finding_of(case)
    assert finding is not None
    assert "The TV stands in the window" in finding.promised
    assert "said by Jim Ortiz" in finding.promised
    assert "March 5, 2026, 6 p.m." in finding.promised
    draft = draft_of(case, people.jim)
    assert draft is not None
    assert "That is ours to put right." in draft.owed_part
    broken = Ending.objects.get()
    assert (broken.case, broken.promise) == (case, window)
    with nothing_changes():
        sweep_promises(THURSDAY_SIX + 2 * MINUTE)


def test_an_essential_date_makes_a_severe_case_of_an_occasion(people: Cast) -> None:
    given(people, due=THURSDAY_SIX, key="essential", is_essential=True)
    sweep_promises(THURSDAY_SIX + MINUTE)
    case = Case.objects.get()
    assert (case.severity, case.loss, case.is_occasion) == (Severity.SEVERE, Loss.OCCASION, True)


def test_what_breaks_joins_the_open_case_and_takes_nobodys_words_away(
    people: Cast, birthday: Case, window: Promise
) -> None:
    state_finding(birthday, promised="p", happened="h", gap="g", by=people.jim, at=AT, key="by-jim")
    save_draft(birthday, owed_part="Dear Amy", extra_part="", by=people.jim, at=AT)
    sweep_promises(THURSDAY_SIX + MINUTE)
    assert Case.objects.get() == birthday
    finding, draft = finding_of(birthday), draft_of(birthday, people.jim)
    assert finding is not None
    assert draft is not None
    assert (finding.promised, draft.owed_part) == ("p", "Dear Amy")
    assert Ending.objects.get().case == birthday


def test_another_purchase_is_another_case(people: Cast, birthday: Case) -> None:
    tv = cast.the_tv(people.team, people.amy)
    given(people, due=THURSDAY_SIX, key="tv", purchase=tv, given_in=GivenIn.ORDER)
    sweep_promises(THURSDAY_SIX + MINUTE)
    opened = Case.objects.exclude(pk=birthday.pk).get()
    assert (opened.purchase, opened.failure) == (tv, Failure.NOT_RECEIVED)


def test_a_closed_case_is_not_joined(people: Cast, birthday: Case, window: Promise) -> None:
    close_case(birthday, outcome=Outcome.PARTED, words="", by=people.jim, at=AT)
    sweep_promises(THURSDAY_SIX + MINUTE)
    assert Case.objects.exclude(pk=birthday.pk).get().is_open


def test_two_words_broken_at_once_are_one_case(people: Cast, window: Promise) -> None:
    given(people, due=THURSDAY_SIX, key="second", what="And the sign")
    sweep_promises(THURSDAY_SIX + MINUTE)
    assert Case.objects.count() == 1
    assert Ending.objects.filter(case=Case.objects.get()).count() == 2


def test_a_word_that_waits_for_consent_breaks_like_any_other(people: Cast, window: Promise) -> None:
    ask_for_new_date(
        window, due=THURSDAY_SIX + timedelta(days=1), why="Balloons", by=people.jim, at=AT
    )
    sweep_promises(THURSDAY_SIX + MINUTE)
    assert again(window).state == State.BROKEN
    assert Case.objects.count() == 1


def test_old_news_and_a_suppliers_word_open_no_case(people: Cast) -> None:
    past = AT - timedelta(days=30)
    given(people, due=AT - timedelta(days=9), key="old", given_at=past)
    given(people, due=THURSDAY_SIX, key="theirs", customer=None, supplier=people.widget_works)
    sweep_promises(AT)
    sweep_promises(THURSDAY_SIX + MINUTE)
    assert set(Promise.objects.values_list("state", flat=True)) == {State.BROKEN}
    assert not Case.objects.exists()


def test_a_kept_word_is_left_in_peace(people: Cast, window: Promise) -> None:
    keep_promise(window, proof="Photo", by=people.jim.actor, at=AT)
    with nothing_changes():
        sweep_until(THURSDAY_SIX + MINUTE, step=timedelta(hours=6))


def test_a_letter_lies_ready_before_the_day(people: Cast, birthday: Case) -> None:
    promise = given(people, due=THURSDAY_SIX, key="on-case", case=birthday)
    expect_step(promise, StepKind.STOCK, due_at=THURSDAY_SIX + MINUTE, by=MACHINE, at=AT)
    sweep_promises(AT + MINUTE)
    draft = draft_of(birthday, people.jim)
    assert draft is not None
    assert draft.owed_part.startswith("Dear Amy,")
    assert "comes only after that date" in draft.owed_part
    assert "Until you agree to another date, our word stands" in draft.owed_part
    assert again(promise).letter_at == AT + MINUTE
    assert not Message.objects.filter(case=birthday, direction=Direction.OUT).exists()


def test_a_message_after_the_break_stays_on_the_same_case(people: Cast, window: Promise) -> None:
    sweep_promises(THURSDAY_SIX + MINUTE)
    case = Case.objects.get()
    receive_message(
        case,
        body="Where is it?",
        from_name="Amy",
        channel=Channel.EMAIL,
        by=people.amy.actor,
        at=THURSDAY_SIX + timedelta(hours=1),
        key="mail",
    )
    sweep_promises(THURSDAY_SIX + timedelta(hours=2))
    assert Case.objects.get() == case


def test_a_sweep_asks_as_much_with_a_hundred_promises_as_with_one(people: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            sweep_promises(AT + MINUTE)
        return len(queries)

    given(people, due=THURSDAY_SIX, key="one")
    sweep_promises(AT)
    few = asked()
    for n in range(30):
        given(people, due=THURSDAY_SIX, key=f"more-{n}")
    sweep_promises(AT)
    assert not due_looks(AT + MINUTE).exists()
    assert asked() == few
