"""Databases for tests, copied from one that was migrated once for all who test at a time."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

TEMPLATE = "amends_migrated"


def copied_file(folder: Path, copy: Path) -> None:
    """Copy a migrated SQLite database; `folder` is the one that all share."""
    migrated = folder / "migrated.sqlite3"
    with _alone(folder):
        if not migrated.exists():
            made = folder / "being-migrated.sqlite3"
            _migrate(f"sqlite:///{made}")
            # What is still in the log would be missing in a copy.
            assert not made.with_name(f"{made.name}-wal").exists()
            made.rename(migrated)
    shutil.copyfile(migrated, copy)


def copied_database(folder: Path, cluster: str, name: str) -> None:
    """Copy a migrated database within a cluster that will be thrown away."""
    with _alone(folder), psycopg.connect(cluster, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        if known.fetchone() is None:
            being = f"{TEMPLATE}_soon"
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(being)))
            _migrate(f"{cluster.rpartition('/')[0]}/{being}")
            rename = SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(Identifier(being), Identifier(TEMPLATE)))
        make = SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(make.format(Identifier(name), Identifier(TEMPLATE)))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let those who test beside each other come in one by one."""
    with (folder / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(address: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "amends.config.cli", "migrate"],
        env={**os.environ, "DATABASE_URL": address},
        check=True,
        stdout=subprocess.DEVNULL,
    )
