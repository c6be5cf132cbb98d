"""The record of the words that were given to a customer, and the form to add one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from amends.people.models import Customer, Staff
from amends.people.queries import colleagues_of, teams_of
from amends.promises.actions import give_promise
from amends.promises.errors import BadPromise
from amends.promises.models import UNDER_WAY, State
from amends.promises.queries import kept_words_of, promises_to
from amends.web.case.shop_form import OfAShop
from amends.web.case.word_form import WordForm
from amends.web.case.words_told import WordTold, word_told

LATEST = 20


@dataclass(frozen=True, slots=True)
class Record:
    """How many words whose time came were kept, how many are under way, and the latest."""

    kept: int
    came_due: int
    under_way: int
    latest: list[WordTold]
    has_more: bool


class WordToForm(OfAShop, WordForm):
    """A word given to a customer outside of any case."""

    place = "promise"
    returns_to = "words"


def word_record(customer: Customer, staff: Staff, *, at: datetime) -> Record:
    """Fetch the record of a customer as somebody may see it."""
    counts = kept_words_of(customer, staff)
    latest = [*promises_to(customer, staff)[: LATEST + 1]]
    return Record(
        kept=counts[State.KEPT],
        came_due=counts[State.KEPT] + counts[State.BROKEN],
        under_way=sum(counts[state] for state in UNDER_WAY),
        latest=[word_told(promise, at=at) for promise in latest[:LATEST]],
        has_more=len(latest) > LATEST,
    )


def word_form(staff: Staff, refused: WordToForm | None = None) -> WordToForm:
    """Return the form with its lists, fresh or as it was refused."""
    form = refused or WordToForm(initial={"given_by": staff.pk})
    shops = [*teams_of(staff)]
    form.shops_are(shops)
    zone = shops[0].time_zone if shops else "UTC"
    form.people_are([*colleagues_of(staff)], zone)
    return form


def give_word(customer: Customer, form: WordToForm, *, staff: Staff, at: datetime) -> str:
    """Write the word down. Raises BadPromise for a shop that they do not see."""
    said = form.cleaned_data
    team = form.shop_of(staff)
    if team is None:
        raise BadPromise(_("Pick the shop from the list."))
    facts: dict[str, Any] = form.given([*colleagues_of(staff)], at=at)
    give_promise(
        team=team,
        customer=customer,
        by=staff.actor,
        at=at,
        key=f"customer:{customer.pk}:{said['key']}",
        **facts,
    )
    return _("It is in the ledger. Whoever keeps it is reminded before its time.")
