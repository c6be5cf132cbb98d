"""`amends mail receive`, `poll` and `add`, as a mail server and an administrator run them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from amends.cases.models import Case
from amends.letters.models import IncomingMail, Mailbox
from amends.people.models import Staff, Team
from mail.receiving.dovecot import PASSWORD, Dovecot
from mail.receiving.ground import mail

pytestmark = pytest.mark.django_db(transaction=True)


def amends(
    *typed: str, database_url: str, data: Path, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "amends.config.cli", "mail", *typed],
        input=stdin,
        capture_output=True,
        env={
            **os.environ,
            "DATABASE_URL": database_url,
            "AMENDS_DATA": str(data),
            "AMENDS_SECRET_KEY": "one for these tests",
        },
        timeout=120,
        check=False,
    )


def test_a_pipe_is_told_what_became_of_a_message(
    northlight: Team, jim: Staff, database_url: str, tmp_path: Path
) -> None:
    raw = mail("Help.", files=(("note.txt", b"Six", "text/plain"),))
    done = amends("receive", "--json", database_url=database_url, data=tmp_path, stdin=raw)
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = done.stdout.decode().splitlines()
    told = json.loads(line)
    assert (told["outcome"], told["case"]) == ("new", Case.objects.get().pk)
    assert (told["from"], told["subject"]) == ("amy.chen@example.com", "My TV")
    assert told["attachments"] == [
        {"filename": "note.txt", "content_type": "text/plain", "size": 3}
    ]
    again = amends("receive", "--json", database_url=database_url, data=tmp_path, stdin=raw)
    assert json.loads(again.stdout)["outcome"] == "duplicate"
    plain = amends("receive", database_url=database_url, data=tmp_path, stdin=mail("Else."))
    assert plain.stdout.decode().startswith("new, case ")


@pytest.mark.parametrize(
    "broken",
    ["postgresql://nobody@127.0.0.1:1/none", "sqlite:////nowhere/at/all.sqlite3", "mysql://x/y"],
)
def test_a_pipe_tries_again_later_when_nothing_can_be_stored(broken: str, tmp_path: Path) -> None:
    done = amends("receive", database_url=broken, data=tmp_path, stdin=mail())
    assert done.returncode == 75
    assert len(done.stderr.decode().splitlines()) == 1
    assert done.stdout == b""


def test_a_pipe_tries_again_later_when_the_disk_takes_nothing(
    northlight: Team, jim: Staff, database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "attachments").write_text("a file where the folder should be")
    done = amends("receive", database_url=database_url, data=tmp_path, stdin=mail())
    assert done.returncode == 75
    assert not IncomingMail.objects.exists()


def test_a_mailbox_from_nothing_in_two_commands(
    northlight: Team, jim: Staff, database_url: str, tmp_path: Path
) -> None:
    server = Dovecot()
    server.start()
    try:
        server.deliver("desk", mail("Help."))
        added = amends(
            *("add", "desk@northlight.example", "--host", "127.0.0.1", "--port", str(server.port)),
            *("--security", "none", "--login", "desk"),
            database_url=database_url,
            data=tmp_path,
            stdin=f"{PASSWORD}\n".encode(),
        )
        assert added.returncode == 0, added.stderr
        assert PASSWORD not in Mailbox.objects.get().locked_secret
        fetched = amends("poll", database_url=database_url, data=tmp_path)
        assert fetched.stdout == b"desk@northlight.example: 1 new\n"
        assert Case.objects.count() == 1
    finally:
        server.throw_away()
    gone = amends("poll", database_url=database_url, data=tmp_path)
    assert gone.returncode == 1
    assert b"takes no mail programs" in gone.stderr


def test_a_provider_is_told_where_to_bring_mail(
    northlight: Team, database_url: str, tmp_path: Path
) -> None:
    done = amends(
        *("add", "desk@northlight.example", "--provider", "mailgun"),
        database_url=database_url,
        data=tmp_path,
        stdin=b"key-1\n",
    )
    assert b"/mail/in/" in done.stdout
    wrong = amends(
        *("add", "other@northlight.example", "--provider", "pigeon"),
        database_url=database_url,
        data=tmp_path,
        stdin=b"key-1\n",
    )
    assert (wrong.returncode, Mailbox.objects.count()) == (1, 1)
