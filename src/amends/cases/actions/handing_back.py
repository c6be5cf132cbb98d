"""Something for a case came through the management: it goes back to its owner."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, notify
from amends.cases.models import Case, HandBack, Message, NoticeKind
from amends.cases.queries.access import lives_on_in
from amends.cases.queries.colleagues import followers_of
from amends.cases.searching import add_to_index
from amends.cases.words import clean_words
from amends.journal.actor import MACHINE
from amends.journal.outbox import send_later
from amends.journal.record import record
from amends.people.models import Executive, Staff


@transaction.atomic
def hand_back(
    case: Case,
    *,
    executive: Executive,
    words: str,
    by: Staff | None,
    at: datetime,
    key: str,
    message: Message | None = None,
    tells_them: bool = False,
) -> HandBack:
    """Note that something came through the management, and tell the owner, whose it stays (S2).

    It changes no owner, no offer and no clock. `message` are the customer's words that came with
    it, `words` what the executive added. Without `by` it came by mail; with `tells_them` the
    executive is told by mail whose it is. The same `key` is one row. Raises BadWords.
    """
    known = HandBack.objects.filter(key=key).first()
    if known is not None:
        return known
    case = lock(lives_on_in(case), allow_closed=True)
    row = HandBack.objects.create(
        case=case,
        executive=executive,
        message=message,
        words=clean_words(words, what=_("What they added"), may_be_empty=True),
        noted_by=by,
        at=at,
        key=key,
    )
    add_to_index(case, f"{executive.name} {row.words}")
    told = [person for person in (case.owner, *followers_of(case)) if person != by]
    notify(told, case, kind=NoticeKind.MANAGEMENT, at=at)
    if tells_them:
        send_later("hand_back", key=f"hand_back:{row.pk}", about=case, at=at, hand_back=row.pk)
    record(
        "case.handed_back",
        row,
        about=case,
        by=by.actor if by else MACHINE,
        at=at,
        owner=case.owner_id,
        executive=executive.pk,
    )
    return row
