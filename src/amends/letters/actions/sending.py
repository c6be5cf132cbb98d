"""A letter is written into the case and, as an e-mail, put into the outbox."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.cases.actions.unsaid import answered_clocks
from amends.cases.actions.within import file_message, lock, pause_clocks, start_clock
from amends.cases.errors import CaseClosed
from amends.cases.models import Case, ClockKind, Direction, Message, Pause
from amends.journal.outbox import send_later
from amends.journal.record import record
from amends.letters.actions.counting import remember_clocks
from amends.letters.actions.enclosing import enclose, files_to_enclose
from amends.letters.actions.holding_back import (
    cleaned_reason,
    keep_confirmed,
    keep_reason,
    refuse_unanswered,
)
from amends.letters.coaching import review_letter
from amends.letters.composing import Wording, lay_out
from amends.letters.errors import BadKey, NothingWritten, OfferNotMade, OfferNotSendable
from amends.letters.models import Draft, Letter
from amends.letters.parts import cleaned_parts, cleaned_subject
from amends.letters.queries.coaching import known_for
from amends.letters.queries.delivery import outgoing_key
from amends.letters.queries.writing import facts_for_letter
from amends.letters.recipients import Recipient, recipient_of
from amends.letters.time_named import time_named
from amends.people.models import Channel, Staff
from amends.remedies.models import Offer
from amends.remedies.queries.offers import offer_of

LONGEST_KEY = 64


@transaction.atomic
def send_letter(
    case: Case,
    *,
    owed_part: str,
    extra_part: str,
    subject: str,
    channel: Channel,
    by: Staff,
    at: datetime,
    key: str,
    with_offer: Offer | None = None,
    enclosing: Collection[int] = (),
    confirmed: Collection[str] = (),
    despite: str = "",
) -> Message:
    """Send a letter: what is owed, and apart from it the extra, either of which may be empty.

    It goes by e-mail when `channel` says so and there is an address; otherwise it is printed,
    or stands on the customer's page. The writer's draft is gone. The same `key` again gives
    back the message that is there. Files of the case go along by their numbers (`enclosing`),
    by e-mail only.

    What the case does not bear out holds the letter back until it is `confirmed`, by the keys
    that AgainstTheFacts names; words that may hurt go out once `despite` says why in a line.
    Raises NothingWritten, BadKey, OfferNotMade, OfferNotSendable, NotToEnclose,
    AgainstTheFacts, HarmsRemain, StillToFill, and BadWords and CaseClosed (cases).
    """
    held = lock(case, allow_closed=True)
    sent = sent_already(held, key)
    if sent is not None:
        return sent.message
    if not held.is_open:
        raise CaseClosed(_("Case %(number)d is closed. Reopen it first.") % {"number": held.pk})
    owed_part, extra_part = cleaned_parts(owed_part, extra_part)
    if not owed_part and not extra_part:
        raise NothingWritten(_("The letter is empty. Write at least a word."))
    subject = cleaned_subject(subject)
    offer = _sendable(held, with_offer) if with_offer else None
    known = known_for(held, writer=by, at=at, offer=offer)
    review = review_letter(known, owed_part=owed_part, extra_part=extra_part)
    despite = cleaned_reason(despite)
    refuse_unanswered(review, confirmed=confirmed, despite=despite)
    facts = facts_for_letter(held, writer=by, offer=offer)
    recipient = recipient_of(held.customer, channel)
    files = files_to_enclose(held, enclosing, by=recipient.channel)
    named = time_named(held, at)
    letter = put_into_post(
        held,
        body=lay_out(facts, owed_part=owed_part, extra_part=extra_part),
        wording=Wording(subject, owed_part, extra_part),
        recipient=recipient,
        offer=offer,
        by=by,
        at=at,
        key=key,
    )
    _keep_to(named, held, at=at)
    enclose(letter, files)
    Draft.objects.filter(case=held, staff=by).delete()
    confirmations = keep_confirmed(letter, review, by=by, at=at)
    reason = keep_reason(letter, review, despite, by=by, at=at)
    record(
        "letter.sent",
        letter,
        about=held,
        by=by.actor,
        at=at,
        channel=recipient.channel.value,
        offer=offer.pk if offer else None,
        has_extra=bool(extra_part),
        files=len(files),
        confirmed=len(confirmations),
        reason=reason.pk if reason else None,
    )
    return letter.message


def sent_already(case: Case, key: str) -> Letter | None:
    """Return the letter that was sent with this key. Raises BadKey for one of another case."""
    if not key or len(key) > LONGEST_KEY:
        raise BadKey(_("This page is out of date. Open it again; your draft is kept."))
    letter = Letter.objects.select_related("message").filter(key=key).first()
    if letter is not None and letter.case_id != case.pk:
        raise BadKey(_("This page is out of date. Open it again; your draft is kept."))
    return letter


def put_into_post(
    case: Case,
    *,
    body: str,
    wording: Wording,
    recipient: Recipient,
    offer: Offer | None = None,
    by: Staff,
    at: datetime,
    key: str,
) -> Letter:
    """Write a letter into a locked case and, as an e-mail, put it into the outbox."""
    clocks = answered_clocks(case)
    message = file_message(
        case,
        direction=Direction.OUT,
        channel=recipient.channel,
        from_name=by.name,
        body=body,
        at=at,
        key=f"letter:{key}",
        by=by,
    )
    letter = Letter.objects.create(
        case=case,
        message=message,
        offer=offer,
        by=by,
        channel=recipient.channel,
        to_name=recipient.name,
        to_address=recipient.address,
        subject=wording.subject,
        owed_part=wording.owed_part,
        extra_part=wording.extra_part,
        at=at,
        key=key,
    )
    if recipient.channel == Channel.EMAIL:
        remember_clocks(letter, clocks)
        send_later("letter", key=outgoing_key(letter), about=case, at=at, letter=letter.pk)
    return letter


def _sendable(case: Case, offer: Offer) -> Offer:
    """Return the offer as it is now, when it may go with a letter."""
    now = offer_of(case)
    if now is None or now.pk != offer.pk:
        raise OfferNotSendable(_("This offer stands no more. Send the letter without it."))
    if now.made_at is None:
        raise OfferNotMade(_still_asked(case, now))
    if hasattr(now, "choice"):
        raise OfferNotSendable(
            _("%(name)s has chosen already. Send the letter without the options.")
            % {"name": case.customer.called}
        )
    return now


def _still_asked(case: Case, offer: Offer) -> str:
    if offer.hear_by is None or not hasattr(offer, "approval"):
        return _("This offer has not been made yet. Send the letter without it.")
    told = date_format(
        offer.hear_by.astimezone(ZoneInfo(case.team.time_zone)), "SHORT_DATETIME_FORMAT"
    )
    return _("%(approver)s is still asked about this offer; %(name)s hears by %(time)s.") % {
        "approver": offer.approval.asked_of.name,
        "name": case.customer.called,
        "time": told,
    }


def _keep_to(named: datetime | None, case: Case, *, at: datetime) -> None:
    # Filing the letter restarted the clock to the next word by the team's rule.
    if named is not None:
        start_clock(case, ClockKind.NEXT_WORD, at=at, due_at=named)
    elif Pause.objects.filter(case=case, until=None).exists():
        pause_clocks(case, at=at, why="choice")
