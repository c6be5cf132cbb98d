"""Purchases as they come in: lines that can be meant, counts that fit."""

from dataclasses import replace

from django.utils.translation import gettext as _

from amends.orders.drafts import LineDraft, SignOffDraft
from amends.orders.errors import BadOrderEntry, BeyondTheBill
from amends.people.sums import MOST, clean_sum
from amends.people.words import one_line

MOST_LINES = 500
MOST_OF_ONE = 1_000_000
MOST_SIGN_OFFS = 50


def clean_lines(lines: tuple[LineDraft, ...]) -> tuple[LineDraft, ...]:
    """Return the lines of a purchase as they can be kept. Raises BadOrderEntry, BeyondTheBill."""
    if not lines:
        raise BadOrderEntry(_("A purchase has at least one line."), "lines")
    if len(lines) > MOST_LINES:
        raise BadOrderEntry(_("At most %(most)d lines fit.") % {"most": MOST_LINES}, "lines")
    clean = tuple(_clean_line(line, f"lines.{place}") for place, line in enumerate(lines, start=1))
    if sum(line.price * line.quantity for line in clean) > MOST:
        raise BadOrderEntry(_("This sum is too large to be meant."), "lines")
    return clean


def clean_delivered(delivered: int, quantity: int, *, field: str) -> int:
    """Return how many arrived of how many. Raises BeyondTheBill and BadOrderEntry."""
    if delivered < 0:
        raise BadOrderEntry(_("Fewer than none cannot arrive."), field)
    if delivered > quantity:
        raise BeyondTheBill(
            _("%(delivered)d cannot have arrived; %(quantity)d were bought.")
            % {"delivered": delivered, "quantity": quantity},
            field,
        )
    return delivered


def clean_sign_off(draft: SignOffDraft, *, field: str) -> SignOffDraft:
    """Return a sign-off as it can be kept. Raises BadOrderEntry."""
    return replace(
        draft,
        what=one_line(draft.what, field=field, longest=300, refuse=BadOrderEntry),
        signed_by=one_line(draft.signed_by, field=field, longest=120, refuse=BadOrderEntry),
    )


def _clean_line(line: LineDraft, field: str) -> LineDraft:
    if not 1 <= line.quantity <= MOST_OF_ONE:
        raise BadOrderEntry(_("Say how many: 1 or more, in whole numbers."), field)
    if line.delivered is not None:
        clean_delivered(line.delivered, line.quantity, field=field)
    if len(line.sign_offs) > MOST_SIGN_OFFS:
        raise BadOrderEntry(_("At most %(most)d fit.") % {"most": MOST_SIGN_OFFS}, field)
    return replace(
        line,
        what=one_line(line.what, field=field, longest=200, refuse=BadOrderEntry),
        price=clean_sum(line.price, field=field, refuse=BadOrderEntry),
        sign_offs=tuple(clean_sign_off(draft, field=field) for draft in line.sign_offs),
    )
