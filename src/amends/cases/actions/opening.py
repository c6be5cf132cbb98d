"""A case opens, and in the same moment it has an owner."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.ticking import start_first_clocks
from amends.cases.actions.within import acknowledge, file_message, start_clock
from amends.cases.models import (
    Case,
    CaseKind,
    ClockKind,
    Direction,
    Failure,
    Loss,
    Ownership,
    Severity,
)
from amends.cases.queries.colleagues import next_owner
from amends.cases.searching import index_case
from amends.cases.words import clean_words
from amends.journal.actor import PUBLIC
from amends.journal.record import record
from amends.orders.models import Purchase
from amends.people.models import Channel, Customer, Staff, Team

FIRST_CLOCKS = (ClockKind.ACKNOWLEDGE, ClockKind.FIRST_OFFER, ClockKind.RESOLVE)
FACE_TO_FACE = (Channel.PHONE, Channel.IN_PERSON)


@transaction.atomic
def open_case(
    *,
    team: Team,
    customer: Customer,
    subject: str,
    failure: Failure,
    channel: Channel,
    words: str,
    by: Staff | Customer | None,
    at: datetime,
    key: str,
    owner: Staff | None = None,
    severity: Severity = Severity.SERIOUS,
    loss: Loss = Loss.GOODS,
    is_occasion: bool = False,
    wants: str = "",
    purchase: Purchase | None = None,
    reported_by: str = "",
    kind: CaseKind = CaseKind.COMPLAINT,
    facts: dict[str, str | int | bool] | None = None,
) -> Case:
    """Open a case; it has an owner in the same transaction (rule 1).

    Who hears it owns it: `by` a member of staff owns it unless `owner` is named. Otherwise the
    on-shift member of the team with the fewest open cases does, else its lead. What is heard
    face to face or by phone is acknowledged in that moment. `words` are the customer's own.
    The same `key` again returns the case that is there. Raises NobodyThere and BadWords.
    """
    known = Case.objects.filter(key=key).first()
    if known is not None:
        return known
    heard_by = by if isinstance(by, Staff) else None
    first_owner = owner or heard_by or next_owner(team, at)
    case = Case.objects.create(
        kind=kind,
        team=team,
        customer=customer,
        reported_by=clean_words(reported_by, what=_("Who told us"), longest=120, may_be_empty=True),
        purchase=purchase,
        owner=first_owner,
        subject=clean_words(subject, what=_("What it is about"), longest=200).replace("\n", " "),
        failure=failure,
        severity=severity,
        loss=loss,
        is_occasion=is_occasion,
        wants=clean_words(wants, what=_("What they want"), longest=500, may_be_empty=True),
        channel=channel,
        facts=facts or {},
        key=key,
        link_key=secrets.token_urlsafe(16),
        opened_at=at,
        last_word_at=at,
    )
    Ownership.objects.create(case=case, staff=first_owner, since=at)
    index_case(case, f"{case.subject} {customer.name} {case.reported_by}")
    start_first_clocks(case, FIRST_CLOCKS, at=at)
    file_message(
        case,
        direction=Direction.IN,
        channel=channel,
        from_name=case.reported_by or customer.name,
        body=clean_words(words, what=_("What happened")),
        at=at,
        key=f"opened:{key}",
    )
    if heard_by is not None and heard_by == first_owner and channel in FACE_TO_FACE:
        acknowledge(case, by=heard_by, at=at)
        start_clock(case, ClockKind.NEXT_WORD, at=at)
    record(
        "case.opened",
        case,
        about=case,
        by=by.actor if by is not None else PUBLIC,
        at=at,
        owner=first_owner.pk,
        team=team.pk,
        customer=customer.pk,
        failure=failure.value,
        channel=channel.value,
    )
    return case
