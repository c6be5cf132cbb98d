"""Operations are asked what happened to the second widget."""

import re
from datetime import timedelta
from typing import Any

from amends.cases.models import Case
from amends.facts.asking import ask_for_account
from amends.facts.drafts import AskDraft, Parts
from amends.facts.models import Account, AskedOf
from amends.facts.queries import account_by_token
from cast import AT, Cast

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
QUESTION = "How many widgets were in the parcel of order NL-1977?"
TOLD = Parts(
    promised="Two widgets by 20 February.",
    happened="One was packed; the second was on back order.",
    met_with="One widget in a box for two.",
    would_help="A slip that says what follows later.",
)


def asked(people: Cast, case: Case, *, key: str = "ask", **changed: Any) -> Account:
    """Jim asks the packing room on Tuesday at ten, by noon on Wednesday."""
    needs_customer, by = changed.pop("needs_customer", False), changed.pop("by", people.jim)
    draft = AskDraft(
        **{
            "asked_of": AskedOf.OPERATIONS,
            "name": "Packing room",
            "question": QUESTION,
            "due_at": AT + DAY + 2 * HOUR,
            "address": "packing@northlight.example",
            **changed,
        }
    )
    return ask_for_account(case, draft, by=by, at=AT, key=key, needs_customer=needs_customer)


def again(account: Account) -> Account:
    """The account as it is in the database now."""
    return Account.objects.get(pk=account.pk)


def account_linked_in(text: str) -> Account | None:
    """The account that the first link in a text opens; links change with the second they are of."""
    linked = re.search(r"/a/([^/\s]+)/", text)
    return account_by_token(linked[1]) if linked else None
