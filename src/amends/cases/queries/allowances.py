"""How long a team gives itself, as the settings show it."""

from amends.cases.clock_rules import DEFAULTS, Allowance
from amends.cases.models import ClockKind, ClockRule
from amends.people.models import Team


def allowances_of(team: Team) -> dict[ClockKind, Allowance]:
    """Return what a team gives itself for every clock, its own rule or the default; one query."""
    own = {
        ClockKind(rule.kind): Allowance(days=rule.days, minutes=rule.minutes)
        for rule in ClockRule.objects.filter(team=team)
    }
    return {kind: own.get(kind, DEFAULTS[kind]) for kind in ClockKind}
