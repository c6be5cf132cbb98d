from typing import Any

from django.db import migrations


def say_where_it_comes_from(apps: Any, schema_editor: Any) -> None:
    """Old evidence comes from its message or file, else from who stated the finding, then.

    A weight that the sender declared has only ever been able to say nothing on it.
    """
    evidence = apps.get_model("facts", "Evidence").objects
    rows = evidence.filter(source="", known_at=None)
    for row in rows.select_related("finding__by", "message", "attachment__message").iterator():
        file = row.attachment
        words = row.message or (file.message if file else None)
        row.source = (words.from_name if words else row.finding.by.name)[:120]
        row.known_at = words.at if words else (file.at if file else row.finding.at)
        row.save(update_fields=["source", "known_at"])
    evidence.filter(kind="declared_weight").exclude(bearing="silent").update(bearing="silent")


class Migration(migrations.Migration):

    dependencies = [("facts", "0002_accounts_and_evidence")]

    operations = [migrations.RunPython(say_where_it_comes_from, migrations.RunPython.noop)]
