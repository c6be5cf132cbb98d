from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from amends.journal.actor import MACHINE, PUBLIC, Actor, ActorKind
from amends.journal.errors import NotInATransaction, PersonalText
from amends.journal.models import Entry, Outgoing
from amends.journal.queries import entries_about
from amends.journal.record import record

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ALICE = Actor(ActorKind.STAFF, 7)


def test_a_fact_becomes_one_line_with_who_when_and_its_figures(letter: Outgoing) -> None:
    entry = record(
        "letter.weighed",
        letter,
        about=letter,
        by=ALICE,
        at=NOON,
        cost=Decimal("1.50"),
        due=date(2026, 3, 4),
        said_at=NOON,
        pages=2,
        urgent=True,
        code="first_class",
        approved_by=None,
    )
    entry.refresh_from_db()
    assert (entry.name, entry.subject, entry.about) == (
        "letter.weighed",
        f"outgoing:{letter.pk}",
        f"outgoing:{letter.pk}",
    )
    assert (entry.at, entry.by) == (NOON, ALICE)
    assert entry.figures == {
        "cost": "1.50",
        "due": "2026-03-04",
        "said_at": "2026-03-02T12:00:00+00:00",
        "pages": 2,
        "urgent": True,
        "code": "first_class",
        "approved_by": None,
    }


@pytest.mark.django_db(transaction=True)
def test_a_line_belongs_to_the_transaction_of_its_fact(letter: Outgoing) -> None:
    with pytest.raises(NotInATransaction):
        record("letter.weighed", letter, by=MACHINE, at=NOON)
    with transaction.atomic():
        record("letter.weighed", letter, by=MACHINE, at=NOON)
        transaction.set_rollback(True)
    assert not Entry.objects.filter(name="letter.weighed").exists()


def test_the_journal_takes_no_personal_text(letter: Outgoing) -> None:
    story = "Jane told us on the phone that her husband must not hear of the ring before Sunday."
    with pytest.raises(PersonalText):
        record("letter.weighed", letter, by=MACHINE, at=NOON, story=story)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("wrong", [1.5, ["a"], {"a": 1}, b"a"])
def test_only_figures_are_figures(letter: Outgoing, wrong: object) -> None:
    with pytest.raises(TypeError):
        record("letter.weighed", letter, by=MACHINE, at=NOON, cost=wrong)  # type: ignore[arg-type]
    assert not Entry.objects.exists()


def test_a_time_without_a_zone_and_a_name_without_a_dot_are_refused(letter: Outgoing) -> None:
    with pytest.raises(ValueError, match="time zone"):
        record("letter.weighed", letter, by=MACHINE, at=datetime(2026, 3, 2))  # noqa: DTZ001
    with pytest.raises(ValueError, match="dotted"):
        record("weighed", letter, by=MACHINE, at=NOON)
    assert not Entry.objects.exists()


def test_a_row_that_was_never_saved_cannot_be_named(letter: Outgoing) -> None:
    with pytest.raises(ValueError, match="not been saved"):
        record("letter.weighed", Outgoing(), by=MACHINE, at=NOON)
    assert not Entry.objects.exists()


def test_staff_and_customers_act_under_a_number() -> None:
    for kind in (ActorKind.STAFF, ActorKind.CUSTOMER):
        with pytest.raises(ValueError, match="needs an id"):
            Actor(kind, None)
    assert PUBLIC.id is None


def test_the_lines_about_a_row_are_those_with_it_as_subject_too(letter: Outgoing) -> None:
    other = Outgoing.objects.create(kind="letter", key="o", created_at=NOON, next_attempt_at=NOON)
    record("letter.weighed", letter, by=MACHINE, at=NOON)
    record("letter.compared", other, about=letter, by=MACHINE, at=NOON)
    record("letter.weighed", other, by=MACHINE, at=NOON)
    assert [entry.name for entry in entries_about(letter)] == ["letter.weighed", "letter.compared"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET name = 'letter.forged'",
        "UPDATE journal_entry SET at = at WHERE id = {id}",
        "DELETE FROM journal_entry WHERE id = {id}",
        "DELETE FROM journal_entry",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_line(letter: Outgoing, statement: str) -> None:
    entry = record("letter.weighed", letter, by=MACHINE, at=NOON)
    with (
        pytest.raises(DatabaseError, match="only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(id=entry.pk))
    assert [line.name for line in Entry.objects.all()] == ["letter.weighed"]


def test_postgresql_refuses_to_truncate_the_journal(letter: Outgoing) -> None:
    statement = "TRUNCATE journal_entry"
    record("letter.weighed", letter, by=MACHINE, at=NOON)
    # SQLite has no TRUNCATE: there the statement itself is the refusal.
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.count() == 1
