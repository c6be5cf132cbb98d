"""Read turns with the coach, and add up what that makes for a case. Nothing here is kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta

from amends.cases.models import Case
from amends.coach.audit import Focus, focus_of, main_focus, version
from amends.insight.models import About, CaseFocus, FocusReading
from amends.insight.turns import Said, Turn, Way, answers_to, asked_before

Readings = Mapping[Said, FocusReading]


def to_read(talk: Sequence[Turn], new: Collection[Said]) -> set[Said]:
    """Return which turns of a case to read: the new ones, and what a new question changes."""
    found = set()
    for number, turn in enumerate(talk):
        if turn.said in new:
            found.add(turn.said)
            if not turn.is_ours:
                found.update(answer.said for answer in answers_to(talk, number))
    return found


def needed_for(talk: Sequence[Turn], wanted: Collection[Said]) -> set[Said]:
    """Return the turns whose words it takes: ours that are wanted, and what they answer."""
    found = set()
    for number, turn in enumerate(talk):
        if turn.said in wanted and turn.is_ours:
            asked = asked_before(talk, number)
            found.update({turn.said} if asked is None else {turn.said, asked.said})
    return found


def read_turn(
    case: Case, talk: Sequence[Turn], number: int, words: Mapping[Said, str], way: Way
) -> FocusReading:
    """Read one turn of a case's talk; of a customer's only that it is there."""
    turn = talk[number]
    reading = FocusReading(
        message_id=None if turn.said.is_note else turn.said.number,
        note_id=turn.said.number if turn.said.is_note else None,
        case=case,
        team_id=case.team_id,
        channel=case.channel,
        opened_at=case.opened_at,
        is_ours=turn.is_ours,
        stage=way.stage_before(turn.at),
        version=version(),
    )
    if turn.is_ours:
        asked = asked_before(talk, number)
        counted = focus_of(words[turn.said], words[asked.said] if asked else "")
        reading.fault, reading.solution = counted[Focus.FAULT], counted[Focus.SOLUTION]
        reading.words = sum(counted.values())
        reading.main = About(main_focus(counted))
    return reading


def added_up(case: Case, readings: Iterable[FocusReading]) -> CaseFocus:
    """Add up what was read of a case, in the order of its talk."""
    ours = [reading for reading in readings if reading.is_ours]
    first = next((reading for reading in ours if reading.main != About.OTHER), None)
    fault, solution = sum(one.fault for one in ours), sum(one.solution for one in ours)
    return CaseFocus(
        case=case,
        team_id=case.team_id,
        channel=case.channel,
        opened_at=case.opened_at,
        fault=fault,
        solution=solution,
        words=sum(one.words for one in ours),
        fault_time=_time(ours, About.FAULT),
        solution_time=_time(ours, About.SOLUTION),
        other_time=_time(ours, About.OTHER),
        first=first.main if first else About.OTHER,
        first_stage=first.stage if first else "",
        first_in_note=first is not None and first.note_id is not None,
        share=round(100 * fault / (fault + solution)) if fault + solution else None,
    )


def _time(ours: Iterable[FocusReading], main: About) -> timedelta:
    return sum((one.until_next for one in ours if one.main == main), timedelta())
