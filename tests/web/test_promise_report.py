"""How many words we keep, in pictures, with the size of each sample and without a contest."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

import cast
from amends.journal.actor import MACHINE
from amends.promises.actions import break_promise, keep_promise, note_risk
from amends.promises.models import GivenIn, Promise, Reason
from promises.words import given
from web.promise_desk import NOON, PromiseDesk, promise_desk

# Signing in 3, whose words and which shops 2, the figures 8.
REPORT = 13


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> PromiseDesk:
    return promise_desk(monkeypatch)


def past(desk: PromiseDesk, key: str, *, is_kept: bool, days: int = 1, **facts: object) -> Promise:
    due = NOON - timedelta(days=days)
    told = {"given_at": due - timedelta(days=3), **facts}
    word = given(desk.people, due=due, key=key, at=NOON, **told)
    if is_kept:
        keep_promise(word, proof="Photo", by=MACHINE, at=NOON, done_at=due)
    else:
        break_promise(word, by=MACHINE, at=NOON)
    return word


def test_before_any_word_has_come_to_its_time_the_page_says_so(desk: PromiseDesk) -> None:
    assert "No word has come to its time here yet." in desk.text(
        desk.people.ines, "/promises/report/"
    )


def test_every_figure_stands_with_the_size_of_its_sample(desk: PromiseDesk) -> None:
    for n in range(3):
        past(desk, f"kept-{n}", is_kept=True, supplier=desk.people.widget_works)
    broken = past(desk, "broken", is_kept=False, given_in=GivenIn.PHONE)
    note_risk(broken, [Reason.TIME], by=MACHINE, at=broken.noted_at)
    text = desk.text(desk.people.ines, "/promises/report/")
    assert "3 of 4 words whose time came were kept." in text
    for heading in ("By month", "By shop", "By where it was given", "By supplier"):
        assert heading in text
    assert "of 4 words" in text
    assert "of 1 word<" in text
    assert "Words of suppliers to us" not in text


def test_figures_by_person_are_for_leads_in_the_order_of_names(desk: PromiseDesk) -> None:
    past(desk, "jims", is_kept=True)
    past(desk, "janes", is_kept=False, given_by=desk.people.jane)
    lead = desk.text(desk.people.ines, "/promises/report/")
    # Jane, whose one word was broken, comes first: J-a before J-i.
    assert lead.index("Jane Doyle") < lead.rindex("Jim Ortiz")
    assert "It ranks nobody." in lead
    clerk = desk.text(desk.people.jim, "/promises/report/")
    assert "Jane Doyle" not in clerk
    assert "By who keeps them" not in clerk


def test_the_stretch_of_time_and_the_shop_can_be_picked(desk: PromiseDesk) -> None:
    past(desk, "old", is_kept=True, days=200)
    regent = cast.the_regent()
    past(desk, "theirs", is_kept=False, team=regent, keeper=desk.people.ruth)
    assert "0 of 1 word" in desk.text(desk.people.ruth, "/promises/report/")
    assert "1 of 2 words" in desk.text(desk.people.ruth, "/promises/report/?days=365")
    one = desk.text(desk.people.ruth, f"/promises/report/?days=365&team={desk.people.team.pk}")
    assert "1 of 1 words" in one
    # A shop that one does not see, and days that nobody offered, are not asked for.
    assert "1 of 1 words" in desk.text(
        desk.people.jim, f"/promises/report/?days=365&team={regent.pk}"
    )
    assert "No word has come" in desk.text(desk.people.jim, "/promises/report/?days=9999")


def test_it_asks_as_often_for_many_as_for_few(
    desk: PromiseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.ines)
    with django_assert_num_queries(REPORT):
        browser.get("/promises/report/")
    for n in range(20):
        past(desk, f"n-{n}", is_kept=bool(n % 3), days=1 + n)
    with django_assert_num_queries(REPORT):
        browser.get("/promises/report/")
