"""The database itself refuses to change or delete a line of the journal."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "The journal only grows: its lines are never changed or deleted."

ON_SQLITE = [
    f"""CREATE TRIGGER journal_entry_never_{fact} BEFORE {statement} ON journal_entry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    for fact, statement in [("changed", "UPDATE"), ("deleted", "DELETE")]
]
OFF_SQLITE = [
    "DROP TRIGGER journal_entry_never_changed",
    "DROP TRIGGER journal_entry_never_deleted",
]
ON_POSTGRESQL = [
    f"""CREATE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER journal_entry_never_changed
    BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_refuse()""",
]
OFF_POSTGRESQL = [
    "DROP TRIGGER journal_entry_never_changed ON journal_entry",
    "DROP FUNCTION journal_entry_refuse()",
]


def close(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers up."""
    _run(editor, {"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL})


def open_again(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers down."""
    _run(editor, {"sqlite": OFF_SQLITE, "postgresql": OFF_POSTGRESQL})


def _run(editor: BaseDatabaseSchemaEditor, statements: dict[str, list[str]]) -> None:
    vendor = editor.connection.vendor
    if vendor not in statements:
        raise NotImplementedError(f"Amends runs on SQLite and PostgreSQL, not on {vendor}.")
    for statement in statements[vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Nothing but the two triggers."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(close, open_again)]
