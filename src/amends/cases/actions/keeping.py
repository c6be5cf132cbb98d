"""Words that come in and ask for nothing: they are kept, and start nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, notify
from amends.cases.models import Case, Direction, Message, NoticeKind
from amends.cases.queries.access import lives_on_in
from amends.cases.searching import add_to_index
from amends.cases.words import clean_words
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Channel


@transaction.atomic
def keep_words(
    case: Case,
    *,
    body: str,
    from_name: str,
    channel: Channel,
    by: Actor,
    at: datetime,
    key: str,
    is_automatic: bool,
) -> Message:
    """File words that call for no answer: a program's, or a thank-you after the end.

    Nothing moves: no clock, no stage, and a closed case stays closed. The owner is told of
    a thank-you. The same `key` twice is one message.
    """
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    case = lock(lives_on_in(case), allow_closed=True)
    message = Message.objects.create(
        case=case,
        direction=Direction.IN,
        channel=channel,
        from_name=clean_words(from_name, what=_("Your name"), longest=120),
        body=clean_words(body, what=_("Your message")),
        at=at,
        key=key,
    )
    add_to_index(case, f"{message.from_name} {message.body}")
    if not is_automatic:
        notify([case.owner], case, kind=NoticeKind.ANSWER, at=at)
    record("words.kept", message, about=case, by=by, at=at, is_automatic=is_automatic)
    return message
