"""What is said beside a case never meets the customer."""

import pytest

import cast
from amends.cases.actions import (
    open_side_thread,
    receive_in_side_thread,
    write_in_side_thread,
)
from amends.cases.errors import BadSideThread, BadWords, CaseNotFound
from amends.cases.models import (
    Case,
    Clock,
    Message,
    Notice,
    NoticeKind,
    SideKind,
    SideMessage,
    SideThread,
    SideWay,
)
from amends.cases.queries import side_thread_for, side_threads_of
from amends.cases.queries.told import told_of
from amends.journal.actor import MACHINE
from amends.journal.models import Entry, Outgoing
from amends.people.models import Staff, Supplier, Team
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db


def begun(case: Case, by: Staff, *, supplier: Supplier | None = None, **changed: str) -> SideThread:
    said = {"address": "pat@widgets.example", "subject": "One of two", "key": "thread", **changed}
    return open_side_thread(
        case,
        kind=SideKind.SUPPLIER,
        with_name="Pat Wolf",
        supplier=supplier,
        by=by,
        at=cast.AT,
        **said,
    )


def test_writing_to_a_supplier_goes_out_and_moves_no_clock_of_the_customer(
    from_the_form: Case, jim: Staff, widget_works: Supplier
) -> None:
    clocks = [*Clock.objects.values_list()]
    thread = begun(from_the_form, jim, supplier=widget_works)
    message = write_in_side_thread(thread, body="Where is it?", by=jim, at=cast.AT, key="first")
    assert Outgoing.objects.get(kind="side_message").payload == {"message": message.pk}
    assert [*Clock.objects.values_list()] == clocks
    assert not hasattr(Case.objects.get(pk=from_the_form.pk), "acknowledgement")
    assert Message.objects.filter(case=from_the_form).count() == 1
    names = Entry.objects.filter(name__startswith="side_").values_list("name", flat=True)
    assert [*names] == ["side_thread.opened", "side_message.written"]


def test_an_answer_tells_the_owner_and_reopens_nothing(birthday: Case, jim: Staff) -> None:
    thread = begun(birthday, jim)
    stage = birthday.stage
    answer = receive_in_side_thread(
        thread, body="We sent two.", from_name="Pat Wolf", by=MACHINE, at=cast.AT, key="mail:1"
    )
    assert (answer.way, answer.by) == (SideWay.IN, None)
    assert Notice.objects.get(kind=NoticeKind.SIDE).staff == jim
    birthday.refresh_from_db()
    assert birthday.stage == stage


def test_the_customer_reads_none_of_it(birthday: Case, jim: Staff) -> None:
    thread = begun(birthday, jim)
    write_in_side_thread(thread, body="They are furious.", by=jim, at=cast.AT, key="first")
    told = told_of(birthday)
    assert "furious" not in "".join(message.body for message in told.messages)


def test_without_an_address_nothing_leaves_the_house(birthday: Case, jim: Staff) -> None:
    thread = begun(birthday, jim, address="")
    write_in_side_thread(thread, body="Rang Pat: two were sent.", by=jim, at=cast.AT, key="first")
    assert not Outgoing.objects.filter(kind="side_message").exists()


def test_a_double_click_and_a_mail_that_comes_twice_are_one(birthday: Case, jim: Staff) -> None:
    assert begun(birthday, jim) == begun(birthday, jim)
    thread = SideThread.objects.get()
    for _again in range(2):
        write_in_side_thread(thread, body="Where?", by=jim, at=cast.AT, key="first")
        receive_in_side_thread(
            thread, body="There.", from_name="Pat", by=MACHINE, at=cast.AT, key="mail:1"
        )
    assert SideMessage.objects.count() == 2


def test_what_makes_no_sense_is_refused_and_changes_nothing(
    birthday: Case, jim: Staff, widget_works: Supplier
) -> None:
    thread = begun(birthday, jim)
    with nothing_changes():
        with pytest.raises(BadSideThread):
            begun(birthday, jim, address="pat at widgets", key="other")
        with pytest.raises(BadWords):
            begun(birthday, jim, subject=" ", key="other")
        with pytest.raises(BadWords):
            write_in_side_thread(thread, body=" \n", by=jim, at=cast.AT, key="first")
        with pytest.raises(BadSideThread):
            open_side_thread(
                birthday,
                kind=SideKind.WITNESS,
                supplier=widget_works,
                with_name="Pat",
                address="",
                subject="One of two",
                by=jim,
                at=cast.AT,
                key="other",
            )


def test_another_team_does_not_see_it(birthday: Case, jim: Staff, the_regent: Team) -> None:
    thread = begun(birthday, jim)
    assert [*side_threads_of(birthday)] == [thread]
    assert side_thread_for(jim, thread.pk) == thread
    type(jim.memberships.get()).objects.update(team=the_regent)
    with pytest.raises(CaseNotFound):
        side_thread_for(jim, thread.pk)
