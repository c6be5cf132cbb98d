"""Full-text search: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

POSTGRESQL = [
    """
    CREATE TABLE cases_search (
        case_id bigint PRIMARY KEY,
        team_id bigint NOT NULL,
        words tsvector NOT NULL
    )
    """,
    "CREATE INDEX cases_search_words ON cases_search USING gin (words)",
]
SQLITE = [
    """
    CREATE VIRTUAL TABLE cases_search USING fts5(
        words, team_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """
]


def make_search(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in POSTGRESQL if vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_search(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE cases_search")


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunPython(make_search, drop_search)]
