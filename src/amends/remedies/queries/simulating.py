"""Replay past cases under a policy that is not in force yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from amends.cases.models import Case, CaseKind
from amends.people.models import Kind, Team
from amends.policy import FactError, Policy
from amends.remedies.likeness import NEAREST, Likeness, Past, Spread, nearest, spread_of
from amends.remedies.models import Line, Offer, PolicyVersion, Precedent
from amends.remedies.queries.knowledge import FINDERS, facts_known
from amends.remedies.queries.policies import policy_of
from amends.remedies.queries.precedents import candidates_for, rough
from amends.remedies.simulation import Change, Simulation, Tally, goodwill_under, owed_under

ON_A_PAGE = 500
"""How many past cases, the newest, are replayed while somebody waits for a page."""

AT_ONCE = 500


def simulate_policy(
    team: Team | None,
    policy: Policy,
    *,
    at: datetime,
    since: datetime | None = None,
    newest: int | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Simulation:
    """Replay the past cases of a team, or of all that reckon in the policy's currency, newest
    first.

    A past case is one in which the customer chose. The facts are those kept with the offer,
    and for those that nobody had asked for then what the rows say. Every case is decided as if
    it had happened today, or on the nearest day on which the policy holds. `since` and `newest`
    bound how far back it goes; `told` hears how many of how many are done. Cases are streamed,
    never held all at once.
    """
    rows = _past(team, policy, at=at, since=since)
    found = rows.count()
    whole = min(found, newest) if newest is not None else found
    tally, former = Tally(), _Former(policy.currency, at)
    for done, precedent in enumerate(_streamed(rows, whole), 1):
        _replay(precedent, policy, at=at, tally=tally, former=former)
        if told is not None:
            told(done, whole)
    left_out = _cases(team, policy, at=at, since=since).filter(precedent__isnull=True).count()
    return tally.result(currency=policy.currency, found=found, left_out=left_out)


def _replay(
    precedent: Precedent, policy: Policy, *, at: datetime, tally: Tally, former: "_Former"
) -> None:
    choice, case = precedent.choice, precedent.case
    day = _day(policy, at, case.team)
    try:
        redress = policy.decide(_facts(precedent, policy), on=day, language=policy.language)
    except FactError as error:
        tally.add_failure(case.pk, error)
        return
    given = {line.key: line.amount for line in choice.offer.lines.all()}
    change = Change(
        case=case.pk,
        owed_then=precedent.owed,
        owed_now=owed_under(redress, choice.option.key),
        goodwill_then=precedent.goodwill,
        goodwill_now=goodwill_under(
            redress, given, former.goodwill_of(choice.offer.policy_version_id)
        ),
    )
    is_covered = bool(redress.lines or redress.options or redress.goodwill)
    tally.add(change, is_covered=is_covered, like_cases=former.spread(precedent))


def _past(
    team: Team | None, policy: Policy, *, at: datetime, since: datetime | None
) -> QuerySet[Precedent]:
    rows = Precedent.objects.filter(currency=policy.currency, at__lte=at)
    if team is not None:
        rows = rows.filter(team=team)
    if since is not None:
        rows = rows.filter(at__gte=since)
    return rows


def _cases(
    team: Team | None, policy: Policy, *, at: datetime, since: datetime | None
) -> QuerySet[Case]:
    cases = Case.objects.filter(
        kind=CaseKind.COMPLAINT,
        team__currency=policy.currency,
        opened_at__lte=at,
        merge__isnull=True,
    )
    if team is not None:
        cases = cases.filter(team=team)
    return cases if since is None else cases.filter(opened_at__gte=since)


def _streamed(rows: QuerySet[Precedent], count: int) -> Iterator[Precedent]:
    goodwill = Line.objects.filter(option__isnull=True, kind=Kind.GOODWILL)
    whole = rows.select_related(
        "choice__offer",
        "choice__option",
        "case__team",
        "case__customer",
        "case__purchase",
    ).prefetch_related(Prefetch("choice__offer__lines", queryset=goodwill), "case__purchase__lines")
    # Numbers alone are put in order; whole rows in order would all be held by the database.
    numbers = rows.order_by("-at", "-pk").values_list("pk", flat=True)[:count]
    coming = numbers.iterator(chunk_size=AT_ONCE)
    while some := list(islice(coming, AT_ONCE)):
        found = whole.in_bulk(some)
        yield from (found[number] for number in some if number in found)


def _facts(precedent: Precedent, policy: Policy) -> dict[str, object]:
    offer: Offer = precedent.choice.offer
    kept = {name: value for name, value in offer.facts.items() if name in policy.facts}
    unasked = dict.fromkeys(name for name in policy.facts if name not in kept and name in FINDERS)
    if not unasked:
        return kept
    known = facts_known(precedent.case, at=offer.at, declared=unasked, currency=policy.currency)
    return {**known, **kept}


def _day(policy: Policy, at: datetime, team: Team) -> date:
    today = at.astimezone(ZoneInfo(team.time_zone)).date()
    day = max(today, policy.valid_from)
    return min(day, policy.valid_to) if policy.valid_to else day


@dataclass(slots=True)
class _Former:
    """What cases like one got and what former policies said, each read once and not per case."""

    currency: str
    at: datetime
    pools: dict[tuple[str, str], list[Past]] = field(default_factory=dict)
    goodwill: dict[int, frozenset[str]] = field(default_factory=dict)

    def goodwill_of(self, version: int) -> frozenset[str]:
        """Return the keys of the goodwill lines that a version of a policy has."""
        if version not in self.goodwill:
            policy = policy_of(PolicyVersion.objects.get(pk=version))
            self.goodwill[version] = frozenset(rule.key for rule in policy.rules.goodwill)
        return self.goodwill[version]

    def spread(self, precedent: Precedent) -> Spread | None:
        """Return how the sums owed in like cases lie, without the case itself."""
        kind = (precedent.failure, precedent.loss)
        if kind not in self.pools:
            self.pools[kind] = candidates_for(*kind, currency=self.currency, at=self.at)
        found = nearest(_likeness(precedent), self.pools[kind], count=NEAREST + 1)
        others = [past for past in found if past.case != precedent.case_id]
        return spread_of(past.owed for past in others[:NEAREST])


def _likeness(precedent: Precedent) -> Likeness:
    return Likeness(
        severity=precedent.severity,
        is_occasion=precedent.is_occasion,
        price=rough(precedent.price),
        days_late=precedent.days_late,
        share=precedent.share,
    )
