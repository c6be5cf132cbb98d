"""What can be offered, is offered, was chosen and is still to be delivered, for the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.people.models import Role, Staff
from amends.policy import Line as PolicyLine
from amends.remedies.answers import Question
from amends.remedies.assessment import MOST_OPTIONS, Assessment
from amends.remedies.authority import Leave
from amends.remedies.errors import BadFacts, NoPolicyInForce
from amends.remedies.models import Approval, Line, Offer, Proposal
from amends.remedies.queries import assess, lines_due, offers_of, proposals_of, questions_of
from amends.web.case.offer_forms import FulfilForm
from amends.web.templatetags.words import short_moment


@dataclass(frozen=True, slots=True)
class Tick:
    """An option or an extra that can be ticked. `leave` says whose it is to give.

    `cost` is what its lines come to, in `currency`.
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


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line that is promised, and the form to say that it was delivered."""

    line: Line
    is_late: bool
    form: FulfilForm | None


@dataclass(frozen=True, slots=True)
class RemedyCard:
    """The state of redress on one case.

    `offer` is the one that stands, made or asked for. `said_no` is why the one before was not
    approved, while none stands.
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


def remedy_card(
    case: Case,
    staff: Staff,
    *,
    at: datetime,
    opened: str = "",
    ticked: Iterable[str] | None = None,
    fulfilling: FulfilForm | None = None,
) -> RemedyCard:
    """Fetch the redress of a case.

    What the policy says is worked out only while there is something to offer, or when `opened`
    is `offer` (other options) or `facts` (the answers that the policy rests on). `ticked` are
    the keys that a refused form carried, `fulfilling` the refused form of a line.
    """
    offers = [*offers_of(case)]
    offer = next((one for one in offers if one.withdrawn_at is None), None)
    said_no = _said_no(offers[0]) if offers and offer is None else None
    due = [_due(line, at, case, fulfilling) for line in lines_due(case)]
    proposals = [*proposals_of(case)]
    if not case.is_open or (offer is not None and opened not in ("offer", "facts")):
        return RemedyCard(offer, said_no, due, proposals)
    language = get_language() or "en"
    try:
        if opened == "facts":
            questions = questions_of(case, at=at, language=language)
            return RemedyCard(offer, said_no, due, proposals, questions=questions)
        assessment = assess(case, by=staff, at=at)
    except NoPolicyInForce as none:
        return RemedyCard(offer, said_no, due, proposals, refused=str(none))
    except BadFacts:
        questions = questions_of(case, at=at, language=language)
        return RemedyCard(offer, said_no, due, proposals, questions=questions)
    chosen = None if ticked is None else set(ticked)
    return RemedyCard(
        offer,
        said_no,
        due,
        proposals,
        assessment,
        options=_options(assessment, case.customer.called, chosen),
        extras=_extras(assessment, case.customer.called, chosen),
    )


def _said_no(offer: Offer) -> Approval | None:
    approval: Approval | None = getattr(offer, "approval", None)
    return approval if approval is not None and approval.is_granted is False else None


def _options(assessment: Assessment, customer: str, ticked: set[str] | None) -> list[Tick]:
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
            leave=leave_words(extra.leave, customer),
            is_own=extra.leave.is_own,
            because=extra.line.because,
            is_ticked=ticked is not None and extra.line.key in ticked,
            cost=extra.line.amount,
            currency=assessment.currency,
        )
        for extra in assessment.goodwill
    ]


def leave_words(leave: Leave, customer: str) -> str:
    """Say whose something is to give, and when the customer would hear if somebody is asked."""
    if leave.is_own:
        return _("Yours to give.")
    if leave.approver is None:
        return _("Above everybody’s authority here.")
    needs = _("Needs %(name)s (%(role)s).") % {
        "name": leave.approver.name,
        "role": Role(leave.approver.role).label,
    }
    if leave.hear_by is None:
        return needs
    hears = _("%(name)s would hear by %(time)s.") % {
        "name": customer,
        "time": short_moment(leave.hear_by),
    }
    return f"{needs} {hears}"


def _due(line: Line, at: datetime, case: Case, fulfilling: FulfilForm | None) -> DueLine:
    delivered = line.delivery is not None
    form = None
    if case.is_open and not delivered:
        form = FulfilForm(case=case.pk, line=line.pk)
        if fulfilling is not None and fulfilling.line == line.pk:
            form = fulfilling
    today = at.astimezone(ZoneInfo(case.team.time_zone)).date()
    is_late = not delivered and line.due_on is not None and line.due_on < today
    return DueLine(line, is_late, form)


def things_in(card: RemedyCard) -> dict[str, str]:
    """Return the words for the lines and options of a card, as the journal names them."""
    things = {f"line:{due.line.pk}": due.line.what for due in card.due}
    if card.offer is not None:
        things |= {f"option:{option.pk}": option.title for option in card.offer.options.all()}
    return things
