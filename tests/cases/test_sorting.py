from datetime import timedelta

import pytest

import cast
from amends.cases.actions import (
    add_note,
    add_tag,
    call_in_lead,
    drop_view,
    follow,
    link_cases,
    merge_case,
    open_case,
    remove_tag,
    save_view,
    snooze_case,
    unfollow,
    unlink_cases,
    wake_case,
)
from amends.cases.errors import BadSorting, NobodyThere
from amends.cases.models import Case, Failure, Notice, SavedView
from amends.cases.queries import QueueFilter, page_of, queue_of, timeline_of
from amends.clock.sweep import sweep
from amends.people.models import Channel, Customer, Staff
from unchanged import nothing_changes

LATER = cast.AT + timedelta(hours=1)


def _another(case: Case, by: Staff, customer: Customer | None = None) -> Case:
    return open_case(
        team=case.team, customer=customer or case.customer, subject="The window, once more",
        failure=Failure.PROMISE_BROKEN, channel=Channel.PHONE, words="Once more.", by=by,
        at=cast.AT, key=f"another-{customer}",
    )  # fmt: skip


def test_a_tag_is_one_word_of_the_team_whatever_its_case(birthday: Case, jim: Staff) -> None:
    first = add_tag(birthday, name="Window", by=jim, at=LATER)
    with nothing_changes():
        assert add_tag(birthday, name="window ", by=jim, at=LATER) == first
    remove_tag(birthday, name="WINDOW", by=jim, at=LATER)
    with nothing_changes():
        remove_tag(birthday, name="window", by=jim, at=LATER)


def test_a_link_is_the_same_from_both_sides(birthday: Case, jim: Staff) -> None:
    other = _another(birthday, jim)
    link = link_cases(other, birthday, by=jim, at=LATER)
    with nothing_changes():
        assert link_cases(birthday, other, by=jim, at=LATER) == link
    assert page_of(other, jim).linked == [birthday]
    unlink_cases(birthday, other, by=jim, at=LATER)
    assert page_of(other, jim).linked == []
    with nothing_changes(), pytest.raises(BadSorting):
        link_cases(birthday, birthday, by=jim, at=LATER)


def test_a_merge_loses_no_line(birthday: Case, jim: Staff) -> None:
    other = _another(birthday, jim)
    add_note(other, body="Told twice", by=jim, at=LATER, key="n")
    merge_case(other, into=birthday, by=jim, at=LATER)
    page = page_of(birthday, jim)
    moments, has_more = timeline_of(birthday, page.merged)
    words = [m.message.body for m in moments if m.message] + [
        m.note.body for m in moments if m.note
    ]
    assert words == ["There was nothing in the window.", "Once more.", "Told twice"]
    names = [m.entry.name for m in moments if m.entry]
    assert names == ["case.opened", "case.opened", "case.merged"]
    assert not has_more
    other.refresh_from_db()
    assert not other.is_open


def test_cases_of_two_customers_are_never_merged(
    birthday: Case, jim: Staff, priya: Customer
) -> None:
    other = _another(birthday, jim, priya)
    with nothing_changes(), pytest.raises(BadSorting, match="same customer"):
        merge_case(other, into=birthday, by=jim, at=LATER)


def test_two_cases_are_never_merged_into_each_other(birthday: Case, jim: Staff) -> None:
    other = _another(birthday, jim)
    merge_case(other, into=birthday, by=jim, at=LATER)
    with nothing_changes(), pytest.raises(BadSorting):
        merge_case(birthday, into=other, by=jim, at=LATER)


def test_a_snoozed_case_is_out_of_sight_until_its_moment(birthday: Case, jim: Staff) -> None:
    snooze_case(birthday, until=LATER, by=jim, at=cast.AT)
    assert queue_of(jim, QueueFilter(), at=cast.AT).cases == []
    assert queue_of(jim, QueueFilter(with_snoozed=True), at=cast.AT).cases == [birthday]
    sweep(LATER)
    birthday.refresh_from_db()
    assert birthday.snoozed_until is None
    assert queue_of(jim, QueueFilter(), at=LATER).cases == [birthday]
    with nothing_changes():
        wake_case(birthday, by=jim.actor, at=LATER)
    with nothing_changes(), pytest.raises(BadSorting, match="has passed"):
        snooze_case(birthday, until=cast.AT, by=jim, at=LATER)


def test_the_lead_comes_beside_the_owner_and_ownership_stays(
    birthday: Case, jim: Staff, ines: Staff, tom: Staff
) -> None:
    beside = call_in_lead(birthday, by=jim, at=LATER)
    with nothing_changes():
        assert call_in_lead(birthday, by=jim, at=LATER) == beside
    birthday.refresh_from_db()
    assert (beside.staff, birthday.owner) == (ines, jim)
    assert Notice.objects.get(staff=ines).kind == "beside"


def test_somebody_at_the_top_has_nobody_to_call(birthday: Case, jim: Staff) -> None:
    Staff.objects.exclude(pk=jim.pk).update(is_active=False)
    with nothing_changes(), pytest.raises(NobodyThere):
        call_in_lead(birthday, by=jim, at=LATER)


def test_following_is_once_and_ends(birthday: Case, ines: Staff) -> None:
    follow(birthday, by=ines, at=LATER)
    with nothing_changes():
        follow(birthday, by=ines, at=LATER)
    assert page_of(birthday, ines).is_followed
    unfollow(birthday, by=ines, at=LATER)
    assert not page_of(birthday, ines).is_followed


def test_a_view_belongs_to_who_saved_it(jim: Staff, ines: Staff) -> None:
    view = save_view(name="Mine", query="whose=mine", by=jim, at=LATER)
    assert save_view(name="Mine", query="whose=all", by=jim, at=LATER).pk == view.pk
    with nothing_changes(), pytest.raises(BadSorting):
        drop_view(view, by=ines, at=LATER)
    drop_view(view, by=jim, at=LATER)
    assert SavedView.objects.count() == 0
