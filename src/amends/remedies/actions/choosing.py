"""The customer's own steps: choose, ask for time, or propose something else."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import (
    lock,
    notify,
    pause_clocks,
    resume_clocks,
    start_clock,
)
from amends.cases.models import Case, ClockKind, NoticeKind
from amends.cases.words import clean_words
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import hours_of
from amends.remedies.actions._standing import accept, keep_running
from amends.remedies.errors import AlreadyChosen, BadDay, OfferNotOpen, UnknownOption
from amends.remedies.granting import clean_amount
from amends.remedies.models import Choice, Offer, Proposal, Thinking

LONGEST_THINKING = timedelta(days=90)
LONGEST_PROPOSAL = 4_000


@transaction.atomic
def choose(offer: Offer, option_key: str, *, at: datetime, noted_by: Staff | None) -> Choice:
    """Accept one option; this is what resolves a case (rule 9).

    `noted_by` is who wrote it down when the customer told us, None when they chose themselves.
    The same option twice is one choice. Raises AlreadyChosen for another option after a choice,
    OfferNotOpen for an offer that is not made or was withdrawn, and UnknownOption.
    """
    case = lock(offer.case)
    offer = Offer.objects.get(pk=offer.pk)
    chosen = Choice.objects.filter(offer=offer).select_related("option").first()
    _refuse_unless_open(offer, chosen, option_key)
    if chosen is not None:
        return chosen
    # Compared here and not by the database, which takes no text with a zero byte in it.
    option = next((row for row in offer.options.all() if row.key == option_key), None)
    if option is None:
        raise UnknownOption(_("This is not among the options. Choose one of those shown."))
    choice = accept(offer, option, case, noted_by=noted_by, at=at, hours=hours_of(case.team))
    if noted_by is None or noted_by.pk != case.owner_id:
        notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)
    record(
        "option.chosen",
        choice,
        about=case,
        by=noted_by.actor if noted_by else case.customer.actor,
        at=at,
        offer=offer.pk,
        option=option.pk,
    )
    return choice


@transaction.atomic
def ask_for_time(offer: Offer, *, write_on: date, at: datetime) -> Thinking:
    """Give the customer time to think, and write again on the day that they name.

    Asking again moves the day. Raises BadDay for one that has passed or is over 90 days away,
    and AlreadyChosen and OfferNotOpen as `choose` does.
    """
    case = lock(offer.case)
    offer = Offer.objects.get(pk=offer.pk)
    _refuse_unless_open(offer, Choice.objects.filter(offer=offer).first(), None)
    hours = hours_of(case.team)
    today = hours.day_of(at)
    if not today < write_on <= today + LONGEST_THINKING:
        raise BadDay(_("Name a day after today, at most 90 days away."))
    thinking = Thinking.objects.filter(offer=offer).first()
    if thinking is not None and thinking.write_on == write_on:
        return thinking
    thinking, _created = Thinking.objects.update_or_create(
        offer=offer, defaults={"at": at, "write_on": write_on}
    )
    pause_clocks(case, at=at, why="thinking")
    start_clock(case, ClockKind.NEXT_WORD, at=at, due_at=hours.closing_on(write_on))
    notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)
    record("time.asked_for", thinking, about=case, by=case.customer.actor, at=at, write_on=write_on)
    return thinking


@transaction.atomic
def propose(
    case: Case,
    *,
    offer: Offer | None,
    words: str,
    amount: Decimal | None = None,
    at: datetime,
    key: str,
) -> Proposal:
    """Keep what the customer would rather have; the answer comes from a person (rule 6).

    `amount` is the sum that they name, in the team's currency, if they name one. The ball is
    ours: the clocks go on. What was offered stays open. The same `key` again returns the
    proposal that is there. Raises BadGrant for a sum that is none, and BadWords and CaseClosed
    (cases).
    """
    case = lock(case)
    known = Proposal.objects.filter(key=key).first()
    if known is not None:
        return known
    if offer is not None and offer.case_id != case.pk:
        raise OfferNotOpen(_("This offer belongs to another matter."))
    proposal = Proposal.objects.create(
        case=case,
        offer=offer,
        words=clean_words(words, what=_("What you would rather have"), longest=LONGEST_PROPOSAL),
        amount=None if amount is None else clean_amount(amount),
        at=at,
        key=key,
    )
    resume_clocks(case, at=at)
    keep_running(case, ClockKind.NEXT_WORD, at=at)
    notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)
    record(
        "proposal.made",
        proposal,
        about=case,
        by=case.customer.actor,
        at=at,
        offer=offer.pk if offer else None,
    )
    return proposal


def _refuse_unless_open(offer: Offer, chosen: Choice | None, option_key: str | None) -> None:
    if offer.made_at is None or offer.withdrawn_at is not None:
        raise OfferNotOpen(_("This offer is no longer open. Look at the page again."))
    if chosen is not None and chosen.option.key != option_key:
        raise AlreadyChosen(
            _("You have chosen “%(title)s”. Write to us if you would rather have something else.")
            % {"title": chosen.option.title}
        )
