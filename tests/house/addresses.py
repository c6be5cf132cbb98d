"""Who may open each address of the house, and who may send its form.

One row for each name that the resolver knows. `opens` is who sees the page, `sends` who may
send its form (nobody where it has none), `get` what a GET answers to who may open it.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Who(Enum):
    """Whom an address lets in; who stands higher in a team is let in with who stands lower."""

    ANYBODY = auto()
    LINK = auto()
    """Whoever holds the signed link; no cookie gives a right, so no forged form can borrow one."""
    PROGRAM = auto()
    """Whoever sends a team's token; the others are told so (401)."""
    STRANGER = auto()
    """Anybody who is not signed in; who is, is led to Today."""
    SIGNED_IN = auto()
    ONESELF = auto()
    """Whose row it is; a colleague, a lead or the owner of the house is not."""
    TEAM = auto()
    """Whoever works in the team that the row belongs to, and the owner of the house."""
    LEAD = auto()
    MANAGER = auto()
    OWNER = auto()
    FIGURES = auto()
    """A manager of whatever team, and the owner of the house; others are told whom it is for."""


class Get(Enum):
    """What a GET answers to who may open the address."""

    PAGE = (200,)
    FORM_ONLY = (405,)
    LEADS_ON = (200, 302)
    """A page, or straight on to the only thing that could be chosen there."""
    BACK = (302, 303)
    """A form only, too; somebody who reloads it after it was refused is led to its page."""


@dataclass(frozen=True)
class Address:
    """A row of the table.

    Whoever is not signed in is led `away` where a signature is needed. Without `needs_token` a
    form is taken without the CSRF token.
    """

    opens: Who
    sends: Who | None = None
    get: Get = Get.PAGE
    away: str = "/signin/?next="
    needs_token: bool = True


def _page(opens: Who) -> Address:
    return Address(opens)


def _page_with_form(opens: Who, sends: Who | None = None) -> Address:
    return Address(opens, sends or opens)


def _form(sends: Who) -> Address:
    return Address(sends, sends, Get.FORM_ONLY)


def _form_of_page(opens: Who, sends: Who | None = None) -> Address:
    return Address(opens, sends or opens, Get.BACK)


def _by_link(get: Get, sends: Who | None) -> Address:
    return Address(Who.LINK, sends, get, needs_token=False)


def _each(names: str, address: Address) -> dict[str, Address]:
    return dict.fromkeys(names.split(), address)


_COMPLAINT = Address(Who.ANYBODY, Who.ANYBODY, needs_token=False)

DESK = {
    "today": _page(Who.SIGNED_IN),
    "cases": _page(Who.SIGNED_IN),
    "bulk": _form(Who.SIGNED_IN),
    "new_case": _page_with_form(Who.SIGNED_IN),
    "search": _page(Who.SIGNED_IN),
    "save_view": _form(Who.SIGNED_IN),
    "drop_view": _form(Who.ONESELF),
    "see_notice": _form(Who.ONESELF),
    "letters": _page(Who.SIGNED_IN),
    "letter": _page(Who.TEAM),
    "send_again": _form(Who.TEAM),
    "undelivered_again": _form(Who.TEAM),
    "told_otherwise": _form(Who.TEAM),
    "me": _page_with_form(Who.SIGNED_IN),
    "appreciation": _page(Who.SIGNED_IN),
    **_each("take_down name_customer unname_customer", _form(Who.TEAM)),
    "answer_naming": _form(Who.ONESELF),
    "keys": _page_with_form(Who.SIGNED_IN),
    "healthz": _page(Who.ANYBODY),
}

SIGNING_IN = {
    "account_login": _page_with_form(Who.STRANGER),
    "account_logout": Address(Who.SIGNED_IN, Who.SIGNED_IN, away="/"),
    "account_inactive": _page(Who.ANYBODY),
    "account_reauthenticate": _page_with_form(Who.SIGNED_IN),
    "account_signup": Address(Who.ANYBODY, Who.ANYBODY, Get.BACK),
    "account_change_password": _page_with_form(Who.SIGNED_IN),
    "account_reset_password": _page_with_form(Who.ANYBODY),
    "account_reset_password_done": _page(Who.ANYBODY),
    "account_reset_password_from_key": _page_with_form(Who.ANYBODY),
    "account_reset_password_from_key_done": _page(Who.ANYBODY),
}

CASE = {
    "case": _page(Who.TEAM),
    "as_customer": _page(Who.TEAM),
    **_each("side_threads side_thread accounts", _page_with_form(Who.TEAM)),
    "account": _page(Who.TEAM),
    **_each("account_again account_told withdraw_account", _form_of_page(Who.TEAM)),
    "see_account_reminder": _form(Who.ONESELF),
    "writing": _page_with_form(Who.TEAM),
    "approval": _page_with_form(Who.TEAM),
    "proposal": _page_with_form(Who.TEAM),
    "attachment": _page(Who.TEAM),
    "print_letter": _page(Who.TEAM),
    # A customer is the whole house's; what they bought and complained of is each team's own.
    "customer": _page_with_form(Who.SIGNED_IN),
    "agree_with": _form_of_page(Who.SIGNED_IN),
    "end_agreement": _form_of_page(Who.TEAM),
    # What is held is handed over by a lead, which the action says in words.
    "hand_over_data": _form_of_page(Who.SIGNED_IN),
    **_each("through_management appreciate", _form_of_page(Who.TEAM)),
    **_each(
        """take ask_handover call_lead follow unfollow note contact question attach write_letter
        review_letter tag untag link unlink merge snooze wake renew_link facts finding offer
        note_choice follow_up close reopen accept_handover decline_handover take_back_handover""",
        _form_of_page(Who.TEAM),
    ),
    # The case stands in the form; without it the list of cases is as far as one gets.
    **_each("withdraw_offer fulfil", _form_of_page(Who.SIGNED_IN, Who.TEAM)),
}

PROMISES = {
    "promises": _page(Who.SIGNED_IN),
    "promises_report": _page(Who.SIGNED_IN),
    "promise": _page(Who.TEAM),
    **_each(
        """keep_promise ask_new_date note_answer release_promise give_up_promise pass_promise""",
        _form_of_page(Who.TEAM),
    ),
    "give_promise": _form_of_page(Who.TEAM),
    "give_promise_to": _form_of_page(Who.SIGNED_IN),
    "see_reminder": _form(Who.ONESELF),
    "calendar": Address(Who.LINK),
    "renew_calendar": _form(Who.SIGNED_IN),
}

CLAIMS = {
    **_each("suppliers supplier", _page(Who.SIGNED_IN)),
    # A supplier is the whole house's; its terms are a lead's, which the action says in words.
    "supplier_terms": _form_of_page(Who.SIGNED_IN),
    "claim": _page(Who.TEAM),
    "open_claim": _page_with_form(Who.TEAM),
    **_each(
        """claim_letter claim_told claim_answer claim_stray claim_evidence claim_receipt
        claim_word pass_claim chase_claim write_off_claim withdraw_claim""",
        _form_of_page(Who.TEAM),
    ),
    "see_claim_reminder": _form(Who.ONESELF),
}

MEETINGS = {
    "meetings": _page(Who.SIGNED_IN),
    "meeting_calendar": Address(Who.LINK),
    "meeting": _page(Who.TEAM),
    **_each("write_minutes correct_minutes decision_fix", _form_of_page(Who.TEAM)),
    # Who may not move a meeting hears why on its page, as a form that was refused.
    **_each("move_meeting call_off_meeting", _form_of_page(Who.TEAM)),
    "meeting_settings": _page_with_form(Who.TEAM, Who.LEAD),
    "meetings_end": _form_of_page(Who.TEAM, Who.LEAD),
}

PROBLEMS = {
    "problems": _page(Who.SIGNED_IN),
    "problem": _page(Who.TEAM),
    "letters_of_change": _page_with_form(Who.TEAM),
    "fix_file": _page(Who.TEAM),
    **_each(
        """name_cause join_cause leave_cause wish no_wish plan_fix add_to_problem
        take_from_problem reword_cause fix_done fix_verified fix_no_help hand_fix drop_fix""",
        _form_of_page(Who.TEAM),
    ),
    "see_fix_handing": _form(Who.ONESELF),
}

MEETINGS = {
    "meetings": _page(Who.SIGNED_IN),
    "meeting_calendar": Address(Who.LINK),
    "meeting": _page(Who.TEAM),
    **_each("write_minutes correct_minutes decision_fix", _form_of_page(Who.TEAM)),
    # Who may not move a meeting hears why on its page, as a form that was refused.
    **_each("move_meeting call_off_meeting", _form_of_page(Who.TEAM)),
    "meeting_settings": _page_with_form(Who.TEAM, Who.LEAD),
    "meetings_end": _form_of_page(Who.TEAM, Who.LEAD),
}

MAIL_IN = {"bring_mail": Address(Who.LINK, Who.LINK, Get.FORM_ONLY, needs_token=False)}

PUBLIC = {
    "complaint": _COMPLAINT,
    "complaint_to": _COMPLAINT,
    "complaint_thanks": _by_link(Get.PAGE, None),
    "account_page": _by_link(Get.PAGE, Who.LINK),
    "customer_page": _by_link(Get.PAGE, None),
    **_each(
        """customer_choice customer_time customer_proposal customer_message customer_arrival
        customer_word customer_consent customer_let_off customer_wish""",
        _by_link(Get.BACK, Who.LINK),
    ),
}

MAIL = {
    **_each("mail dead_mail mail_folder", _page(Who.SIGNED_IN)),
    **_each("mail_item mail_raw", _page(Who.TEAM)),
    **_each("mail_into_case mail_new_case mail_leave_out mail_again", _form(Who.TEAM)),
}

SETTINGS = {
    "settings": Address(Who.SIGNED_IN, get=Get.LEADS_ON),
    "team_settings": _page(Who.TEAM),
    "authority": _page_with_form(Who.TEAM, Who.MANAGER),
    "policy": _page_with_form(Who.TEAM, Who.LEAD),
    "turn_on_policy": _form_of_page(Who.TEAM, Who.LEAD),
    "simulate_policy": _page(Who.LEAD),
    "fairness": _page(Who.MANAGER),
    "replies": _page_with_form(Who.TEAM, Who.LEAD),
    "catalogue": _page_with_form(Who.TEAM, Who.LEAD),
    "staff": _page_with_form(Who.TEAM, Who.MANAGER),
    "mailboxes": _page_with_form(Who.TEAM, Who.MANAGER),
    "mailbox": _page_with_form(Who.TEAM, Who.MANAGER),
    **_each("mailbox_trial mailbox_removal", _form_of_page(Who.TEAM, Who.MANAGER)),
    "shop": _page_with_form(Who.TEAM, Who.MANAGER),
    "late_orders": _page_with_form(Who.TEAM, Who.MANAGER),
    "programs": _page_with_form(Who.TEAM, Who.MANAGER),
    "management": _page_with_form(Who.TEAM, Who.MANAGER),
    "remove_executive": _form_of_page(Who.TEAM, Who.MANAGER),
    "colleague": _page(Who.TEAM),
    **_each(
        """set_hours set_shut_days set_clocks reply reply_removal offering
        colleague_shifts colleague_absence""",
        _form_of_page(Who.TEAM, Who.LEAD),
    ),
    **_each(
        "colleague_role colleague_leaving colleague_return revoke_token",
        _form_of_page(Who.TEAM, Who.MANAGER),
    ),
}

INSIGHT = _each("insight focus_audit focus_report", _page(Who.FIGURES))

PROGRAMS = {
    "api": _page(Who.ANYBODY),
    "api_schema": _page(Who.ANYBODY),
    # No cookie gives a right, so no forged form can borrow one.
    "api_orders": Address(Who.PROGRAM, Who.PROGRAM, Get.FORM_ONLY, needs_token=False),
}

ADDRESSES = {
    **PROGRAMS,
    **DESK,
    **SIGNING_IN,
    **CASE,
    **PROMISES,
    **CLAIMS,
    **MEETINGS,
    **PROBLEMS,
    **MEETINGS,
    **PUBLIC,
    **MAIL_IN,
    **MAIL,
    **SETTINGS,
    **INSIGHT,
}

ONLY_IN_THE_DEMO = {"step_into": _form(Who.ANYBODY)}
