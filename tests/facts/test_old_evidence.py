"""Evidence from before it said where it came from is given what we know of it."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps

from amends.cases.actions import attach_file
from amends.cases.models import Case, Message
from amends.facts.actions import state_finding
from amends.facts.models import Evidence
from cast import AT, Cast

LATER = AT + timedelta(hours=1)
migration = import_module("amends.facts.migrations.0003_where_evidence_comes_from")


def test_old_rows_come_from_their_words_their_file_or_who_stated_them(
    people: Cast, widget: Case
) -> None:
    finding = state_finding(
        widget, promised="Two", happened="One", gap="One", by=people.jim, at=LATER, key="a"
    )
    mail = Message.objects.get(case=widget)
    photo = attach_file(widget, filename="a.txt", content=b"a", by=people.jane.actor, at=AT)
    old = {"finding": finding, "bearing": "silent", "words": "It shows"}
    Evidence.objects.create(kind="message", message=mail, **old)
    Evidence.objects.create(kind="photo", attachment=photo, **old)
    Evidence.objects.create(kind="own_word", **old)
    Evidence.objects.create(kind="pod", source="Carrier", **old)
    migration.say_where_it_comes_from(apps, None)
    told = Evidence.objects.order_by("pk").values_list("source", "known_at")
    assert [*told] == [
        ("Priya Nair", mail.at),
        ("Jim Ortiz", AT),
        ("Jim Ortiz", LATER),
        ("Carrier", None),
    ]
