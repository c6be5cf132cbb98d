"""The database itself refuses to change or delete a word that was given, and how it ended."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "A word that was given is never changed or deleted."

WORD = (
    "team_id, customer_id, given_by_id, supplier_id, given_in, case_id, message_id, purchase_id, "
    "source, what, due_at, due_on, zone, is_essential, tolerance_days, tolerance_minutes, "
    "deadline, effort_minutes, given_at, noted_at, key, depends_on_id, replaces_id"
)
END = "promise_id, kind, at, noted_at, by_id, how, renegotiation_id"
KEPT = {"promises_promise": WORD, "promises_ending": END}


def _on_sqlite(table: str, columns: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return [
        f'CREATE TRIGGER {table}_never_changed BEFORE UPDATE OF {_quoted(columns)} ON "{table}" '
        f"{refuse}",
        f'CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON "{table}" {refuse}',
    ]


def _on_postgresql(table: str, columns: str) -> list[str]:
    return [
        f'CREATE TRIGGER {table}_never_changed BEFORE UPDATE OF {_quoted(columns)} ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION promises_refuse()",
        f'CREATE TRIGGER {table}_never_deleted BEFORE DELETE OR TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION promises_refuse()",
    ]


def _quoted(columns: str) -> str:
    # Some of them are words of SQL itself.
    return ", ".join(f'"{column}"' for column in columns.split(", "))


FUNCTION = f"""CREATE FUNCTION promises_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$"""


def close(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers up."""
    if _vendor(editor) == "postgresql":
        editor.execute(FUNCTION)
    for table, columns in KEPT.items():
        make = _on_postgresql if _vendor(editor) == "postgresql" else _on_sqlite
        for statement in make(table, columns):
            editor.execute(statement)


def open_again(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers down."""
    is_postgresql = _vendor(editor) == "postgresql"
    for table in KEPT:
        on = f' ON "{table}"' if is_postgresql else ""
        for fact in ("changed", "deleted"):
            editor.execute(f"DROP TRIGGER {table}_never_{fact}{on}")
    if is_postgresql:
        editor.execute("DROP FUNCTION promises_refuse()")


def _vendor(editor: BaseDatabaseSchemaEditor) -> str:
    vendor = editor.connection.vendor
    if vendor not in ("sqlite", "postgresql"):
        raise NotImplementedError(f"Amends runs on SQLite and PostgreSQL, not on {vendor}.")
    return vendor


class Migration(migrations.Migration):
    """Nothing but the triggers."""

    dependencies = [("promises", "0001_initial")]
    operations = [migrations.RunPython(close, open_again)]
