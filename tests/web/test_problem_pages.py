"""The board of problems, and the page of one with its fixes and cases."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from amends.people.actions import let_go
from amends.prevention.actions import join_problem, note_wish
from amends.prevention.models import Fix, FixFile, FixState, ProblemState
from cast import AT
from prevention.ground import (
    CAUSE,
    DAY,
    WHAT,
    done,
    held,
    named,
    planned,
    short,
    someone,
)
from unchanged import nothing_changes
from web.problem_desk import ProblemDesk, problem_desk, refused

# Signing in and teams 3, how many stand where 2, the problems 3 with their fixes 2.
BOARD = 10
# Signing in 3, the problem 2, how it was said 1, its cases 2, months 2, people 1, fixes 5, those
# that have nobody 1, how often before and since 3, who is to be told 2, its meetings 2.
PAGE = 25
LETTERS = 11
FRIDAY = '<time datetime="2026-03-06">Friday 6 March</time>'
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> ProblemDesk:
    return problem_desk(monkeypatch)


def plan(desk: ProblemDesk, **changed: object) -> dict[str, object]:
    """What stands in the form of a plan."""
    return {
        "what": WHAT,
        "owner": desk.people.jane.pk,
        "due_on": "2026-03-06",
        "how_we_know": "No parcel short for four weeks",
        "look_on": "2026-04-03",
        **changed,
    }


def test_the_board_shows_each_state_by_itself(desk: ProblemDesk) -> None:
    people = desk.people
    text = desk.text(people.jim, "/problems/")
    assert CAUSE in text
    assert "1 case came of it." in text
    assert "Nothing is being fixed." in desk.text(people.jim, "/problems/?state=being_fixed")
    planned(people, desk.problem)
    desk.at(AT + 10 * DAY)
    text = desk.text(people.jim, "/problems/?state=nonsense")
    assert f"Jane, by {FRIDAY}: {WHAT}." in text
    assert 'class="small broken"' in text
    assert "aria-current" in text
    done(people, Fix.objects.get())
    assert f"Done: {WHAT}." in desk.text(people.jim, "/problems/?state=to_verify")


def test_the_board_has_pages(desk: ProblemDesk) -> None:
    for number in range(50):
        case = short(desk.people, someone(f"Customer {number}"), key=f"case-{number}")
        named(desk.people, case, cause=f"Reason number {number}", key=f"problem-{number}")
    assert "?state=open&amp;page=2" in desk.text(desk.people.jim, "/problems/")
    assert CAUSE in desk.text(desk.people.jim, "/problems/?state=open&page=2")


def test_a_fix_goes_its_way_on_the_page(desk: ProblemDesk) -> None:
    people = desk.people
    desk.send(people.ines, "plan_fix", desk.problem.pk, **plan(desk))
    fix = Fix.objects.get()
    assert f"Jane Doyle does it by {FRIDAY}." in desk.page(people.jim)
    desk.at(AT + 3 * DAY)
    paper = SimpleUploadedFile("label.png", PNG)
    desk.send(people.jane, "fix_done", fix.pk, words="The printer asks.", attached=paper)
    text = desk.page(people.ines)
    assert "It was done. Jane Doyle," in text
    assert "label.png" in text
    assert "1 case in 3 days: 10 in 30 days, between 0.25 and 56" in text
    answer = desk.send(people.ines, "fix_verified", fix.pk, words="No parcel short.")
    assert "We look on April 3, 2026; before that nobody can know." in refused(answer)
    desk.at(AT + 35 * DAY)
    desk.send(people.ines, "fix_verified", fix.pk, words="No parcel short.")
    assert desk.again().state == ProblemState.VERIFIED
    text = desk.page(people.ines)
    assert "It holds. Ines Pereira," in text
    assert "0 cases in 32 days: 0 in 30 days, between 0 and 3.5" in text
    assert "So few cases show nothing by themselves" in text


def test_a_fix_is_handed_to_a_colleague_who_sees_it_on_today(desk: ProblemDesk) -> None:
    people = desk.people
    fix = planned(people, desk.problem)
    desk.send(people.ines, "hand_fix", fix.pk, to=people.jim.pk)
    text = desk.page(people.jim)
    assert f"Jim Ortiz does it by {FRIDAY}." in text
    assert "Ines Pereira handed it to Jim Ortiz," in text
    assert "Ines Pereira handed it to you." in desk.text(people.jim, "/")
    assert "handed it to you" not in desk.text(people.ines, "/")
    handing = fix.handings.get()
    assert desk.send(people.jane, "see_fix_handing", handing.pk).status_code == 404
    desk.send(people.jim, "see_fix_handing", handing.pk)
    assert "handed it to you" not in desk.text(people.jim, "/")
    with nothing_changes():
        text = refused(desk.send(people.ines, "hand_fix", fix.pk, to=999_999))
    assert "Pick somebody from the list." in text


def test_a_fix_whose_owner_left_is_on_the_leads_today(desk: ProblemDesk) -> None:
    people = desk.people
    fix = planned(people, desk.problem)
    assert "This fix has nobody." not in desk.text(people.ines, "/")
    let_go(people.jane, by=people.ruth.actor, at=AT + DAY)
    assert "This fix has nobody." in desk.text(people.ines, "/")
    assert "This fix has nobody." not in desk.text(people.jim, "/")
    assert "This fix has nobody." in desk.page(people.jim)
    desk.send(people.ines, "hand_fix", fix.pk, to=people.jim.pk)
    assert "This fix has nobody." not in desk.text(people.ines, "/")
    assert "This fix has nobody." not in desk.page(people.jim)


def test_a_cause_is_said_better_and_what_was_said_can_be_read(desk: ProblemDesk) -> None:
    people, better = desk.people, "One number stands on two boxes"
    assert "What stood there before" not in desk.page(people.jim)
    with nothing_changes():
        text = refused(
            desk.send(people.ines, "reword_cause", desk.problem.pk, cause="Jim forgot the number")
        )
    assert "“Jim” names a person." in text
    assert "Jim forgot the number" in text
    desk.send(people.ines, "reword_cause", desk.problem.pk, cause=better)
    text = desk.page(people.jim)
    assert f"<h1>{better}</h1>" in text
    assert "What stood there before" in text
    assert CAUSE in text
    board = desk.text(people.jim, "/problems/")
    assert better in board
    assert CAUSE not in board


def test_what_shows_that_it_is_done_is_only_downloaded(desk: ProblemDesk) -> None:
    fix = planned(desk.people, desk.problem)
    desk.at(AT + 3 * DAY)
    paper = SimpleUploadedFile("label.png", PNG)
    desk.send(desk.people.jane, "fix_done", fix.pk, words="", attached=paper)
    kept = FixFile.objects.get()
    answer = desk.browser(desk.people.jim).get(f"/fix-files/{kept.pk}/")
    assert answer.content == PNG
    assert answer["Content-Disposition"] == 'attachment; filename="label.png"'
    assert answer["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"what": "told Jim to count"}, "names a person"),
        ({"due_on": "2026-03-02"}, "That day has passed."),
        ({"look_on": "2026-03-05"}, "before it is due"),
        ({"owner": "999999"}, "Pick somebody from the list."),
        ({"owner": "Jane"}, "Enter a whole number."),
        ({"due_on": "31 February"}, "Enter a valid date."),
    ],
)
def test_a_plan_that_is_refused_stands_in_its_form(
    desk: ProblemDesk, changed: dict[str, object], said: str
) -> None:
    with nothing_changes():
        answer = desk.send(desk.people.ines, "plan_fix", desk.problem.pk, **plan(desk, **changed))
    text = refused(answer)
    assert said in text
    assert "No parcel short for four weeks" in text


def test_a_fix_is_dropped_or_did_not_help(desk: ProblemDesk) -> None:
    people = desk.people
    first = planned(people, desk.problem)
    with nothing_changes():
        refused(desk.send(people.ines, "drop_fix", first.pk, words=""))
    desk.send(people.ines, "drop_fix", first.pk, words="The supplier labels them.")
    assert Fix.objects.get(pk=first.pk).state == FixState.DROPPED
    second = done(people, planned(people, desk.problem, key="second"))
    desk.at(AT + 5 * DAY)
    desk.send(people.ines, "fix_no_help", second.pk, words="Two more came short.")
    assert "Did not help." in desk.page(people.ines)
    # The page of a fix that is over has no place for its forms.
    with nothing_changes():
        text = refused(desk.send(people.ines, "fix_done", first.pk, words="It is done."))
    assert "This fix is not what it was a moment ago: Dropped." in text


def test_a_form_that_was_reloaded_leads_to_its_page(desk: ProblemDesk) -> None:
    fix = planned(desk.people, desk.problem)
    jim = desk.browser(desk.people.jim)
    assert (
        jim.get(f"/fixes/{fix.pk}/done/")["Location"]
        == f"/problems/{desk.problem.pk}/#fix-{fix.pk}"
    )
    assert jim.get(f"/problems/{desk.problem.pk}/fixes/")["Location"].endswith(
        f"/{desk.problem.pk}/"
    )


def test_cases_join_and_leave_by_number(desk: ProblemDesk) -> None:
    people, other = desk.people, short(desk.people, desk.people.amy, key="amy")
    desk.send(people.jim, "add_to_problem", desk.problem.pk, case=other.pk)
    assert "Amy Chen, serious." in desk.page(people.jim)
    with nothing_changes():
        desk.send(people.jim, "add_to_problem", desk.problem.pk, case=other.pk)
        assert desk.send(
            people.jim, "add_to_problem", desk.problem.pk, case=99_999
        ).status_code in (
            404,
            422,
        )
    desk.send(people.jim, "take_from_problem", desk.problem.pk, case=other.pk)
    assert "Amy Chen" not in desk.page(people.jim)


def test_what_came_back_says_so(desk: ProblemDesk) -> None:
    people = desk.people
    held(people, desk.problem)
    late = short(people, people.amy, at=AT + 40 * DAY, key="late")
    desk.at(AT + 40 * DAY)
    desk.send(people.jim, "add_to_problem", desk.problem.pk, case=late.pk)
    text = desk.page(people.jim)
    assert "Amy Chen, severe." in text
    assert "It came back after a fix." in text
    assert "It came back." in text


def test_who_wished_to_know_is_written_to_from_one_page(desk: ProblemDesk) -> None:
    people = desk.people
    other = short(people, people.amy, key="amy")
    join_problem(desk.problem, other, by=people.jim, at=AT + DAY)
    for case in (desk.case, other):
        note_wish(case, by=people.jim, at=AT + DAY)
    fix = held(people, desk.problem)
    desk.at(AT + 60 * DAY)
    assert "2 customers wish to know what we changed" in desk.page(people.jim)
    address = f"/fixes/{fix.pk}/letters/"
    text = desk.text(people.jim, address)
    assert f"Since then we have {WHAT}." in text
    assert "Dear Priya Nair," in text
    assert "Dear Amy," in text
    with nothing_changes():
        answer = desk.send(
            people.jim, "letters_of_change", fix.pk, case=other.pk,
            words="Dear Amy,\n\nThe trainee typed your address wrong.",
        )  # fmt: skip
    text = refused(answer)
    assert "These words may hurt" in text
    assert "The trainee typed your address wrong." in text
    words = f"Dear Amy,\n\nSince then we have {WHAT}."
    desk.send(people.jim, "letters_of_change", fix.pk, case=other.pk, words=words, key="once")
    text = desk.text(people.jim, address)
    assert "1 customer waits to hear it." in text
    assert "Told already" in text
    assert "Dear Amy," not in text
    with nothing_changes():
        desk.send(people.jim, "letters_of_change", fix.pk, case=other.pk, words=words, key="once")
        text = refused(
            desk.send(people.jim, "letters_of_change", fix.pk, case=other.pk, words=words)
        )
    assert "is not waiting for this letter any more" in text
    assert "Jim told them what we changed." in desk.text(people.jim, f"/cases/{other.pk}/")


def test_nobody_is_written_to_before_it_holds(desk: ProblemDesk) -> None:
    note_wish(desk.case, by=None, at=AT + DAY)
    fix = done(desk.people, planned(desk.people, desk.problem))
    assert "Nobody waits." in desk.text(desk.people.jim, f"/fixes/{fix.pk}/letters/")
    with nothing_changes():
        refused(
            desk.send(
                desk.people.jim, "letters_of_change", fix.pk, case=desk.case.pk, words="Dear you,"
            )
        )


def test_today_tells_the_owner_of_a_fix_what_to_do(desk: ProblemDesk) -> None:
    people = desk.people
    note_wish(desk.case, by=None, at=AT)
    fix = planned(people, desk.problem)
    desk.at(AT + 2 * DAY)
    assert "Fix:" not in desk.text(people.jane, "/")
    desk.at(AT + 3 * DAY)
    assert "It is to be done today." in desk.text(people.jane, "/")
    desk.at(AT + 5 * DAY)
    assert "It was to be done by 6 March 2026." in desk.text(people.jane, "/")
    assert "Fix:" not in desk.text(people.jim, "/")
    done(people, fix)
    desk.at(AT + 31 * DAY)
    assert "See whether it holds:" in desk.text(people.jane, "/")
    held_at = AT + 36 * DAY
    desk.at(held_at)
    desk.send(people.ines, "fix_verified", fix.pk, words="No parcel short.")
    text = desk.text(people.jane, "/")
    assert "Tell what we changed:" in text
    words = f"Dear Priya,\n\nSince then we have {WHAT}."
    desk.send(people.jane, "letters_of_change", fix.pk, case=desk.case.pk, words=words)
    assert "Tell what we changed:" not in desk.text(people.jane, "/")


@pytest.mark.parametrize("many", [1, 6])
def test_the_pages_ask_as_often_however_much_there_is(
    desk: ProblemDesk, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = desk.people
    for number in range(many):
        case = short(people, someone(f"Customer {number}"), key=f"case-{number}")
        join_problem(desk.problem, case, by=people.jim, at=AT + DAY)
        note_wish(case, by=None, at=AT + DAY)
        other = named(people, short(people, key=f"o-{number}"), cause="No list", key=f"o-{number}")
        planned(people, other, key=f"fix-{number}")
    fix = held(people, desk.problem)
    for number in range(many):
        done(people, planned(people, desk.problem, key=f"done-{number}"))
    jim = desk.browser(people.jim)
    with django_assert_num_queries(BOARD):
        jim.get("/problems/?state=being_fixed")
    with django_assert_num_queries(PAGE):
        jim.get(f"/problems/{desk.problem.pk}/")
    with django_assert_num_queries(LETTERS):
        jim.get(f"/fixes/{fix.pk}/letters/")
