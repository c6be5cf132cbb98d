"""The customer chooses, asks for time, or proposes something else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from amends.cases.actions import close_case
from amends.cases.errors import BadWords, CaseClosed
from amends.cases.models import Case, Clock, ClockKind, Outcome, Pause, Stage
from amends.journal.actor import ActorKind
from amends.journal.queries import entries_about
from amends.remedies.actions import ask_for_time, choose, propose, record_facts, withdraw_offer
from amends.remedies.errors import AlreadyChosen, BadDay, OfferNotOpen, UnknownOption
from amends.remedies.models import Choice, Proposal, Thinking, Withdrawal
from amends.remedies.queries import lines_due, proposals_waiting, proposals_waiting_for
from cast import AT, Cast
from remedies.desk import EVENING, OFF, journal_of, offered

SOON = AT + timedelta(minutes=20)
LATER = AT + timedelta(days=10)


def test_a_choice_resolves_the_case_and_names_the_days_counted_from_it(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim)
    choice = choose(offer, EVENING, at=LATER, noted_by=None)
    assert (choice.option.key, choice.noted_by) == (EVENING, None)
    window.refresh_from_db()
    assert window.stage == Stage.ACCEPTED
    line = lines_due(window).get()
    assert (line.key, line.due_on) == ("evening", date(2026, 3, 27))
    resolve = Clock.objects.get(case=window, kind=ClockKind.RESOLVE)
    assert resolve.stopped_at == LATER
    fulfil = Clock.objects.get(case=window, kind=ClockKind.FULFIL, stopped_at=None)
    # The shop closes at six on that day, by then on summer time.
    assert fulfil.due_at == datetime(2026, 3, 27, 22, 0, tzinfo=UTC)
    assert not Pause.objects.filter(case=window, until=None).exists()
    assert people.jim.notices.filter(kind="answer", case=window).count() == 1
    entry = entries_about(window).last()
    assert entry is not None
    assert (entry.name, entry.by.kind) == ("option.chosen", ActorKind.CUSTOMER)


def test_a_choice_told_by_phone_says_who_wrote_it_down(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    choice = choose(offer, OFF, at=LATER, noted_by=people.jim)
    assert choice.noted_by == people.jim
    assert not people.jim.notices.exists()


def test_a_double_click_is_one_choice(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    first = choose(offer, OFF, at=LATER, noted_by=None)
    assert choose(offer, OFF, at=LATER + timedelta(seconds=1), noted_by=None) == first
    assert journal_of(window).count("option.chosen") == 1


def test_another_option_after_a_choice_changes_nothing(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    choose(offer, OFF, at=LATER, noted_by=None)
    with pytest.raises(AlreadyChosen, match="Something off the balance"):
        choose(offer, EVENING, at=LATER, noted_by=None)
    assert Choice.objects.get().option.key == OFF
    assert [line.key for line in lines_due(window)] == ["off"]


def test_the_database_holds_one_choice_of_a_case(people: Cast, window: Case) -> None:
    first = offered(window, people.jim)
    choice = choose(first, OFF, at=LATER, noted_by=None)
    other = first.options.get(key=EVENING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Choice.objects.create(case=window, offer=first, option=other, at=LATER)
    assert Choice.objects.get() == choice


@pytest.mark.parametrize("key", ["", "gold", "voucher", "\0", "x" * 9999])
def test_what_was_not_offered_cannot_be_chosen(people: Cast, window: Case, key: str) -> None:
    offer = offered(window, people.jim, EVENING, extras=("voucher",))
    with pytest.raises(UnknownOption):
        choose(offer, key, at=LATER, noted_by=None)
    assert not Choice.objects.exists()


def test_a_withdrawn_offer_cannot_be_chosen_from(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    withdraw_offer(offer, by=people.jim, at=SOON, why=Withdrawal.NOT_POSSIBLE)
    with pytest.raises(OfferNotOpen):
        choose(offer, OFF, at=LATER, noted_by=None)
    assert not Choice.objects.exists()


def test_a_chosen_offer_cannot_be_taken_back(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    choose(offer, OFF, at=LATER, noted_by=None)
    with pytest.raises(OfferNotOpen, match="Amy has chosen"):
        withdraw_offer(offer, by=people.jim, at=LATER, why=Withdrawal.MISTAKE)
    offer.refresh_from_db()
    assert offer.withdrawn_at is None


def test_no_other_offer_is_made_over_a_choice_that_is_still_to_be_delivered(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim)
    choose(offer, OFF, at=LATER, noted_by=None)
    with pytest.raises(AlreadyChosen):
        offered(window, people.jim, EVENING, at=LATER)
    offer.refresh_from_db()
    assert offer.withdrawn_at is None


def test_what_is_owed_in_any_case_is_due_with_the_choice(people: Cast, window: Case) -> None:
    record_facts(window, facts={"trips": 1}, by=people.jim, at=AT)
    offer = offered(window, people.jim, EVENING, OFF, extras=("voucher",))
    assert {line.key for line in lines_due(window)} == {"trips_back", "voucher"}
    choose(offer, EVENING, at=LATER, noted_by=None)
    assert [line.key for line in lines_due(window)] == ["evening", "trips_back", "voucher"]


def test_time_to_think_is_given_and_we_write_on_the_day_they_name(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim)
    ask_for_time(offer, write_on=date(2026, 3, 6), at=AT + timedelta(hours=1))
    word = Clock.objects.get(case=window, kind=ClockKind.NEXT_WORD, stopped_at=None)
    assert (word.due_at, word.paused_at) == (datetime(2026, 3, 6, 23, 0, tzinfo=UTC), None)
    assert Clock.objects.get(case=window, kind=ClockKind.RESOLVE).paused_at is not None
    ask_for_time(offer, write_on=date(2026, 3, 6), at=AT + timedelta(hours=2))
    assert journal_of(window).count("time.asked_for") == 1
    ask_for_time(offer, write_on=date(2026, 3, 9), at=AT + timedelta(hours=3))
    assert Thinking.objects.get().write_on == date(2026, 3, 9)


@pytest.mark.parametrize("day", [date(2026, 3, 3), date(2026, 3, 2), date(2030, 1, 1)])
def test_a_day_that_makes_no_sense_is_refused(people: Cast, window: Case, day: date) -> None:
    offer = offered(window, people.jim)
    with pytest.raises(BadDay):
        ask_for_time(offer, write_on=day, at=AT + timedelta(hours=1))
    assert not Thinking.objects.exists()


def test_who_has_chosen_needs_no_time(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    choose(offer, OFF, at=SOON, noted_by=None)
    with pytest.raises(AlreadyChosen):
        ask_for_time(offer, write_on=date(2026, 3, 6), at=LATER)
    assert not Thinking.objects.exists()


def test_a_proposal_gives_the_ball_to_us(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    proposal = propose(window, offer=offer, words="Just a cake, please.", at=LATER, key="p-1")
    assert [*proposals_waiting(window)] == [proposal]
    assert [*proposals_waiting_for(people.jim)] == [proposal]
    assert not Clock.objects.filter(case=window, paused_at__isnull=False).exists()
    assert Clock.objects.filter(case=window, kind=ClockKind.NEXT_WORD, stopped_at=None).exists()
    assert people.jim.notices.filter(kind="answer").count() == 1
    assert propose(window, offer=offer, words="Just a cake, please.", at=LATER, key="p-1") == (
        proposal
    )
    assert journal_of(window).count("proposal.made") == 1


def test_a_proposal_needs_no_offer_but_words(people: Cast, window: Case) -> None:
    with pytest.raises(BadWords):
        propose(window, offer=None, words=" \n ", at=SOON, key="p-1")
    with pytest.raises(BadWords):
        propose(window, offer=None, words="x" * 4001, at=SOON, key="p-1")
    assert not Proposal.objects.exists()
    propose(window, offer=None, words="Just a cake, please.", at=SOON, key="p-1")
    assert Proposal.objects.get().offer is None


def test_nothing_is_chosen_or_proposed_on_a_closed_case(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    close_case(window, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=LATER)
    with pytest.raises(CaseClosed):
        choose(offer, OFF, at=LATER, noted_by=None)
    with pytest.raises(CaseClosed):
        propose(window, offer=offer, words="Just a cake.", at=LATER, key="p-1")
    assert not Choice.objects.exists()
    assert not Proposal.objects.exists()
