"""Suppliers: their record with how far it can be trusted, their claims, their terms."""

from datetime import timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from amends.claims.actions import note_receipt, withdraw_claim, write_off_claim
from amends.claims.models import SupplierTerms
from amends.claims.queries import seen_by, supplier_records
from amends.people.actions import add_supplier
from cast import AT
from claims.ground import DAY, claimed, one_of_two
from unchanged import nothing_changes
from web.claim_desk import ClaimDesk, claim_desk, refused

# Signing in 3, the suppliers 2, their figures 4 with whom one may see, the bar.
LIST = 13
# The same figures, and quarter by quarter once more.
PAGE = 20


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> ClaimDesk:
    return claim_desk(monkeypatch)


def test_the_record_counts_what_was_settled_borne_and_whom_it_met(desk: ClaimDesk) -> None:
    people, case = desk.people, desk.claim.case
    won, lost, wrong = (claimed(people, case, key=key) for key in ("won", "lost", "wrong"))
    later = AT + 6 * DAY
    note_receipt(won, amount=Decimal(80), words="CN", by=people.jim, at=later, key="a")
    write_off_claim(lost, words="Enough", by=people.jim, at=later, key="b")
    withdraw_claim(wrong, words="Found it", by=people.jim, at=later, key="c")
    claimed(people, one_of_two(people, key="again"), key="again")
    found = supplier_records(
        seen_by(people.jim), [people.widget_works], since=AT - 365 * DAY, until=later
    )[people.widget_works.pk]
    assert (found.claims.hits, found.claims.of) == (1, 2)
    assert found.days_to_credit == (6,)
    assert found.borne == {"USD": Decimal(80)}
    assert (found.shortages.events, found.shortages.lines, found.customers) == (4, 1, 1)
    desk.at(later)
    text = desk.text(people.jim, f"/suppliers/{people.widget_works.pk}/")
    assert "50%" in text or "50 %" in text
    assert "of 2 claims" in text
    assert "Claims that are over" in text


def test_what_was_never_counted_says_so(desk: ClaimDesk) -> None:
    other = add_supplier(name="Fir Works", by=desk.people.jim.actor, at=AT)
    text = desk.text(desk.people.jim, f"/suppliers/{other.pk}/")
    assert "none yet" in text
    assert "no lines known" in text
    assert "Nobody has set any" in text


def test_the_list_says_what_is_open(desk: ClaimDesk) -> None:
    text = desk.text(desk.people.jim, "/suppliers/")
    assert "1 open claim" in text
    assert "1 of 1 lines came short." in text


def test_a_lead_sets_the_terms_and_a_clerk_reads_them(desk: ClaimDesk) -> None:
    maker = desk.people.widget_works
    page, terms = f"/suppliers/{maker.pk}/", f"/suppliers/{maker.pk}/terms/"
    assert "Set the terms" not in desk.text(desk.people.jim, page)
    assert "Clause 7 of the terms" in desk.text(desk.people.jim, page)
    fields = {"key": "k", "notify_after_delivery": "3", "answer_days": "4", "clause": "New"}
    with nothing_changes():
        assert "A lead sets" in refused(desk.browser(desk.people.jim).post(terms, fields))
        wrong = {**fields, "answer_days": "0"}
        assert "answer_days" in refused(desk.browser(desk.people.ines).post(terms, wrong))
    assert desk.browser(desk.people.ines).post(terms, fields).headers["Location"] == page
    kept = SupplierTerms.objects.first()
    assert kept is not None
    assert (kept.notify_after_delivery, kept.answer_days, kept.set_by) == (3, 4, desk.people.ines)


def test_the_record_over_time_has_pictures_with_their_figures(desk: ClaimDesk) -> None:
    people = desk.people
    note_receipt(desk.claim, amount=Decimal(50), words="CN", by=people.jim, at=AT, key="a")
    text = desk.text(people.jim, f"/suppliers/{people.widget_works.pk}/")
    over_time = text.split("Over time")[1].split("Open claims")[0]
    assert "Came short, of 1,000 lines, quarter by quarter" in over_time
    assert "What it cost, and what of it was paid back, by when it was claimed, in USD" in over_time
    assert "Q1 2026" in over_time
    assert "Paid back" in over_time
    assert "1 customer, $12 of it to them" in over_time
    assert "Words to us that they kept, quarter by quarter" not in over_time
    other = add_supplier(name="Fir Works", by=people.jim.actor, at=AT)
    assert "Over time" not in desk.text(people.jim, f"/suppliers/{other.pk}/")


def test_what_the_pages_ask_does_not_grow(
    desk: ClaimDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, maker = desk.browser(desk.people.jim), desk.people.widget_works
    for _ in range(2):
        with django_assert_num_queries(LIST):
            browser.get("/suppliers/")
        with django_assert_num_queries(PAGE):
            browser.get(f"/suppliers/{maker.pk}/")
        for number in range(3):
            add_supplier(name=f"Works {number}", by=desk.people.jim.actor, at=AT)
            claimed(desk.people, desk.claim.case, key=f"more-{number}")
    assert timedelta(0) < DAY
