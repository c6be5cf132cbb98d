"""Everybody at Northlight, its policy turned on, and the case of the empty window."""

import pytest

import cast
from amends.cases.models import Case
from cast import Cast
from remedies.desk import empty_window, policy_on


@pytest.fixture
def people(db: None) -> Cast:
    everybody = cast.everybody()
    policy_on(everybody.team, everybody.ines)
    return everybody


@pytest.fixture
def window(people: Cast) -> Case:
    return empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
