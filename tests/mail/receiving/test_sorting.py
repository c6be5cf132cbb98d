"""What a person decides about a mail, what they see of it, and what could not be filed."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from amends.cases.models import Attachment, Case, Message
from amends.journal.actor import MACHINE
from amends.letters.actions.sorting_mail import leave_out, let_into_case, make_case_of, run_again
from amends.letters.errors import MailNotFound, MailSorted
from amends.letters.models import Folder, IncomingMail, MailOutcome, Why
from amends.letters.queries.incoming import (
    counts_of_mail,
    dead_letters,
    folder,
    mail_for,
    mails_of_case,
    quarantined_mail,
    raw_of,
)
from amends.mail import receiving
from amends.mail.sweep import sweep_mail
from amends.people.actions import hire_staff
from amends.people.models import Role, Staff, Team
from cast import AT
from mail.receiving.ground import STRANGER, answer, arrive, mail, sent
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(minutes=5)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture
def waiting(birthday: Case, jim: Staff) -> IncomingMail:
    """Doug, whom we do not know, answers what we wrote to Amy, with a photo."""
    raw = answer(
        birthday,
        sent(birthday, jim),
        "I am her husband.",
        sender="Doug <doug@example.com>",
        files=(("window.png", PNG, "image/png"),),
    )
    return arrive(raw)


def test_a_mail_is_let_in_with_its_files_and_its_sender_is_known_from_then_on(
    waiting: IncomingMail, birthday: Case, jim: Staff
) -> None:
    assert counts_of_mail(jim).waiting == 1
    let_into_case(waiting, birthday, by=jim, at=LATER)
    waiting.refresh_from_db()
    assert (waiting.outcome, waiting.why) == (MailOutcome.REPLY, Why.BY_HAND)
    assert (waiting.case, waiting.sorted_by) == (birthday, jim)
    assert birthday.messages.last().body == "I am her husband."  # type: ignore[union-attr]
    sweep_mail(LATER + timedelta(minutes=1))
    assert Attachment.objects.get(message=waiting.message).filename == "window.png"
    assert counts_of_mail(jim).waiting == 0
    again = arrive(answer(birthday, sent(birthday, jim), sender="Doug <doug@example.com>"))
    assert (again.outcome, again.case) == (MailOutcome.REPLY, birthday)


def test_a_mail_becomes_a_case_of_whoever_decides_so(waiting: IncomingMail, jane: Staff) -> None:
    make_case_of(waiting, by=jane, at=LATER)
    waiting.refresh_from_db()
    assert waiting.case is not None
    assert (waiting.case.owner, waiting.case.customer.name) == (jane, "Doug")
    assert waiting.outcome == MailOutcome.NEW


def test_what_a_colleague_forwards_is_a_case_of_whom_it_is_to_be_answered_to(
    northlight: Team, jim: Staff
) -> None:
    came = arrive(
        mail(
            "See below.\n\n-------- Forwarded message --------\nFrom: Zoe\n\nAll broken.",
            sender="Jim Ortiz <jim@northlight.example>",
            Reply_To="Zoe <zoe@example.org>",
            subject="Fwd: broken",
        )
    )
    make_case_of(came, by=jim, at=LATER)
    case = Case.objects.get()
    assert case.customer.contact_points.get().value == "zoe@example.org"
    assert "All broken." in case.messages.get().body


def test_a_mail_left_out_stays_in_its_folder(waiting: IncomingMail, jim: Staff) -> None:
    leave_out(waiting, by=jim, at=LATER)
    assert counts_of_mail(jim).waiting == 0
    assert [*folder(jim, Folder.LEFT_OUT)] == [waiting]
    assert Message.objects.filter(body="I am her husband.").count() == 0


def test_a_decision_is_made_once(waiting: IncomingMail, birthday: Case, jim: Staff) -> None:
    let_into_case(waiting, birthday, by=jim, at=LATER)
    for decide in (
        lambda: let_into_case(waiting, birthday, by=jim, at=LATER),
        lambda: make_case_of(waiting, by=jim, at=LATER),
        lambda: leave_out(waiting, by=jim, at=LATER),
        lambda: run_again(waiting, by=jim, at=LATER),
    ):
        with nothing_changes(), pytest.raises(MailSorted):
            decide()


def test_another_team_sees_none_of_it(
    waiting: IncomingMail, the_regent: Team, jim: Staff, ruth: Staff
) -> None:
    sam = hire_staff(
        email="sam@regent.example", name="Sam", role=Role.MANAGER, teams=[the_regent],
        password="a long one indeed", by=MACHINE, at=AT,
    )  # fmt: skip
    assert not [*quarantined_mail(sam)]
    assert counts_of_mail(sam).waiting == 0
    with pytest.raises(MailNotFound):
        mail_for(sam, waiting.pk)
    assert mail_for(jim, waiting.pk) == mail_for(ruth, waiting.pk) == waiting


def test_lists_are_read_in_a_fixed_number_of_queries(
    birthday: Case, jim: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ours = sent(birthday, jim)
    for number in range(4):
        arrive(answer(birthday, ours, f"Mine {number}", sender=STRANGER))
    with django_assert_num_queries(3):
        page = quarantined_mail(jim)
        assert [m.thread == birthday and m.team.name for m in page] == [
            "Northlight Electronics"
        ] * 4  # type: ignore[union-attr]
    with django_assert_num_queries(2):
        assert not [*dead_letters(jim)]


def test_what_cannot_be_filed_is_a_dead_letter_with_its_reason_and_runs_again(
    northlight: Team, ruth: Staff
) -> None:
    came = arrive(mail("Help."))
    assert came.outcome == MailOutcome.DEAD_LETTER
    assert came.trouble == "Northlight Electronics has nobody yet who could own a case."
    assert (came.from_name, came.subject) == ("Amy Chen", "My TV")
    assert [*dead_letters(ruth)] == [came]
    hire_staff(
        email="jim@northlight.example", name="Jim Ortiz", role=Role.CLERK, teams=[northlight],
        password="a long one indeed", by=MACHINE, at=AT,
    )  # fmt: skip
    run_again(came, by=ruth, at=LATER)
    sweep_mail(LATER)
    came.refresh_from_db()
    assert (came.outcome, Case.objects.get().subject) == (MailOutcome.NEW, "My TV")
    assert counts_of_mail(ruth).dead == 0


def test_a_house_without_a_team_keeps_what_comes(ruth: Staff) -> None:
    came = arrive(mail("Help."))
    assert (came.outcome, came.team) == (MailOutcome.DEAD_LETTER, None)
    assert "no team yet" in came.trouble
    assert [*dead_letters(ruth)] == [came]


def test_a_database_that_is_busy_leaves_it_to_the_sweep(
    birthday: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*args: object, **kwargs: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(receiving, "file_mail", busy)
        came = arrive(mail("Help."))
    assert came.outcome == ""
    sweep_mail(LATER)
    came.refresh_from_db()
    assert came.outcome == MailOutcome.NEW


def test_a_mail_that_takes_its_worker_down_is_given_up_after_five_times(
    birthday: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*args: object, **kwargs: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(receiving, "parse", cut_off)
        with pytest.raises(SystemExit):
            arrive(mail("Help."))
        for _ in range(5):
            with pytest.raises(SystemExit):
                sweep_mail(LATER)
        sweep_mail(LATER)
    came = IncomingMail.objects.get()
    assert (came.outcome, came.attempts) == (MailOutcome.DEAD_LETTER, 6)


def test_a_mail_that_is_far_too_large_is_kept_and_shown(birthday: Case, settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 2_000
    raw = mail("x" * 5_000)
    came = arrive(raw)
    assert (came.outcome, came.from_name) == (MailOutcome.DEAD_LETTER, "Amy Chen")
    assert "larger than" in came.trouble
    assert raw_of(came) == raw


def test_the_mails_of_a_case_stand_there_with_what_was_folded(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    came = arrive(answer(birthday, ours, "When?\n\nOn Tue, Jim wrote:\n> It is ours."))
    assert [*mails_of_case(birthday)] == [came]


def test_a_mail_is_filed_in_a_bounded_number_of_queries(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    with CaptureQueriesContext(connection) as few:
        arrive(answer(birthday, ours, "One"))
    for number in range(20):
        arrive(answer(birthday, ours, f"More {number}"))
    with CaptureQueriesContext(connection) as many:
        arrive(answer(birthday, ours, "Last"))
    assert len(many) <= len(few)
