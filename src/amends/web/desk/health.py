"""Is the house well: database, tables, worker and outbox, for whoever watches machines."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from amends.journal.queries import waiting_outgoing, workers_alive

STUCK_AFTER = timedelta(minutes=10)
"""Twice the lease of a delivery: what is overdue longer is tried by nobody."""


@dataclass(frozen=True, slots=True)
class Health:
    """What a probe learns, and nothing that names a row, a host or a version."""

    database: bool = False
    migrations: bool = False
    worker: bool = False
    outbox: bool = False
    oldest_waiting_seconds: int | None = None

    @property
    def is_well(self) -> bool:
        return self.database and self.migrations and self.worker and self.outbox


@require_safe
@never_cache
def health_page(request: HttpRequest) -> HttpResponse:
    """Answer 200 while all is well and 503 otherwise, with what is not."""
    health = health_at(timezone.now())
    told = {
        "ok": health.is_well,
        "database": health.database,
        "migrations": health.migrations,
        "worker": health.worker,
        "outbox": health.outbox,
        "oldest_waiting_seconds": health.oldest_waiting_seconds,
    }
    return JsonResponse(told, status=200 if health.is_well else 503)


def health_at(at: datetime) -> Health:
    """Look at the database, its tables, the workers and what waits to leave the building."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _is_migrated():
            return Health(database=True)
        oldest = waiting_outgoing().first()
        overdue = waiting_outgoing().filter(next_attempt_at__lt=at - STUCK_AFTER)
        return Health(
            database=True,
            migrations=True,
            worker=workers_alive(at).exists(),
            outbox=not overdue.exists(),
            oldest_waiting_seconds=int((at - oldest.created_at).total_seconds())
            if oldest
            else None,
        )
    except DatabaseError:
        return Health()


def _is_migrated() -> bool:
    # Reading every migration takes long; tables that are there once stay.
    if not _migrated_once():
        _migrated_once.cache_clear()
        return False
    return True


@cache
def _migrated_once() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
