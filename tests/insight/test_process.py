"""Where the process asks for blame first is found in its own words."""

from datetime import timedelta

from amends.cases.models import Stage
from amends.insight.queries import blaming_replies, fault_first, process
from amends.insight.sweep import sweep_focus
from amends.insight.wanted import lately
from amends.letters.actions import save_reply
from amends.people.models import Customer, Staff, Team
from cast import AT
from insight.talking import FAULT, SOLUTION, talked_of_fault, talked_of_the_solution

LATER = AT + timedelta(days=9)


def test_a_saved_reply_that_asks_whose_fault_it_was_is_named(
    northlight: Team, the_regent: Team, ines: Staff
) -> None:
    save_reply(northlight, name="Who was it", body=f"{FAULT} {SOLUTION}", by=ines, at=AT)
    save_reply(northlight, name="On its way", body=SOLUTION, by=ines, at=AT)
    assert [(one.reply.name, one.fault, one.solution) for one in blaming_replies([northlight])] == [
        ("Who was it", 8, 6)
    ]
    assert blaming_replies([the_regent]) == []


def test_the_first_words_of_fault_stand_with_their_case(
    northlight: Team, amy: Customer, jim: Staff
) -> None:
    ring = talked_of_fault(northlight, amy, jim)
    talked_of_the_solution(northlight, amy, jim)
    sweep_focus(LATER)
    (first,) = fault_first(lately([northlight], at=LATER))
    assert (first.case, first.words, first.in_note) == (ring, FAULT, True)
    assert first.stage == Stage.ACKNOWLEDGED


def test_only_the_latest_are_told(northlight: Team, amy: Customer, jim: Staff) -> None:
    rings = [
        talked_of_fault(northlight, amy, jim, at=AT + timedelta(hours=number))
        for number in range(process.LATEST + 1)
    ]
    sweep_focus(LATER)
    told = fault_first(lately([northlight], at=LATER))
    assert [one.case for one in told] == rings[:0:-1]
