"""A letter that is passed on tells who wrote it, however its copied headers look."""

import time

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.passed_on import PassedOn, passed_on
from mail.parsing.writing import message

LONG = 1_500


def written_by(sender: str) -> PassedOn:
    copied = f"See below.\n\n-----Original Message-----\nFrom: {sender}\n"
    found = passed_on(parse(message(f"{copied}Sent: Monday\nTo: Us\nSubject: Late\n\nIt is late.")))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "sender",
    [
        "Amy Chen [mailto:amy@example.com]",
        "Amy Chen [ MAILTO: amy@example.com ]",
        "Amy Chen (mailto:amy@example.com)",
        "Amy Chen <amy@example.com>",
    ],
)
def test_the_writer_is_read_from_the_copied_headers(sender: str) -> None:
    found = written_by(sender)
    assert (found.name, found.address) == ("Amy Chen", "amy@example.com")
    assert (found.words, found.added) == ("It is late.", "See below.")


@pytest.mark.parametrize(
    "sender", [f"x [mailto:{' ' * LONG}y", "[mailto:" * LONG, f"x {'[ ' * LONG}y"]
)
def test_a_hostile_header_costs_no_more_than_its_length(sender: str) -> None:
    began = time.process_time()
    written_by(sender)
    assert time.process_time() - began < 2
