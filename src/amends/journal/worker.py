"""The worker: queued jobs, the timetable and a sign of life, in one process."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as JobLoop

from amends.journal.alive import say_alive, say_goodbye
from amends.journal.jobs import give_back
from amends.journal.timetable import run_what_is_due, write_timetable

logger = logging.getLogger(__name__)

LOOK_FOR_JOBS_EVERY = 0.5
LOOK_AT_THE_CLOCK_EVERY = 1.0
AFTER_A_LOST_DATABASE = 5.0
LONGEST_GOODBYE = 20.0


class Worker:
    """Work until told to stop; what is in hand is finished first.

    Any number may run against one database: each job, attempt and scheduled run is taken by a
    conditional write. Killed at any moment, its work is taken over by the others, or by the
    next one to start, after `WORKER_SILENCE` (scheduled runs, jobs) or `OUTBOX_LEASE`.
    """

    def __init__(self) -> None:
        """Choose a name that no other worker has."""
        self.name = f"{socket.gethostname()[:20]}-{os.getpid()}-{uuid4().hex[:8]}"
        self._stopping = threading.Event()
        self._jobs = JobLoop(
            queue_names=["*"],
            interval=LOOK_FOR_JOBS_EVERY,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
            excluded_queue_names=[],
        )

    def stop(self) -> None:
        """Ask for the end; safe from a signal handler."""
        self._jobs.running = False
        self._stopping.set()

    def run(self) -> None:
        """Work until `stop`; blocks."""
        say_alive(self.name, timezone.now())
        write_timetable(timezone.now())
        pulse = settings.WORKER_SILENCE.total_seconds() / 6
        threads = [
            self._thread("alive", pulse, lambda: say_alive(self.name, timezone.now())),
            self._thread("timetable", LOOK_AT_THE_CLOCK_EVERY, self._look_at_the_clock),
        ]
        try:
            while not self._stopping.is_set():
                self._run_jobs()
        finally:
            self.stop()
            for thread in threads:
                thread.join(LONGEST_GOODBYE)
            say_goodbye(self.name)

    def _run_jobs(self) -> None:
        try:
            # After a lost database a job may still be marked as running here.
            give_back(self.name, timezone.now())
            self._jobs.run()
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database is away, trying again: %s", error)
            close_old_connections()
            self._stopping.wait(AFTER_A_LOST_DATABASE)

    def _look_at_the_clock(self) -> None:
        run_what_is_due(self.name, timezone.now)

    def _thread(self, name: str, seconds: float, act: Callable[[], None]) -> threading.Thread:
        # A daemon, so that a run that hangs cannot keep a stopped worker alive.
        thread = threading.Thread(target=self._repeat, args=(seconds, act), name=name, daemon=True)
        thread.start()
        return thread

    def _repeat(self, seconds: float, act: Callable[[], None]) -> None:
        while not self._stopping.wait(seconds):
            try:
                act()
            except Exception:
                logger.exception("%s failed, trying again", threading.current_thread().name)
            finally:
                close_old_connections()
        connections.close_all()
