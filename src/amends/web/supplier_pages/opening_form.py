"""The form that opens a claim, filled in from the case as far as it knows."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case
from amends.claims.drafts import ClaimDraft, WeightsDraft
from amends.claims.errors import BadClaim
from amends.claims.models import Asked
from amends.orders.models import PurchaseLine
from amends.people.models import Supplier
from amends.people.queries import suppliers
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.word_form import DAY

NOTHING = Decimal(0)


def _grams(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, required=False, **more)


def _money(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, decimal_places=2, max_digits=12, required=False, **more
    )


class OpenForm(KeyedForm):
    """What is asked of whom, for what, and what is known of the parcel."""

    place = "claim"
    words_are_in = "what"
    supplier = forms.IntegerField(label=_("Supplier"), widget=forms.Select)
    line = forms.IntegerField(label=_("Line of the order"), widget=forms.Select, required=False)
    what = forms.CharField(label=_("What it is about"), max_length=200)
    ordered = forms.IntegerField(label=_("Ordered"), min_value=1)
    received = forms.IntegerField(label=_("Came"), min_value=0)
    claimed = forms.IntegerField(label=_("Claimed"), min_value=1)
    delivered_on = forms.DateField(label=_("The parcel came on"), widget=DAY, required=False)
    discovered_on = forms.DateField(label=_("We heard of it on"), widget=DAY)
    asked = forms.ChoiceField(label=_("What we ask for"), choices=Asked.choices)
    goods = _money(_("The thing itself"))
    remedy = _money(_("What we gave the customer for it"))
    handling = _money(_("Our own work"))
    clause = forms.CharField(
        label=_("What it rests on in the contract"), max_length=300, required=False
    )
    shipment = forms.CharField(label=_("Shipment"), max_length=120, required=False)
    declared = _grams(_("Weight on the label, in grams"))
    measured = _grams(_("Weight that the carrier measured, in grams"))
    unit = _grams(_("One piece weighs, in grams"))
    tare = _grams(_("The empty box weighs, in grams"))
    tolerance = _grams(_("Scales and packing may be off by, in grams"))

    GROUPS = (
        (_("What did not come"), ("supplier", "line", "what", "ordered", "received", "claimed")),
        (_("When"), ("delivered_on", "discovered_on")),
        (_("What we ask for"), ("asked", "goods", "remedy", "handling", "clause")),
        (
            _("The parcel, where anything is known of it"),
            ("shipment", "measured", "declared", "unit", "tare", "tolerance"),
        ),
    )

    def fill(self, lines: list[PurchaseLine]) -> None:
        """Fill the lists: all suppliers, and the lines of the order."""
        self.choices_of("supplier", [("", "")] + [(one.pk, one.name) for one in suppliers()])
        self.choices_of("line", [("", _("None of them"))] + [(x.pk, x.what) for x in lines])

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(str(title), [self[name] for name in names]) for title, names in self.GROUPS]

    def draft(self, lines: list[PurchaseLine]) -> ClaimDraft:
        """Return the claim as it was written. Raises BadClaim for what is in no list."""
        said = self.cleaned_data
        line = next((one for one in lines if one.pk == said["line"]), None)
        return ClaimDraft(
            supplier=_picked(said["supplier"]),
            what=said["what"],
            ordered=said["ordered"],
            claimed=said["claimed"],
            received=said["received"],
            asked=Asked(said["asked"]),
            discovered_on=said["discovered_on"],
            delivered_on=said["delivered_on"],
            goods=said["goods"] or NOTHING,
            remedy=said["remedy"] or NOTHING,
            handling=said["handling"] or NOTHING,
            line=line,
            shipment=said["shipment"],
            clause=said["clause"],
            weights=WeightsDraft(
                declared=said["declared"],
                measured=said["measured"],
                unit=said["unit"],
                tare=said["tare"],
                tolerance=said["tolerance"] or 0,
            ),
        )


def first_guess(
    case: Case, lines: list[PurchaseLine], *, given: Decimal, at: datetime
) -> dict[str, Any]:
    """Return what the case knows: the line that came short, when, its worth and what was given."""
    line = next((one for one in lines if one.supplier_id and _missing(one)), None)
    line = line or next((one for one in lines if one.supplier_id), None)
    zone = ZoneInfo(case.team.time_zone)
    today: date = at.astimezone(zone).date()
    delivered = case.purchase.delivered_on if case.purchase else None
    heard = min(case.opened_at.astimezone(zone).date(), today)
    guess: dict[str, Any] = {
        "what": line.what if line else case.subject[:200],
        "ordered": line.quantity if line else 1,
        "received": (line.delivered or 0) if line else 0,
        "claimed": _missing(line) or 1 if line else 1,
        "discovered_on": heard,
        "delivered_on": delivered if delivered and delivered <= heard else None,
        "remedy": given or None,
    }
    if line is not None:
        guess |= {"supplier": line.supplier_id, "line": line.pk}
        guess["goods"] = line.price * guess["claimed"]
    return guess


def _missing(line: PurchaseLine) -> int:
    return line.quantity - (line.delivered or 0)


def _picked(number: int) -> Supplier:
    found = suppliers().filter(pk=number).first()
    if found is None:
        raise BadClaim(str(_("Pick from the list who supplied it.")), "supplier")
    return found
