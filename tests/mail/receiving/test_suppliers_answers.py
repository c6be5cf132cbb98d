"""Suppliers and colleagues answer by mail: to the right letter, the wrong one, twice, or never."""

from datetime import timedelta
from email.message import EmailMessage

import pytest

import cast
from amends.cases.models import Attachment, Case, SideMessage, SideWay
from amends.claims.actions import note_answer, withdraw_claim
from amends.claims.models import About, ClaimReminder, ClaimStep, StepKind, SupplierClaim
from amends.claims.purposes import Purpose
from amends.claims.queries import answers_elsewhere, thread_of
from amends.claims.writing import write_to_supplier
from amends.clock.accounts import sweep_accounts
from amends.clock.claims import sweep_claims
from amends.facts.models import Account, AccountAnswer, AskedOf
from amends.journal.models import Outgoing
from amends.letters.models import MailOutcome, Why
from amends.letters.side_delivery import side_mail_of
from amends.people.actions import change_supplier
from cast import AT, Cast
from claims.ground import again, claimed, one_of_two, terms
from facts.ground import HOUR, asked
from mail.receiving.ground import answer, arrive, mail
from unchanged import nothing_changes

PAT = "Pat Wolf <desk@widgets.example>"
PACKING = "Packing room <packing@northlight-storage.example>"
LETTER = "Order NL-1977: one of two widgets came. Please tell us by 9 March how you see it."
MINUTE = timedelta(minutes=1)


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


@pytest.fixture
def case(people: Cast) -> Case:
    terms(people)
    case = one_of_two(people)
    change_supplier(
        people.widget_works, name="Widget Works", email="desk@widgets.example", phone="",
        by=people.jim.actor, at=AT,
    )  # fmt: skip
    return case


def written(people: Cast, claim: SupplierClaim, key: str = "letter") -> EmailMessage:
    """Jim writes about a claim; return the mail as it goes out."""
    step = write_to_supplier(
        claim, body=LETTER, purpose=Purpose.LODGE, by=people.jim, at=AT, key=key
    )
    assert step.message is not None
    return mail_out(step.message)


def mail_out(message: SideMessage) -> EmailMessage:
    outgoing = Outgoing.objects.get(key=f"side_message:{message.pk}")
    return side_mail_of(message, outgoing).message()  # type: ignore[return-value]


def from_them(case: Case, ours: EmailMessage, body: str, **more: str) -> bytes:
    sender = more.pop("sender", PAT)
    return answer(case, ours, body, sender=sender, to=str(ours["Reply-To"]), **more)


def steps(claim: SupplierClaim) -> list[str]:
    return [*claim.steps.filter(kind=StepKind.ANSWERED).values_list("message__body", flat=True)]


def test_an_answer_to_the_letter_stands_in_its_claim(people: Cast, case: Case) -> None:
    claim = claimed(people, case)
    ours = written(people, claim)
    came = arrive(from_them(case, ours, "We credit it."), at=AT + HOUR)
    assert (came.outcome, came.message) == (MailOutcome.REPLY, None)
    sweep_claims(AT + HOUR)
    assert steps(claim) == ["We credit it."]
    with nothing_changes():
        sweep_claims(AT + HOUR)


def test_who_answers_twice_is_noted_twice_and_a_copy_once(people: Cast, case: Case) -> None:
    claim = claimed(people, case)
    ours = written(people, claim)
    first = from_them(case, ours, "We look into it.", message_id="<one@widgets.example>")
    arrive(first, at=AT + HOUR)
    assert arrive(first, at=AT + HOUR + MINUTE).outcome == MailOutcome.DUPLICATE
    sweep_claims(AT + HOUR + MINUTE)
    arrive(from_them(case, ours, "We credit it."), at=AT + 2 * HOUR)
    sweep_claims(AT + 2 * HOUR)
    sweep_claims(AT + 2 * HOUR + MINUTE)
    assert steps(claim) == ["We look into it.", "We credit it."]


def test_an_answer_to_the_wrong_letter_is_brought_to_its_claim(people: Cast, case: Case) -> None:
    claim, other = claimed(people, case), claimed(people, case, key="other")
    written(people, claim)
    ours = written(people, other, key="other-letter")
    arrive(from_them(case, ours, "About your first claim: we credit it."), at=AT + HOUR)
    sweep_claims(AT + HOUR)
    assert steps(claim) == []
    stray = answers_elsewhere(claim).get()
    note_answer(claim, stray, by=people.jim.actor, staff=people.jim, at=AT + HOUR)
    assert steps(claim) == ["About your first claim: we credit it."]


def test_an_answer_to_a_question_of_the_case_is_found_from_the_claim(
    people: Cast, case: Case
) -> None:
    claim = claimed(people, case)
    account = asked(
        people, case, asked_of=AskedOf.SUPPLIER, name="Widget Works",
        address="desk@widgets.example", supplier=people.widget_works,
    )  # fmt: skip
    ours = mail_out(account.thread.messages.get())
    arrive(from_them(case, ours, "Both were shipped, and we credit nothing."), at=AT + HOUR)
    sweep_accounts(AT + HOUR)
    sweep_claims(AT + HOUR)
    assert steps(claim) == []
    assert [m.body for m in answers_elsewhere(claim)] == [
        "Both were shipped, and we credit nothing."
    ]
    assert AccountAnswer.objects.get().account == account


def test_a_new_mail_of_theirs_is_kept_for_a_person_and_opens_no_case(
    people: Cast, case: Case
) -> None:
    written(people, claimed(people, case))
    cases = Case.objects.count()
    came = arrive(mail("About the widgets: we credit it.", sender=PAT, subject="Widgets"))
    assert (came.outcome, came.why) == (MailOutcome.QUARANTINED, Why.SUPPLIER)
    assert Case.objects.count() == cases
    assert not ClaimStep.objects.filter(kind=StepKind.ANSWERED).exists()


def test_an_answer_to_the_customers_letter_does_not_reach_her(people: Cast, case: Case) -> None:
    claim = claimed(people, case)
    ours = written(people, claim)
    stray = answer(case, ours, "We credit it.", sender=PAT, to="desk@northlight.example")
    came = arrive(stray, at=AT + HOUR)
    thread = thread_of(claim)
    assert thread is not None
    # The references of the mail lead it home even where the marked address was lost.
    assert came.side_message == thread.messages.get(way=SideWay.IN)
    assert came.message is None


def test_who_never_answers_is_asked_again_and_the_ladder_is_told(people: Cast, case: Case) -> None:
    claim = claimed(people, case)
    written(people, claim)
    for days in range(30):
        sweep_claims(AT + timedelta(days=days))
    told = ClaimReminder.objects.filter(about=About.CHASE).values_list("rung", flat=True)
    assert set(told) == {1, 2, 3}
    assert again(claim).ended_at is None
    assert case.is_open


def test_what_comes_after_the_end_is_kept_and_opens_nothing(people: Cast, case: Case) -> None:
    claim = claimed(people, case)
    ours = written(people, claim)
    withdraw_claim(claim, words="We found it", by=people.jim, at=AT + HOUR, key="found")
    arrive(from_them(case, ours, "Here is your credit after all."), at=AT + 2 * HOUR)
    sweep_claims(AT + 2 * HOUR)
    assert steps(claim) == ["Here is your credit after all."]
    assert again(claim).ended_at == AT + HOUR


def packing(people: Cast, case: Case) -> tuple[Account, EmailMessage]:
    """The packing room is asked, and gets the mail."""
    account = asked(people, case, address="packing@northlight-storage.example")
    return account, mail_out(account.thread.messages.get())


def test_an_answer_by_mail_becomes_the_account_with_its_files(people: Cast, case: Case) -> None:
    account, ours = packing(people, case)
    slip = (("slip.txt", b"1 packed", "text/plain"),)
    arrive(
        answer(
            case, ours, "One was packed. Jane knew.", sender=PACKING, files=slip,
            to=str(ours["Reply-To"]),
        ),
        at=AT + HOUR,
    )  # fmt: skip
    sweep_accounts(AT + HOUR + MINUTE)
    kept = AccountAnswer.objects.get(account=account)
    assert (kept.message.body, kept.at, kept.names_somebody) == (
        "One was packed. Jane knew.",
        AT + HOUR,
        True,
    )
    assert Attachment.objects.get().side_message == kept.message
    with nothing_changes():
        sweep_accounts(AT + 2 * HOUR)


def test_a_program_that_answers_is_no_account(people: Cast, case: Case) -> None:
    account, ours = packing(people, case)
    away = answer(
        case, ours, "I am away until Monday.", sender=PACKING, to=str(ours["Reply-To"]),
        Auto_Submitted="auto-replied",
    )  # fmt: skip
    came = arrive(away, at=AT + HOUR)
    assert came.outcome != MailOutcome.REPLY
    sweep_accounts(AT + HOUR)
    assert not account.answers.exists()
    assert Account.objects.get().next_look_at is not None


def test_a_stranger_in_the_conversation_is_no_account(people: Cast, case: Case) -> None:
    account, ours = packing(people, case)
    came = arrive(
        from_them(case, ours, "I was there.", sender="Mallory <m@elsewhere.example>"), at=AT + HOUR
    )
    assert came.outcome == MailOutcome.QUARANTINED
    sweep_accounts(AT + HOUR)
    assert not account.answers.exists()


def test_a_colleague_answers_from_their_own_address(people: Cast, case: Case) -> None:
    account = asked(
        people, case, asked_of=AskedOf.COLLEAGUE, name="Jane Doyle", address=people.jane.email
    )
    ours = mail_out(account.thread.messages.get())
    sender = f"Jane Doyle <{people.jane.email}>"
    came = arrive(
        answer(case, ours, "The slip was wrong.", sender=sender, to=str(ours["Reply-To"])),
        at=AT + HOUR,
    )
    assert came.outcome == MailOutcome.REPLY
    sweep_accounts(AT + HOUR)
    assert account.answers.get().message.body == "The slip was wrong."
