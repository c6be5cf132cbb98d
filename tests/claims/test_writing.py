"""Letters to suppliers: a conversation of their own that tells nothing of the customer."""

from datetime import date

import pytest

from amends.cases.actions import open_side_thread, receive_in_side_thread
from amends.cases.closing import reasons_against_closing
from amends.cases.models import Outcome, SideKind, SideMessage, SideThread, SideWay
from amends.cases.queries.privacy import customer_of
from amends.cases.queries.told import told_of
from amends.claims.actions import note_answer, write_off_claim
from amends.claims.drafting import first_words, subject_of
from amends.claims.errors import ClaimEnded, TellsTooMuch
from amends.claims.models import Status, StepKind, SupplierClaim
from amends.claims.purposes import Purpose
from amends.claims.queries import (
    answers_elsewhere,
    claims_to_handle,
    thread_of,
    words_to_us,
)
from amends.claims.reading import remarks_on
from amends.claims.supplier_words import note_word_to_us
from amends.claims.writing import write_to_supplier
from amends.clock.claims import sweep_claims
from amends.journal.actor import MACHINE
from amends.journal.models import Outgoing
from amends.letters.side_delivery import side_mail_of
from amends.promises.models import GivenIn
from cast import AT, Cast
from claims.ground import DAY, again, claimed
from claims.test_claims import names
from unchanged import nothing_changes

PLAIN = "Order NL-1977: one of two widgets was in the parcel."


def answered(thread: SideThread, words: str, *, key: str, days: int = 1) -> SideMessage:
    return receive_in_side_thread(
        thread, body=words, from_name="Pat Wolf", by=MACHINE, at=AT + days * DAY, key=key
    )


def test_the_first_letter_opens_the_conversation_and_tells_the_claim(
    people: Cast, claim: SupplierClaim
) -> None:
    for _ in range(2):
        write_to_supplier(
            claim, body=PLAIN, purpose=Purpose.NOTIFY, by=people.jim, at=AT, key="letter"
        )
    thread = thread_of(claim)
    assert thread is not None
    assert (thread.supplier, thread.address) == (people.widget_works, people.widget_works.email)
    assert [message.body for message in thread.messages.all()] == [PLAIN]
    assert Outgoing.objects.filter(kind="side_message").count() == 1
    assert again(claim).status == Status.NOTIFIED
    assert names(claim) == ["claim.opened", "claim.notified"]


@pytest.mark.parametrize("purpose", Purpose)
def test_no_first_wording_tells_of_the_customer_or_hurts(
    people: Cast, claim: SupplierClaim, purpose: Purpose
) -> None:
    letter = first_words(claim, purpose, answer_by=date(2026, 3, 9))
    for text in (letter, subject_of(claim)):
        for told in ("Priya", "Nair", "priya@example.com"):
            assert told not in text
    assert remarks_on(letter) == []
    write_to_supplier(claim, body=letter, purpose=purpose, by=people.jim, at=AT, key="letter")
    outgoing = Outgoing.objects.get(kind="side_message")
    mail = side_mail_of(SideMessage.objects.get(), outgoing).message().as_string()
    assert "NL-1977" in letter
    assert "Priya" not in mail
    assert "Nair" not in mail


def test_a_letter_that_tells_of_the_customer_stays_here_unless_they_need_it(
    people: Cast, claim: SupplierClaim
) -> None:
    said = {"body": "Send it to Priya Nair.", "purpose": Purpose.LODGE, "by": people.jim, "at": AT}
    with nothing_changes(), pytest.raises(TellsTooMuch, match=r"Priya, Nair"):
        write_to_supplier(claim, key="a", **said)
    write_to_supplier(claim, key="a", needs_customer=True, **said)
    assert "Nair" in customer_of(claim.case).names[0]


def test_a_claim_that_is_over_sends_no_letter(people: Cast, claim: SupplierClaim) -> None:
    write_off_claim(claim, words="Enough", by=people.jim, at=AT, key="off")
    with nothing_changes(), pytest.raises(ClaimEnded):
        write_to_supplier(claim, body=PLAIN, purpose=Purpose.CHASE, by=people.jim, at=AT, key="a")


def test_their_answer_is_noted_once_however_often_it_comes(
    people: Cast, claim: SupplierClaim
) -> None:
    write_to_supplier(claim, body=PLAIN, purpose=Purpose.NOTIFY, by=people.jim, at=AT, key="a")
    thread = thread_of(claim)
    assert thread is not None
    for _ in range(2):
        answered(thread, "We look into it.", key="mail:1")
    sweep_claims(AT + DAY)
    with nothing_changes():
        sweep_claims(AT + DAY)
    assert [*claims_to_handle(people.jim)] == [claim]
    # They send the same once more, as a mail of its own: it is one more row and no more money.
    answered(thread, "We look into it.", key="mail:2", days=2)
    sweep_claims(AT + 2 * DAY)
    kinds = [step.kind for step in claim.steps.all()]
    assert kinds == [StepKind.NOTIFIED, StepKind.ANSWERED, StepKind.ANSWERED]
    assert again(claim).status == Status.NOTIFIED
    assert again(claim).chase_on == date(2026, 3, 10)


def test_an_answer_to_the_wrong_letter_is_brought_to_its_claim(
    people: Cast, claim: SupplierClaim
) -> None:
    other = claimed(people, claim.case, key="other")
    write_to_supplier(other, body=PLAIN, purpose=Purpose.NOTIFY, by=people.jim, at=AT, key="a")
    thread = thread_of(other)
    assert thread is not None
    stray = answered(thread, "About claim one: we agree.", key="mail:1")
    sweep_claims(AT + DAY)
    assert [*answers_elsewhere(claim)] == [stray]
    note_answer(claim, stray, by=people.jim.actor, staff=people.jim, at=AT + DAY)
    with nothing_changes():
        note_answer(claim, stray, by=people.jim.actor, staff=people.jim, at=AT + DAY)
    assert [*answers_elsewhere(claim)] == []
    assert [step.message for step in claim.steps.all()] == [stray]


def test_an_answer_in_another_conversation_of_the_case_is_found_too(
    people: Cast, claim: SupplierClaim
) -> None:
    beside = open_side_thread(
        claim.case, kind=SideKind.SUPPLIER, supplier=people.widget_works, with_name="Pat",
        address="pat@widgets.example", subject="Earlier", by=people.jim, at=AT, key="beside",
    )  # fmt: skip
    stray = answered(beside, "Credit on Friday.", key="mail:9")
    sweep_claims(AT + DAY)
    assert not claim.steps.exists()
    assert [*answers_elsewhere(claim)] == [stray]


def test_a_claim_that_is_over_still_keeps_what_they_write(
    people: Cast, claim: SupplierClaim
) -> None:
    write_to_supplier(claim, body=PLAIN, purpose=Purpose.NOTIFY, by=people.jim, at=AT, key="a")
    write_off_claim(claim, words="Enough", by=people.jim, at=AT, key="off")
    thread = thread_of(claim)
    assert thread is not None
    answered(thread, "Here is your credit.", key="mail:1")
    sweep_claims(AT + DAY)
    assert again(claim).status == Status.WRITTEN_OFF
    assert again(claim).ended_at == AT
    assert again(claim).chase_on is None
    assert claim.steps.filter(kind=StepKind.ANSWERED).count() == 1


def test_the_customer_reads_none_of_it(people: Cast, claim: SupplierClaim) -> None:
    write_to_supplier(claim, body=PLAIN, purpose=Purpose.NOTIFY, by=people.jim, at=AT, key="a")
    told = told_of(claim.case)
    assert PLAIN not in "".join(message.body for message in told.messages)


def test_a_supplier_without_an_address_is_rung(people: Cast, claim: SupplierClaim) -> None:
    people.widget_works.email = ""
    people.widget_works.save()
    claim = again(claim)
    write_to_supplier(claim, body=PLAIN, purpose=Purpose.NOTIFY, by=people.jim, at=AT, key="a")
    assert not Outgoing.objects.filter(kind="side_message").exists()
    assert SideMessage.objects.get().way == SideWay.OUT


def test_credit_by_friday_is_a_word_to_us_and_holds_no_case_open(
    people: Cast, claim: SupplierClaim
) -> None:
    before = [*reasons_against_closing(claim.case, Outcome.RETAINED)]
    word = note_word_to_us(
        claim, what="Credit of $48.00", due=date(2026, 3, 6), by=people.jim, at=AT, key="word"
    )
    assert (word.supplier, word.customer, word.case) == (people.widget_works, None, None)
    assert (word.given_in, word.keeper) == (GivenIn.SUPPLIER, people.jim)
    assert [*words_to_us(claim)] == [word]
    assert [*reasons_against_closing(claim.case, Outcome.RETAINED)] == before
