from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from amends.journal.actions.attempts import take
from amends.journal.errors import NotInATransaction, PersonalText
from amends.journal.models import Outgoing
from amends.journal.outbox import requeue_overdue, send_later
from amends.journal.queries import delivery_of, waiting_outgoing


def test_what_is_sent_later_waits_with_one_job(letter: Outgoing) -> None:
    assert list(waiting_outgoing()) == [letter]
    assert letter.payload == {"letter": 1}
    assert [job.pk for job in DBTaskResult.objects.all()] == [letter.job]


def test_the_same_key_is_sent_once(letter: Outgoing, noon: datetime) -> None:
    again = send_later("letter", key="letter:1", about=None, at=noon, letter=2)
    assert again == letter
    assert again.payload == {"letter": 1}
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_later_disappears_with_the_fact_it_belongs_to(
    letter: Outgoing, noon: datetime
) -> None:
    with transaction.atomic():
        send_later("letter", key="letter:2", about=letter, at=noon)
        transaction.set_rollback(True)
    with pytest.raises(NotInATransaction):
        send_later("letter", key="letter:2", about=letter, at=noon)
    assert delivery_of("letter:2") is None
    assert DBTaskResult.objects.count() == 1


def test_the_outbox_holds_references_not_text(letter: Outgoing, noon: datetime) -> None:
    with pytest.raises(PersonalText):
        send_later("letter", key="letter:2", about=None, at=noon, body="Dear Jane, " * 9)
    assert delivery_of("letter:2") is None


def test_a_row_whose_job_waits_is_not_queued_twice(letter: Outgoing, noon: datetime) -> None:
    assert requeue_overdue(noon + timedelta(hours=1)) == 0


def test_a_row_whose_job_was_lost_is_queued_again_once(letter: Outgoing, noon: datetime) -> None:
    DBTaskResult.objects.all().delete()
    assert requeue_overdue(noon) == 1
    assert requeue_overdue(noon) == 0
    letter.refresh_from_db()
    assert [job.pk for job in DBTaskResult.objects.all()] == [letter.job]


def test_a_row_that_is_not_due_is_left_alone(letter: Outgoing, noon: datetime) -> None:
    DBTaskResult.objects.all().delete()
    assert requeue_overdue(noon - timedelta(seconds=1)) == 0


def test_a_row_held_by_a_worker_is_left_alone_until_its_lease_is_over(
    letter: Outgoing, noon: datetime
) -> None:
    DBTaskResult.objects.all().delete()
    taken = take(letter.pk, at=noon)
    assert taken is not None
    assert taken.lease_until == noon + timedelta(minutes=5)
    assert requeue_overdue(noon + timedelta(minutes=4)) == 0
    assert requeue_overdue(noon + timedelta(minutes=5)) == 1
