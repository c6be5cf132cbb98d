"""Write an offer down, line by line. Steps inside an action's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from amends.cases.models import Case
from amends.people.hours import BusinessHours
from amends.people.models import Kind, Staff
from amends.remedies.drafting import LineDraft, OptionDraft, as_json
from amends.remedies.due import due_day
from amends.remedies.models import Line, Offer, OfferedOption, PolicyVersion


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an offer is right: whose doing it is, whether it is unlike others, and a sentence."""

    share: str
    is_unlike: bool
    words: str


def write_offer(
    case: Case,
    *,
    version: PolicyVersion,
    facts: Mapping[str, object],
    options: Sequence[OptionDraft],
    apart: Sequence[LineDraft],
    by: Staff,
    at: datetime,
    key: str,
    hours: BusinessHours,
    reason: Reason,
) -> Offer:
    """Write an offer that nobody sees yet: its options, and apart the lines due in any case."""
    offer = Offer.objects.create(
        case=case,
        policy_version=version,
        facts=as_json(facts),
        share=reason.share,
        is_unlike=reason.is_unlike,
        why=reason.words,
        by=by,
        at=at,
        key=key,
    )
    rows = [_row(line, offer, None, n, at, hours) for n, line in enumerate(apart)]
    for position, option in enumerate(options):
        written = OfferedOption.objects.create(
            offer=offer, position=position, key=option.key, title=option.title, text=option.text
        )
        rows += [_row(line, offer, written, n, at, hours) for n, line in enumerate(option.lines)]
    Line.objects.bulk_create(rows)
    return offer


def date_lines(lines: Sequence[Line], *, at: datetime, hours: BusinessHours) -> None:
    """Count the days of these lines from `at`; a line with a named day keeps it."""
    counted = [line for line in lines if line.due_days is not None]
    for line in counted:
        line.due_on = due_day(line.due_days, is_working=line.due_working, at=at, hours=hours)
    Line.objects.bulk_update(counted, ["due_on"])


def take_over(former: Offer, offer: Offer) -> None:
    """Let what was delivered whatever is chosen count for the offer that is made after it.

    Where the new line is dearer, what was delivered stands beside the rest of it, so that the
    sum is what the new line says and nothing is delivered twice.
    """
    for line in former.lines.filter(option__isnull=True).prefetch_related("fulfilments"):
        delivery = line.delivery
        new = offer.lines.filter(option__isnull=True, key=line.key, kind=line.kind).first()
        if delivery is None or new is None:
            continue
        if new.amount > line.amount:
            rest = new.amount - line.amount
            Line.objects.filter(pk=new.pk).update(amount=rest)
            new.pk = None
        new.amount = line.amount
        new.save()
        delivery.line = new
        delivery.save(update_fields=["line"])


def goodwill_promised(offer: Offer | None) -> list[Line]:
    """Return the goodwill lines of an offer that was made."""
    return [*offer.lines.filter(kind=Kind.GOODWILL)] if offer else []


def _row(
    line: LineDraft,
    offer: Offer,
    option: OfferedOption | None,
    position: int,
    at: datetime,
    hours: BusinessHours,
) -> Line:
    named = line.due_on
    counted = due_day(line.due_days, is_working=line.due_working, at=at, hours=hours)
    return Line(
        offer=offer,
        option=option,
        position=position,
        key=line.key,
        kind=line.kind,
        what=line.what,
        amount=line.amount,
        currency=line.currency,
        due_on=named or counted,
        due_days=None if named else line.due_days,
        due_working=line.due_working,
        authority=line.authority,
        because=line.because,
    )
