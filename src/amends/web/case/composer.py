"""The letter that somebody is about to write, with its first wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Case
from amends.letters.composing import LetterFacts, Wording, first_wording
from amends.letters.enclosing import is_enclosable
from amends.letters.errors import LetterNotFound
from amends.letters.models import Draft, SavedReply
from amends.letters.placeholders import filled
from amends.letters.queries import (
    SentLetter,
    draft_of,
    facts_for_letter,
    saved_replies,
    saved_reply_for,
)
from amends.people.models import Channel, ContactKind, Staff
from amends.people.queries import contact_points_of
from amends.remedies.models import Offer
from amends.web.case.coach_sheet import CoachSheet, sheet_for
from amends.web.case.letter_form import LetterForm
from amends.web.case.ready_letters import ReadyLetter, ready_letters, ready_words

WRITTEN = (Channel.EMAIL, Channel.LETTER, Channel.WEB)
"""The ways in which a letter can go."""


@dataclass(frozen=True, slots=True)
class Composer:
    """`offer` is the one that can go along. `to` says whom it goes to, and how.

    `ready` are letters to begin with that are no saved replies, `begun` the key of one picked.
    `coach` is what the coach says of a letter that was sent to be checked or was refused.
    """

    form: LetterForm
    to: str
    is_printed: bool
    has_files: bool
    offer: Offer | None
    draft: Draft | None
    replies: Sequence[SavedReply]
    reply: int | None
    ready: Sequence[ReadyLetter]
    begun: str
    coach: CoachSheet | None


def composer_for(
    case: Case,
    staff: Staff,
    *,
    offer: Offer | None,
    sent: Sequence[SentLetter],
    files: Sequence[Attachment],
    reply: str = "",
    bound: LetterForm | None = None,
    at: datetime,
) -> Composer:
    """Fetch what is needed to write to a case's customer.

    The draft goes before a first wording, a saved reply that was just picked before the draft,
    a form that was sent and is `bound` before all; the coach reads that one. `reply` is its
    number as it came. Of the case's `files` those that may go out can be ticked.

    An offer that one of the letters `sent` has brought goes along again only when somebody
    ticks it.
    """
    points = {point.kind: point.value for point in contact_points_of(case.customer)}
    draft = draft_of(case, staff)
    picked = _reply(staff, reply)
    channel = channel_for(case, has_email=ContactKind.EMAIL in points)
    form = bound
    if form is None:
        is_told = offer is not None and any(one.letter.offer_id == offer.pk for one in sent)
        facts = facts_for_letter(case, writer=staff, offer=None if is_told else offer)
        wording = first_wording(facts, is_first=not sent)
        form = LetterForm(initial=_initial(wording, facts, draft, picked, channel))
        form.initial["owed"] = ready_words(case, staff, reply, facts) or form.initial["owed"]
    files = [file for file in files if file.side_message_id is None and is_enclosable(file)]
    form.choices_of("enclosed", [(file.pk, file.filename) for file in files])
    return Composer(
        form=form,
        has_files=bool(files),
        to=_to(case, points, channel),
        is_printed=channel == Channel.LETTER,
        offer=offer,
        draft=draft,
        replies=[*saved_replies(case.team)],
        reply=picked.pk if picked else None,
        ready=ready_letters(case),
        begun=reply,
        coach=sheet_for(case, staff, bound, at=at) if bound else None,
    )


def channel_for(case: Case, *, has_email: bool) -> Channel:
    """Return how a letter best reaches the customer: as they asked for, if we can."""
    asked = Channel(case.customer.channel)
    if asked in (Channel.LETTER, Channel.WEB):
        return asked
    return Channel.EMAIL if has_email else Channel.LETTER


def _initial(
    wording: Wording,
    facts: LetterFacts,
    draft: Draft | None,
    reply: SavedReply | None,
    channel: Channel,
) -> dict[str, object]:
    owed, extra = wording.owed_part, wording.extra_part
    if draft is not None:
        owed, extra = draft.owed_part, draft.extra_part
    if reply is not None:
        owed = filled(reply.body, facts.places)
    return {
        "subject": wording.subject,
        "owed": owed,
        "extra": extra,
        "channel": channel,
        "with_offer": facts.offer is not None,
    }


def _reply(staff: Staff, number: str) -> SavedReply | None:
    if not number.isdecimal() or len(number) > 18:
        return None
    try:
        return saved_reply_for(staff, int(number))
    except LetterNotFound:
        return None


def _to(case: Case, points: dict[str, str], channel: Channel) -> str:
    words = {"name": case.customer.name, "address": points.get(ContactKind.EMAIL, "")}
    if channel == Channel.EMAIL:
        return _("To %(name)s by e-mail, %(address)s.") % words
    if channel == Channel.WEB:
        return _("To %(name)s on their own page.") % words
    if ContactKind.POST in points:
        post = " ".join(points[ContactKind.POST].split())
        return _("To %(name)s on paper, %(address)s.") % {**words, "address": post}
    return _("To %(name)s on paper: it is printed here.") % words
