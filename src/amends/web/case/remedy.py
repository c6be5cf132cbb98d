"""What can be offered, is offered, was chosen and is still to be delivered, for the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from amends.cases.models import Case
from amends.people.models import Staff
from amends.policy import Line as PolicyLine
from amends.remedies.answers import Question
from amends.remedies.assessment import MOST_OPTIONS, Assessment
from amends.remedies.authority import NOTHING
from amends.remedies.errors import BadFacts, NoPolicyInForce
from amends.remedies.models import Approval, Line, Offer, OfferedOption, Proposal
from amends.remedies.queries import assess, lines_due, offers_of, proposals_of, questions_of
from amends.remedies.queries.words_given import source_of
from amends.web.case.judging import (
    Judging,
    judging_of_assessment,
    judging_of_offer,
    may_need_a_sentence,
    options_beside,
)
from amends.web.case.leave import (
    extra_words,
    given_words,
    kinds_at_stake,
    leave_words,
    month_words,
)
from amends.web.case.offer_forms import FulfilForm
from amends.web.case.words_told import WordTold, day_of


@dataclass(frozen=True, slots=True)
class Tick:
    """An option or an extra that can be ticked. `leave` says whose it is to give.

    `cost` is what its lines come to, in `currency`; `like` what like cases got.
    """

    key: str
    title: str
    text: str
    lines: tuple[PolicyLine, ...]
    leave: str
    is_own: bool
    because: str
    is_ticked: bool
    cost: Decimal
    currency: str
    like: str = ""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line that is promised, and the form to say that it was delivered.

    `word` is it in the ledger, whose date counts: it may have been renegotiated.
    """

    line: Line
    due_on: date | None
    is_late: bool
    form: FulfilForm | None
    word: WordTold | None = None


@dataclass(frozen=True, slots=True)
class RemedyCard:
    """The state of redress on one case.

    `offer` is the one that stands, made or asked for. `said_no` is why the one before was not
    approved, while none stands. `offered` holds that offer against like cases, `judging` what
    could be offered; `month` says how much of one's month is used.
    """

    offer: Offer | None
    said_no: Approval | None
    due: list[DueLine]
    proposals: list[Proposal]
    assessment: Assessment | None = None
    options: list[Tick] = field(default_factory=list)
    extras: list[Tick] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    refused: str = ""
    offered: Judging | None = None
    judging: Judging | None = None
    month: list[str] = field(default_factory=list)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody with more authority is being asked."""
        return self.offer is not None and self.offer.made_at is None

    @property
    def chosen(self) -> bool:
        return self.offer is not None and hasattr(self.offer, "choice")

    @property
    def may_offer_else(self) -> bool:
        """Whether other options can be asked for; they are not on the page yet."""
        return not (self.assessment or self.questions or self.is_waiting)

    @property
    def needs_somebody(self) -> bool:
        """Whether some of what can be ticked is above one's own authority."""
        return any(not tick.is_own for tick in (*self.options, *self.extras))

    @property
    def may_need_why(self) -> bool:
        """Whether some of what can be ticked is unlike other cases, or above one's authority."""
        return self.needs_somebody or self.is_unlike

    @property
    def is_unlike(self) -> bool:
        """Whether some of what can be ticked lies outside what most like cases got."""
        if self.judging is None or self.assessment is None:
            return False
        return may_need_a_sentence(
            self.judging.precedents,
            owed=[self.assessment.whole(option) for option in self.assessment.options],
            extra=sum((extra.cost for extra in self.extras), NOTHING),
        )

    @property
    def offered_options(self) -> list[tuple[OfferedOption, str]]:
        """Return the options of the offer that stands, each beside what like cases got."""
        return options_beside(self.offer, self.offered) if self.offer and self.offered else []

    @property
    def given(self) -> str:
        """Say on whose authority the offer stands."""
        return given_words(self.offer) if self.offer else ""


def remedy_card(
    case: Case,
    staff: Staff,
    *,
    at: datetime,
    opened: str = "",
    words: Mapping[str, WordTold],
    ticked: Iterable[str] | None = None,
    fulfilling: FulfilForm | None = None,
) -> RemedyCard:
    """Fetch the redress of a case.

    What the policy says is worked out only while there is something to offer, or when `opened`
    is `offer` (other options) or `facts` (the answers that the policy rests on). `ticked` are
    the keys that a refused form carried, `fulfilling` the refused form of a line, `words` the
    lines as they stand in the ledger.
    """
    offers = [*offers_of(case)]
    offer = next((one for one in offers if one.withdrawn_at is None), None)
    said_no = _said_no(offers[0]) if offers and offer is None else None
    offered = judging_of_offer(case, offer, staff=staff, at=at) if offer else None
    card = RemedyCard(
        offer,
        said_no,
        due=[_due(line, at, case, fulfilling, words) for line in lines_due(case)],
        proposals=[*proposals_of(case)],
        offered=offered,
    )
    if not case.is_open or (offer is not None and opened not in ("offer", "facts")):
        return card
    language = get_language() or "en"
    try:
        if opened == "facts":
            return replace(card, questions=questions_of(case, at=at, language=language))
        assessment = assess(case, by=staff, at=at)
    except NoPolicyInForce as none:
        return replace(card, refused=str(none))
    except BadFacts:
        return replace(card, questions=questions_of(case, at=at, language=language))
    chosen = None if ticked is None else set(ticked)
    judging = judging_of_assessment(case, assessment, staff=staff, at=at)
    return replace(
        card,
        assessment=assessment,
        options=_options(assessment, case.customer.called, chosen, judging.like),
        extras=_extras(assessment, case.customer.called, chosen),
        judging=judging,
        month=month_words(assessment.desk, kinds_at_stake(assessment), assessment.currency),
    )


def _said_no(offer: Offer) -> Approval | None:
    approval: Approval | None = getattr(offer, "approval", None)
    return approval if approval is not None and approval.is_granted is False else None


def _options(
    assessment: Assessment, customer: str, ticked: set[str] | None, like: Mapping[str, str]
) -> list[Tick]:
    ticks: list[Tick] = []
    for option in assessment.options:
        # To start from: what is one's own to give, as many as may be put before a customer.
        is_first = option.leave.is_own and sum(t.is_ticked for t in ticks) < MOST_OPTIONS
        ticks.append(
            Tick(
                key=option.key,
                title=option.title,
                text=option.text,
                lines=option.lines,
                leave=leave_words(option.leave, customer),
                is_own=option.leave.is_own,
                because=option.because,
                is_ticked=is_first if ticked is None else option.key in ticked,
                cost=option.cost,
                currency=assessment.currency,
                like=like[option.key],
            )
        )
    return ticks


def _extras(assessment: Assessment, customer: str, ticked: set[str] | None) -> list[Tick]:
    return [
        Tick(
            key=extra.line.key,
            title=extra.line.what,
            text="",
            lines=(extra.line,),
            leave=extra_words(extra.leave, assessment, customer),
            is_own=extra.leave.is_own,
            because=extra.line.because,
            is_ticked=ticked is not None and extra.line.key in ticked,
            cost=extra.line.amount,
            currency=assessment.currency,
        )
        for extra in assessment.goodwill
    ]


def _due(
    line: Line,
    at: datetime,
    case: Case,
    fulfilling: FulfilForm | None,
    words: Mapping[str, WordTold],
) -> DueLine:
    delivered = line.delivery is not None
    form = None
    if case.is_open and not delivered:
        form = FulfilForm(case=case.pk, line=line.pk)
        if fulfilling is not None and fulfilling.line == line.pk:
            form = fulfilling
    today = at.astimezone(ZoneInfo(case.team.time_zone)).date()
    word = words.get(source_of(line, case.pk))
    due_on = day_of(word.promise) if word else line.due_on
    is_late = not delivered and due_on is not None and due_on < today
    return DueLine(line, due_on, is_late, form, None if delivered else word)


def things_in(card: RemedyCard) -> dict[str, str]:
    """Return the words for the lines and options of a card, as the journal names them."""
    things = {f"line:{due.line.pk}": due.line.what for due in card.due}
    if card.offer is not None:
        things |= {f"option:{option.pk}": option.title for option in card.offer.options.all()}
    return things
