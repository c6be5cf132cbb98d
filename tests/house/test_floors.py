"""Foreign keys go the way that imports go: to the same floor or a lower one."""

from django.apps import apps

FLOORS = [
    "web api mail clock",
    "insight",
    "letters",
    "prevention",
    "claims",
    "remedies",
    "promises facts",
    "cases",
    "orders",
    "people",
    "journal",
]
HEIGHT = {room: len(FLOORS) - n for n, floor in enumerate(FLOORS) for room in floor.split()}


def test_foreign_keys_point_to_the_same_or_a_lower_floor() -> None:
    checked = 0
    for model in apps.get_models():
        room = model._meta.app_label
        if room not in HEIGHT:
            continue
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete and field.related_model):
                continue
            other = field.related_model._meta.app_label
            if other not in HEIGHT:
                continue
            checked += 1
            assert HEIGHT[other] <= HEIGHT[room], f"{model.__name__}.{field.name} points up"
            assert other == room or HEIGHT[other] < HEIGHT[room], f"{field} points to a neighbour"
    assert checked > 50
