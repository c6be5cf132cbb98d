"""What stands on the customer's page: their own matter, and nothing that is ours alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from amends.cases.models import Attachment, Case, Clock, ClockKind, Stage
from amends.cases.queries.told import Told, told_of
from amends.facts.models import Finding
from amends.facts.queries import finding_of
from amends.letters.models import Letter
from amends.letters.queries import has_failed, letters_of
from amends.people.models import Channel
from amends.prevention.queries import wish_of
from amends.promises.queries import promises_of_case
from amends.remedies.models import Choice, Offer, Proposal
from amends.remedies.queries import lines_due, offers_of, proposals_of
from amends.web.public.forms import (
    ChoiceForm,
    KeyedForm,
    MessageForm,
    ProposalForm,
    TimeForm,
    WishForm,
    WordForm,
)
from amends.web.public.heading import heading_of
from amends.web.public.promised import AllPromised, promised
from amends.web.public.steps import Step, steps_of
from amends.web.public.words import words_to_them

TEMPLATE = "web/public/customer_page.html"

LATEST = 8
"""Steps that stand open on the page; those before are folded away."""

Reader = Literal["customer", "staff"]


@dataclass(frozen=True, slots=True)
class NextWord:
    """By when they hear from us; `is_late` when that has passed, which is a word broken."""

    at: datetime
    is_late: bool


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """All that the template shows. `asked` is the offer that waits for their choice."""

    called: str
    heading: str
    title: str
    letter: Letter | None
    finding: Finding | None
    asked: Offer | None
    choice: Choice | None
    promised: AllPromised
    proposals: list[Proposal]
    next_word: NextWord | None
    is_asking: bool
    earlier: list[Step]
    steps: list[Step]
    files: list[Attachment]
    words: int
    may_tell: bool
    told: str
    may_wish: bool
    wishes: bool


def customer_page_context(
    case: Case, *, reader: Reader, at: datetime | None = None, trouble: KeyedForm | None = None
) -> dict[str, object]:
    """Return the context of `TEMPLATE`, to be rendered inside `in_their_way(case)`.

    A member of staff sees the same page with its forms closed. `trouble` is a form that was
    refused; it stands in its place with what was typed. A fixed number of queries.
    """
    at = at or timezone.now()
    today = at.astimezone(ZoneInfo(case.team.time_zone)).date()
    page = _page(case, at=at, today=today)
    forms = _forms(page, today)
    if trouble is not None:
        forms[trouble.place] = trouble
    return {
        "case": case,
        "page": page,
        "forms": forms,
        "trouble": trouble,
        "is_open_to_them": reader == "customer",
        "today": today,
    }


@contextmanager
def in_their_way(case: Case) -> Iterator[None]:
    """Speak the customer's language and tell the time of the team while a page is made.

    Until one of us has answered, a page that began at the public form stays in the language of
    whoever reads it: it tells nobody that we know the address they gave.
    """
    language = translation.get_language() or "en"
    with (
        translation.override(language if is_stranger(case) else case.customer.language),
        timezone.override(case.team.time_zone),
    ):
        yield


def is_stranger(case: Case) -> bool:
    """Tell whether whoever opened this case at the public form has not been answered yet."""
    return case.channel == Channel.WEB and case.stage in (Stage.RECEIVED, Stage.OWNED)


def called(case: Case) -> str:
    """Return the name to call them by; to a stranger the one that they typed."""
    if is_stranger(case):
        return case.reported_by or case.customer.name
    return case.customer.called


def next_word(told: Told, *, hear_by: datetime | None, at: datetime) -> NextWord | None:
    """Return when they hear from us next; `hear_by` is when somebody asked will have answered."""
    due = hear_by or _running(told.clocks)
    return NextWord(due, is_late=due < at) if due else None


def _page(case: Case, *, at: datetime, today: date) -> CustomerPage:
    told, offers, finding = told_of(case), [*offers_of(case)], finding_of(case)
    letters = [sent.letter for sent in letters_of(case)]
    proposals = [*proposals_of(case)]
    words = words_to_them(promises_of_case(case), at=at)
    lines = promised(lines_due(case), words, case=case.pk, today=today)
    standing = next((offer for offer in offers if offer.withdrawn_at is None), None)
    shown = standing if standing is not None and standing.made_at is not None else None
    choice: Choice | None = getattr(shown, "choice", None)
    is_pending = standing is not None and shown is None
    heading = heading_of(case, called(case), finding, choice)
    # A surprise is a secret: a title stays in the browser's history for others to read.
    is_secret = bool(case.customer.must_not_hear) and not is_stranger(case)
    steps = steps_of(
        told,
        letters=letters,
        offers=offers,
        proposals=proposals,
        lines=(*lines.due, *lines.gifts),
    )
    told_words = [row.words for row in told.follow_ups if row.by is None]
    return CustomerPage(
        called=called(case),
        heading=heading,
        title=case.team.name if is_secret else heading,
        letter=letters[0] if letters else None,
        finding=finding,
        asked=shown if shown is not None and choice is None and case.is_open else None,
        choice=choice,
        promised=lines,
        proposals=proposals,
        next_word=next_word(
            told, hear_by=standing.hear_by if standing and is_pending else None, at=at
        )
        if case.is_open
        else None,
        is_asking=is_pending,
        earlier=steps[:-LATEST],
        steps=steps[-LATEST:],
        files=[file for message in told.messages for file in message.attachments.all()],
        words=len(told.messages),
        may_tell=not told_words
        and case.stage in (Stage.MADE_RIGHT, Stage.FOLLOWED_UP, Stage.CLOSED),
        told=told_words[-1] if told_words else "",
        may_wish=has_failed(case),
        wishes=wish_of(case) is not None,
    )


def _forms(page: CustomerPage, today: date) -> dict[str, KeyedForm]:
    forms: dict[str, KeyedForm] = {
        "proposal": ProposalForm(),
        "message": MessageForm(),
        "word": WordForm(),
        "wish": WishForm(),
    }
    if page.asked is not None:
        forms["choice"] = ChoiceForm(initial={"offer": page.asked.pk})
        forms["time"] = TimeForm.from_day(today, page.asked.pk)
    return forms


def _running(clocks: list[Clock]) -> datetime | None:
    promised_times = [
        clock.due_at
        for clock in clocks
        if clock.kind in (ClockKind.ACKNOWLEDGE, ClockKind.NEXT_WORD) and clock.paused_at is None
    ]
    return min(promised_times, default=None)
