"""A customer who wished to know is told what we changed, mostly long after the end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.cases.models import Case, Message
from amends.journal.record import record
from amends.letters.actions.holding_back import refuse_unanswered
from amends.letters.actions.sending import put_into_post, sent_already
from amends.letters.coaching import review_letter
from amends.letters.composing import Wording, lay_out
from amends.letters.errors import HarmsRemain, NotAsked, NothingWritten
from amends.letters.parts import cleaned_parts
from amends.letters.queries.coaching import known_for
from amends.letters.queries.writing import facts_for_letter
from amends.letters.recipients import recipient_of
from amends.letters.words_of_change import words_of_change
from amends.people.models import Channel, Staff
from amends.prevention.actions.within import lock_fix, note_told
from amends.prevention.models import Fix, FixState
from amends.prevention.queries import cases_to_tell


@transaction.atomic
def tell_of_fix(fix: Fix, case: Case, *, words: str, by: Staff, at: datetime, key: str) -> Message:
    """Write to a customer of the problem what a verified fix changed; the case may be closed.

    By e-mail where there is an address, unless they want letters on paper. The coach has to
    find neither harm nor anything that the case does not bear out. The same `key` again gives
    back the message that is there. Raises NotAsked, NothingWritten, BadKey, StillToFill,
    AgainstTheFacts, HarmsRemain, and BadWords (cases).
    """
    fix = lock_fix(fix)
    held = lock(case, allow_closed=True)
    sent = sent_already(held, key)
    if sent is not None:
        return sent.message
    if fix.state != FixState.VERIFIED or not cases_to_tell(fix).filter(pk=held.pk).exists():
        raise NotAsked(
            _("%(name)s is not waiting for this letter any more.") % {"name": held.customer.called}
        )
    words, _no_extra = cleaned_parts(words, "")
    if not words:
        raise NothingWritten(_("The letter is empty. Write at least a word."))
    review = review_letter(known_for(held, writer=by, at=at), owed_part=words, extra_part="")
    if review.harms:
        # Nothing forces this letter, so there is no reason for words that hurt to stay.
        hurting = ", ".join(f"“{one.found.quote}”" for one in review.harms)
        raise HarmsRemain(_("These words may hurt: %(quotes)s. Mend them.") % {"quotes": hurting})
    refuse_unanswered(review, confirmed=(), despite="")
    facts = facts_for_letter(held, writer=by)
    subject = words_of_change(held.customer, fix.what).subject
    wants_paper = held.customer.channel == Channel.LETTER
    letter = put_into_post(
        held,
        body=lay_out(facts, owed_part=words, extra_part=""),
        wording=Wording(subject, words, ""),
        recipient=recipient_of(held.customer, Channel.LETTER if wants_paper else Channel.EMAIL),
        by=by,
        at=at,
        key=key,
    )
    note_told(fix, held, by=by, at=at)
    record(
        "customer.told_of_fix", letter, about=held, by=by.actor, at=at,
        fix=fix.pk, channel=letter.channel,
    )  # fmt: skip
    return letter.message
