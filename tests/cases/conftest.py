"""A case to start from: the birthday, told to Jim on the phone."""

import pytest

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.orders.models import Purchase
from amends.people.models import Channel, Customer, Staff, Team


@pytest.fixture
def birthday(northlight: Team, jim: Staff, ines: Staff, amy: Customer, the_tv: Purchase) -> Case:
    return open_case(
        team=northlight,
        customer=amy,
        subject="The TV was not in the window",
        failure=Failure.PROMISE_BROKEN,
        severity=Severity.SEVERE,
        loss=Loss.OCCASION,
        channel=Channel.PHONE,
        words="There was nothing in the window.",
        purchase=the_tv,
        by=jim,
        at=cast.AT,
        key="birthday",
    )


@pytest.fixture
def from_the_form(northlight: Team, jim: Staff, ines: Staff, priya: Customer) -> Case:
    return open_case(
        team=northlight,
        customer=priya,
        subject="One widget of two",
        failure=Failure.SHORT,
        channel=Channel.WEB,
        words="There was one widget in the box.",
        by=None,
        at=cast.AT,
        key="widget",
    )
