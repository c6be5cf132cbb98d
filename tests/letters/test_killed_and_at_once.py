"""Processes that die and clicks that come together, on a real database."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from amends.cases.models import Case, Message
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.models import Entry, Outgoing, OutgoingState
from amends.letters.actions import save_draft, save_reply, send_letter
from amends.letters.delivery import mail_of
from amends.letters.mailbox import MailboxBackend
from amends.letters.models import Draft, Letter, MailboxItem, SavedReply
from amends.people.models import Channel, Staff, Team
from cast import AT
from letters.conftest import PostOffice

pytestmark = pytest.mark.django_db(transaction=True)

DELIVER = """
import sys
from datetime import datetime
import django
django.setup()
from amends.journal.actions.delivering import attempt_delivery
print("ready", flush=True)
number, at = sys.stdin.readline().split()
attempt_delivery(int(number), at=datetime.fromisoformat(at))
print("told the outbox", flush=True)
"""


def written(case: Case, by: Staff) -> Message:
    return send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is ours.",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=AT,
        key="letter",
    )


def at_once(*steps: Callable[[], object]) -> list[object]:
    """Take all steps in the same moment, each on its own connection; return what came of them."""
    gate = threading.Barrier(len(steps))
    came: list[object] = []

    def take(step: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=10)
            came.append(step())
        except Exception as error:
            came.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(came) == len(steps)
    return came


def test_a_worker_killed_after_sending_sends_the_same_mail_and_not_another(
    birthday: Case, jim: Staff, post_office: PostOffice, database_url: str
) -> None:
    written(birthday, jim)
    outgoing = Outgoing.objects.get(kind="letter")
    worker = subprocess.Popen(
        [sys.executable, "-c", DELIVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "amends.config.settings",
            "AMENDS_SMTP_URL": f"smtp://{post_office.host}:{post_office.port}",
            "AMENDS_DEMO": "",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    post_office.kills = worker.pid
    worker.stdin.write(f"{outgoing.pk} {AT.isoformat()}\n")
    worker.stdin.close()
    assert worker.stdout.read() == ""
    assert worker.wait(timeout=30) == -signal.SIGKILL
    outgoing.refresh_from_db()
    assert (outgoing.state, outgoing.attempts) == (OutgoingState.WAITING, 1)
    later = AT + settings.OUTBOX_LEASE + timedelta(seconds=1)
    assert attempt_delivery(outgoing.pk, at=later)
    first, second = post_office.mails
    assert first["Message-ID"] == second["Message-ID"]
    outgoing.refresh_from_db()
    assert outgoing.state == OutgoingState.DELIVERED


def test_two_workers_never_double_a_mail_in_the_house_mailbox(birthday: Case, jim: Staff) -> None:
    written(birthday, jim)
    letter = Letter.objects.select_related("case__team", "case__customer", "by", "message").get()
    mail = mail_of(letter, Outgoing.objects.get(kind="letter"))
    came = at_once(*[lambda: MailboxBackend().send_messages([mail])] * 4)
    assert came == [1, 1, 1, 1]
    assert MailboxItem.objects.count() == 1


def test_a_form_sent_four_times_at_once_is_one_letter(birthday: Case, jim: Staff) -> None:
    came = at_once(*[lambda: written(birthday, jim)] * 4)
    assert came == [Message.objects.get(key="letter:letter")] * 4
    assert Letter.objects.count() == Outgoing.objects.filter(kind="letter").count() == 1
    assert Entry.objects.filter(name="letter.sent").count() == 1


def test_a_draft_saved_from_two_windows_at_once_is_one_draft(birthday: Case, jim: Staff) -> None:
    def save(words: str) -> Callable[[], object]:
        return lambda: save_draft(birthday, owed_part=words, extra_part="", by=jim, at=AT)

    came = at_once(save("One"), save("Two"))
    draft = Draft.objects.get()
    assert came == [draft, draft]
    assert draft.owed_part in ("One", "Two")


def test_two_replies_of_one_name_at_once_are_one_and_a_clear_word(
    northlight: Team, ines: Staff
) -> None:
    def save(words: str) -> Callable[[], object]:
        return lambda: save_reply(northlight, name="Holding", body=words, by=ines, at=AT)

    came = at_once(save("One"), save("Two"))
    assert sorted(type(one).__name__ for one in came) == ["BadSavedReply", "SavedReply"]
    assert SavedReply.objects.count() == 1
    assert Entry.objects.filter(name="saved_reply.added").count() == 1
