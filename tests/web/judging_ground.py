"""The ground on which offers and proposals are judged: past cases, and one that is like them."""

import re
from datetime import timedelta

from amends.cases.models import Case
from cast import AT, Cast
from remedies.desk import broken_thing, settled
from web.case_desk import CaseDesk

MONTH = timedelta(days=30)
SOON = AT + timedelta(minutes=5)
WHY = "They came back three times."


def past_of(people: Cast, *paid: str) -> list[Case]:
    """Cases of the months before, the latest first, in which so much was paid back."""
    return [
        settled(people, f"past-{n}", paid=sum_, at=AT - n * MONTH) for n, sum_ in enumerate(paid, 1)
    ]


def broken(desk: CaseDesk, paid: str, number: str = "now") -> Case:
    """Put another case on the desk: headphones that fell silent."""
    desk.case = broken_thing(desk.people, number, paid=paid)
    return desk.case


def bare(text: str) -> str:
    """What a page says, its tags left out."""
    return " ".join(re.sub("<[^>]+>", " ", text).split())


def beside(text: str, option: str) -> str:
    """What stands beside one option or extra, tags left out."""
    part = text.split(f"<span>{option}</span>")[1].split("</section>")[0]
    return " ".join(re.sub("<[^>]+>", " ", part).split())
