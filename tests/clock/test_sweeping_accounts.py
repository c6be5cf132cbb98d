"""The clock looks at accounts: reminded in time, then owner, lead, manager; nobody waits."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amends.cases.actions import close_case, merge_case
from amends.cases.models import Case, Notice, NoticeKind, Outcome, SideMessage, SideWay
from amends.clock.accounts import sweep_accounts
from amends.facts.actions import see_account_reminder, withdraw_account
from amends.facts.asking import tell_account
from amends.facts.ladder import moments_of
from amends.facts.models import Account, AccountReminder
from amends.facts.queries import account_reminders_for
from amends.journal.queries import entries_about
from amends.people.actions import let_go
from amends.people.hours import BusinessHours
from cast import AT, Cast
from claims.ground import one_of_two
from facts.ground import DAY, HOUR, TOLD, again, asked
from prevention.ground import short
from unchanged import nothing_changes

MINUTE = timedelta(minutes=1)
DUE = AT + DAY + 2 * HOUR
# Eleven hours of work from Tuesday at ten to Wednesday at noon; three quarters are over at 9:15.
IN_TIME = AT + DAY - 45 * MINUTE


@pytest.fixture
def case(people: Cast) -> Case:
    return one_of_two(people)


@pytest.fixture
def account(people: Cast, case: Case) -> Account:
    return asked(people, case)


def told() -> list[tuple[int, str]]:
    rows = AccountReminder.objects.order_by("at", "rung", "staff__name")
    return [(row.rung, row.staff.first_name if row.staff else "asked") for row in rows]


def test_they_are_asked_again_in_time_then_it_climbs(people: Cast, account: Account) -> None:
    with nothing_changes():
        sweep_accounts(IN_TIME - MINUTE)
    sweep_accounts(IN_TIME)
    last = SideMessage.objects.latest("pk")
    assert (last.way, last.by) == (SideWay.OUT, people.jim)
    assert "we would still like to hear" in last.body
    assert told() == [(1, "asked")]
    with nothing_changes():
        sweep_accounts(DUE - MINUTE)
    sweep_accounts(DUE)
    assert told()[1:] == [(2, "Jim")]
    sweep_accounts(DUE + DAY)
    assert told()[2:] == [(3, "Ines"), (3, "Jim")]
    sweep_accounts(DUE + 2 * DAY)
    assert told()[4:] == [(4, "Ines"), (4, "Jim"), (4, "Tom")]
    assert again(account).next_look_at is None
    with nothing_changes():
        sweep_accounts(DUE + 30 * DAY)


def test_who_looks_late_tells_once_at_the_height_it_has_reached(
    people: Cast, account: Account
) -> None:
    sweep_accounts(DUE + 9 * DAY)
    assert told() == [(4, "Ines"), (4, "Jim"), (4, "Tom")]
    assert SideMessage.objects.count() == 1


def test_without_an_address_nobody_is_written_to(people: Cast, case: Case) -> None:
    asked(people, case, address="")
    sweep_accounts(IN_TIME)
    assert told() == []
    sweep_accounts(DUE)
    assert told() == [(2, "Jim")]


def test_what_was_told_or_is_not_needed_is_not_asked_for_again(people: Cast, case: Case) -> None:
    tell_account(asked(people, case), TOLD, noted_by=None, at=AT + HOUR, key="a")
    unneeded = asked(people, case, key="b")
    withdraw_account(unneeded, why="Seen", by=people.jim, at=AT + HOUR)
    with nothing_changes():
        sweep_accounts(DUE + 9 * DAY)


def test_of_a_closed_case_nobody_is_told(people: Cast, case: Case, account: Account) -> None:
    close_case(case, outcome=Outcome.WITHDRAWN, words="", by=people.jim, at=AT + HOUR)
    sweep_accounts(IN_TIME)
    assert told() == []
    assert SideMessage.objects.count() == 1
    assert again(account).next_look_at is None


def test_an_account_of_a_case_that_was_merged_away_climbs_on_where_it_lives_on(
    people: Cast, case: Case, account: Account
) -> None:
    other = short(people, owner=people.jane, key="other")
    merge_case(case, into=other, by=people.jim, at=AT + HOUR)
    sweep_accounts(IN_TIME)
    assert told() == [(1, "asked")]
    assert "we would still like to hear" in SideMessage.objects.latest("pk").body
    sweep_accounts(DUE)
    sweep_accounts(DUE + DAY)
    assert told()[1:] == [(2, "Jane"), (3, "Ines"), (3, "Jane")]
    reminded = [one for one in entries_about(other) if one.name == "account.reminded"]
    assert len(reminded) == 3
    tell_account(account, TOLD, noted_by=None, at=DUE + DAY, key="a")
    notice = Notice.objects.get(kind=NoticeKind.SIDE)
    assert (notice.staff, notice.case) == (people.jane, other)


def test_whoever_asked_for_it_and_left_is_stood_in_for_where_it_lives_on(
    people: Cast, case: Case
) -> None:
    asked(people, case, by=people.jim)
    other = short(people, owner=people.jane, key="other")
    merge_case(case, into=other, by=people.jim, at=AT + HOUR)
    let_go(people.jim, by=people.ruth.actor, at=AT + HOUR)
    sweep_accounts(IN_TIME)
    assert SideMessage.objects.latest("pk").by == people.jane


def test_of_a_merged_case_nobody_is_told_once_the_other_is_closed(
    people: Cast, case: Case, account: Account
) -> None:
    other = short(people, key="other")
    merge_case(case, into=other, by=people.jim, at=AT + HOUR)
    close_case(other, outcome=Outcome.WITHDRAWN, words="", by=people.jim, at=AT + 2 * HOUR)
    sweep_accounts(DUE + 9 * DAY)
    assert told() == []
    assert SideMessage.objects.count() == 1


def test_whoever_asked_and_left_is_stood_in_for_by_the_owner(people: Cast, case: Case) -> None:
    asked(people, case, by=people.jane)
    let_go(people.jane, by=people.ruth.actor, at=AT)
    sweep_accounts(IN_TIME)
    assert SideMessage.objects.latest("pk").by == people.jim


def test_where_the_owner_has_left_the_lead_is_told(people: Cast, account: Account) -> None:
    let_go(people.jim, by=people.ruth.actor, at=AT)
    sweep_accounts(DUE)
    assert told() == [(2, "Ines"), (2, "Tom")]


def test_a_reminder_is_put_away_and_gone_once_they_told_us(people: Cast, account: Account) -> None:
    sweep_accounts(DUE + DAY)
    mine = account_reminders_for(people.jim).get()
    see_account_reminder(mine, by=people.jim, at=DUE + DAY)
    with nothing_changes():
        see_account_reminder(mine, by=people.jim, at=DUE + DAY)
    assert not account_reminders_for(people.jim).exists()
    assert account_reminders_for(people.ines).exists()
    tell_account(account, TOLD, noted_by=None, at=DUE + DAY, key="a")
    assert not account_reminders_for(people.ines).exists()


@pytest.mark.parametrize("minutes", [0, 1, 60, 5_000])
def test_the_rungs_are_reached_one_after_the_other(minutes: int) -> None:
    hours = BusinessHours("America/New_York")
    due = hours.add_minutes(AT, minutes)
    moments: list[datetime] = moments_of(hours, asked_at=AT, due_at=due)
    assert moments == sorted(moments)
    assert moments[0] >= AT


def test_a_sweep_with_nothing_to_do_asks_twice(people: Cast, account: Account) -> None:
    with CaptureQueriesContext(connection) as queries:
        sweep_accounts(AT)
    assert len(queries) == 2
