"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.remedies.actions.answering import grant_proposal, refuse_proposal
from amends.remedies.actions.approving import grant_approval, refuse_approval
from amends.remedies.actions.choosing import ask_for_time, choose, propose
from amends.remedies.actions.delivering import confirm_arrival, fulfil, say_not_arrived
from amends.remedies.actions.knowing import record_facts
from amends.remedies.actions.offering import make_offer, withdraw_offer
from amends.remedies.actions.ruling import save_policy, turn_on_policy
from amends.remedies.granting import GrantedLine

__all__ = [
    "GrantedLine",
    "ask_for_time",
    "choose",
    "confirm_arrival",
    "fulfil",
    "grant_approval",
    "grant_proposal",
    "make_offer",
    "propose",
    "record_facts",
    "refuse_approval",
    "refuse_proposal",
    "save_policy",
    "say_not_arrived",
    "turn_on_policy",
    "withdraw_offer",
]
