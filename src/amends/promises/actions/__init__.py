"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.promises.actions.calendars import renew_calendar_address
from amends.promises.actions.duties import (
    note_offer_due,
    note_refund_due,
    settle_refund,
    turn_off_pack,
    turn_on_pack,
)
from amends.promises.actions.ending import (
    break_promise,
    bring_to_case,
    give_up_promise,
    keep_promise,
    release_promise,
)
from amends.promises.actions.giving import give_promise
from amends.promises.actions.renegotiating import (
    ask_for_new_date,
    record_consent,
    refuse_new_date,
)
from amends.promises.actions.watching import (
    expect_step,
    note_letter_prepared,
    note_risk,
    note_step_done,
    pass_keeper,
    remind_keeper,
    see_reminder,
)

__all__ = [
    "ask_for_new_date",
    "break_promise",
    "bring_to_case",
    "expect_step",
    "give_promise",
    "give_up_promise",
    "keep_promise",
    "note_letter_prepared",
    "note_offer_due",
    "note_refund_due",
    "note_risk",
    "note_step_done",
    "pass_keeper",
    "record_consent",
    "refuse_new_date",
    "release_promise",
    "remind_keeper",
    "renew_calendar_address",
    "see_reminder",
    "settle_refund",
    "turn_off_pack",
    "turn_on_pack",
]
