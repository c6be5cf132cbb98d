"""Ground for all tests: a real database file, quick passwords, no silent skips."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from attachments import attachments_in
from migrated import copied_database, copied_file

pytest_plugins = ["fixtures_cast"]

NEVER_EMPTIED = (
    "journal_entry",
    "promises_promise",
    "promises_ending",
    "prevention_minute",
)
"""Tables whose rows the database itself keeps."""

MAY_SKIP = "needs_shared_data"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{MAY_SKIP}: reads data that is not in the repository")
    # A real password hash takes a third of a second, by design.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all who test at a time."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Tell that there is a database already: the migrations run once, and each takes a copy."""
    return settings.ON_SQLITE or "AMENDS_PRIVATE_CLUSTER" in os.environ


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    shared_folder: Path,
    django_db_keepdb: bool,
) -> None:
    # Django would keep SQLite in memory, where there is no second process and no WAL.
    path = tmp_path_factory.mktemp("database") / "test.sqlite3"
    database = settings.DATABASES["default"]
    if settings.ON_SQLITE:
        database.setdefault("TEST", {})["NAME"] = str(path)
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    if settings.ON_SQLITE:
        copied_file(shared_folder, Path(database["TEST"]["NAME"]))
    elif django_db_keepdb:
        copied_database(shared_folder, os.environ["DATABASE_URL"], database["TEST"]["NAME"])


@pytest.fixture(scope="session", autouse=True)
def _what_only_grows_may_be_emptied_between_tests() -> Iterator[None]:
    """Lift the triggers for the flush after a transactional test, the one legal deletion."""
    with pytest.MonkeyPatch.context() as patch:
        operations = type(connection.ops)
        patch.setattr(operations, "execute_sql_flush", _flush(operations.execute_sql_flush))
        yield


def _flush(original: Any) -> Any:
    def execute_sql_flush(self: Any, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            if self.connection.vendor == "postgresql":
                for table in NEVER_EMPTIED:
                    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                original(self, sql_list)
                for table in NEVER_EMPTIED:
                    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
                return
            cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
            triggers = [row[:2] for row in cursor.fetchall() if row[2] in NEVER_EMPTIED]
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            original(self, sql_list)
            for _, sql in triggers:
                cursor.execute(sql)

    return execute_sql_flush


@pytest.fixture(autouse=True)
def _attachments_stay_in_a_temporary_folder(tmp_path: Path) -> Iterator[None]:
    with attachments_in(tmp_path / "attachments"):
        yield


@pytest.fixture
def database_url(transactional_db: None) -> str:
    """The address of the database under test, for a second process."""
    if settings.ON_SQLITE:
        return f"sqlite:///{connection.settings_dict['NAME']}"
    database = connection.settings_dict
    host = quote(database["HOST"], safe="")
    who = quote(database["USER"], safe="")
    if database["PASSWORD"]:
        who = f"{who}:{quote(database['PASSWORD'], safe='')}"
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgresql://{who}@{host}{port}/{database['NAME']}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and _on_ci() and item.get_closest_marker(MAY_SKIP) is None:
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not accept: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped and _on_ci():
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not accept: {report.longrepr}"
    return report


def _on_ci() -> bool:
    return os.environ.get("CI") == "true"
