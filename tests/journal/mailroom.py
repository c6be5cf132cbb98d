"""A receiver outside the building: it keeps what arrives, each key once, and every knock."""

import os
import time
from datetime import datetime

from django.db import connection

from amends.journal.errors import Undeliverable
from amends.journal.models import Outgoing

PAUSE = float(os.environ.get("MAILROOM_PAUSE", "0"))


def make_tables() -> None:
    with connection.cursor() as cursor:
        for table in ("mailroom_kept", "mailroom_knocks", "mailroom_ticks"):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute("CREATE TABLE mailroom_kept (key varchar(128) PRIMARY KEY)")
        cursor.execute("CREATE TABLE mailroom_knocks (key varchar(128), pid integer)")
        cursor.execute("CREATE TABLE mailroom_ticks (pid integer, edge varchar(5), at float)")


def deliver(outgoing: Outgoing) -> None:
    _write("INSERT INTO mailroom_knocks VALUES (%s, %s)", outgoing.key, os.getpid())
    _write("INSERT INTO mailroom_kept VALUES (%s) ON CONFLICT DO NOTHING", outgoing.key)
    time.sleep(PAUSE)


def refuse(outgoing: Outgoing) -> None:
    raise ConnectionError("jane@example.com: greylisted, come again")


def no_such_address(outgoing: Outgoing) -> None:
    raise Undeliverable("550 no such mailbox")


def tick(at: datetime) -> None:
    _write("INSERT INTO mailroom_ticks VALUES (%s, %s, %s)", os.getpid(), "start", time.time())
    time.sleep(PAUSE)
    _write("INSERT INTO mailroom_ticks VALUES (%s, %s, %s)", os.getpid(), "end", time.time())


def kept() -> list[str]:
    return [str(row[0]) for row in _read("SELECT key FROM mailroom_kept ORDER BY key")]


def knocks() -> list[tuple[str, int]]:
    return [(str(row[0]), int(row[1])) for row in _read("SELECT key, pid FROM mailroom_knocks")]


def ticks() -> list[tuple[str, float]]:
    rows = _read("SELECT edge, at FROM mailroom_ticks ORDER BY at")
    return [(str(row[0]), float(row[1])) for row in rows]


def _write(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _read(statement: str) -> list[tuple[str | int | float, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
