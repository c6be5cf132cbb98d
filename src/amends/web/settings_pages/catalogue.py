"""What the team offers, and what it says kindly that it does not."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.orders.actions import change_offering, list_offering, say_not_offered
from amends.orders.errors import NoSuchThing
from amends.orders.models import Offering
from amends.orders.queries import offering_for, offerings_of
from amends.people.models import Staff, Team
from amends.web.settings_pages.door import as_lead, done, refused, settings_page, team_page


class OfferingForm(forms.Form):
    """One thing: offered, at a price if it has one, or not offered, with words for whoever asks."""

    name = forms.CharField(label=gettext_lazy("What it is"), max_length=120)
    is_offered = forms.ChoiceField(
        label=gettext_lazy("Do we offer it?"),
        widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        initial="yes",
    )
    price = forms.DecimalField(
        label=gettext_lazy("Price"),
        required=False,
        widget=forms.NumberInput(attrs={"step": "0.01"}),
    )
    words = forms.CharField(
        label=gettext_lazy("Words for the customer"),
        help_text=gettext_lazy("Of what we do not offer: why not, or where else to find it."),
        required=False,
        max_length=300,
    )

    def clean_is_offered(self) -> bool:
        """Return whether it is offered."""
        return bool(self.cleaned_data["is_offered"] == "yes")


@team_page
def catalogue(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the catalogue, or add to it."""
    if request.method != "POST":
        return _page(request, staff, team)
    form = OfferingForm(request.POST, auto_id="new-%s")

    def add() -> Offering:
        as_lead(staff, team)
        given = form.cleaned_data
        named = {"name": given["name"], "words": given["words"]}
        by: dict[str, Any] = {"by": staff.actor, "at": timezone.now()}
        if given["is_offered"]:
            return list_offering(team, price=given["price"], **named, **by)
        return say_not_offered(team, **named, **by)

    status = refused(form, add)
    if status:
        return _page(request, staff, team, new=form, status=status)
    return done(request, _("It is in the catalogue."), "catalogue", team.slug)


@team_page
def offering(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Change what the catalogue says of one thing."""
    if request.method != "POST":
        return redirect("catalogue", team.slug)
    one = _one(staff, team, number)
    form = _form_of(one, request)

    def change() -> Offering:
        as_lead(staff, team)
        return change_offering(one, **form.cleaned_data, by=staff.actor, at=timezone.now())

    status = refused(form, change)
    if status:
        return _page(request, staff, team, changed={one.pk: form}, status=status)
    return done(request, _("The catalogue is kept."), "catalogue", team.slug)


def _page(
    request: HttpRequest,
    staff: Staff,
    team: Team,
    *,
    status: int = 200,
    new: OfferingForm | None = None,
    changed: dict[int, OfferingForm] | None = None,
) -> HttpResponse:
    changed = changed or {}
    rows = [(one, changed.get(one.pk) or _form_of(one)) for one in offerings_of(team)]
    context = {
        "offered": [row for row in rows if row[0].is_offered],
        "not_offered": [row for row in rows if not row[0].is_offered],
        "new": new or OfferingForm(auto_id="new-%s"),
        # Whoever may not set it sees no form in which the refusal could stand.
        "trouble": next(iter(changed.values()), new) if status == 403 else None,
    }
    return settings_page(request, staff, team, "catalogue", context, status=status)


def _form_of(one: Offering, request: HttpRequest | None = None) -> OfferingForm:
    now = {
        "name": one.name,
        "is_offered": "yes" if one.is_offered else "no",
        "price": one.price,
        "words": one.words,
    }
    return OfferingForm(
        request.POST if request else None, initial=now, auto_id=f"thing-{one.pk}-%s"
    )


def _one(staff: Staff, team: Team, number: int) -> Offering:
    try:
        one = offering_for(staff, number)
    except NoSuchThing as missing:
        raise Http404(str(missing)) from None
    if one.team_id != team.pk:
        raise Http404
    return one
