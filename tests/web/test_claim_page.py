"""The page of one claim: each form is one fact, and what is refused changes nothing."""

from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import receive_in_side_thread
from amends.cases.links import customer_path
from amends.cases.models import SideMessage
from amends.claims.models import ClaimEvidence, Status, StepKind, SupplierClaim
from amends.claims.purposes import Purpose
from amends.claims.queries import thread_of
from amends.claims.writing import write_to_supplier
from amends.clock.claims import sweep_claims
from amends.journal.actor import MACHINE
from amends.promises.models import Promise
from cast import AT
from claims.ground import DAY, claimed
from unchanged import nothing_changes
from web.case_desk import said
from web.claim_desk import ClaimDesk, claim_desk, refused

PLAIN = "Order NL-1977: one of two widgets came. Please tell us by 9 March how you see it."
# Signing in 3, the claim with its steps 3, evidence 1, answers elsewhere 2, colleagues 1, what was
# said 1 (with words 2 more), windows 1, the finding 1, words to us 1, who sees figures and the bar.
PAGE = 14


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> ClaimDesk:
    return claim_desk(monkeypatch)


def test_it_says_what_is_asked_until_when_and_what_the_weight_says(desk: ClaimDesk) -> None:
    text = desk.page(desk.people.jim)
    assert "Not told yet." in text
    assert "$80" in text
    assert "the thing $48, what we gave the customer $12, our work $20" in text
    assert "Tell them by" in text
    assert "The weight on the label is the sender’s own figure. It says nothing." in text
    assert "which does not wait for it" in text
    assert "Priya" not in text.split("<main")[1]


def test_a_letter_goes_out_and_tells_the_claim(desk: ClaimDesk) -> None:
    answer = desk.send(desk.people.jim, "claim_letter", purpose="lodge", body=PLAIN)
    assert answer.headers["Location"] == f"/claims/{desk.claim.pk}/"
    assert desk.again().status == Status.NOTIFIED
    assert "Order NL-1977: one of two widgets came." in desk.page(desk.people.jim)


def test_what_may_hurt_is_shown_before_it_goes(desk: ClaimDesk) -> None:
    harsh = f"{PLAIN} It is your mistake. Pay or else."
    with nothing_changes():
        answer = desk.send(desk.people.jim, "claim_letter", purpose="lodge", body=harsh)
        assert answer.status_code == 200
        text = said(answer)
        assert "It has not gone yet." in text
        assert "It puts the fault on them." in text
        assert "“or else” It threatens." in text
        assert "It is your mistake. Pay or else.</textarea>" in text
    desk.send(desk.people.jim, "claim_letter", purpose="lodge", body=harsh, has_read="on")
    assert SideMessage.objects.get().body == harsh


def test_a_letter_that_tells_of_the_customer_comes_back(desk: ClaimDesk) -> None:
    body = f"{PLAIN} Send it to Priya Nair."
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "claim_letter", purpose="lodge", body=body))
    assert "It tells them of the customer (Priya, Nair)." in text
    assert "Send it to Priya Nair.</textarea>" in text
    desk.send(desk.people.jim, "claim_letter", purpose="lodge", body=body, needs_customer="on")
    assert SideMessage.objects.count() == 1


def test_the_first_wording_needs_no_correction(desk: ClaimDesk) -> None:
    text = desk.page(desk.people.jim)
    body = text.split('id="letter-body"')[1].split(">", 1)[1].split("</textarea>")[0]
    answer = desk.send(desk.people.jim, "claim_letter", purpose="notify", body=body)
    assert answer.status_code == 303


def test_each_form_writes_its_fact_down(desk: ClaimDesk) -> None:
    jim = desk.people.jim
    desk.send(jim, "claim_told", kind="lodge", words="By their form")
    desk.send(jim, "claim_answer", kind="disputed", words="The weight proves both.")
    assert desk.again().status == Status.DISPUTED
    desk.send(jim, "claim_word", what="Credit of $50", due_on="2026-03-06")
    desk.send(jim, "claim_answer", kind="agreed", amount="50", is_last_word="on", words="")
    desk.send(jim, "chase_claim", on="2026-03-10")
    desk.send(jim, "pass_claim", to=desk.people.jane.pk, words="I am away")
    assert desk.again().owner == desk.people.jane
    desk.send(desk.people.jane, "claim_receipt", amount="50", words="Credit note 12")
    claim = desk.again()
    assert (claim.status, claim.received_sum, claim.chase_on) == (
        Status.CREDITED,
        Decimal(50),
        None,
    )
    assert Promise.objects.get(what="Credit of $50").due_on == date(2026, 3, 6)
    text = desk.page(jim)
    assert "Stayed with us" in text
    assert "$30" in text
    assert "What to do" not in text
    assert "“The weight proves both.”" in text


@pytest.mark.parametrize(
    ("name", "fields", "why"),
    [
        ("claim_letter", {"purpose": "lodge", "body": ""}, "This field is required."),
        ("claim_told", {"kind": "lodge", "words": ""}, "This field is required."),
        ("claim_answer", {"kind": "disputed", "words": ""}, "Please fill this in"),
        ("claim_answer", {"kind": "agreed", "words": "Yes"}, "Say to how much they agree."),
        ("claim_answer", {"kind": "agreed", "amount": "81"}, "more than what was claimed"),
        ("claim_answer", {}, "This field is required."),
        ("claim_receipt", {"amount": "0", "words": "CN"}, "greater than or equal to"),
        ("claim_word", {"what": "Credit", "due_on": "2026-03-01"}, "That time had passed"),
        ("chase_claim", {"on": "2026-03-01"}, "That day is over."),
        ("pass_claim", {"to": 999_999}, "Pick somebody from the list."),
        ("write_off_claim", {"words": ""}, "This field is required."),
        ("withdraw_claim", {"words": ""}, "This field is required."),
        ("claim_stray", {"message": 999_999}, "Pick from the list."),
    ],
)
def test_what_makes_no_sense_comes_back_and_changes_nothing(
    desk: ClaimDesk, name: str, fields: dict[str, object], why: str
) -> None:
    with nothing_changes():
        assert why in refused(desk.send(desk.people.jim, name, **fields))


def test_it_is_written_off_with_a_reason_and_then_over(desk: ClaimDesk) -> None:
    desk.send(desk.people.jim, "write_off_claim", words="Not worth a fourth letter")
    assert desk.again().status == Status.WRITTEN_OFF
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "withdraw_claim", words="After all"))
    assert "is over: written off" in text
    assert "After all" in text


def test_an_answer_elsewhere_is_brought_here(desk: ClaimDesk) -> None:
    other = claimed(desk.people, desk.claim.case, key="other")
    write_to_supplier(other, body=PLAIN, purpose=Purpose.NOTIFY, by=desk.people.jim, at=AT, key="a")
    thread = thread_of(other)
    assert thread is not None
    stray = receive_in_side_thread(
        thread, body="About the first: we agree.", from_name="Pat", by=MACHINE, at=AT, key="m"
    )
    assert "About the first: we agree." in desk.page(desk.people.jim)
    desk.send(desk.people.jim, "claim_stray", message=stray.pk)
    assert desk.claim.steps.get().kind == StepKind.ANSWERED


def test_today_tells_of_answers_and_of_windows_that_run_out(desk: ClaimDesk) -> None:
    jim = desk.people.jim
    assert "Claim: " not in desk.text(jim, "/")
    over = AT + 12 * DAY
    sweep_claims(over)
    desk.at(over)
    text = desk.text(jim, "/")
    assert "Widget Works is to be told by 13 March 2026." in text
    reminder = desk.claim.reminders.get(staff=jim, about="notify")
    answer = desk.browser(jim).post(f"/claim-reminders/{reminder.pk}/")
    assert answer.headers["Location"] == "/"
    assert "is to be told by" not in desk.text(jim, "/")
    write_to_supplier(desk.claim, body=PLAIN, purpose=Purpose.LODGE, by=jim, at=over, key="a")
    thread = thread_of(desk.claim)
    assert thread is not None
    receive_in_side_thread(thread, body="Yes.", from_name="Pat", by=MACHINE, at=over, key="m")
    sweep_claims(over + timedelta(minutes=1))
    assert "Widget Works wrote about <strong>Widget</strong>" in desk.text(jim, "/")


def test_the_customers_page_shows_nothing_of_it(desk: ClaimDesk) -> None:
    path = customer_path(desk.claim.case)
    write_to_supplier(
        desk.claim, body=PLAIN, purpose=Purpose.LODGE, by=desk.people.jim, at=AT, key="a"
    )
    desk.send(desk.people.jim, "claim_word", what="Credit of $50", due_on="2026-03-06")
    after = desk.text(desk.people.jim, path)
    for told in ("Widget Works", "NL-1977: one of two", "Credit of $50", "claim"):
        assert told not in after.split("<main")[1]


def test_evidence_stands_with_its_file_hash_source_and_time(desk: ClaimDesk) -> None:
    slip = SimpleUploadedFile("slip.txt", b"1 packed", "text/plain")
    answer = desk.send(
        desk.people.jim, "claim_evidence", kind="pack_photo", bearing="decides",
        words="One lies in the box", question="How many were packed?", source="Packing room",
        known_on="2026-02-20", attached=slip,
    )  # fmt: skip
    assert answer.status_code == 303
    kept = ClaimEvidence.objects.get()
    assert kept.sha256 == sha256(b"1 packed").hexdigest()
    text = desk.page(desk.people.jim)
    assert "Photo of the pack decides: One lies in the box" in text
    assert "How many were packed? From Packing room." in text
    assert f'title="{kept.sha256}"' in text
    assert f'href="/attachments/{kept.attachment_id}/"' in text


def test_a_weight_on_the_label_says_nothing_however_it_is_put(desk: ClaimDesk) -> None:
    fields = {"kind": "declared_weight", "bearing": "decides", "words": "2.4 kg on the label"}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "claim_evidence", **fields))
    assert "sender&#x27;s own number" in text


def test_what_the_page_asks_does_not_grow(
    desk: ClaimDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.jim)
    desk.send(desk.people.jim, "claim_answer", kind="acknowledged", words="Yes")
    with django_assert_num_queries(PAGE):
        browser.get(f"/claims/{desk.claim.pk}/")
    for number in range(3):
        desk.send(desk.people.jim, "claim_answer", kind="acknowledged", words=f"Yes {number}")
    with django_assert_num_queries(PAGE):
        browser.get(f"/claims/{desk.claim.pk}/")


def test_a_claim_is_opened_from_its_case_with_what_the_case_knows(desk: ClaimDesk) -> None:
    jim, case = desk.people.jim, desk.claim.case
    assert f'href="/claims/{desk.claim.pk}/"' in desk.text(jim, f"/cases/{case.pk}/")
    text = desk.text(jim, f"/cases/{case.pk}/claim/")
    assert f'<option value="{desk.people.widget_works.pk}" selected>Widget Works</option>' in text
    assert 'name="goods" value="48.00"' in text
    assert 'name="delivered_on" value="2026-02-24"' in text
    fields = {
        "supplier": desk.people.widget_works.pk, "what": "Widget", "ordered": 2, "received": 1,
        "claimed": 1, "discovered_on": "2026-03-03", "asked": "reship", "goods": "48",
        "key": "opened",
    }  # fmt: skip
    browser = desk.browser(jim)
    answer = browser.post(f"/cases/{case.pk}/claim/", fields)
    opened = SupplierClaim.objects.latest("pk")
    assert answer.headers["Location"] == f"/claims/{opened.pk}/"
    assert (opened.owner, opened.asked, opened.sum) == (jim, "reship", Decimal(48))
    with nothing_changes():
        browser.post(f"/cases/{case.pk}/claim/", fields)
        text = refused(
            browser.post(f"/cases/{case.pk}/claim/", {**fields, "claimed": 3, "key": "b"})
        )
    assert "Between one and what was ordered can be claimed." in text
