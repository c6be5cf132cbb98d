"""A worker that really runs, in a process of its own, and lives by the clock of the story."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings

from amends.journal.models import Outgoing, OutgoingState, ScheduledRun
from amends.letters.models import MailboxItem
from stories.visitor import Clock

LONGEST_WAIT = 90.0
SWEEPS = ("clock.sweep", "promises.sweep")

WORKER = """
import sys
from datetime import datetime
from pathlib import Path
import django
django.setup()
from django.utils import timezone
timezone.now = lambda: datetime.fromisoformat(Path(sys.argv[1]).read_text())
from amends.journal.worker import Worker
Worker().run()
"""


class Living:
    """The house while its worker runs; time moves only here."""

    def __init__(self, clock: Clock, database_url: str, folder: Path) -> None:
        self._clock, self._database_url, self._folder = clock, database_url, folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the worker."""
        self._tell()
        self._process = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(self._time)],
            env={
                **os.environ,
                "DATABASE_URL": self._database_url,
                "DJANGO_SETTINGS_MODULE": "amends.config.settings",
                "AMENDS_DATA": str(self._folder),
                "AMENDS_SECRET_KEY": settings.SECRET_KEY,
                "AMENDS_URL": settings.SITE_URL,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )

    def kill(self) -> None:
        """Kill it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def until(self, at: datetime) -> None:
        """Let time pass, and the worker do what it calls for."""
        self._clock.now = at
        self._tell()
        done = ScheduledRun.objects.filter(name__in=SWEEPS, last_finished_at__gte=at)
        self._wait(f"it swept at {at}", lambda: done.count() == len(SWEEPS))
        assert set(done.values_list("last_error", flat=True)) == {""}

    def post_goes_out(self) -> str:
        """Wait until the worker has delivered all letters, and return the last one."""
        self._tell()
        waiting = Outgoing.objects.filter(state=OutgoingState.WAITING)
        self._wait("the letter went out", lambda: not waiting.exists())
        return MailboxItem.objects.latest("pk").body.replace("\r\n", "\n")

    @property
    def _time(self) -> Path:
        return self._folder / "time"

    def _tell(self) -> None:
        new = self._folder / "time.new"
        new.write_text(self._clock.now.isoformat())
        new.replace(self._time)

    def _wait(self, what: str, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + LONGEST_WAIT
        while not is_so():
            if time.monotonic() > deadline:
                pytest.fail(f"Waited {LONGEST_WAIT:.0f} seconds in vain until {what}.")
            time.sleep(0.05)


@contextmanager
def living(clock: Clock, database_url: str, folder: Path) -> Iterator[Living]:
    """Run a worker for as long as the story is told."""
    house = Living(clock, database_url, folder)
    house.start()
    try:
        yield house
    finally:
        house.kill()
