"""What is said on the past cases besides the first call: some ask who was right, some mend."""

import random
from datetime import datetime, timedelta

from amends.cases.actions import add_note, log_contact
from amends.cases.models import Case, Outcome
from amends.people.models import Channel, Staff

# How often, in a hundred, it is asked who was right before anything is done. Our own figures,
# so that the page has something to show: where it is asked more often, more customers leave.
ASKED_IN_A_HUNDRED = {
    Outcome.RETAINED: 22,
    Outcome.WITHDRAWN: 30,
    Outcome.PARTED: 60,
    Outcome.TAKEN_OUTSIDE: 75,
}
MORE_AT_THE_REGENT = 15

WHO_WAS_RIGHT = (
    "Who took this order? It says something else in the book, so the mistake may not be ours.",
    "I asked around. Nobody here did it, and the customer should have checked before leaving.",
    "Three of us looked at it and we agree that it is as ordered. Whose fault is it then?",
    "According to the sheet it was right when it went out. Can they prove that it was not?",
    "Why was this not seen before it went out? I want to know who was responsible that day.",
)
THEN_SAID = (
    "We are still finding out why it happened and who was responsible.",
    "It is not clear to us whose mistake this was. We have to look into it first.",
)
WHAT_IS_DONE = (
    "Can we replace it today? If not, I will offer the money back by tomorrow noon.",
    "I will call them by noon with two options: done again, or refunded.",
    "Let’s redo it this week and waive what is left to pay.",
    "I put a new one aside. They can exchange it on the way home.",
)


def talk_it_over(case: Case, clerk: Staff, fate: Outcome, *, number: int, rang: datetime) -> None:
    """Write down what was said before and in the quarter of an hour after the first call."""
    # Dice of its own, so that everything else on the street falls as it always did.
    dice = random.Random(f"talk {number}")  # noqa: S311
    asked = ASKED_IN_A_HUNDRED[fate] + MORE_AT_THE_REGENT * (case.team.name == "The Regent")
    if dice.randrange(100) < asked:
        _note(case, dice.choice(WHO_WAS_RIGHT), clerk, at=_minutes(case.opened_at, 2), key="who")
        if dice.random() < 0.5:
            log_contact(
                case,
                body=dice.choice(THEN_SAID),
                channel=Channel.PHONE,
                by=clerk,
                at=_minutes(rang, 5),
                key=f"{case.key}-then",
            )
    if dice.random() < 0.6:
        at = _minutes(rang, dice.randrange(6, 18))
        _note(case, dice.choice(WHAT_IS_DONE), clerk, at=at, key="done")


def _note(case: Case, words: str, clerk: Staff, *, at: datetime, key: str) -> None:
    add_note(case, body=words, by=clerk, at=at, key=f"{case.key}-{key}")


def _minutes(at: datetime, minutes: int) -> datetime:
    return at + timedelta(minutes=minutes)
