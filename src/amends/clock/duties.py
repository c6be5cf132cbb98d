"""What a clock pack asks: an offer before the day passes, the money back after it, unasked.

The machine grants a refund that is due, and never refuses one. Each step is idempotent; what is
cut off between two of them the next sweep finishes.
"""

from datetime import datetime, timedelta

from amends.cases.models import Case
from amends.journal.actor import MACHINE
from amends.letters.actions import save_draft
from amends.letters.before_the_date import case_to_write_on
from amends.letters.composing import in_language, salutation
from amends.letters.queries import draft_of, facts_for_letter
from amends.people.queries import hours_of
from amends.promises.actions import (
    give_promise,
    note_offer_due,
    note_refund_due,
    settle_refund,
)
from amends.promises.dates import due_by
from amends.promises.models import Duty, Ending, GivenIn, Promise
from amends.promises.packs import refund_for
from amends.promises.queries import missed_by, pack_about, was_delivered, works_today
from amends.promises.wording import refund_letter_words, refund_words
from amends.remedies.money import money
from amends.remedies.queries.words_given import standing_choice_of

SECOND = timedelta(seconds=1)


def offer_asked_for(promise: Promise, *, at: datetime) -> Case | None:
    """Note that an offer is due before the day, and return the case on which to make it.

    None where no pack asks for one.
    """
    pack = pack_about(promise)
    if pack is None or not pack.offers_before_the_date:
        return None
    note_offer_due(promise, pack.name, by=MACHINE, at=at)
    owner = promise.keeper if works_today(promise, at=at) else None
    return case_to_write_on(promise, owner=owner, at=at)


def refund_asked_for(breaking: Ending, case: Case, *, at: datetime) -> str:
    """Note that the money comes back for a day that was missed, and grant what is due by now.

    Returns the paragraph of the letter that says so; empty where nothing comes back yet.
    """
    promise = breaking.promise
    pack = pack_about(promise)
    if pack is None or breaking.done_at is not None:
        return ""
    hours = hours_of(promise.team)
    refund = refund_for(pack, missed_by(breaking), hours)
    if refund is None:
        return ""
    due_at = due_by(refund.due_on, promise.team.time_zone).at
    duty = note_refund_due(promise, refund, pack.name, due_at=due_at, by=MACHINE, at=at)
    return grant_refund(duty, case, at=at) if duty.vests_at <= at else ""


def grant_refund(duty: Duty, case: Case, *, at: datetime) -> str:
    """Give our word that the money comes back; return the paragraph that says so.

    Empty where it need not: the thing came after all, the customer chose something else, or
    nothing had been paid.
    """
    promise = duty.promise
    purchase, customer = promise.purchase, promise.customer
    is_wanted = not was_delivered(promise) and standing_choice_of(case) is None
    if purchase is None or customer is None or not is_wanted or purchase.paid <= 0:
        settle_refund(duty, None, by=MACHINE, at=at)
        return ""
    hours = hours_of(promise.team)
    # The end of a day belongs to the next. A worker that was away for long still names a day.
    due_on = max(hours.day_of(duty.due_at - SECOND), hours.day_of(at))
    with in_language(customer.language):
        word = give_promise(
            team=promise.team,
            customer=customer,
            what=refund_words(promise),
            due=due_on,
            given_in=GivenIn.ORDER,
            keeper=case.owner,
            case=case,
            purchase=purchase,
            by=MACHINE,
            at=at,
            key=f"refund:{promise.pk}",
        )
        settle_refund(duty, word, by=MACHINE, at=at)
        return refund_letter_words(
            promise, paid=money(purchase.paid, purchase.currency), due=word.due_on or due_on
        )


def grant_later(duty: Duty, *, at: datetime) -> None:
    """Grant a refund to which the right came after the word was broken, with a letter ready."""
    case = case_to_write_on(duty.promise, owner=duty.promise.keeper, at=at)
    if case is None:
        return
    words = grant_refund(duty, case, at=at)
    if words and case.is_open and draft_of(case, case.owner) is None:
        facts = facts_for_letter(case, writer=case.owner)
        with in_language(facts.language):
            words = f"{salutation(facts)}\n\n{words}"
        save_draft(case, owed_part=words, extra_part="", by=case.owner, at=at)
