"""Ground for the tests of the desk: the clock stands at ten, and people sit at their desks."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.people.models import Channel, Customer, Staff, Team

AT = cast.AT

YESTERDAY_HALF_PAST_TEN = AT - timedelta(hours=23, minutes=30)
YESTERDAY_FOUR = AT - timedelta(hours=18)
LAST_WEEK = AT - timedelta(days=8)


def stand_still(monkeypatch: pytest.MonkeyPatch, at: datetime = AT) -> None:
    """Stop the clock of the house, for pages that ask what time it is."""
    monkeypatch.setattr(timezone, "now", lambda: at)


def desk_of(staff: Staff) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(staff)
    return client


def told_of(
    team: Team,
    customer: Customer,
    by: Staff | Customer | None,
    *,
    at: datetime = AT,
    subject: str = "The TV was not in the window",
    words: str = "There was nothing in the window.",
    owner: Staff | None = None,
    channel: Channel = Channel.PHONE,
    failure: Failure = Failure.PROMISE_BROKEN,
) -> Case:
    """A case as it is opened; on the phone unless said otherwise."""
    return open_case(
        team=team,
        customer=customer,
        subject=subject,
        failure=failure,
        channel=channel,
        words=words,
        by=by,
        owner=owner,
        at=at,
        key=uuid4().hex,
    )


def text_of(response: HttpResponse) -> str:
    """What a page says, its white space as one."""
    return " ".join(response.content.decode().split())


def messages_of(response: HttpResponse) -> list[str]:
    """What a page tells at its head after a form was sent."""
    return [str(message) for message in response.context["messages"]]
