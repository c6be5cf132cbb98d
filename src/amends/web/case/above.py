"""What came through the management, and whether the team is proud of how a case ended."""

from dataclasses import dataclass

from amends.cases.models import Case, HandBack, Outcome
from amends.cases.queries import CasePage, hand_backs_of
from amends.insight.models import Appreciation
from amends.insight.queries import appreciation_of
from amends.letters.handing_back import hand_back_words
from amends.people.models import Executive
from amends.people.queries import executives
from amends.web.case.desk_forms import Forms
from amends.web.case.forms import ManagementForm


@dataclass(frozen=True, slots=True)
class CameThrough:
    """Something that came through the management; `told` is what the management is told."""

    row: HandBack
    told: str

    @property
    def is_told_by_mail(self) -> bool:
        """Tell whether that went out by itself, since it came by mail."""
        return self.row.noted_by_id is None and self.row.message_id is not None


@dataclass(frozen=True, slots=True)
class AboveCard:
    """`asks` is whether the form is open, `executives` its list; `appreciation` is on the page of
    what we are proud of, where `may_appreciate`."""

    came: list[CameThrough]
    asks: bool
    executives: list[Executive]
    may_appreciate: bool
    appreciation: Appreciation | None


def above_card(case: Case, page: CasePage, forms: Forms, *, opened: str) -> AboveCard:
    """Fetch what the case page says of those above, and of how it ended."""
    asks = opened == ManagementForm.place
    is_retained = page.closing is not None and page.closing.outcome == Outcome.RETAINED
    at_top = [*executives()] if asks else []
    forms[ManagementForm.place].choices_of("executive", [(one.pk, one.name) for one in at_top])
    return AboveCard(
        came=[_came(row, case) for row in hand_backs_of(case)],
        asks=asks,
        executives=at_top,
        may_appreciate=is_retained,
        appreciation=appreciation_of(case) if is_retained else None,
    )


def _came(row: HandBack, case: Case) -> CameThrough:
    row.case = case
    return CameThrough(row, hand_back_words(row))
