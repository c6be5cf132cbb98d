"""The database as an administrator sees it: reachable, up to date, or what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from amends.config.trouble import Trouble


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the errors that an administrator can mend into one line."""
    try:
        yield
    except DatabaseError as error:
        raise Trouble(
            f"The database at {where()} cannot be used: {_first_line(error)} Check DATABASE_URL."
        ) from error
    except (ImproperlyConfigured, CommandError) as error:
        raise Trouble(_first_line(error)) from error


def require_migrated() -> None:
    """Raise Trouble when the tables are older or newer than the program."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Trouble("The database is not up to date: run `amends migrate` first.")


def where() -> str:
    """Return the address of the database without its password."""
    url: str = settings.ENVIRONMENT.database_url
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _first_line(error: Exception) -> str:
    text = str(error).strip() or type(error).__name__
    line = text.splitlines()[0].rstrip(".")
    return f"{line}."
