"""A first wording of each letter to a supplier: the order and the goods, never the customer."""

from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amends.claims.models import Asked, SupplierClaim
from amends.claims.purposes import Purpose
from amends.remedies.money import money


def subject_of(claim: SupplierClaim) -> str:
    """Return the subject of the conversation, in the language of the team."""
    with translation.override(claim.team.language):
        return _("Our claim %(number)d: %(what)s")[:200] % {
            "number": claim.pk,
            "what": _short(claim.what),
        }


def first_words(claim: SupplierClaim, purpose: Purpose, *, answer_by: date) -> str:
    """Return a letter to begin from, in the language of the team."""
    with translation.override(claim.team.language):
        parts = [
            _("Dear %(name)s,") % {"name": claim.supplier.name},
            _opening(claim, purpose),
            _asks(claim) if purpose != Purpose.NOTIFY else "",
            _("Please tell us by %(day)s how you see it.")
            % {"day": date_format(answer_by, "DATE_FORMAT")},
            _("With kind regards"),
        ]
    return "\n\n".join(part for part in parts if part)


def _opening(claim: SupplierClaim, purpose: Purpose) -> str:
    if purpose == Purpose.CHASE:
        return _("We wrote to you about %(what)s and have not heard from you yet. %(counted)s") % {
            "what": claim.what,
            "counted": _counted(claim),
        }
    return _("This is about %(what)s. %(counted)s") % {
        "what": claim.what,
        "counted": _counted(claim),
    }


def _counted(claim: SupplierClaim) -> str:
    said = _("Ordered: %(ordered)d. Received: %(received)d. Claimed: %(claimed)d.") % {
        "ordered": claim.ordered,
        "received": claim.received,
        "claimed": claim.claimed,
    }
    order = _("Our order %(number)s.") % {"number": claim.purchase} if claim.purchase else ""
    shipment = _("Shipment %(number)s.") % {"number": claim.shipment} if claim.shipment else ""
    return " ".join(part for part in (order, shipment, said) if part)


def _asks(claim: SupplierClaim) -> str:
    total = money(claim.sum, claim.currency)
    asks = {
        Asked.RESHIP: _("We ask you to send what is missing. All in all it is worth %(sum)s."),
        Asked.CREDIT: _("We ask for a credit note of %(sum)s."),
        Asked.REFUND: _("We ask for %(sum)s back."),
        Asked.SHARE: _("We ask you to bear %(sum)s of what it cost us."),
    }
    said = asks[Asked(claim.asked)] % {"sum": total}
    clause = _("It rests on %(clause)s.") % {"clause": claim.clause} if claim.clause else ""
    return " ".join(part for part in (said, clause) if part)


def _short(what: str) -> str:
    return what if len(what) <= 120 else f"{what[:119]}…"
