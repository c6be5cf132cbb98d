"""How we avoid this next time: agreed on her page or at the end, shown where it counts."""

import pytest
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.models import Outcome
from amends.orders.actions import end_agreement, make_agreement
from amends.orders.models import Agreement
from cast import AT
from remedies.desk import settled
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused
from web.desk_ground import told_of

WORDS = "We ring before we deliver."
PRIYAS_PAGE = 17


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def agreed(desk: CaseDesk) -> Agreement:
    return make_agreement(
        customer=desk.people.amy, team=desk.people.team, words=WORDS, by=desk.people.jim, at=AT
    )


def test_what_is_agreed_on_stands_on_her_page_on_each_case_and_before_a_new_one(
    desk: CaseDesk,
) -> None:
    amy, jim, team = desk.people.amy, desk.people.jim, desk.people.team
    for _ in range(2):
        answer = desk.send(jim, "agree_with", amy.pk, words=f" {WORDS} ", team=team.pk, key="same")
        assert answer.headers["Location"] == f"/customers/{amy.pk}/#agreed"
    assert Agreement.objects.get().words == WORDS
    assert WORDS in desk.sees(jim, "customer", amy.pk)
    assert WORDS in desk.text(jim)
    look = desk.browser(jim).get("/cases/new/", {"look": "1", "who": "Amy Chen"})
    assert f"Agreed: {WORDS}" in look.content.decode()


def test_it_ends_with_a_reason_and_stays_on_her_page_alone(desk: CaseDesk) -> None:
    agreement, jim = agreed(desk), desk.people.jim
    with nothing_changes():
        text = refused(desk.send(jim, "end_agreement", agreement.pk, why=""))
    assert WORDS in text
    answer = desk.send(jim, "end_agreement", agreement.pk, why="She reads the mails now")
    assert answer.status_code == 303
    assert "She reads the mails now" in desk.sees(jim, "customer", desk.people.amy.pk)
    assert WORDS not in desk.text(jim)
    look = desk.browser(jim).get("/cases/new/", {"look": "1", "who": "Amy Chen"})
    assert WORDS not in look.content.decode()


def test_closing_offers_to_agree_and_a_refused_end_agrees_on_nothing(desk: CaseDesk) -> None:
    jim = desk.people.jim
    assert "How do we avoid this next time?" in desk.text(jim, "?open=close")
    with nothing_changes():
        refused(desk.send(jim, "close", outcome="retained", words="", agreed=WORDS))
    assert (
        desk.send(jim, "close", outcome="parted", words="Kindly.", agreed=WORDS).status_code == 303
    )
    assert [one.words for one in Agreement.objects.all()] == [WORDS]
    text = desk.text(jim)
    assert "Jim agreed with them on how to avoid it next time." in text
    assert "closed the case: Parted gracefully" in text


def test_closing_without_words_agrees_on_nothing(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "close", outcome="parted", words="Kindly.", agreed="  ")
    assert desk.again().closings.get().outcome == Outcome.PARTED
    assert not Agreement.objects.exists()


def test_nobody_agrees_for_a_shop_that_is_not_theirs(desk: CaseDesk) -> None:
    regent = cast.the_regent()
    with nothing_changes():
        text = refused(
            desk.send(
                desk.people.jim, "agree_with", desk.people.amy.pk, words=WORDS, team=regent.pk
            )
        )
    assert "Pick the shop from the list." in text
    foreign = make_agreement(
        customer=desk.people.amy, team=regent, words="Row five.", by=desk.people.ruth, at=AT
    )
    with nothing_changes():
        answer = desk.send(desk.people.jim, "end_agreement", foreign.pk, why="Not mine")
    assert answer.status_code == 404
    assert "Row five." not in desk.text(desk.people.jim)
    assert "Row five." not in desk.sees(desk.people.jim, "customer", desk.people.amy.pk)


def test_the_case_asks_once_for_what_is_agreed_however_much_it_is(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = desk.people
    case = told_of(people.team, people.priya, people.jim)
    browser = desk.browser(people.jim)
    with django_assert_num_queries(PRIYAS_PAGE):
        browser.get(f"/customers/{people.priya.pk}/")
    for number in range(8):
        one = make_agreement(
            customer=people.priya, team=people.team, words=f"Check {number}", by=people.jim, at=AT
        )
    end_agreement(one, why="Enough", by=people.jim, at=AT)
    with django_assert_num_queries(PRIYAS_PAGE):
        browser.get(f"/customers/{people.priya.pk}/")
    assert case.customer == people.priya


def test_markup_in_an_agreement_is_only_words(desk: CaseDesk) -> None:
    make_agreement(
        customer=desk.people.amy,
        team=desk.people.team,
        words="<b>Ring</b> & wait",
        by=desk.people.jim,
        at=AT,
    )
    for text in (
        desk.text(desk.people.jim),
        desk.sees(desk.people.jim, "customer", desk.people.amy.pk),
    ):
        assert "&lt;b&gt;Ring&lt;/b&gt; &amp; wait" in text


def test_a_settled_case_of_hers_closes_as_retained_with_an_agreement(desk: CaseDesk) -> None:
    people = desk.people
    case = settled(people, "NL-9", of=people.amy)
    answer = desk.send(people.jim, "close", case.pk, outcome="retained", words="", agreed=WORDS)
    # What was chosen is still to be delivered, so neither the one nor the other.
    assert answer.status_code == 422
    assert not Agreement.objects.exists()
