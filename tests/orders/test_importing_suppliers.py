"""What suppliers and carriers say of an order: words to us, and steps of our own word."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import cast
from amends.clock.promises import sweep_promises
from amends.promises.models import GivenIn, Promise, Reason, Reminder, State, StepKind
from amends.promises.queries import risks_now
from cast import Cast
from orders.files import HEADER, NOON, TV, brought, plain_map, wrote
from unchanged import nothing_changes

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
MORE = HEADER.replace("\n", ",maker,by,stock,seen,party\n")
BY = plain_map(
    scanned="seen",
    quiet_days=2,
    essential={"column": "party", "is": ["yes"]},
    lines={
        "what": "thing",
        "price": "price",
        "supplier": "maker",
        "hand_over_by": "by",
        "in_stock_by": "stock",
    },
)
FOURTH = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
"""Noon of the 4th in New York; the TV is told for the 6th."""


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


def told(folder: Path, more: str, *, sent: str = "", came: str = "", state: str = "open") -> Path:
    row = TV.replace(",,,open", f",{sent},{came},{state}").replace("\n", f",{more}\n")
    return wrote(folder, MORE + row)


def theirs() -> Promise:
    return Promise.objects.get(customer=None)


def ours() -> Promise:
    return Promise.objects.get(customer__isnull=False)


def test_a_hand_over_is_the_suppliers_word_to_us(people: Cast, tmp_path: Path) -> None:
    path = told(tmp_path, "Widget Works,2026-03-04 12:00,,,")
    brought(path, people.team, BY)
    word = theirs()
    assert (word.supplier, word.given_by, word.given_in) == (
        people.widget_works,
        None,
        GivenIn.SUPPLIER,
    )
    assert (word.what, word.due_at) == ("Order N1 handed to the carrier", FOURTH)
    assert (ours().depends_on, ours().steps.get().due_at) == (word, FOURTH)
    with nothing_changes():
        brought(path, people.team, BY, at=NOON + DAY)


def test_a_missed_hand_over_breaks_their_word_and_puts_ours_at_risk(
    people: Cast, tmp_path: Path
) -> None:
    brought(told(tmp_path, "Widget Works,2026-03-04 12:00,,,"), people.team, BY)
    sweep_promises(FOURTH)
    assert (theirs().state, ours().state) == (State.OPEN, State.AT_RISK)
    sweep_promises(FOURTH + MINUTE)
    assert theirs().state == State.BROKEN
    assert [risk.reason for risk in ours().risks.all()] == [Reason.STEP_LATE]
    # Who looks after our word is told, and nobody of theirs.
    assert [*Reminder.objects.values_list("promise", "staff__name")] == [
        (ours().pk, "Ines Pereira")
    ]


@pytest.mark.parametrize(
    ("sent", "state"),
    [("2026-03-03 11:00", State.KEPT), ("", State.OPEN)],
)
def test_what_was_handed_over_in_time_keeps_their_word(
    people: Cast, tmp_path: Path, sent: str, state: State
) -> None:
    line = "Widget Works,2026-03-04 12:00,,,"
    brought(told(tmp_path, line), people.team, BY)
    brought(told(tmp_path, line, sent=sent), people.team, BY, at=NOON + MINUTE)
    assert theirs().state == state
    assert (ours().steps.get(kind=StepKind.HAND_OVER).done_at is not None) == bool(sent)


def test_handed_over_late_is_a_broken_word_that_says_when(people: Cast, tmp_path: Path) -> None:
    line = "Widget Works,2026-03-04 12:00,,,"
    brought(told(tmp_path, line), people.team, BY)
    late = told(tmp_path, line, sent="2026-03-04 12:01")
    brought(late, people.team, BY, at=FOURTH + DAY)
    ending = theirs().endings.get()
    assert (ending.kind, ending.done_at) == ("broken", FOURTH + MINUTE)
    assert ending.proof == "Handed over, says orders.csv, row 2"


def test_a_stock_date_that_moves_past_the_day_is_a_risk_at_once(
    people: Cast, tmp_path: Path
) -> None:
    brought(told(tmp_path, "Widget Works,,2026-03-04 12:00,,"), people.team, BY)
    assert theirs().what == "Television for order N1 in stock"
    assert risks_now(ours(), at=NOON) == ()
    brought(told(tmp_path, "Widget Works,,2026-03-09,,"), people.team, BY, at=NOON + MINUTE)
    sweep_promises(NOON + 2 * MINUTE)
    assert [risk.reason for risk in ours().risks.all()] == [Reason.STEP_MOVED]
    # The first word stands beside the second, until its time runs out.
    dates = Promise.objects.filter(customer=None).order_by("due_at").values_list("due_at", "state")
    assert [(moment.day, state) for moment, state in dates] == [(4, "open"), (9, "open")]
    sweep_promises(FOURTH + MINUTE)
    assert Promise.objects.filter(customer=None, state=State.BROKEN).count() == 1


def test_a_parcel_without_a_scan_for_some_days_is_a_risk(people: Cast, tmp_path: Path) -> None:
    def scanned(seen: str) -> None:
        path = told(tmp_path, f",,,{seen},", sent="2026-03-02 10:00")
        brought(path.rename(tmp_path / f"{seen[:10]}.csv"), people.team, BY)

    scanned("2026-03-02 12:00")
    step = ours().steps.get()
    assert (step.kind, step.due_at) == (StepKind.SCAN, FOURTH)
    assert risks_now(ours(), at=FOURTH - MINUTE) == ()
    assert risks_now(ours(), at=FOURTH) == (Reason.STEP_LATE,)
    scanned("2026-03-03 12:00")
    assert ours().steps.get().due_at == FOURTH + DAY
    assert risks_now(ours(), at=FOURTH) == ()


@pytest.mark.parametrize(("party", "is_essential"), [("yes", True), ("no", False), ("", False)])
def test_a_date_that_matters_is_named_by_a_column(
    people: Cast, tmp_path: Path, party: str, is_essential: bool
) -> None:
    brought(told(tmp_path, f",,,,{party}"), people.team, BY)
    assert ours().is_essential == is_essential


def test_of_a_cancelled_order_the_supplier_owes_us_nothing(people: Cast, tmp_path: Path) -> None:
    line = "Widget Works,2026-03-04 12:00,,,"
    brought(told(tmp_path, line), people.team, BY)
    brought(told(tmp_path, line, state="cancelled"), people.team, BY)
    assert set(Promise.objects.values_list("state", flat=True)) == {State.RELEASED}
    other = told(tmp_path, line, state="cancelled")
    other.write_text(other.read_text().replace("N1", "N7"))
    brought(other, people.team, BY)
    assert Promise.objects.count() == 2


def test_what_two_suppliers_say_are_two_words_and_ours_waits_for_the_first(
    people: Cast, tmp_path: Path
) -> None:
    path = told(tmp_path, "Widget Works,2026-03-05 12:00,,,")
    more = "N1,,,,,,,,Cable,9.50,Cable Co,2026-03-04 12:00,,,\n"
    path.write_text(path.read_text() + more)
    brought(path, people.team, BY)
    words = Promise.objects.filter(customer=None).order_by("due_at")
    assert [str(word.supplier) for word in words] == ["Cable Co", "Widget Works"]
    assert ours().depends_on == words[0]
    assert ours().due_on == date(2026, 3, 6)


def test_a_moment_before_the_purchase_is_no_word(people: Cast, tmp_path: Path) -> None:
    brought(told(tmp_path, "Widget Works,2026-02-01,,,"), people.team, BY)
    assert not Promise.objects.filter(customer=None).exists()
