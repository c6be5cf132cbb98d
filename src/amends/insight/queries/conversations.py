"""The desk's own history as conversations for the coach's audit, a few at a time."""

from collections.abc import Iterator, Mapping, Sequence

from amends.cases.models import Case, Closing
from amends.coach.audit import Conversation
from amends.coach.audit import Turn as Spoken
from amends.insight.queries.talk import talk_of, ways_of, words_of
from amends.insight.turns import Said, Turn, Way
from amends.insight.wanted import Wanted, was_lost

AT_ONCE = 200


def conversations(wanted: Wanted) -> Iterator[Conversation]:
    """Yield the talk of each case, oldest case first; memory does not grow with the desk."""
    after = 0
    while True:
        rows = Case.objects.filter(wanted.cases, pk__gt=after).select_related("team")
        cases = [*rows.order_by("pk")[:AT_ONCE]]
        if not cases:
            return
        after = cases[-1].pk
        yield from _conversations_of(cases)


def how_many(wanted: Wanted) -> int:
    """Return how many conversations there will be."""
    return Case.objects.filter(wanted.cases).count()


def _conversations_of(cases: Sequence[Case]) -> Iterator[Conversation]:
    numbers = [case.pk for case in cases]
    talks, ways = talk_of(numbers), ways_of(numbers)
    words = words_of(turn.said for talk in talks.values() for turn in talk)
    closings = Closing.objects.filter(case__in=numbers, reopened_at=None).order_by()
    outcomes = dict(closings.values_list("case", "outcome"))
    for case in cases:
        way = ways.get(case.pk, Way())
        yield Conversation(
            id=str(case.pk),
            turns=tuple(_spoken(turn, words, way) for turn in talks.get(case.pk, ())),
            team=case.team.name,
            channel=case.channel,
            lost=was_lost(outcomes.get(case.pk)),
        )


def _spoken(turn: Turn, words: Mapping[Said, str], way: Way) -> Spoken:
    return Spoken(
        who="us" if turn.is_ours else "customer",
        text=words[turn.said],
        at=turn.at,
        stage=way.stage_before(turn.at).value,
        kind=turn.said.kind,
    )
