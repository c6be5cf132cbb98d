"""Answer for others: an offer above somebody's authority, and what a customer would rather have."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

import cast
from amends.journal.actor import MACHINE
from amends.people.actions import hire_staff
from amends.people.models import Role
from amends.remedies.actions import propose, withdraw_offer
from amends.remedies.models import Approval, Proposal, Withdrawal
from amends.remedies.queries import lines_due, offer_of, offer_shown
from cast import AT, LONG_AGO
from remedies.desk import EVENING, OFF, REFUND, journal_of, offered
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, signed_in

SOON = AT + timedelta(minutes=5)

# Signing in 3, what the reader may see 2, the approval and its case 2, the offer with its options,
# their lines and deliveries and what stands apart 5; what was bought 1, like cases 4, its weight
# and its lines 6, the last word to the customer 1, whose it is to give 5.
APPROVAL_PAGE = 29

# Instead of the judgement the wishes of the case with their answers 1, and where it stands 15.
PROPOSAL_PAGE = 28


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.fixture
def asked(desk: CaseDesk) -> Approval:
    why = "She does not want it any more."
    return offered(desk.case, desk.people.jim, EVENING, REFUND, why=why, at=SOON).approval


@pytest.fixture
def wish(desk: CaseDesk) -> Proposal:
    offer = offered(desk.case, desk.people.jim, at=SOON)
    return propose(desk.case, offer=offer, words="A cake on Saturday.", at=SOON, key="wish")


def test_the_page_says_who_asks_what_why_and_by_when_amy_hears(
    desk: CaseDesk, asked: Approval
) -> None:
    text = desk.sees(desk.people.tom, "approval", asked.pk)
    assert "Jim asks: The TV for Doug&#x27;s birthday was not in the window" in text
    assert "She does not want it any more." in text
    assert "Everything paid so far" in text
    assert "You paid $640." in text
    assert "today 12:05</time>." in text
    assert "Grant it" in text


def test_granting_puts_it_before_the_customer_once(desk: CaseDesk, asked: Approval) -> None:
    for _ in range(2):
        answer = desk.send(desk.people.tom, "approval", asked.pk, answer="grant", key="same")
        assert (answer.status_code, answer.headers["Location"]) == (
            303,
            f"/cases/{desk.case.pk}/",
        )
    assert offer_shown(desk.case) == asked.offer
    assert journal_of(desk.case).count("approval.granted") == 1
    assert "Tom Keller granted it" in desk.sees(desk.people.jim, "approval", asked.pk)


def test_who_has_not_the_authority_cannot_grant_it(desk: CaseDesk, asked: Approval) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jane, "approval", asked.pk, answer="grant"))
    assert "This is above your authority. Ask Tom Keller." in text
    assert 'role="alert"' in text


@pytest.mark.parametrize("missing", ["reason", "alternative"])
def test_a_no_needs_a_reason_and_an_alternative(
    desk: CaseDesk, asked: Approval, missing: str
) -> None:
    words = {"reason": "The set works.", "alternative": "Offer the evening.", missing: "  "}
    with nothing_changes():
        text = refused(desk.send(desk.people.tom, "approval", asked.pk, answer="refuse", **words))
    assert f'id="refusal-{missing}_error"' in text
    kept = next(value for name, value in words.items() if name != missing)
    assert f"{kept}</textarea>" in text


def test_whoever_asked_reads_the_no_and_what_instead_on_the_case(
    desk: CaseDesk, asked: Approval
) -> None:
    words = {"reason": "The set works.", "alternative": "Offer the evening."}
    for _ in range(2):
        desk.send(desk.people.tom, "approval", asked.pk, answer="refuse", key="same", **words)
    assert journal_of(desk.case).count("approval.refused") == 1
    assert offer_of(desk.case) is None
    text = desk.text(desk.people.jim)
    assert "Tom Keller said no" in text
    assert "The set works." in text
    assert "Instead: Offer the evening." in text
    assert "Put these to Amy" in text
    offered(desk.case, desk.people.jim, EVENING, at=SOON + timedelta(minutes=1))
    assert "Tom Keller said no" not in desk.text(desk.people.jim)


def test_what_was_taken_back_or_answered_is_not_answered_again(
    desk: CaseDesk, asked: Approval
) -> None:
    withdraw_offer(asked.offer, by=desk.people.jim, at=SOON, why=Withdrawal.MISTAKE)
    words = {"reason": "The set works.", "alternative": "Offer the evening."}
    with nothing_changes():
        text = refused(desk.send(desk.people.tom, "approval", asked.pk, answer="refuse", **words))
    assert "This offer was withdrawn before it was answered." in text
    assert "<p>The set works.</p>" in text
    assert "Grant it" not in text


def test_a_yes_after_a_no_is_told_so(desk: CaseDesk, asked: Approval) -> None:
    words = {"reason": "The set works.", "alternative": "Offer the evening."}
    desk.send(desk.people.tom, "approval", asked.pk, answer="refuse", **words)
    with nothing_changes():
        text = refused(desk.send(desk.people.ruth, "approval", asked.pk, answer="grant"))
    assert "This has been answered already." in text


def test_another_team_sees_neither_approval_nor_proposal(desk: CaseDesk, asked: Approval) -> None:
    wish = propose(desk.case, offer=None, words="A cake.", at=SOON, key="w")
    sam = hire_staff(
        email="sam@regent.example",
        name="Sam Whitlock",
        role=Role.MANAGER,
        teams=[cast.the_regent()],
        by=MACHINE,
        at=LONG_AGO,
    )
    browser = signed_in(sam)
    assert browser.get(f"/approvals/{asked.pk}/").status_code == 404
    assert browser.get(f"/proposals/{wish.pk}/").status_code == 404
    with nothing_changes():
        answer = browser.post(f"/approvals/{asked.pk}/", {"answer": "grant", "key": "k"})
    assert answer.status_code == 404


def line(n: int, **fields: str) -> dict[str, str]:
    """One line of a yes."""
    given = {"kind": "make_whole", **fields}
    return {f"line{n}-{name}": value for name, value in given.items()}


def test_a_wish_is_shown_in_their_words_beside_what_was_offered(
    desk: CaseDesk, wish: Proposal
) -> None:
    assert "A cake on Saturday." in desk.text(desk.people.jim)
    text = desk.sees(desk.people.jim, "proposal", wish.pk)
    assert "<blockquote><p>A cake on Saturday.</p></blockquote>" in text
    assert "The window again, on another evening" in text


def test_a_yes_is_offered_and_accepted_in_one_step_and_once(desk: CaseDesk, wish: Proposal) -> None:
    fields = {
        **line(1, what="A cake", amount="35.00", due_on="2026-03-07", because="For the day."),
        **line(2, what="Balloons", kind="goodwill", amount="5"),
    }
    for _ in range(2):
        answer = desk.send(
            desk.people.jim, "proposal", wish.pk, answer="grant", key="same", **fields
        )
        assert answer.status_code == 303
    assert [(due.what, str(due.amount)) for due in lines_due(desk.case)] == [
        ("A cake", "35.00"),
        ("Balloons", "5.00"),
    ]
    assert journal_of(desk.case).count("proposal.granted") == 1
    assert "Jim Ortiz said yes" in desk.text(desk.people.jim)


def test_a_yes_to_nothing_is_none(desk: CaseDesk, wish: Proposal) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "proposal", wish.pk, answer="grant"))
    assert "Say line by line what is granted" in text


def test_a_sum_that_stands_for_nothing_comes_back_beside_its_line(
    desk: CaseDesk, wish: Proposal
) -> None:
    fields = {**line(1, what="A cake", amount="35"), **line(2, amount="20")}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "proposal", wish.pk, answer="grant", **fields))
    assert "Say what it is." in text
    assert 'value="A cake"' in text
    assert 'value="20"' in text


@pytest.mark.parametrize("sum_", ["-1", "NaN", "1e9", "12.345", "abc"])
def test_a_sum_that_is_none_is_refused(desk: CaseDesk, wish: Proposal, sum_: str) -> None:
    fields = line(1, what="A cake", amount=sum_)
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "proposal", wish.pk, answer="grant", **fields))
    assert 'value="A cake"' in text


def test_a_yes_above_ones_authority_says_whom_to_ask(desk: CaseDesk, wish: Proposal) -> None:
    fields = line(1, what="A second TV", amount="890")
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "proposal", wish.pk, answer="grant", **fields))
    assert "This is above your authority. Ask Tom Keller." in text
    assert 'value="A second TV"' in text


@pytest.mark.parametrize("missing", ["reason", "alternative"])
def test_a_no_to_a_wish_needs_both_too(desk: CaseDesk, wish: Proposal, missing: str) -> None:
    words = {"reason": "The baker is shut.", "alternative": "One on Monday.", missing: ""}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "proposal", wish.pk, answer="refuse", **words))
    assert f'id="refusal-{missing}_error"' in text


def test_a_no_stands_under_the_name_of_a_person(desk: CaseDesk, wish: Proposal) -> None:
    words = {"reason": "The baker is shut.", "alternative": "One on Monday."}
    for _ in range(2):
        desk.send(desk.people.jim, "proposal", wish.pk, answer="refuse", key="same", **words)
    assert journal_of(desk.case).count("proposal.refused") == 1
    text = desk.text(desk.people.jim)
    assert "Jim Ortiz said no" in text
    assert "The baker is shut. Instead: One on Monday." in text
    with nothing_changes():
        text = refused(
            desk.send(
                desk.people.jane, "proposal", wish.pk, answer="grant", **line(1, what="A cake")
            )
        )
    assert "This has been answered already." in text


def test_the_page_of_an_approval_asks_a_fixed_number_of_times(
    desk: CaseDesk, asked: Approval, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.tom)
    with django_assert_num_queries(APPROVAL_PAGE):
        browser.get(f"/approvals/{asked.pk}/")
    why = "All three."
    more = offered(desk.case, desk.people.jim, EVENING, OFF, REFUND, why=why, at=SOON).approval
    with django_assert_num_queries(APPROVAL_PAGE):
        browser.get(f"/approvals/{more.pk}/")


def test_the_page_of_a_wish_asks_a_fixed_number_of_times(
    desk: CaseDesk, wish: Proposal, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.jim)
    with django_assert_num_queries(PROPOSAL_PAGE):
        browser.get(f"/proposals/{wish.pk}/")
    for n in range(10):
        propose(desk.case, offer=None, words=f"Wish {n}", at=SOON, key=f"wish{n}")
    with django_assert_num_queries(PROPOSAL_PAGE):
        browser.get(f"/proposals/{wish.pk}/")
