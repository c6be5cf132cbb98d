"""Two people press at the same moment: one thing happens. On a real database, in real threads."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection

from amends.cases.models import Case
from amends.people.actions import set_authority
from amends.people.models import Kind, Role
from amends.remedies.actions import choose, fulfil, grant_approval, propose, refuse_approval
from amends.remedies.errors import AlreadyAnswered, AlreadyChosen, ReasonMissing, RemediesError
from amends.remedies.models import Approval, Choice, Fulfilment, Offer, Proposal
from cast import AT, Cast
from remedies.desk import EVENING, OFF, REFUND, broken_thing, journal_of, offered

pytestmark = pytest.mark.django_db(transaction=True)

LATER = AT + timedelta(hours=3)


def at_once(*steps: Callable[[], object]) -> list[RemediesError]:
    """Take every step in a thread of its own, all from one start; return what was refused."""
    start = Barrier(len(steps))
    refused: list[RemediesError] = []
    broken: list[BaseException] = []

    def take(step: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            step()
        except RemediesError as error:
            refused.append(error)
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [Thread(target=take, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert broken == []
    return refused


def test_two_options_chosen_at_once_make_one_choice(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)

    def press(key: str) -> Callable[[], object]:
        return lambda: choose(offer, key, at=LATER, noted_by=None)

    refused = at_once(*[press(key) for key in (EVENING, OFF) * 3])
    choice = Choice.objects.get()
    assert {type(error) for error in refused} == {AlreadyChosen}
    assert len(refused) == 3
    assert choice.option.key in (EVENING, OFF)
    assert journal_of(window).count("option.chosen") == 1


def test_a_form_sent_six_times_at_once_makes_one_offer(people: Cast, window: Case) -> None:
    refused = at_once(*[lambda: offered(window, people.jim, key="form-1")] * 6)
    assert refused == []
    assert Offer.objects.get().key == "form-1"
    assert journal_of(window).count("offer.made") == 1


def test_two_clerks_who_offer_at_once_leave_one_offer_open(people: Cast, window: Case) -> None:
    refused = at_once(
        lambda: offered(window, people.jim, EVENING),
        lambda: offered(window, people.jane, OFF),
        lambda: offered(window, people.ines, EVENING, OFF),
    )
    assert refused == []
    assert Offer.objects.count() == 3
    assert Offer.objects.filter(withdrawn_at=None).count() == 1


def test_a_yes_and_a_no_at_once_are_one_answer(people: Cast, window: Case) -> None:
    approval = offered(window, people.jim, REFUND, why="She asks for it.").approval
    refused = at_once(
        lambda: grant_approval(approval, by=people.tom, at=LATER),
        lambda: refuse_approval(
            approval, by=people.ruth, at=LATER, reason="It works.", alternative="The evening."
        ),
    )
    assert [type(error) for error in refused] == [AlreadyAnswered]
    answered = Approval.objects.select_related("offer").get()
    assert answered.is_granted is (answered.offer.made_at is not None)
    assert answered.is_granted is (answered.offer.withdrawn_at is None)


def test_a_line_delivered_and_a_proposal_sent_twice_at_once_are_one_each(
    people: Cast, window: Case
) -> None:
    offer = offered(window, people.jim)
    choose(offer, OFF, at=LATER, noted_by=None)
    line = offer.lines.get(key="off")
    refused = at_once(
        *[lambda: fulfil(line, by=people.jim, at=LATER, proof="Booked.")] * 3,
        *[lambda: propose(window, offer=offer, words="Rather a cake.", at=LATER, key="p-1")] * 3,
    )
    assert refused == []
    assert Fulfilment.objects.count() == 1
    assert Proposal.objects.count() == 1


def test_one_month_is_not_given_twice_from_two_windows(people: Cast) -> None:
    month = {Role.CLERK: {Kind.MAKE_WHOLE: Decimal(150)}}
    set_authority(people.team, {}, monthly=month, by=people.ruth.actor, at=AT)
    cases = [broken_thing(people, f"case-{n}") for n in range(3)]

    def press(case: Case) -> Callable[[], object]:
        return lambda: offered(case, people.jim, REFUND)

    refused = at_once(*[press(case) for case in cases])
    assert [type(error) for error in refused] == [ReasonMissing, ReasonMissing]
    assert Offer.objects.count() == 1
