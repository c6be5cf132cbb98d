from amends.letters.placeholders import filled, unknown_places

VALUES = {"customer": "Amy", "owner": "Jim Ortiz"}


def test_known_places_are_filled() -> None:
    assert filled("Dear {customer}, {owner} here.", VALUES) == "Dear Amy, Jim Ortiz here."


def test_what_is_filled_in_is_not_read_again() -> None:
    values = {"customer": "{owner}", "owner": "Jim Ortiz"}
    assert filled("{customer}", values) == "{owner}"


def test_lone_braces_and_attributes_stay_what_they_are() -> None:
    words = "a { b } {} {customer.__class__} {customer!r:>99999999}"
    assert filled(words, VALUES) == words


def test_every_unknown_place_is_named_once() -> None:
    assert unknown_places("{customer} {name} {sum} {name} {} {owner.email}") == [
        "{name}",
        "{sum}",
        "{}",
        "{owner.email}",
    ]
    assert unknown_places("{customer}{owner}{team}{subject}{link}") == []
