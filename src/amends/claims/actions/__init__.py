"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.claims.actions.answers import (
    note_acknowledged,
    note_agreement,
    note_answer,
    note_dispute,
    note_receipt,
)
from amends.claims.actions.ending import withdraw_claim, write_off_claim
from amends.claims.actions.keeping import chase_later, pass_claim_on
from amends.claims.actions.opening import open_claim
from amends.claims.actions.reminding import remind_of_claim, see_claim_reminder
from amends.claims.actions.showing import add_evidence
from amends.claims.actions.telling import chase_supplier, lodge_claim, notify_supplier
from amends.claims.actions.terms import set_terms

__all__ = [
    "add_evidence",
    "chase_later",
    "chase_supplier",
    "lodge_claim",
    "note_acknowledged",
    "note_agreement",
    "note_answer",
    "note_dispute",
    "note_receipt",
    "notify_supplier",
    "open_claim",
    "pass_claim_on",
    "remind_of_claim",
    "see_claim_reminder",
    "set_terms",
    "withdraw_claim",
    "write_off_claim",
]
