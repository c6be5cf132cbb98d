"""An order comes in from somebody with whom something is agreed: the report says so."""

from pathlib import Path

import cast
from amends.orders.actions import end_agreement, make_agreement
from orders.files import HEADER, LAMP, NOON, TV, brought, wrote


def test_the_report_of_an_import_tells_what_is_agreed_with_whom(db: None, tmp_path: Path) -> None:
    people = cast.everybody()
    agreed = {"customer": people.amy, "team": people.team, "by": people.jim, "at": NOON}
    make_agreement(**agreed, words="We ring before we deliver.")
    end_agreement(make_agreement(**agreed, words="Cash only."), why="No", by=people.jim, at=NOON)
    path = wrote(tmp_path, HEADER + TV + LAMP)
    count, _bad = brought(path, people.team)
    told = count.told(people.team)
    assert "Agreed with the customer of order N1: We ring before we deliver." in told
    assert "Cash only." not in told
    # What was in already is told once.
    again, _bad = brought(path, people.team)
    assert "Agreed" not in again.told(people.team)
