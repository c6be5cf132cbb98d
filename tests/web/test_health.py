"""/healthz says whether the house is well, and nothing that it should not."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amends.cases.models import Case
from amends.journal.alive import say_alive, say_goodbye
from amends.letters.actions import send_letter
from amends.people.models import Channel, Customer, Staff, Team
from amends.web.desk.health import STUCK_AFTER
from cast import AT
from unchanged import nothing_changes
from web.desk_ground import stand_still, told_of


@pytest.fixture(autouse=True)
def _a_worker_at_ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)
    say_alive("worker-1", AT)


def health() -> tuple[int, dict[str, object]]:
    answer = Client().get("/healthz")
    assert "no-cache" in answer.headers["Cache-Control"]
    return answer.status_code, answer.json()


def letter_to(amy: Customer, jim: Staff, case: Case) -> None:
    send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is ours.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=jim,
        at=AT,
        key="letter",
    )


def test_all_is_well(db: None) -> None:
    assert health() == (
        200,
        {
            "ok": True,
            "database": True,
            "migrations": True,
            "worker": True,
            "outbox": True,
            "oldest_waiting_seconds": None,
        },
    )


def test_a_worker_that_is_silent_too_long_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, AT + settings.WORKER_SILENCE - timedelta(seconds=1))
    assert health()[0] == 200
    stand_still(monkeypatch, AT + settings.WORKER_SILENCE + timedelta(seconds=1))
    status, told = health()
    assert (status, told["ok"], told["worker"], told["database"]) == (503, False, False, True)


def test_a_worker_that_said_goodbye_is_gone_and_another_will_do() -> None:
    say_alive("worker-2", AT)
    say_goodbye("worker-1")
    assert health()[0] == 200
    say_goodbye("worker-2")
    assert health()[1]["worker"] is False


def test_a_letter_that_nobody_tries_to_send_is_told(
    northlight: Team, jim: Staff, amy: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_to(amy, jim, told_of(northlight, amy, jim))
    assert health()[1]["oldest_waiting_seconds"] == 0
    late = AT + STUCK_AFTER + timedelta(seconds=5)
    say_alive("worker-1", late)
    stand_still(monkeypatch, late)
    status, told = health()
    assert (status, told["outbox"], told["worker"]) == (503, False, True)
    assert told["oldest_waiting_seconds"] == 605


def health_elsewhere(tmp_path: Path, database_url: str) -> tuple[int, dict[str, object], str]:
    """What a process says whose database is not the one of the tests."""
    asks = (
        "import django, json, sys; django.setup(); from django.test import Client;"
        "answer = Client(HTTP_HOST='localhost').get('/healthz');"
        "print(json.dumps([answer.status_code, answer.json(), answer.content.decode()]))"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "amends.config.settings",
        "AMENDS_DATA": str(tmp_path),
        "DATABASE_URL": database_url,
    }
    done = subprocess.run(
        [sys.executable, "-c", asks], env=environment, capture_output=True, text=True, check=True
    )
    status, told, text = json.loads(done.stdout)
    return status, told, text


def test_a_database_that_is_away_is_told_without_its_name(tmp_path: Path) -> None:
    status, told, text = health_elsewhere(tmp_path, "postgresql://desk:secret@127.0.0.1:1/shop")
    assert (status, told["ok"], told["database"]) == (503, False, False)
    assert not any(word in text for word in ("secret", "127.0.0.1", "shop"))


def test_tables_that_are_not_there_yet_are_told(tmp_path: Path) -> None:
    status, told, _text = health_elsewhere(tmp_path, f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert (status, told["database"], told["migrations"]) == (503, True, False)


def test_a_probe_leaves_no_trace_and_asks_little(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    assert Client().head("/healthz").status_code == 200
    with nothing_changes():
        health()
    with django_assert_num_queries(4):
        health()
