"""What a policy says of one case, and who may give it. Pure: rows and policy go in as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from amends.people.models import Role
from amends.policy import Line, Option, Redress, RuledOut
from amends.remedies.authority import (
    NOTHING,
    Cost,
    Giver,
    Leave,
    Limits,
    Months,
    Sums,
    leave_for,
    role_needed,
    sums_of,
)
from amends.remedies.errors import UnknownOption

AS_IT_STANDS = "as_it_stands"
"""The one option where a policy names none: what is owed is owed, and they accept it or not."""

MOST_OPTIONS = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """Who asks, at a team with these limits and these people above them, nearest first.

    `given` is what this case has cost already, by kind; `granted` what the asker has given this
    month on other cases and `months` what each role may; `hear_by` is when a customer would
    hear if somebody had to be asked now.
    """

    role: Role
    limits: Limits
    above: tuple[Giver, ...]
    given: Sums
    hear_by: datetime
    granted: Sums
    months: Months


@dataclass(frozen=True, slots=True)
class AssessedOption:
    """One alternative: its words, its lines, what it costs in all, and whose it is to give."""

    key: str
    title: str
    text: str
    because: str
    lines: tuple[Line, ...]
    cost: Decimal
    authority: str
    leave: Leave


@dataclass(frozen=True, slots=True)
class AssessedExtra:
    """One goodwill line, and whose it is to give. It never changes an option (rule 5)."""

    line: Line
    leave: Leave


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is owed whatever is chosen, what can be chosen, and what could be extra, apart."""

    case: int
    version: int
    number: int
    language: str
    currency: str
    facts: Mapping[str, object]
    owed: tuple[Line, ...]
    options: tuple[AssessedOption, ...]
    goodwill: tuple[AssessedExtra, ...]
    ruled_out: tuple[RuledOut, ...]
    redress: Redress
    desk: Desk

    @property
    def owed_sum(self) -> Decimal:
        """Add up what is owed whatever is chosen."""
        return sum((line.amount for line in self.owed), NOTHING)

    @property
    def share(self) -> str:
        """Say whose doing it is: `ours`, `shared` by a prior agreement, or `none`."""
        return self.redress.responsibility.share

    def whole(self, option: AssessedOption) -> Decimal:
        """Add up what is owed when this option is chosen."""
        return self.owed_sum + option.cost

    def options_named(self, keys: Sequence[str]) -> tuple[AssessedOption, ...]:
        """Return one to three options in the policy's order. Raises UnknownOption."""
        if not 1 <= len(set(keys)) <= MOST_OPTIONS:
            raise UnknownOption(
                _("Tick one to %(most)d options to put before the customer.")
                % {"most": MOST_OPTIONS}
            )
        named = tuple(option for option in self.options if option.key in keys)
        if len(named) != len(set(keys)):
            raise UnknownOption(
                _("The facts have changed and an option with them. Look at the options again.")
            )
        return named

    def goodwill_named(self, keys: Sequence[str]) -> tuple[Line, ...]:
        """Return the extras with these keys. Raises UnknownOption."""
        named = tuple(extra.line for extra in self.goodwill if extra.line.key in keys)
        if len(named) != len(set(keys)):
            raise UnknownOption(
                _("The facts have changed and an extra with them. Look at the extras again.")
            )
        return named


def assessed(
    redress: Redress,
    *,
    case: int,
    version: int,
    number: int,
    language: str,
    facts: Mapping[str, object],
    desk: Desk,
) -> Assessment:
    """Set costs and authority beside what a policy decided."""
    owed = tuple(redress.lines)
    options = tuple(_option(option, owed, desk) for option in redress.options)
    return Assessment(
        case=case,
        version=version,
        number=number,
        language=language,
        currency=redress.currency,
        facts=facts,
        owed=owed,
        options=options or (_as_it_stands(owed, desk),),
        goodwill=tuple(
            AssessedExtra(line, _leave_for([cost_of(line)], desk)) for line in redress.goodwill
        ),
        ruled_out=tuple(redress.ruled_out),
        redress=redress,
        desk=desk,
    )


def _option(option: Option, owed: tuple[Line, ...], desk: Desk) -> AssessedOption:
    return AssessedOption(
        key=option.key,
        title=option.title,
        text=option.text,
        because=option.because,
        lines=tuple(option.lines),
        cost=sum((line.amount for line in option.lines), NOTHING),
        authority=option.authority,
        leave=_leave_for(
            [*map(cost_of, owed), *(cost_of(line, option.authority) for line in option.lines)],
            desk,
        ),
    )


def _as_it_stands(owed: tuple[Line, ...], desk: Desk) -> AssessedOption:
    return AssessedOption(
        key=AS_IT_STANDS,
        title=_("This puts it right"),
        text="; ".join(line.what for line in owed),
        because="",
        lines=(),
        cost=NOTHING,
        authority="",
        leave=_leave_for([*map(cost_of, owed)], desk),
    )


def cost_of(line: Line, authority: str = "") -> Cost:
    """Return what a line costs, with the role that its option asks for, else its own."""
    return Cost(line.kind.value, line.amount, authority or line.authority)


def _leave_for(costs: Sequence[Cost], desk: Desk) -> Leave:
    needed = role_needed(costs, desk.limits, given=desk.given)
    return leave_at(desk, needed, sums_of(costs))


def leave_at(desk: Desk, needed: Role, costs: Sums) -> Leave:
    """Say whether what needs a role and costs these sums is the asker's own to give."""
    return leave_for(
        desk.role,
        needed,
        above=desk.above,
        hear_by=desk.hear_by,
        costs=costs,
        granted=desk.granted,
        months=desk.months,
    )
