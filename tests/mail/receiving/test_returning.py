"""Mail of ours that came back: found by its mark, its id, or the address; told once."""

from datetime import timedelta

import pytest

from amends.cases.actions import close_case
from amends.cases.models import Case, Clock, Notice, Outcome
from amends.letters.models import CameBack, Folder, MailOutcome
from amends.letters.queries import undelivered_of
from amends.letters.queries.incoming import folder
from amends.letters.queries.returned import came_back_from
from amends.letters.reply_token import reply_address
from amends.people.models import Staff
from cast import AT
from mail.receiving.ground import DESK, arrive, bounce, mail, sent

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)


def test_a_letter_that_came_back_is_with_its_owner_and_its_address_is_marked(
    birthday: Case, jim: Staff
) -> None:
    ours = sent(birthday, jim)
    came = arrive(bounce(ours), at=LATER)
    assert (came.outcome, came.case, came.folder) == (MailOutcome.BOUNCE, birthday, Folder.BOUNCES)
    (told,) = undelivered_of(jim)
    assert (told.letter, told.came_back) == (birthday.letters.get(), True)
    noted = came_back_from("AMY.chen@example.com")
    assert noted is not None
    assert (noted.letter, noted.status, noted.is_permanent) == (told.letter, "5.1.1", True)
    assert not birthday.messages.filter(direction="in", at=LATER).exists()


def test_it_is_found_by_the_address_it_was_returned_to(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    raw = bounce(ours, to=reply_address(birthday.pk, DESK))
    came = arrive(raw.replace(str(ours["Message-ID"]).encode(), b"<gone@x>"), at=LATER)
    assert (came.case, undelivered_of(jim).count()) == (birthday, 1)


def test_it_is_found_by_the_address_that_it_did_not_reach(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    came = arrive(bounce(ours).replace(str(ours["Message-ID"]).encode(), b"<gone@x>"), at=LATER)
    assert (came.case, undelivered_of(jim).count()) == (birthday, 1)


def test_the_second_return_tells_nobody_again_and_nothing_reopens(
    birthday: Case, jim: Staff
) -> None:
    ours = sent(birthday, jim)
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=AT)
    arrive(bounce(ours), at=LATER)
    notices, clocks = Notice.objects.count(), [*Clock.objects.values()]
    second = arrive(bounce(ours), at=LATER + timedelta(hours=1))
    birthday.refresh_from_db()
    assert second.outcome == MailOutcome.BOUNCE
    assert undelivered_of(jim).count() == 1
    assert (Notice.objects.count(), [*Clock.objects.values()]) == (notices, clocks)
    assert not birthday.is_open


def test_mail_that_is_only_late_has_not_come_back(birthday: Case, jim: Staff) -> None:
    came = arrive(bounce(sent(birthday, jim), status="4.4.1", action="delayed"), at=LATER)
    assert came.outcome == MailOutcome.BOUNCE
    assert not undelivered_of(jim).exists()
    assert not CameBack.objects.exists()


def test_a_return_of_nothing_of_ours_lies_in_its_folder(birthday: Case, jim: Staff) -> None:
    ours = sent(birthday, jim)
    raw = bounce(ours).replace(b"amy.chen@example.com", b"who@example.com")
    came = arrive(raw.replace(str(ours["Message-ID"]).encode(), b"<gone@x>"), at=LATER)
    assert (came.outcome, came.case) == (MailOutcome.BOUNCE, None)
    assert [*folder(jim, Folder.BOUNCES)] == [came]
    assert not undelivered_of(jim).exists()


def test_a_case_number_in_a_returned_subject_is_no_answer(birthday: Case, jim: Staff) -> None:
    raw = mail(
        "Your message to who@example.com could not be delivered: no such user.",
        sender="MAILER-DAEMON@mx.example.com",
        subject=f"Undeliverable: #{birthday.pk}",
        Return_Path="<>",
    )
    assert arrive(raw, at=LATER).outcome == MailOutcome.BOUNCE
    assert birthday.messages.count() == 1
