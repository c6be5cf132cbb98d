"""Bring the database up to date."""

from django.conf import settings
from django.core.management import call_command

from amends.config.running.database import told_plainly, where


def migrate() -> str:
    """Make or alter the tables and the cache; return one line that says what was done."""
    with told_plainly():
        settings.ENVIRONMENT.data.mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    return f"The database at {where()} is up to date."
