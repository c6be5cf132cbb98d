"""Everybody at Northlight, and the case of the missing widget."""

import pytest

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.people.models import Channel
from cast import AT, Cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def widget(people: Cast) -> Case:
    return open_case(
        team=people.team,
        customer=people.priya,
        subject="The second widget never came",
        failure=Failure.NOT_RECEIVED,
        channel=Channel.EMAIL,
        words="I ordered two and got one.",
        purchase=cast.two_widgets(people.team, people.priya),
        by=people.jim,
        at=AT,
        key="widget",
    )
