"""Market Street is the same whenever it is made at the same moment, and whole or not there."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core import serializers
from django.db import transaction

from amends.cases.models import Case
from amends.config.demo.company import STORIES, make_company
from amends.journal.models import Entry
from amends.people.queries import staff_by_email

NOW = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def made(past: int) -> list[str]:
    """Every case and journal line of a company, but what is random by intent; then none again."""
    with transaction.atomic():
        make_company(NOW, past=past)
        first = Entry.objects.earliest("pk").pk, Case.objects.earliest("pk").pk
        rows = [entry.name for entry in Entry.objects.order_by("pk")]
        for row in json.loads(serializers.serialize("json", Case.objects.order_by("pk"))):
            kept = {name: row["fields"][name] for name in ("subject", "stage", "opened_at", "key")}
            rows.append(f"{row['pk'] - first[1]} {kept}")
        transaction.set_rollback(True)
    return rows


def test_the_same_moment_makes_the_same_company() -> None:
    assert made(past=5) == made(past=5)
    assert not Case.objects.exists()


def test_the_stories_are_there_whatever_the_past() -> None:
    live = make_company(NOW, past=1)
    assert len(live) == len(STORIES)
    assert Case.objects.count() > len(live)
    assert all(case.key.startswith("story-") for case in live)
    assert staff_by_email("jim@market-street.example") is not None


def test_the_demo_is_never_made_in_the_database_of_a_real_desk(tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite3"
    environment = {
        **os.environ,
        "AMENDS_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{database}",
    }
    asks = (
        "from amends.config.loading import opened\n"
        "company = opened('amends.config.demo.company')\n"
        "company.make_and_serve(8000, False)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks], env=environment, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "lives in a database of its own" in done.stderr
    assert not database.exists()
