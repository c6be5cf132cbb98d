"""What putting it right costs, beside what the relationship is worth. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from amends.orders.queries import Worth
from amends.remedies.money import about, money


@dataclass(frozen=True, slots=True)
class Weight:
    """What is on the table, owed and goodwill apart, and what the customer is worth to us.

    `worth` is None when it is not known. `ceiling` is the most that the policy lets goodwill be
    here, None where none is written or what stands was offered already. It never changes what
    is owed (rule 8).
    """

    owed: Decimal
    goodwill: Decimal
    currency: str
    worth: Worth | None
    ceiling: Decimal | None

    @property
    def cost(self) -> Decimal:
        """Add up all that is on the table."""
        return self.owed + self.goodwill

    @property
    def sentence(self) -> str:
        """Say it in a sentence: "About $500 against a relationship worth about $3,100."."""
        cost = money(about(self.cost), self.currency)
        if self.worth is None:
            return _("About %(cost)s. What the relationship is worth is not known.") % {
                "cost": cost
            }
        return _("About %(cost)s against a relationship worth about %(worth)s.") % {
            "cost": cost,
            "worth": money(about(self.worth.amount), self.currency),
        }

    @property
    def reasons(self) -> tuple[str, ...]:
        """Say how the worth was reckoned and what follows from it."""
        return tuple(sentence for sentence in (self._reckoning(), self._use()) if sentence)

    def _reckoning(self) -> str:
        if self.worth is None:
            return ""
        if self.worth.is_imported:
            return _("The figure of their worth came with their record.")
        return _("They bought for that much in the last three years; three more are expected.")

    def _use(self) -> str:
        if self.ceiling is None:
            return _("It may widen goodwill and never changes what is owed.")
        return _("Goodwill may go up to %(ceiling)s here; what is owed does not depend on it.") % {
            "ceiling": money(self.ceiling, self.currency)
        }
