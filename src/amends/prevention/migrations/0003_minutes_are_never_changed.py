"""The database itself refuses to change or delete minutes that were written."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "Minutes are never changed or deleted; a correction is a row of its own."
TABLE = "prevention_minute"
ON_SQLITE = [
    f"CREATE TRIGGER {TABLE}_never_{fact} BEFORE {deed} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for fact, deed in (("changed", "UPDATE"), ("deleted", "DELETE"))
]
ON_POSTGRESQL = [
    f"""CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$""",
    f"CREATE TRIGGER {TABLE}_never_changed BEFORE UPDATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_never_deleted BEFORE DELETE OR TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]


def close(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers up."""
    is_postgresql = editor.connection.vendor == "postgresql"
    for statement in ON_POSTGRESQL if is_postgresql else ON_SQLITE:
        editor.execute(statement)


def open_again(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers down."""
    is_postgresql = editor.connection.vendor == "postgresql"
    on = f" ON {TABLE}" if is_postgresql else ""
    for fact in ("changed", "deleted"):
        editor.execute(f"DROP TRIGGER {TABLE}_never_{fact}{on}")
    if is_postgresql:
        editor.execute(f"DROP FUNCTION {TABLE}_refuse()")


class Migration(migrations.Migration):
    """Nothing but the triggers."""

    dependencies = [("prevention", "0002_meetings_and_their_minutes")]
    operations = [migrations.RunPython(close, open_again)]
