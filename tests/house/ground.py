"""A house in which every address of the table leads to a row that is there."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.urls import resolve, reverse

import cast
from amends.cases.actions import (
    ask_handover,
    attach_file,
    call_in_lead,
    close_case,
    open_case,
    open_side_thread,
    save_view,
)
from amends.cases.links import customer_path
from amends.cases.models import Case, Failure, Notice, Outcome, SideKind, SideThread
from amends.claims.actions import open_claim, remind_of_claim, set_terms
from amends.claims.drafts import ClaimDraft, TermsDraft
from amends.claims.models import Asked, ClaimReminder, SupplierClaim
from amends.facts.asking import look_after_account
from amends.facts.links import account_path
from amends.facts.models import Account
from amends.insight.actions import appreciate
from amends.insight.models import Appreciation
from amends.journal.actor import MACHINE
from amends.journal.alive import say_alive
from amends.journal.queries import delivery_of
from amends.letters.actions import note_undelivered, save_reply, send_letter
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox
from amends.letters.models import Folder, Letter, Mailbox
from amends.letters.queries import outgoing_key
from amends.letters.queries.mailboxes import hook_token
from amends.letters.reply_token import reply_address
from amends.orders.actions import list_offering, make_agreement
from amends.people.actions import add_executive, hire_staff, make_token
from amends.people.models import Channel, Role, Staff
from amends.prevention.actions import hand_fix
from amends.prevention.links import meetings_path
from amends.promises.actions import note_risk, remind_keeper
from amends.promises.links import calendar_path
from amends.promises.models import Promise, Reason
from amends.promises.queries import reminders_for
from amends.remedies.actions import fulfil, propose
from amends.remedies.models import Line
from amends.remedies.queries import lines_still_due, policy_in_force
from cast import AT, LONG_AGO, Cast
from facts.ground import asked
from mail.receiving.ground import DESK, STRANGER, arrive, mail
from prevention.ground import paper_of_a_fix
from prevention.meeting_ground import tuesdays
from promises.words import given
from remedies.desk import EVENING, REFUND, empty_window, offered, policy_on, settled


@dataclass
class Ground:
    """The people who try the addresses, and the numbers that fill them.

    `people` by what they are; None is nobody, who is not signed in.
    """

    people: dict[str, Staff | None]
    slug: str
    token: str
    told: str
    sign: str
    meetings: str
    hook: str
    numbers: dict[str, int]

    def address(self, name: str, params: set[str]) -> str:
        """Return the address of this name, its places filled."""
        known: dict[str, object] = {
            "number": self.numbers.get(name, self.numbers["case"]),
            "slug": self.slug,
            "team": self.slug,
            "token": self.told if name == "account_page" else self.token,
            "sign": self.meetings if name == "meeting_calendar" else self.sign,
            "hook": self.hook,
            "uidb36": "1",
            "key": "set-password",
            "kind": Folder.BULK,
        }
        return reverse(name, kwargs={param: known[param] for param in params})


def ground() -> Ground:
    """Northlight with Amy's case in the middle of everything, and Sam who works elsewhere."""
    people = cast.everybody()
    jim, ines, team = people.jim, people.ines, people.team
    version = policy_on(team, ines)
    case = empty_window(people.amy, jim, cast.the_tv(team, people.amy))
    offer = offered(case, jim, at=AT)
    send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is ours to put right.",
        extra_part="",
        subject="The window",
        channel=Channel.EMAIL,
        by=jim,
        at=AT,
        key="letter",
    )
    letter = Letter.objects.get(key="letter")
    outgoing = delivery_of(outgoing_key(letter))
    assert outgoing is not None
    failed = note_undelivered(outgoing, by=MACHINE, at=AT)
    assert failed is not None
    stranger = arrive(mail("Me too.", sender=STRANGER, to=reply_address(case.pk, DESK)))
    proposal = propose(case, offer=offer, words="Balloons at home", at=AT, key="proposal")
    another = open_case(
        team=team,
        customer=people.amy,
        subject="The same again",
        failure=Failure.PROMISE_BROKEN,
        channel=Channel.PHONE,
        words="And again.",
        purchase=case.purchase,
        by=jim,
        at=AT,
        key="another",
    )
    asked = offered(another, jim, EVENING, REFUND, why="It was the day.", at=AT)
    handover = ask_handover(case, to=people.jane, why="You know the TV.", by=jim, at=AT)
    call_in_lead(another, by=people.jane, at=AT)
    photo = attach_file(case, filename="window.txt", content=b"empty", by=jim.actor, at=AT)
    thing = list_offering(team, name="Television", price=None, by=ines.actor, at=AT)
    reply = save_reply(team, name="We have it", body="Dear {customer}", by=ines, at=AT)
    say_alive("worker", AT)
    in_force = policy_in_force(team, AT)
    assert in_force is not None
    word = _word_at_risk(people)
    claim = _claim_running_out(people, case)
    desk = _desk_mailbox(people)
    proud = _proud_of(people)
    top = add_executive(name="Otto Top", address="otto@top.example", by=people.tom, at=AT)
    meeting = tuesdays(team, ines).meetings.earliest("on")
    account = _account_late(people, case)
    paper = paper_of_a_fix(people, case)
    hand_fix(paper.step.fix, to=jim, by=ines, at=AT)
    numbers = {
        "case": case.pk,
        "drop_view": save_view(name="Mine", query="whose=mine", by=jim, at=AT).pk,
        "see_notice": _notice_of(jim),
        "approval": asked.approval.pk,
        "proposal": proposal.pk,
        "attachment": photo.pk,
        "customer": people.amy.pk,
        "give_promise_to": people.amy.pk,
        **dict.fromkeys(("agree_with", "hand_over_data"), people.amy.pk),
        "end_agreement": make_agreement(
            customer=people.amy, team=team, words="We ring before.", by=jim, at=AT
        ).pk,
        **dict.fromkeys(("take_down", "name_customer", "unname_customer"), proud.pk),
        "answer_naming": proud.namings.get().pk,
        "remove_executive": top.pk,
        **dict.fromkeys(
            (
                "promise",
                "keep_promise",
                "ask_new_date",
                "note_answer",
                "release_promise",
                "give_up_promise",
                "pass_promise",
            ),
            word.pk,
        ),
        **dict.fromkeys(("supplier", "supplier_terms"), people.widget_works.pk),
        **dict.fromkeys(
            [
                "claim",
                "claim_letter",
                "claim_told",
                "claim_answer",
                "claim_stray",
                "claim_evidence",
                "claim_receipt",
                "claim_word",
                "pass_claim",
                "chase_claim",
                "write_off_claim",
                "withdraw_claim",
            ],
            claim.pk,
        ),
        **dict.fromkeys(
            ("account", "account_again", "account_told", "withdraw_account"), account.pk
        ),
        "see_account_reminder": account.reminders.get(staff=jim).pk,
        **dict.fromkeys(
            [
                "meeting",
                "write_minutes",
                "correct_minutes",
                "decision_fix",
                "move_meeting",
                "call_off_meeting",
            ],
            meeting.pk,
        ),
        "meetings_end": meeting.series_id,
        **dict.fromkeys(
            ("problem", "plan_fix", "add_to_problem", "take_from_problem", "reword_cause"),
            paper.step.fix.problem_id,
        ),
        **dict.fromkeys(
            (
                "fix_done",
                "fix_verified",
                "fix_no_help",
                "hand_fix",
                "drop_fix",
                "letters_of_change",
            ),
            paper.step.fix_id,
        ),
        "fix_file": paper.pk,
        "see_fix_handing": paper.step.fix.handings.get(to_staff=jim).pk,
        "see_claim_reminder": ClaimReminder.objects.get(staff=jim).pk,
        "see_reminder": reminders_for(jim).get().pk,
        "withdraw_offer": offer.pk,
        "fulfil": Line.objects.filter(offer=offer).earliest("pk").pk,
        **dict.fromkeys(("turn_on_policy", "simulate_policy"), version.number),
        "offering": thing.pk,
        **dict.fromkeys(("letter", "send_again", "print_letter"), letter.pk),
        **dict.fromkeys(
            [
                f"mail_{what}"
                for what in ("item", "raw", "into_case", "new_case", "leave_out", "again")
            ],
            stranger.pk,
        ),
        "side_thread": _pat(case, jim).pk,
        **dict.fromkeys(("mailbox", "mailbox_trial", "mailbox_removal"), desk.pk),
        **dict.fromkeys(("undelivered_again", "told_otherwise"), failed.pk),
        **dict.fromkeys(("reply", "reply_removal"), reply.pk),
        "revoke_token": make_token(team, name="Till", by=people.tom.actor, at=AT)[0].pk,
        **dict.fromkeys(("accept_handover", "decline_handover", "take_back_handover"), handover.pk),
        **dict.fromkeys(
            (
                "colleague",
                "colleague_role",
                "colleague_shifts",
                "colleague_absence",
                "colleague_leaving",
                "colleague_return",
            ),
            people.jane.pk,
        ),
    }
    return Ground(
        people={
            "nobody": None,
            "elsewhere": _sam(),
            "clerk": jim,
            "lead": ines,
            "manager": people.tom,
            "owner": people.ruth,
        },
        slug=team.slug,
        token=str(resolve(customer_path(case)).kwargs["token"]),
        told=account_path(account).removeprefix("/a/").removesuffix("/"),
        sign=calendar_path(jim).removeprefix("/calendar/").removesuffix(".ics"),
        meetings=meetings_path(jim).rpartition("/")[2].removesuffix(".ics"),
        hook=hook_token(desk),
        numbers=numbers,
    )


def _proud_of(people: Cast) -> Appreciation:
    """A recovery with which Jim is asked whether he wishes to be named."""
    case = settled(people, "NL-3000")
    for line in lines_still_due(case):
        fulfil(line, by=people.jim, at=AT, proof="Card slip")
    case.refresh_from_db()
    close_case(case, outcome=Outcome.RETAINED, words="", by=people.jim, at=AT)
    return appreciate(case, words="It was quick.", names=[people.jim], by=people.ines, at=AT)


def _pat(case: Case, by: Staff) -> SideThread:
    """What is said with the supplier beside a case."""
    return open_side_thread(
        case,
        kind=SideKind.SUPPLIER,
        with_name="Pat Wolf",
        address="pat@widgets.example",
        subject="One of two",
        by=by,
        at=AT,
        key="pat",
    )


def _account_late(people: Cast, case: Case) -> Account:
    """An account that was asked for and has not come; Jim was told of it."""
    account = asked(people, case, key="late")
    return look_after_account(account, at=account.due_at)


def _desk_mailbox(people: Cast) -> Mailbox:
    """The mailbox of the desk, to which a provider brings mail."""
    details = MailboxDetails("desk@northlight.example")
    return add_mailbox(people.team, details, by=people.tom.actor, at=LONG_AGO)


def _claim_running_out(people: Cast, case: Case) -> SupplierClaim:
    """A claim of Jim's whose time to tell them is over."""
    set_terms(
        people.widget_works, TermsDraft(notify_after_discovery=0), by=people.ines, at=LONG_AGO
    )
    draft = ClaimDraft(
        supplier=people.widget_works,
        what="The TV",
        ordered=1,
        claimed=1,
        received=0,
        asked=Asked.CREDIT,
        discovered_on=(AT - timedelta(days=2)).date(),
        goods=Decimal(640),
    )
    return remind_of_claim(open_claim(case, draft, by=people.jim, at=AT, key="claim"), at=AT)


def _word_at_risk(people: Cast) -> Promise:
    """Jim's word to Amy, of which he was told that it may not be kept."""
    word = given(people, due=AT + timedelta(hours=4), key="word")
    note_risk(word, [Reason.TIME], by=MACHINE, at=AT)
    return remind_keeper(word, at=AT)


def _sam() -> Staff:
    return hire_staff(
        email="sam@regent.example",
        name="Sam Whitlock",
        role=Role.CLERK,
        teams=[cast.the_regent()],
        password=cast.PASSWORD,
        by=cast.ruth().actor,
        at=LONG_AGO,
    )


def _notice_of(staff: Staff) -> int:
    return Notice.objects.filter(staff=staff).earliest("pk").pk
