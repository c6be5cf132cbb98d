"""`amends promises report`, typed as an administrator does."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import cast
from amends.config.cli import app
from amends.config.trouble import Trouble
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    keep_promise,
    note_risk,
    record_consent,
    release_promise,
)
from amends.promises.models import GivenIn, Reason
from cast import AT, Cast
from promises.words import given
from unchanged import nothing_changes

FRIDAY, DAY = date(2026, 3, 6), timedelta(days=1)
FRIDAY_NOON = datetime(2026, 3, 6, 17, 0, tzinfo=UTC)
SATURDAY_NOON = FRIDAY_NOON + DAY


@pytest.fixture
def ledger(db: None) -> Cast:
    """A promise of each kind, all for Friday but the new date of one, which is Monday."""
    people = cast.everybody()
    names = ("open", "risk", "kept", "late", "never", "moved", "released")
    words = {name: given(people, due=FRIDAY, key=name, what=name) for name in names}
    note_risk(words["risk"], [Reason.TIME], by=MACHINE, at=FRIDAY_NOON)
    keep_promise(words["kept"], proof="Photo", by=people.jim.actor, at=FRIDAY_NOON)
    break_promise(words["late"], by=MACHINE, at=SATURDAY_NOON, done_at=SATURDAY_NOON)
    break_promise(words["never"], by=MACHINE, at=SATURDAY_NOON)
    asked = ask_for_new_date(
        words["moved"], due=FRIDAY + 3 * DAY, why="Balloons", by=people.jim, at=AT
    )
    record_consent(asked, how=Channel.PHONE, by=people.jim.actor, at=AT)
    release_promise(words["released"], how=Channel.PHONE, by=people.jim.actor, at=AT)
    given(
        people,
        due=FRIDAY,
        key="supplier",
        what="supplier",
        customer=None,
        given_by=None,
        supplier=people.widget_works,
        given_in=GivenIn.SUPPLIER,
        keeper=people.jane,
    )
    return people


def typed(*words: str) -> Result:
    with nothing_changes():
        return CliRunner().invoke(app, ["promises", "report", *words], catch_exceptions=False)


def told(*words: str) -> dict[str, Any]:
    result = typed("--json", *words)
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    ("as_of", "counts"),
    [
        # What was done late was broken; what was not done is broken once the day is past.
        ("2026-03-06", (3, 1, 1, 1, 1, 1)),
        ("2026-03-07", (1, 0, 1, 4, 1, 1)),
        ("2026-03-07T04:59:59Z", (3, 1, 1, 1, 1, 1)),
        ("2026-03-07T05:00:00Z", (1, 0, 1, 4, 1, 1)),
        ("2027-01-01", (0, 0, 1, 5, 1, 1)),
    ],
)
def test_the_counts_are_what_the_dates_say(
    ledger: Cast, as_of: str, counts: tuple[int, ...]
) -> None:
    found = told("--as-of", as_of)
    assert tuple(found["counts"].values()) == counts
    assert [*found["counts"]] == ["open", "at_risk", "kept", "broken", "renegotiated", "released"]
    assert len(found["promises"]) == sum(counts) == 8


def test_the_list_tells_each_promise(ledger: Cast) -> None:
    found = told("--as-of", "2026-03-06")
    by_name = {(one["what"], one["state"]): one for one in found["promises"]}
    kept = by_name["kept", "kept"]
    assert (kept["due"], kept["keeper"], kept["supplier"]) == ("2026-03-06", "Jim Ortiz", None)
    assert kept["done_at"] == FRIDAY_NOON.isoformat()
    assert {name for name, _state in by_name} >= {"late", "never", "moved"}


def test_what_suppliers_said_to_us_is_counted_apart(ledger: Cast) -> None:
    found = told("--as-of", "2026-03-07")
    assert found["suppliers"] == {
        "counts": {
            "open": 0,
            "at_risk": 0,
            "kept": 0,
            "broken": 1,
            "renegotiated": 0,
            "released": 0,
        },
        "rates": [{"name": "Widget Works", "kept": 0, "broken": 1, "sample": 1, "rate": 0.0}],
    }
    assert [(one["what"], one["supplier"]) for one in found["supplier_words"]] == [
        ("supplier", "Widget Works")
    ]
    lines = typed("--as-of", "2026-03-06").stdout
    assert "What suppliers said to us: open 1." in lines
    assert "supplier (Jane Doyle)" not in lines


def test_rates_come_with_their_samples(ledger: Cast) -> None:
    rates = told("--as-of", "2026-03-07")["rates"]
    assert rates["keeper"] == [
        {"name": "Jim Ortiz", "kept": 1, "broken": 4, "sample": 5, "rate": 0.2},
    ]
    assert rates["supplier"] == []
    assert {one["name"] for one in rates["kind"]} == {"in_person"}
    assert [one["name"] for one in rates["month"]] == ["2026-03"]


def test_the_warning_time_is_that_from_the_first_warning_to_the_date(ledger: Cast) -> None:
    found = told()
    assert (found["median_warning_minutes"], found["warned"]) == (12 * 60, 1)


def test_it_can_be_read_without_json(ledger: Cast) -> None:
    lines = typed("--as-of", "2026-03-06").stdout.splitlines()
    assert lines[:4] == ["Open: 3", "At risk: 1", "Kept: 1", "Broken: 1"]
    assert "At risk, due 2026-03-06: risk (Jim Ortiz)" in lines


def test_one_team_alone(ledger: Cast) -> None:
    cast.the_regent()
    assert sum(told("--team", "The Regent")["counts"].values()) == 0
    assert sum(told("--team", "northlight-electronics")["counts"].values()) == 8


@pytest.mark.parametrize("words", [("--as-of", "soon"), ("--as-of", "0001-01-01"), ("--team", "x")])
def test_what_makes_no_sense_gets_a_line(ledger: Cast, words: tuple[str, str]) -> None:
    with pytest.raises(Trouble):
        typed(*words)


def test_an_empty_ledger_is_a_report_too(db: None) -> None:
    assert told()["promises"] == []
    assert typed().stdout.startswith("Open: 0\n")
