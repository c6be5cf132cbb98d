import threading
from datetime import timedelta

import pytest
from django.db import connection

import cast
from amends.cases.actions import (
    accept_handover,
    ask_handover,
    decline_handover,
    log_contact,
    open_case,
    take_back_handover,
    take_ownership,
)
from amends.cases.errors import HandoverOpen, NotTheirs
from amends.cases.models import Case, Failure, Handover, Notice, Ownership
from amends.people.models import Channel, Staff
from unchanged import nothing_changes

LATER = cast.AT + timedelta(minutes=5)


def test_a_case_asked_for_stays_with_its_owner_until_the_other_accepts(
    birthday: Case, jim: Staff, jane: Staff
) -> None:
    handover = ask_handover(birthday, to=jane, why="She knows the TV", by=jim, at=LATER)
    birthday.refresh_from_db()
    assert birthday.owner == jim
    assert accept_handover(handover, by=jane, at=LATER).owner == jane
    assert [o.staff for o in Ownership.objects.filter(case=birthday)] == [jim, jane]
    assert Ownership.objects.get(case=birthday, until=None).staff == jane
    assert Notice.objects.get(staff=jim).case == birthday


def test_a_declined_handover_leaves_the_owner_and_tells_them_why(
    birthday: Case, jim: Staff, jane: Staff
) -> None:
    handover = ask_handover(birthday, to=jane, why="I am away", by=jim, at=LATER)
    assert decline_handover(handover, answer="So am I", by=jane, at=LATER).owner == jim
    handover.refresh_from_db()
    assert (handover.is_accepted, handover.answer) == (False, "So am I")


def test_only_who_was_asked_can_accept(
    birthday: Case, jim: Staff, jane: Staff, ines: Staff
) -> None:
    handover = ask_handover(birthday, to=jane, why="I am away", by=jim, at=LATER)
    with nothing_changes(), pytest.raises(NotTheirs):
        accept_handover(handover, by=ines, at=LATER)


def test_a_handover_is_answered_once(birthday: Case, jim: Staff, jane: Staff) -> None:
    handover = ask_handover(birthday, to=jane, why="I am away", by=jim, at=LATER)
    take_back_handover(handover, by=jim, at=LATER)
    with nothing_changes(), pytest.raises(HandoverOpen):
        accept_handover(handover, by=jane, at=LATER)


def test_two_colleagues_are_not_asked_at_once(
    birthday: Case, jim: Staff, jane: Staff, ines: Staff
) -> None:
    ask_handover(birthday, to=jane, why="I am away", by=jim, at=LATER)
    with nothing_changes(), pytest.raises(HandoverOpen, match="Jane Doyle"):
        ask_handover(birthday, to=ines, why="I am away", by=jim, at=LATER)


def test_nobody_of_another_team_is_asked(birthday: Case, jim: Staff, ruth: Staff) -> None:
    with nothing_changes(), pytest.raises(NotTheirs):
        ask_handover(birthday, to=Staff(pk=0, name="X", is_active=False), why="x", by=jim, at=LATER)


def test_a_case_nobody_has_spoken_on_can_be_taken_by_a_colleague(
    from_the_form: Case, jim: Staff, jane: Staff
) -> None:
    taken = take_ownership(from_the_form, seen_owner=jim.pk, by=jane, at=LATER)
    assert taken.owner == jane


def test_once_the_owner_has_spoken_to_the_customer_only_somebody_above_takes_it(
    from_the_form: Case, jim: Staff, jane: Staff, ines: Staff
) -> None:
    log_contact(from_the_form, body="Rang her", channel=Channel.PHONE, by=jim, at=LATER, key="rang")
    with nothing_changes(), pytest.raises(NotTheirs, match="Jim Ortiz owns"):
        take_ownership(from_the_form, seen_owner=jim.pk, by=jane, at=LATER)
    assert take_ownership(from_the_form, seen_owner=jim.pk, by=ines, at=LATER).owner == ines


def test_who_comes_second_is_told_who_was_first(
    from_the_form: Case, jim: Staff, jane: Staff, ines: Staff
) -> None:
    take_ownership(from_the_form, seen_owner=jim.pk, by=jane, at=LATER)
    with nothing_changes(), pytest.raises(NotTheirs, match="Jane Doyle took it"):
        take_ownership(from_the_form, seen_owner=jim.pk, by=ines, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_of_four_who_claim_in_the_same_moment_one_owns_it() -> None:
    everybody = cast.everybody()
    case = open_case(
        team=everybody.team,
        customer=everybody.priya,
        subject="One widget of two",
        failure=Failure.SHORT,
        channel=Channel.WEB,
        words="One.",
        by=None,
        at=cast.AT,
        key="race",
    )
    claimers = [everybody.jim, everybody.jane, everybody.ines, everybody.tom]
    first, outcomes = case.owner_id, []
    barrier = threading.Barrier(len(claimers))

    def claim(staff: Staff) -> None:
        barrier.wait()
        try:
            take_ownership(case, seen_owner=first, by=staff, at=LATER)
            outcomes.append(staff.pk)
        except NotTheirs:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=(staff,)) for staff in claimers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    case.refresh_from_db()
    assert case.owner_id in outcomes
    assert len([pk for pk in outcomes if pk != first]) == 1
    assert Ownership.objects.filter(case=case, until=None).count() == 1
    assert Handover.objects.count() == 0
