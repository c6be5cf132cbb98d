"""The same with several cases: each by itself, and each told."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse

from amends.cases.actions import ask_handover, close_case, take_ownership
from amends.cases.models import Case, Handover, Outcome
from amends.people.models import Customer, Staff, Team
from amends.web.desk.bulk import MOST_AT_ONCE
from cast import AT
from unchanged import nothing_changes
from web.desk_ground import desk_of, messages_of, stand_still, text_of, told_of

TOMORROW_AT_NINE = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def three(northlight: Team, jim: Staff, amy: Customer) -> list[Case]:
    return [told_of(northlight, amy, jim, subject=f"Case {n}") for n in range(3)]


def done(who: Staff, cases: list[Case], do: str, words: str = "") -> HttpResponse:
    fields = {"case": [case.pk for case in cases], "do": do, "words": words, "query": "whose=all"}
    return desk_of(who).post("/cases/bulk/", fields)


def followed(who: Staff, cases: list[Case], do: str, words: str = "") -> list[str]:
    """What the page says after it was done."""
    browser = desk_of(who)
    fields = {"case": [case.pk for case in cases], "do": do, "words": words, "query": "whose=all"}
    answer = browser.post("/cases/bulk/", fields, follow=True)
    assert answer.redirect_chain == [("/cases/?whose=all", 303)]
    return messages_of(answer)


def test_all_get_the_tag_and_the_page_says_which(three: list[Case], jim: Staff) -> None:
    numbers = ", ".join(str(case.pk) for case in three)
    assert followed(jim, three, "tag", "Parcel") == [f"Done with cases {numbers}."]
    page = desk_of(jim).get("/cases/?whose=all&tag=parcel")
    assert len(page.context["rows"]) == 3


def test_all_are_out_of_sight_until_the_morning(three: list[Case], jim: Staff) -> None:
    done(jim, three, "snooze:1")
    for case in three:
        case.refresh_from_db()
        assert case.snoozed_until == TOMORROW_AT_NINE


def test_a_colleague_is_asked_for_each_and_owns_none_until_they_accept(
    three: list[Case], jim: Staff, jane: Staff
) -> None:
    done(jim, three, f"handover:{jane.pk}", "I am away")
    assert Handover.objects.filter(to_staff=jane, answered_at=None).count() == 3
    for case in three:
        case.refresh_from_db()
        assert case.owner == jim


def test_a_stale_row_is_refused_the_others_are_done_and_both_are_said(
    three: list[Case], jim: Staff, jane: Staff, ines: Staff
) -> None:
    one, taken, asked = three
    take_ownership(taken, seen_owner=jim.pk, by=ines, at=AT)
    ask_handover(asked, to=ines, why="You know it", by=jim, at=AT)
    told = followed(jim, three, f"handover:{jane.pk}", "I am away")
    assert told[0] == f"Done with case {one.pk}."
    assert told[1].startswith(f"Nothing was done with case {taken.pk}. Ines Pereira")
    assert told[2].startswith(f"Nothing was done with case {asked.pk}. ")
    assert Handover.objects.filter(to_staff=jane).count() == 1


def test_a_case_closed_meanwhile_is_left_alone(three: list[Case], jim: Staff) -> None:
    close_case(three[0], outcome=Outcome.WITHDRAWN, words="", by=jim, at=AT)
    told = followed(jim, three[:1], "snooze:3")
    assert len(told) == 1
    assert told[0].startswith(f"Nothing was done with case {three[0].pk}.")


def test_a_case_of_another_team_is_as_one_that_is_not_there(
    three: list[Case], jim: Staff, ruth: Staff, the_regent: Team, amy: Customer
) -> None:
    theirs = told_of(the_regent, amy, ruth)
    told = followed(jim, [theirs], "tag", "mine")
    why = f"There is no case {theirs.pk} among those that you may see."
    assert told == [f"Nothing was done with case {theirs.pk}. {why}"]


def test_a_double_click_does_it_once(three: list[Case], jim: Staff, jane: Staff) -> None:
    done(jim, three, "tag", "Parcel")
    browser = desk_of(jim)
    fields = {"case": [case.pk for case in three], "do": "tag", "words": "Parcel"}
    with nothing_changes():
        browser.post("/cases/bulk/", fields)
    done(jim, three, f"handover:{jane.pk}", "Away")
    with nothing_changes():
        browser.post("/cases/bulk/", {**fields, "do": f"handover:{jane.pk}"})


@pytest.mark.parametrize(
    ("do", "words", "refused"),
    [
        ("tag", "", "Write why, or which tag."),
        ("", "x", "Say what to do with them."),
        ("close", "x", "Say what to do with them."),
        ("snooze:2", "", "Say what to do with them."),
        ("handover:999", "x", "Say what to do with them."),
        ("handover:²", "x", "Say what to do with them."),
    ],
)
def test_what_is_not_said_is_asked_for_with_the_ticks_still_there(
    do: str, words: str, refused: str, three: list[Case], jim: Staff
) -> None:
    browser = desk_of(jim)
    fields = {"case": [case.pk for case in three[:2]], "do": do, "words": words}
    with nothing_changes():
        answer = browser.post("/cases/bulk/", fields)
    assert answer.status_code == 422
    page = text_of(answer)
    assert f'role="alert">{refused}' in page
    assert page.count(" checked>") == 2


def test_nothing_ticked_is_said(three: list[Case], jim: Staff) -> None:
    browser = desk_of(jim)
    for ticks in ([], ["x"], ["²"], [str(2**70)]):
        with nothing_changes():
            answer = browser.post("/cases/bulk/", {"case": ticks, "do": "tag", "words": "x"})
        assert answer.status_code == 422
        assert "Tick the cases that you mean." in text_of(answer)


def test_no_more_are_done_at_once_than_a_page_holds(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    cases = [told_of(northlight, amy, jim) for _ in range(MOST_AT_ONCE + 1)]
    done(jim, cases, "tag", "Parcel")
    assert Case.objects.filter(case_tags__tag__name="parcel").count() == MOST_AT_ONCE
