"""The birthday case, which Amy and Jim write about."""

import pytest

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.people.models import Channel, Customer, Staff, Team
from cast import AT


@pytest.fixture
def birthday(northlight: Team, jim: Staff, amy: Customer) -> Case:
    return open_case(
        team=northlight,
        customer=amy,
        subject="The TV for Doug's birthday was not in the window",
        failure=Failure.PROMISE_BROKEN,
        channel=Channel.EMAIL,
        words="There was nothing in the window. Nothing.",
        by=jim,
        at=AT,
        key="birthday",
    )
