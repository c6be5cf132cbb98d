"""Write down a word that somebody of ours gave, so that it is watched from now on."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.people.models import Staff
from amends.promises.actions import give_promise
from amends.web.case.answers import case_form
from amends.web.case.page import people_around
from amends.web.case.word_form import WordForm


@case_form(WordForm)
def give_on_case(case: Case, form: WordForm, staff: Staff, at: datetime) -> str:
    """Write down a word given to the customer of the case."""
    give_promise(
        team=case.team,
        customer=case.customer,
        case=case,
        by=staff.actor,
        at=at,
        key=f"case:{case.pk}:{form.cleaned_data['key']}",
        **form.given(people_around(case), at=at),
    )
    return _("It is in the ledger. Whoever keeps it is reminded before its time.")
