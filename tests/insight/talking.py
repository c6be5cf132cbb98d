"""Cases with talk in them: some ask who was right, some say what is done."""

from datetime import datetime, timedelta
from itertools import count

from amends.cases.actions import (
    add_note,
    close_case,
    log_contact,
    open_case,
    receive_message,
)
from amends.cases.models import Case, Failure, Outcome
from amends.people.models import Channel, Customer, Staff, Team
from cast import AT

HOUR = timedelta(hours=1)
_keys = count(1)

FAULT = "Whose fault was it? Who took the order?"
SOLUTION = "I will replace it by Friday."
NEITHER = "Good morning to you all."


def told(
    team: Team,
    customer: Customer,
    by: Staff,
    *,
    at: datetime = AT,
    channel: Channel = Channel.PHONE,
) -> Case:
    """A case as the customer told it."""
    return open_case(
        team=team,
        customer=customer,
        subject="The ring",
        failure=Failure.WRONG_ITEM,
        channel=channel,
        words="It is an F. I ordered a P.",
        by=by,
        owner=by,
        at=at,
        key=f"told-{next(_keys)}",
    )


def note(case: Case, words: str, by: Staff, *, at: datetime) -> None:
    """Something said among ourselves."""
    add_note(case, body=words, by=by, at=at, key=f"note-{next(_keys)}")


def say(case: Case, words: str, by: Staff, *, at: datetime) -> None:
    """Something said to the customer."""
    log_contact(case, body=words, channel=Channel.PHONE, by=by, at=at, key=f"said-{next(_keys)}")


def hear(case: Case, words: str, *, at: datetime) -> None:
    """Something the customer says."""
    receive_message(
        case,
        body=words,
        from_name="Amy Chen",
        channel=Channel.PHONE,
        by=case.customer.actor,
        at=at,
        key=f"heard-{next(_keys)}",
    )


def talked_of_fault(team: Team, customer: Customer, by: Staff, *, at: datetime = AT) -> Case:
    """The ring: an hour of who was right among ourselves, then a word to the customer."""
    case = told(team, customer, by, at=at)
    note(case, FAULT, by, at=at + HOUR)
    say(case, FAULT, by, at=at + 2 * HOUR)
    say(case, SOLUTION, by, at=at + 4 * HOUR)
    return case


def talked_of_the_solution(team: Team, customer: Customer, by: Staff, *, at: datetime = AT) -> Case:
    """The widget: what is done about it, at once."""
    case = told(team, customer, by, at=at)
    say(case, SOLUTION, by, at=at + HOUR)
    hear(case, "Thank you.", at=at + 2 * HOUR)
    return case


def taken_outside(case: Case, *, at: datetime) -> None:
    """The customer goes elsewhere with it."""
    close_case(case, outcome=Outcome.TAKEN_OUTSIDE, words="", by=case.owner, at=at)
