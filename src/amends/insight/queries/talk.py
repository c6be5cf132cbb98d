"""Read the talk of cases from messages, notes and the steps of each case."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from amends.cases.models import (
    Acknowledgement,
    Closing,
    Direction,
    FollowUp,
    Message,
    Note,
    Stage,
)
from amends.facts.models import Finding
from amends.insight.turns import Said, Turn, Way, in_order
from amends.remedies.models import Choice, Offer


def cases_of(turns: Iterable[Said]) -> set[int]:
    """Return the cases of these messages and notes; two queries."""
    numbers = _numbers(turns)
    messages = Message.objects.filter(pk__in=numbers[False]).order_by()
    notes = Note.objects.filter(pk__in=numbers[True]).order_by()
    return {*messages.values_list("case", flat=True), *notes.values_list("case", flat=True)}


def talk_of(cases: Collection[int]) -> dict[int, list[Turn]]:
    """Return the turns of cases in their order, without the words; two queries."""
    messages = Message.objects.filter(case__in=cases).order_by()
    notes = Note.objects.filter(case__in=cases).order_by()
    said = [
        Turn(Said(False, number), case, at, direction == Direction.OUT)
        for number, case, at, direction in messages.values_list("pk", "case", "at", "direction")
    ]
    said += [
        Turn(Said(True, number), case, at, True)
        for number, case, at in notes.values_list("pk", "case", "at")
    ]
    return in_order(said)


def words_of(turns: Iterable[Said]) -> dict[Said, str]:
    """Return what was said in these messages and notes; two queries."""
    numbers = _numbers(turns)
    messages = Message.objects.filter(pk__in=numbers[False]).values_list("pk", "body")
    notes = Note.objects.filter(pk__in=numbers[True]).values_list("pk", "body")
    return {
        **{Said(False, number): body for number, body in messages},
        **{Said(True, number): body for number, body in notes},
    }


def ways_of(cases: Collection[int]) -> dict[int, Way]:
    """Return the way of each case, as far as rows with a time tell it; six queries.

    From the customer's choice until somebody asked whether it is right, a case counts as
    accepted: what was delivered when, line by line, tells nothing of the talk.
    """
    ways: dict[int, Way] = defaultdict(Way)
    steps = (
        (Stage.ACKNOWLEDGED, Acknowledgement.objects.filter(case__in=cases), "at"),
        (Stage.UNDERSTOOD, Finding.objects.filter(case__in=cases), "at"),
        (Stage.OFFERED, Offer.objects.filter(case__in=cases, made_at__isnull=False), "made_at"),
        (Stage.ACCEPTED, Choice.objects.filter(case__in=cases), "at"),
        (Stage.FOLLOWED_UP, FollowUp.objects.filter(case__in=cases), "at"),
    )
    for stage, rows, when in steps:
        for case, at in rows.order_by().values_list("case", when):
            ways[case].came_to(stage, at)
    closings = Closing.objects.filter(case__in=cases).order_by()
    for case, since, until in closings.values_list("case", "at", "reopened_at"):
        ways[case].shut.append((since, until))
    return ways


def _numbers(turns: Iterable[Said]) -> dict[bool, list[int]]:
    numbers: dict[bool, list[int]] = {False: [], True: []}
    for turn in turns:
        numbers[turn.is_note].append(turn.number)
    return numbers
