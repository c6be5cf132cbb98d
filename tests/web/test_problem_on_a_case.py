"""The card of the cause on the page of a case, and the customer's wish to know."""

import pytest

from amends.cases.actions.within import put_lead_beside
from amends.cases.links import customer_path
from amends.cases.models import Beside, Case, Failure
from amends.prevention.models import Problem, ProblemCase, Wish
from amends.prevention.queries import problems_like, things_of, wish_of
from cast import AT, two_widgets
from prevention.ground import CAUSE, DAY, named, short
from unchanged import nothing_changes
from web.problem_desk import ProblemDesk, problem_desk, refused


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> ProblemDesk:
    return problem_desk(monkeypatch)


def page(desk: ProblemDesk, case: Case) -> str:
    return desk.text(desk.people.jim, f"/cases/{case.pk}/")


def test_a_case_is_told_what_it_may_have_come_of_and_a_person_decides(desk: ProblemDesk) -> None:
    people, case = desk.people, short(desk.people, desk.people.amy, key="amy")
    text = page(desk, case)
    assert CAUSE in text
    assert "the same went wrong" in text
    assert not ProblemCase.objects.filter(case=case).exists()
    desk.send(people.jim, "join_cause", case.pk, problem=desk.problem.pk)
    assert ProblemCase.objects.get(case=case).problem == desk.problem
    assert "It did not come of this" in page(desk, case)
    assert "Jim added it to a problem." in page(desk, case)
    desk.send(people.jim, "leave_cause", case.pk, problem=desk.problem.pk)
    assert "It came of this" in page(desk, case)


def test_a_cause_is_named_on_the_page_of_its_case(desk: ProblemDesk) -> None:
    people = desk.people
    case = short(people, people.amy, key="amy", purchase=two_widgets(people.team, people.priya))
    cause = "The list of parts is printed too small"
    desk.send(people.jim, "name_cause", case.pk, cause=cause, thing="Widget", key="named")
    problem = Problem.objects.get(key="named")
    assert (problem.cause, problem.thing) == (cause, "Widget")
    assert cause in page(desk, case)
    with nothing_changes():
        desk.send(people.jim, "name_cause", case.pk, cause=cause, thing="Widget", key="named")


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("Jane packed it", "“Jane” names a person."),
        ("Amy did not tell us", "“Amy” names a person."),
        ("Human error", "ends at somebody’s doing"),
        ("", "required"),
    ],
)
def test_a_cause_that_names_somebody_comes_back_kindly(
    desk: ProblemDesk, cause: str, said: str
) -> None:
    case = short(desk.people, desk.people.amy, key="amy")
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "name_cause", case.pk, cause=cause))
    assert said in text


def test_a_second_failure_brings_the_lead_to_the_page(desk: ProblemDesk) -> None:
    second = short(desk.people, key="second", at=AT + DAY)
    desk.at(AT + DAY)
    desk.send(desk.people.jim, "join_cause", second.pk, problem=desk.problem.pk)
    text = page(desk, second)
    assert "Ines Pereira stands beside" in text
    assert "It met them before, so the lead stands beside." in text
    with nothing_changes():
        put_lead_beside(second, by=desk.people.jim, at=AT + DAY)
    assert Beside.objects.count() == 1


def test_a_problem_of_another_team_cannot_be_joined(desk: ProblemDesk) -> None:
    case = short(desk.people, desk.people.amy, key="amy")
    with nothing_changes():
        answer = desk.send(desk.people.jim, "join_cause", case.pk, problem=99_999)
    assert "There is no such problem among those that you may see." in refused(answer)


def test_problems_are_suggested_by_what_they_have_in_common(desk: ProblemDesk) -> None:
    people = desk.people
    widgets = two_widgets(people.team, people.priya)
    with_widget = named(
        people, short(people, key="w", purchase=widgets, failure=Failure.LATE),
        cause="Widgets leave after the last van", thing="Widget", key="w",
    )  # fmt: skip
    unlike = named(
        people, short(people, people.amy, key="u", failure=Failure.CONDUCT),
        cause="Nobody is told who has the keys", key="u",
    )  # fmt: skip
    case = short(people, people.amy, key="case", purchase=widgets)
    found = problems_like(case, things_of(case), words="")
    assert [one.problem for one in found] == [with_widget, desk.problem]
    assert found[0].same_thing
    assert found[0].same_supplier
    assert not found[0].same_failure
    words = short(people, people.amy, key="words", failure=Failure.LATE, subject="Keys told who")
    [by_words] = [
        one for one in problems_like(words, [], words="Nobody has the keys")
        if one.problem == unlike
    ]  # fmt: skip
    assert by_words.words == ("keys", "nobody", "told")


def test_the_customer_wishes_to_know_on_their_own_page_and_may_change_their_mind(
    desk: ProblemDesk,
) -> None:
    case, client = desk.case, desk.browser(desk.people.jim)
    address = customer_path(case)
    wish = f"{address}wish/"
    assert "Tell me what you changed" in client.get(address).content.decode()
    client.post(wish, {"answer": "tell", "key": "k"})
    assert wish_of(case) is not None
    assert Wish.objects.get().noted_by is None
    assert "I no longer wish to know" in client.get(address).content.decode()
    assert "wishes to know what we change." in page(desk, case)
    client.post(wish, {"answer": "no", "key": "k"})
    assert wish_of(case) is None
    with nothing_changes():
        assert client.post(wish, {"answer": "maybe", "key": "k"}).status_code == 422


def test_a_colleague_notes_the_wish_and_takes_it_back(desk: ProblemDesk) -> None:
    jim, case = desk.people.jim, desk.case
    desk.send(jim, "wish", case.pk)
    assert Wish.objects.get().noted_by == jim
    assert "Jim noted that they wish to be told what we change." in page(desk, case)
    desk.send(jim, "no_wish", case.pk)
    assert wish_of(case) is None


def test_at_closing_the_wish_is_asked_for_and_default_is_no(desk: ProblemDesk) -> None:
    jim, case = desk.people.jim, desk.case
    assert "They wish to be told what we change" in desk.text(jim, f"/cases/{case.pk}/?open=close")
    other = short(desk.people, desk.people.amy, key="amy")
    desk.send(jim, "close", other.pk, outcome="parted", words="")
    assert wish_of(other) is None
    desk.send(jim, "close", case.pk, outcome="parted", words="", wishes="on")
    assert wish_of(case) is not None
