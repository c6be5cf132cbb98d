"""Steps that an action of this room takes inside its own transaction; they write no line."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from amends.cases.models import SideMessage
from amends.claims.errors import BadClaim, ClaimEnded
from amends.claims.models import ClaimStep, Status, StepKind, SupplierClaim
from amends.claims.models.claims import OVER
from amends.claims.queries.watching import told_of, watched
from amends.claims.standing import NOTHING, Happened, standing_of
from amends.claims.watching import alarms_of, next_look
from amends.people.models import Staff
from amends.people.sums import clean_sum
from amends.people.words import lines

LONGEST = 500


def lock(claim: SupplierClaim) -> SupplierClaim:
    """Return the claim as it is now, held until the transaction ends."""
    return (
        SupplierClaim.objects.select_for_update(of=("self",))
        .select_related("team", "owner", "case", "supplier")
        .get(pk=claim.pk)
    )


def known_step(key: str) -> ClaimStep | None:
    """Return the step that was taken with this key, or None."""
    return ClaimStep.objects.filter(key=key).select_related("claim").first()


def take_step(
    claim: SupplierClaim,
    kind: StepKind,
    *,
    by: Staff | None,
    at: datetime,
    key: str,
    words: str = "",
    needs_words: bool = False,
    amount: Decimal | None = None,
    is_last_word: bool = False,
    message: SideMessage | None = None,
    to_staff: Staff | None = None,
    may_be_over: bool = False,
) -> ClaimStep:
    """Write a step down and bring the claim to where its steps say that it stands.

    Raises ClaimEnded for a claim that is over, BadClaim for words or a sum that make no sense.
    """
    if not may_be_over:
        refuse_if_over(claim)
    step = ClaimStep.objects.create(
        claim=claim,
        kind=kind,
        by=by,
        at=at,
        words=lines(
            words, field="words", longest=LONGEST, refuse=BadClaim, may_be_empty=not needs_words
        ),
        amount=amount,
        is_last_word=is_last_word,
        message=message,
        to_staff=to_staff,
        key=key,
    )
    stand(claim, at=at)
    return step


def step_once(
    claim: SupplierClaim,
    kind: StepKind,
    *,
    by: Staff | None,
    at: datetime,
    key: str,
    words: str = "",
    needs_words: bool = False,
    message: SideMessage | None = None,
    awaits_answer: bool = True,
) -> tuple[ClaimStep, bool]:
    """Take a step, unless it was taken with this key before; tell whether it is new.

    With `awaits_answer` the days for an answer begin anew. Raises what `take_step` does.
    """
    known = known_step(key)
    if known is not None:
        return known, False
    held = lock(claim)
    if awaits_answer:
        wait_for_answer(held, at=at)
    step = take_step(
        held, kind, by=by, at=at, key=key, words=words, needs_words=needs_words, message=message
    )
    return step, True


def stand(claim: SupplierClaim, *, at: datetime) -> None:
    """Derive where the claim stands, and when the clock looks at it next."""
    steps = claim.steps.order_by("at", "pk").values_list("kind", "amount", "is_last_word")
    standing = standing_of(
        [Happened(StepKind(kind), amount or NOTHING, last) for kind, amount, last in steps],
        claimed=claim.sum,
    )
    claim.status = standing.status
    claim.agreed_sum, claim.received_sum = standing.agreed, standing.received
    if standing.status in OVER:
        claim.ended_at, claim.chase_on = claim.ended_at or at, None
    look_again(claim)
    claim.save(
        update_fields=[
            "owner", "status", "agreed_sum", "received_sum", "chase_on", "next_look_at", "ended_at",
        ]
    )  # fmt: skip


def look_again(claim: SupplierClaim) -> None:
    """Set when the clock looks next; whoever calls it saves the claim."""
    claim.next_look_at = next_look(alarms_of(watched(claim)), told_of(claim))


def wait_for_answer(claim: SupplierClaim, *, at: datetime) -> None:
    """Count the days for an answer anew, as the terms give them."""
    today = at.astimezone(ZoneInfo(claim.team.time_zone)).date()
    claim.chase_on = today + timedelta(days=claim.answer_days)


def refuse_if_over(claim: SupplierClaim) -> None:
    """Raise ClaimEnded for a claim that is over."""
    if claim.is_over:
        raise ClaimEnded(
            _("Claim %(number)d is over: %(status)s.")
            % {"number": claim.pk, "status": Status(claim.status).label.lower()}
        )


def part_of(claim: SupplierClaim, amount: Decimal, *, before: Decimal) -> Decimal:
    """Return a sum that with what was `before` is no more than was claimed. Raises BadClaim."""
    amount = clean_sum(amount, field="amount", refuse=BadClaim, may_be_zero=False)
    if before + amount > claim.sum:
        raise BadClaim(_("That is more than what was claimed in all."), "amount")
    return amount
