"""The processes behind the commands, started as an administrator would."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from migrated import copied_file

LONGEST_WAIT = 45.0


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AMENDS_")}
    return {
        **kept,
        "AMENDS_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'desk.sqlite3'}",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture
def migrated(environment: dict[str, str], tmp_path: Path, shared_folder: Path) -> dict[str, str]:
    copied_file(shared_folder, tmp_path / "desk.sqlite3")
    return environment


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def amends(environment: dict[str, str], *typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "amends.config.cli", *typed],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


@contextmanager
def started(environment: dict[str, str], *typed: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "amends.config.cli", *typed],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        # SIGTERM, because killed outright it could not stop its children.
        process.terminate()
        process.communicate(timeout=LONGEST_WAIT)


def wait_for(what: str, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not is_so():
        if time.monotonic() > deadline:
            pytest.fail(f"Waited {LONGEST_WAIT:.0f} seconds in vain until {what}.")
        time.sleep(0.1)


def answers(port: int) -> bool:
    with socket.socket() as visitor:
        return visitor.connect_ex(("127.0.0.1", port)) == 0


def children_of(process: subprocess.Popen[str]) -> dict[str, int]:
    found = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == process.pid:
            found["web" if "gunicorn" in command or "\0web\0" in command else "worker"] = int(
                folder.name
            )
    return found


def is_there(pid: int) -> bool:
    """Tell whether a process runs; one that has ended may stay as a zombie until it is reaped."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_serve_runs_both_until_it_is_asked_to_stop(
    migrated: dict[str, str], free_port: int
) -> None:
    with started(migrated, "serve", f"--port={free_port}", "--processes=1") as desk:
        wait_for("the desk answers", lambda: answers(free_port))
        children = children_of(desk)
        assert set(children) == {"web", "worker"}
        desk.send_signal(signal.SIGINT)
        assert desk.wait(LONGEST_WAIT) == 0
    assert not answers(free_port)
    assert [pid for pid in children.values() if Path(f"/proc/{pid}").exists()] == []


def test_killed_outright_serve_leaves_nobody_behind(
    migrated: dict[str, str], free_port: int
) -> None:
    with started(migrated, "serve", f"--port={free_port}", "--processes=1") as desk:
        wait_for("the desk answers", lambda: answers(free_port))
        children = children_of(desk)
        assert set(children) == {"web", "worker"}
        desk.send_signal(signal.SIGKILL)
        assert desk.wait(LONGEST_WAIT) == -signal.SIGKILL
        try:
            wait_for("both children have ended", lambda: not any(map(is_there, children.values())))
        finally:
            for orphan in filter(is_there, children.values()):
                os.kill(orphan, signal.SIGKILL)
        assert not answers(free_port)


@pytest.mark.parametrize("victim", ["web", "worker"])
def test_when_one_process_dies_serve_stops_the_other_and_ends_with_1(
    migrated: dict[str, str], free_port: int, victim: str
) -> None:
    with started(migrated, "serve", f"--port={free_port}", "--processes=1") as desk:
        wait_for("the desk answers", lambda: answers(free_port))
        children = children_of(desk)
        os.kill(children[victim], signal.SIGKILL)
        assert desk.wait(LONGEST_WAIT) == 1
        assert desk.stderr is not None
        assert f"amends: the {victim} process ended" in desk.stderr.read()
    assert [pid for pid in children.values() if Path(f"/proc/{pid}").exists()] == []


def test_a_port_in_use_is_told_in_one_line(migrated: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = amends(migrated, "web", f"--port={port}")
    assert done.returncode == 1
    assert done.stderr == (
        f"amends: Cannot listen on 127.0.0.1:{port}: Address already in use. "
        "Choose another with --port or --host.\n"
    )


@pytest.mark.parametrize("command", ["web", "worker"])
def test_tables_that_are_not_up_to_date_are_told_in_one_line(
    environment: dict[str, str], command: str
) -> None:
    done = amends(environment, command)
    assert done.returncode == 1
    assert done.stderr == "amends: The database is not up to date: run `amends migrate` first.\n"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DATABASE_URL", "postgresql://desk:secret@127.0.0.1:1/desk", "127.0.0.1:1/desk cannot"),
        ("DATABASE_URL", "sqlite:////no/such/folder/desk.sqlite3", "cannot be used"),
        ("DATABASE_URL", "mysql://desk:secret@db/desk", "DATABASE_URL must begin with sqlite://"),
        ("AMENDS_PROXIES", "some", "AMENDS_PROXIES must be a whole number"),
        ("AMENDS_SMTP_URL", "mail.example.com", "AMENDS_SMTP_URL must begin with smtp://"),
        ("AMENDS_MAIL_PROVIDER", "pigeon", "must be one of brevo, mailgun, mailjet, postmark"),
        ("AMENDS_MAIL_PROVIDER", "postmark", "needs its key in AMENDS_MAIL_KEY"),
        ("AMENDS_MAIL_API", "api.example.com", "AMENDS_MAIL_API must begin with https://"),
        (
            "AMENDS_PHRASEBOOK",
            "/no/such/book.yaml",
            "AMENDS_PHRASEBOOK: /no/such/book.yaml: cannot",
        ),
        ("AMENDS_ENCLOSURE_KINDS", "pdf,exe", "AMENDS_ENCLOSURE_KINDS may hold pdf, png"),
        ("AMENDS_URL", "desk.example.com", "AMENDS_URL must begin with http://"),
        ("AMENDS_DATA", "/proc/nowhere", "/proc/nowhere"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told_in_one_line_without_the_password(
    environment: dict[str, str], name: str, value: str, told: str
) -> None:
    done = amends({**environment, name: value}, "migrate")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert told in done.stderr
    assert "secret" not in done.stderr.replace("secret-key", "")


def test_migrating_again_changes_nothing(migrated: dict[str, str], tmp_path: Path) -> None:
    before = written_out(tmp_path / "desk.sqlite3")
    done = amends(migrated, "migrate")
    assert done.returncode == 0
    assert done.stdout.endswith("is up to date.\n")
    assert written_out(tmp_path / "desk.sqlite3") == before


def written_out(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [*connection.iterdump()]
