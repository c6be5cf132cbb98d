"""Files of orders in the watched folder are brought in by the worker."""

import fcntl
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

import cast
from amends.clock.orders import sweep_orders
from amends.orders.models import Purchase
from cast import AT, Cast
from orders.files import HEADER, LAMP, TV, wrote
from unchanged import nothing_changes

MAP = """\
number: "no"
customer: {name: who, email: mail}
bought: bought
promised: due
lines: {what: thing, price: price}
"""


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.ORDERS_FOLDER = tmp_path
    wrote(tmp_path, MAP, "map.yaml")
    return tmp_path


def laid(folder: Path, text: str, *, before: timedelta, name: str = "orders.csv") -> Path:
    path = wrote(folder, text, name)
    then = (AT - before).timestamp()
    os.utime(path, (then, then))
    return path


def test_a_file_is_brought_in_and_put_away(people: Cast, folder: Path) -> None:
    told = HEADER + TV + LAMP.replace("20.00", "cheap")
    path = laid(folder, told, before=timedelta(minutes=1))
    sweep_orders(AT)
    assert [purchase.number for purchase in Purchase.objects.all()] == ["N1"]
    assert not path.exists()
    done = sorted((folder / "done").iterdir())
    assert [one.name for one in done] == [
        "20260303T150000-orders.csv",
        "20260303T150000-orders.csv.txt",
    ]
    report = done[1].read_text()
    assert report.startswith("row 3: “cheap” in price is no sum of money.\nNorthlight")
    with nothing_changes():
        sweep_orders(AT + timedelta(minutes=1))


def test_a_file_that_is_still_being_written_waits(people: Cast, folder: Path) -> None:
    path = laid(folder, HEADER + TV, before=timedelta(seconds=59))
    with nothing_changes():
        sweep_orders(AT)
    assert path.exists()


def test_a_file_that_another_worker_reads_is_left_to_it(people: Cast, folder: Path) -> None:
    path = laid(folder, HEADER + TV, before=timedelta(hours=1))
    with path.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with nothing_changes():
            sweep_orders(AT)
    sweep_orders(AT)
    assert Purchase.objects.count() == 1


def test_a_file_that_cannot_be_read_as_a_whole_is_put_aside_with_the_reason(
    people: Cast, folder: Path
) -> None:
    laid(folder, "no,who\n1,Amy\n", before=timedelta(hours=1), name="a.csv")
    laid(folder, HEADER + TV, before=timedelta(hours=1), name="b.csv")
    sweep_orders(AT)
    reasons = [path.read_text() for path in (folder / "failed").glob("*.txt")]
    assert len(reasons) == 1
    assert "a.csv has no column" in reasons[0]
    assert Purchase.objects.count() == 1


def test_a_map_of_its_own_goes_first_and_its_lines_are_no_orders(
    people: Cast, folder: Path
) -> None:
    own = MAP.replace("{what: thing", "{file: things.csv, key: k, what: w").replace(
        "price: price", "price: p"
    )
    wrote(folder, own, "shop.yaml")
    lines = laid(folder, "k,w,p\nN1,Cable,9\n", before=timedelta(hours=1), name="things.csv")
    laid(folder, HEADER + TV, before=timedelta(hours=1), name="shop.csv")
    sweep_orders(AT)
    assert [line.what for line in Purchase.objects.get().lines.all()] == ["Cable"]
    assert lines.exists()


def test_without_a_folder_nothing_is_watched(
    people: Cast, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ORDERS_FOLDER = None
    with nothing_changes():
        sweep_orders(datetime(2026, 3, 3, tzinfo=UTC))
    assert caplog.records == []
    settings.ORDERS_FOLDER = tmp_path / "gone"
    sweep_orders(AT)
    assert "cannot be used" in caplog.text
