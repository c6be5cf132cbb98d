"""Tags, links, merges, cases put aside, and the customer's link, on the case page."""

from datetime import timedelta

import pytest
from django.test import Client

import cast
from amends.cases.actions import merge_case
from amends.cases.links import customer_path
from amends.cases.models import Case
from amends.journal.actor import MACHINE
from amends.people.actions import hire_staff
from amends.people.models import Role
from cast import AT, LONG_AGO
from remedies.desk import empty_window, journal_of
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, said
from web.desk_ground import told_of

SOON = AT + timedelta(minutes=3)


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.fixture
def other(desk: CaseDesk) -> Case:
    """Another case of Amy's."""
    people = desk.people
    return empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))


@pytest.fixture
def elsewhere(desk: CaseDesk) -> Case:
    """A case at the Regent, which nobody of Northlight may see."""
    sam = hire_staff(
        email="sam@regent.example",
        name="Sam Whitlock",
        role=Role.CLERK,
        teams=[cast.the_regent()],
        by=MACHINE,
        at=LONG_AGO,
    )
    return told_of(cast.the_regent(), desk.people.amy, sam, subject="A secret of the Regent")


def test_a_tag_is_put_on_once_and_taken_off(desk: CaseDesk) -> None:
    jim = desk.people.jim
    for _ in range(2):
        assert desk.send(jim, "tag", name="Birthday", key="same").status_code == 303
    assert journal_of(desk.case).count("tag.added") == 1
    assert "<span>birthday</span>" in desk.text(jim)
    for _ in range(2):
        assert desk.send(jim, "untag", name="birthday", key="again").status_code == 303
    assert journal_of(desk.case).count("tag.removed") == 1
    assert "<span>birthday</span>" not in desk.text(jim)


def test_a_tag_without_a_letter_comes_back(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "tag", name=" "))
    assert 'id="tag-name_error"' in text


def test_a_tag_that_is_markup_is_only_text(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "tag", name='"><script>x</script>')
    text = desk.text(desk.people.jim)
    assert "<script>x" not in text
    assert "&lt;script&gt;x" in text


def test_two_cases_are_linked_once_from_either_side_and_unlinked(
    desk: CaseDesk, other: Case
) -> None:
    jim = desk.people.jim
    for _ in range(2):
        assert desk.send(jim, "link", other=other.pk, key="same").status_code == 303
    assert f'<a href="/cases/{other.pk}/">' in desk.text(jim)
    assert f'<a href="/cases/{desk.case.pk}/">' in desk.sees(jim, "case", other.pk)
    assert journal_of(desk.case).count("case.linked") == 1
    for _ in range(2):
        assert desk.send(jim, "unlink", other=other.pk, key="again").status_code == 303
    assert journal_of(desk.case).count("case.unlinked") == 1
    assert f"Case {other.pk}: {other.subject}" not in desk.text(jim)


@pytest.mark.parametrize("name", ["link", "merge"])
@pytest.mark.parametrize("number", ["", "x", "0", "-1", "999", "9" * 30])
def test_a_number_that_is_no_case_stands_in_the_form_with_the_reason(
    desk: CaseDesk, name: str, number: str
) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, name, other=number))
    form = text.split(f'action="/cases/{desk.case.pk}/{name}')[1].split("</form>")[0]
    assert 'role="alert"' in form or f'id="{name}-other_error"' in form
    assert not number or f'value="{number}"' in form


@pytest.mark.parametrize("name", ["link", "unlink", "merge"])
def test_a_case_of_another_team_cannot_be_reached_by_its_number(
    desk: CaseDesk, elsewhere: Case, name: str
) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, name, other=elsewhere.pk))
    assert "A secret of the Regent" not in text
    assert f"There is no case {elsewhere.pk} among those that you may see." in text


def test_a_case_is_not_linked_or_merged_with_itself(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "link", other=desk.case.pk))
        refused(desk.send(desk.people.jim, "merge", other=desk.case.pk))
    assert "A case cannot be linked with itself." in text


def test_a_merged_case_leads_to_the_other_and_a_double_click_merges_once(
    desk: CaseDesk, other: Case
) -> None:
    jim = desk.people.jim
    for _ in range(2):
        assert desk.send(jim, "merge", other=other.pk, key="same").status_code == 303
    assert journal_of(other).count("case.merged") == 1
    text = desk.text(jim)
    assert f'It lives on in <a href="/cases/{other.pk}/">case {other.pk}</a>.' in text
    assert "Add the note" not in text
    assert "Follow it" not in text


def test_cases_of_two_customers_are_not_merged(desk: CaseDesk) -> None:
    people = desk.people
    hers = told_of(people.team, people.priya, people.jim, subject="One widget of two")
    with nothing_changes():
        text = refused(desk.send(people.jim, "merge", other=hers.pk))
    assert "Only cases of the same customer and the same team can be merged." in text


def test_a_note_written_while_the_case_was_merged_is_not_lost(desk: CaseDesk, other: Case) -> None:
    merge_case(desk.case, into=other, by=desk.people.jim, at=SOON)
    with nothing_changes():
        text = refused(desk.send(desk.people.jane, "note", words="She rang twice.", key=""))
    assert "<p>She rang twice.</p>" in text


def test_a_case_put_aside_says_until_when_and_comes_back_by_hand(desk: CaseDesk) -> None:
    jim = desk.people.jim
    for _ in range(2):
        answer = desk.send(jim, "snooze", until="2026-03-05T09:30", key="same")
        assert answer.status_code == 303
    assert journal_of(desk.case).count("case.snoozed") == 1
    text = desk.text(jim)
    assert "Thu 09:30</time>." in text
    assert "Bring it back into sight" in text
    for _ in range(2):
        assert desk.send(jim, "wake", key="again").status_code == 303
    assert journal_of(desk.case).count("case.woken") == 1
    assert desk.again().snoozed_until is None
    assert "Put it aside for a while" in desk.text(jim)


@pytest.mark.parametrize("until", ["", "soon", "2026-03-03T09:00", "2026-02-31T10:00"])
def test_a_moment_that_is_none_or_has_passed_is_refused(desk: CaseDesk, until: str) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "snooze", until=until))
    assert 'id="snooze-until_error"' in text or "That moment has passed." in text
    assert f'value="{until}"' in text or not until


def test_after_the_end_of_its_pause_the_case_can_be_put_aside_again(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "snooze", until="2026-03-03T11:00")
    desk.at(AT + timedelta(hours=2))
    assert "Put it aside for a while" in desk.text(desk.people.jim)


def test_the_old_link_ends_and_a_double_click_makes_one_new_one(desk: CaseDesk) -> None:
    old = customer_path(desk.case)
    assert Client().get(old).status_code == 200
    for _ in range(2):
        assert desk.send(desk.people.jim, "renew_link", key="same").status_code == 303
    assert journal_of(desk.case).count("link.renewed") == 1
    assert Client().get(old).status_code == 404
    fresh = Client().get(customer_path(desk.again()))
    assert "Jim Ortiz" in said(fresh)
