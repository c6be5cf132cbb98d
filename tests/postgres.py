"""Run a command against a private PostgreSQL cluster that lives as long as the command.

`python tests/postgres.py pytest -q` makes a cluster in a temporary folder, reachable over a
Unix socket only, sets DATABASE_URL, runs the command and takes everything away again.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

# A test database is thrown away: nothing needs to survive a power cut, or to be tidied.
OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c autovacuum=off -c wal_level=minimal -c max_wal_senders=0 "
    "-c max_connections=100 -c timezone=UTC"
)

# Thousands of rolled-back rows make tables look large to the planner, which then compiles the
# queries of a page for seconds to save microseconds.
PLAIN_PLANS = "-c jit=off"

INITDB = ["--username=amends", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]


def main(command: list[str]) -> int:
    """Run the command in reach of a fresh cluster; return its exit code, 2 without PostgreSQL."""
    if not command:
        sys.stderr.write("Say which command to run: python tests/postgres.py pytest\n")
        return 2
    programs = installed_programs()
    if programs is None:
        sys.stderr.write("PostgreSQL is not installed (Debian: apt install postgresql).\n")
        return 2
    signal.signal(signal.SIGTERM, _stop)
    with cluster(programs) as url:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "PGOPTIONS": PLAIN_PLANS,
            "AMENDS_PRIVATE_CLUSTER": "1",
        }
        return subprocess.run(command, env=environment).returncode


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Start a cluster and give its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="amends-pg-"))
    as_user = _give_to_a_user_that_postgres_accepts(folder)
    data, log = folder / "data", folder / "log"
    control = [*as_user, str(programs / "pg_ctl"), "--pgdata", str(data)]
    try:
        _run(
            [*as_user, str(programs / "initdb"), "--pgdata", str(data), *INITDB],
        )
        _run([*control, "--log", str(log), "--options", f"{OPTIONS} -k {folder}", "-w", "start"])
        try:
            yield f"postgresql://amends@{quote(str(folder), safe='')}/postgres"
        finally:
            _run([*control, "--mode=immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def installed_programs() -> Path | None:
    """Return the folder of PostgreSQL's own programs, of the newest version that is here."""
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(installed, key=lambda path: float(path.parts[-3]), default=None)
    if newest is not None:
        return newest.parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _give_to_a_user_that_postgres_accepts(folder: Path) -> list[str]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return []
    user = "postgres" if _exists("postgres") else "nobody"
    shutil.chown(folder, user)
    return ["runuser", "-u", user, "--"]


def _exists(user: str) -> bool:
    return subprocess.run(["id", user], capture_output=True).returncode == 0


def _run(command: list[str]) -> None:
    # The cluster's own output would keep a pipe open for as long as it lives.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/"
        )
        if done.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode()}")


def _stop(signum: int, frame: FrameType | None) -> None:
    sys.exit(128 + signum)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
