"""All that we hold of a customer, as values that can be written down for them.

What was said with suppliers or colleagues beside a case is theirs, and so is what was put with a
claim: neither is in it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from amends.cases.models import Attachment, Case, Closing, FollowUp, Message, Note
from amends.cases.queries import cases_for, hand_backs_of
from amends.claims.queries import without_files_of_claims
from amends.facts.queries import findings_of
from amends.letters.models import Letter
from amends.orders.models import Agreement, Purchase
from amends.orders.queries import agreements_with, purchases_of
from amends.people.models import Customer, Staff
from amends.people.queries import contact_points_of, team_numbers_of, treatment_of
from amends.promises.models import Promise
from amends.promises.queries import promises_to
from amends.remedies.models import Line, Offer, Proposal
from amends.remedies.queries import lines_due

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
AT_ONCE = 200


def cases_held(customer: Customer, staff: Staff) -> QuerySet[Case]:
    """Return the cases of a customer that somebody may see, oldest first."""
    return cases_for(staff).filter(customer=customer).select_related("team", "owner").order_by("pk")


def person_held(customer: Customer, staff: Staff) -> dict[str, Plain]:
    """Return who a customer is to us: how they are reached and treated, what they bought."""
    teams = team_numbers_of(staff)
    bought = purchases_of(customer)
    agreed = agreements_with(customer)
    if teams is not None:
        bought, agreed = bought.filter(team__in=teams), agreed.filter(team__in=teams)
    treated = treatment_of(customer)
    return {
        "name": customer.name,
        "first_seen_at": _plain(customer.first_seen_at),
        "contacts": [{one.kind: one.value} for one in contact_points_of(customer)],
        "treatment": {name: _plain(getattr(treated, name)) for name in treated.__slots__},
        "worth_to_come": _plain(customer.worth_to_come),
        "purchases": [_purchase(one) for one in bought.iterator(chunk_size=AT_ONCE)],
        "agreements": [_agreement(one) for one in agreed],
        "promises": [_promise(one) for one in promises_to(customer, staff)],
    }


def case_held(case: Case) -> dict[str, Plain]:
    """Return what we hold of one case; a fixed number of queries."""
    told = Message.objects.filter(case=case).order_by("at", "pk")
    proposals = Proposal.objects.filter(case=case).select_related("answer").order_by("at", "pk")
    notes = Note.objects.filter(case=case).select_related("by").order_by("at", "pk")
    return {
        "number": case.pk,
        "shop": case.team.name,
        "owner": case.owner.name,
        "subject": case.subject,
        "told_by": case.reported_by,
        "opened_at": _plain(case.opened_at),
        "kind": case.kind,
        "failure": case.failure,
        "severity": case.severity,
        "wants": case.wants,
        "stage": case.stage,
        "messages": [_row(one, "direction", "channel", "from_name", "at", "body") for one in told],
        "notes": [{"by": one.by.name, **_row(one, "at", "body")} for one in notes],
        "through_the_management": [
            {"to": one.executive.name, **_row(one, "at", "words")} for one in hand_backs_of(case)
        ],
        "findings": [_row(one, "at", "promised", "happened", "gap") for one in findings_of(case)],
        "offered": _offers(case),
        "proposed": [_proposal(one) for one in proposals],
        "made_right": [_line(one) for one in lines_due(case)],
        "asked_after": [
            _row(one, "at", "words") for one in FollowUp.objects.filter(case=case).order_by("at")
        ],
        "closed": [
            _row(one, "at", "outcome", "words", "reopened_at")
            for one in Closing.objects.filter(case=case).order_by("at")
        ],
    }


def letters_held(case: Case) -> Iterator[Letter]:
    """Yield the letters that were sent on a case, oldest first, with their words."""
    letters = Letter.objects.filter(case=case).select_related("message", "by")
    return letters.order_by("at", "pk").iterator(chunk_size=AT_ONCE)


def files_held(case: Case) -> QuerySet[Attachment]:
    """Return the files of a case, but for those that came beside it or with a claim."""
    kept = Attachment.objects.filter(case=case, side_message=None)
    return without_files_of_claims(kept).order_by("pk")


def _purchase(one: Purchase) -> Plain:
    return {
        "shop": one.team.name,
        **_row(one, "number", "bought_at", "promised_on", "delivered_on"),
        **_row(one, "currency", "total", "paid"),
        "lines": [
            {
                **_row(line, "what", "quantity", "delivered", "price"),
                "signed_off": [
                    _row(s, "what", "signed_by", "signed_at") for s in line.sign_offs.all()
                ],
            }
            for line in one.lines.all()
        ],
    }


def _agreement(one: Agreement) -> Plain:
    ended = getattr(one, "end", None)
    return {
        "shop": one.team.name,
        **_row(one, "words", "made_at"),
        "ended_at": _plain(ended.at) if ended else None,
    }


def _promise(one: Promise) -> Plain:
    return _row(one, "what", "given_at", "due_at", "state")


def _offers(case: Case) -> Plain:
    made = Offer.objects.filter(case=case, made_at__isnull=False).order_by("made_at", "pk")
    lines = Line.objects.filter(offer__case=case).prefetch_related("fulfilments")
    told: dict[tuple[int, int | None], list[Plain]] = {}
    for line in lines.order_by("position"):
        told.setdefault((line.offer_id, line.option_id), []).append(_line(line))
    whole = made.select_related("choice__option").prefetch_related("options")
    return [_offer(one, told) for one in whole]


def _offer(one: Offer, lines: dict[tuple[int, int | None], list[Plain]]) -> Plain:
    choice = getattr(one, "choice", None)
    return {
        **_row(one, "made_at", "withdrawn_at"),
        "options": [
            {**_row(option, "title", "text"), "lines": lines.get((one.pk, option.pk), [])}
            for option in one.options.all()
        ],
        "whatever_is_chosen": lines.get((one.pk, None), []),
        "chosen": choice.option.title if choice else None,
        "chosen_at": _plain(choice.at) if choice else None,
    }


def _proposal(one: Proposal) -> Plain:
    answer = getattr(one, "answer", None)
    told = _row(answer, "at", "is_granted", "reason", "alternative") if answer else None
    return {**_row(one, "at", "words", "amount"), "answer": told}


def _line(one: Line) -> Plain:
    delivered = [delivery for delivery in one.fulfilments.all() if delivery.disputed_at is None]
    return {
        **_row(one, "kind", "what", "amount", "due_on"),
        "delivered_at": _plain(delivered[0].at) if delivered else None,
    }


def _row(row: object, *names: str) -> dict[str, Plain]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> Plain:
    match value:
        case None | bool() | int():
            return value
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return str(value)
