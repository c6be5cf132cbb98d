"""What we are proud of: read by the team, and nobody named who did not wish it."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import close_case
from amends.cases.models import Case, Outcome
from amends.insight.actions import appreciate
from amends.insight.models import Appreciation, Naming
from amends.remedies.actions import fulfil
from amends.remedies.queries import lines_still_due
from cast import AT
from remedies.desk import settled
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, shown

WHY = "The window stood the next evening, and the street came to look."
LATER = AT + timedelta(minutes=5)
# Signing in 3, which teams 1, how many there are 1, the page 1, who is named 2.
PAGE = 8


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def kept(desk: CaseDesk, number: str = "NL-1") -> Case:
    case = settled(desk.people, number, of=desk.people.amy)
    for line in lines_still_due(case):
        fulfil(line, by=desk.people.jim, at=LATER, proof="Card slip")
    case.refresh_from_db()
    close_case(case, outcome=Outcome.RETAINED, words="", by=desk.people.jim, at=LATER)
    return case


def test_it_is_chosen_on_the_case_and_each_is_asked_before_they_are_named(desk: CaseDesk) -> None:
    jim, jane, case = desk.people.jim, desk.people.jane, kept(desk)
    assert "We are proud of this one" in desk.sees(jim, "case", case.pk)
    answer = desk.send(jim, "appreciate", case.pk, words=WHY, names=[jim.pk, jane.pk])
    assert answer.status_code == 303
    assert "It stands among what we are proud of" in desk.sees(jim, "case", case.pk)

    page = shown(desk.browser(jane).get("/appreciation/"))
    assert WHY in page
    assert "Jim Ortiz" in page.split(WHY)[1]
    assert "Jane Doyle" not in page.split(WHY)[1].split("</section>")[0]
    assert "Amy" not in page

    assert "Jim is proud of what you did" in shown(desk.browser(jane).get("/"))
    assert WHY in shown(desk.browser(jane).get("/me/"))
    naming = Naming.objects.get(staff=jane)
    answered = desk.browser(jane).post(f"/namings/{naming.pk}/", {"answer": "yes"})
    assert answered.headers["Location"] == "/me/"
    assert "Jane Doyle, Jim Ortiz" in shown(desk.browser(jim).get("/appreciation/"))
    assert "is proud of what you did" not in shown(desk.browser(jane).get("/"))
    desk.browser(jane).post(f"/namings/{naming.pk}/", {"answer": "no"})
    assert "Jane Doyle" not in shown(desk.browser(jim).get("/appreciation/"))


def test_an_open_case_or_a_sentence_with_a_name_is_refused(desk: CaseDesk) -> None:
    case = kept(desk)
    assert "We are proud of this one" not in desk.text(desk.people.jim)
    with nothing_changes():
        refused(desk.send(desk.people.jim, "appreciate", words=WHY))
        text = refused(desk.send(desk.people.jim, "appreciate", case.pk, words="Amy stayed."))
    assert "Leave out Amy" in text
    assert "Amy stayed.</textarea>" in text


def test_the_customer_is_named_once_they_agreed_and_not_any_more_when_they_wish(
    desk: CaseDesk,
) -> None:
    jim = desk.browser(desk.people.jim)
    one = appreciate(kept(desk), words=WHY, names=[], by=desk.people.jim, at=LATER)
    with nothing_changes():
        assert "This field is required" in refused(jim.post(f"/appreciation/{one.pk}/customer/"))
    jim.post(f"/appreciation/{one.pk}/customer/", {"said": "On the phone, with a laugh"})
    assert "for Amy Chen" in shown(jim.get("/appreciation/"))
    jim.post(f"/appreciation/{one.pk}/customer/removal/")
    assert "Amy" not in shown(jim.get("/appreciation/"))
    jim.post(f"/appreciation/{one.pk}/removal/")
    assert WHY not in shown(jim.get("/appreciation/"))
    assert Appreciation.objects.get().taken_down_by == desk.people.jim
    assert jim.post(f"/appreciation/{one.pk}/removal/").status_code == 404


def test_nobody_answers_for_another(desk: CaseDesk) -> None:
    appreciate(kept(desk), words=WHY, names=[desk.people.jane], by=desk.people.ines, at=LATER)
    naming = Naming.objects.get()
    with nothing_changes():
        for other in (desk.people.jim, desk.people.tom, desk.people.ruth):
            answer = desk.browser(other).post(f"/namings/{naming.pk}/", {"answer": "yes"})
            assert answer.status_code == 404


def test_the_page_is_in_pages_and_asks_the_same_however_many_there_are(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people, browser = desk.people, desk.browser(desk.people.jim)
    assert "Nothing yet." in shown(browser.get("/appreciation/"))
    for number in range(14):
        appreciate(
            kept(desk, f"NL-{number}"),
            words=f"Well done, number {number}.",
            names=[people.jim],
            by=people.jim,
            at=LATER + timedelta(minutes=number),
        )
    with django_assert_num_queries(PAGE):
        first = shown(browser.get("/appreciation/"))
    assert "number 13." in first
    assert "number 1." not in first
    assert "?page=2" in first
    with django_assert_num_queries(PAGE):
        assert "number 1." in shown(browser.get("/appreciation/?page=2"))
