"""Everybody at Northlight, and the word that Jim gave Amy: a TV in the window by six."""

from datetime import UTC, datetime

import pytest

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.people.models import Channel
from amends.promises.models import Promise
from cast import AT, Cast
from promises.words import given


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def window(people: Cast) -> Promise:
    """Given on Tuesday at 10, due on Thursday at 18, New York time."""
    return given(people, due=datetime(2026, 3, 5, 23, 0, tzinfo=UTC), key="window")


@pytest.fixture
def birthday(people: Cast) -> Case:
    return open_case(
        team=people.team,
        customer=people.amy,
        subject="The TV for Doug",
        failure=Failure.INFORMATION,
        channel=Channel.PHONE,
        words="Where is it going to stand?",
        by=people.jim,
        at=AT,
        key="birthday",
    )
