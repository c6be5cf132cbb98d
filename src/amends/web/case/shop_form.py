"""A form about a customer in one of the shops: which one is picked where there are several."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy

from amends.people.models import Staff, Team
from amends.people.queries import teams_of
from amends.web.case.keyed_form import KeyedForm


class OfAShop(KeyedForm):
    """A form that says which shop it is about."""

    team = forms.IntegerField(label=gettext_lazy("Shop"), widget=forms.Select)

    def shops_are(self, shops: Sequence[Team]) -> None:
        """Fill the list of shops; one alone needs no picking."""
        self.choices_of("team", [(shop.pk, shop.name) for shop in shops])
        if len(shops) == 1:
            self.fields["team"].initial = shops[0].pk
            self.fields["team"].widget = forms.HiddenInput()

    def shop_of(self, staff: Staff) -> Team | None:
        """Return the shop that was picked, or None for one that somebody does not see."""
        return teams_of(staff).filter(pk=self.cleaned_data["team"]).first()
