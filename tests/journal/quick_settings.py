"""The real settings, with a worker that is in a hurry."""

from datetime import timedelta

from amends.config.settings import *  # noqa: F403

DELIVERERS = {"letter": "journal.mailroom.deliver"}
OUTBOX_LEASE = timedelta(seconds=5)
WORKER_SILENCE = timedelta(seconds=5)
SCHEDULE = {
    "outbox.sweep": ("amends.journal.outbox.requeue_overdue", 1),
    "jobs.sweep": ("amends.journal.jobs.sweep_jobs", 1),
    "test.tick": ("journal.mailroom.tick", 1),
}
