"""Mailboxes: set up by a manager, their passwords locked, and how far each is read kept."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pytest_django import Settings

from amends.journal.actor import MACHINE
from amends.journal.models import Entry
from amends.letters.actions.mailboxes import (
    MailboxDetails,
    add_mailbox,
    change_mailbox,
    drop_mailbox,
    note_mailbox_trouble,
    note_read_to,
)
from amends.letters.errors import BadMailbox, LockLost, MailboxNotFound
from amends.letters.locked import lock, unlock
from amends.letters.models import Mailbox, Provider
from amends.letters.oauth import access_token
from amends.letters.queries.mailboxes import hook_token, mailbox_for, mailbox_of_hook, mailboxes_of
from amends.people.errors import NotTheirsToSet, PeopleError
from amends.people.models import Staff, Team
from cast import AT
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)
DETAILS = MailboxDetails("Desk@Northlight.example", host="imap.example", login="d", secret="s3cret")


def test_a_manager_adds_a_mailbox_whose_password_lies_locked(northlight: Team, tom: Staff) -> None:
    mailbox = add_mailbox(northlight, DETAILS, by=tom.actor, at=AT)
    assert [*mailboxes_of(northlight)] == [mailbox]
    assert mailbox.address == "desk@northlight.example"
    assert "s3cret" not in mailbox.locked_secret
    assert unlock(mailbox.locked_secret) == "s3cret"
    assert "s3cret" not in str([*Entry.objects.values()])


def test_a_clerk_adds_none(northlight: Team, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(NotTheirsToSet):
        add_mailbox(northlight, DETAILS, by=jim.actor, at=AT)


@pytest.mark.parametrize(
    "details",
    [
        MailboxDetails("not an address"),
        MailboxDetails("taken@northlight.example"),
        MailboxDetails("a@b.example", host="imap.example"),
        MailboxDetails("a@b.example", host="imap.example", login="x"),
        MailboxDetails("a@b.example", host="imap\r\nX: y", login="x", secret="y"),
        MailboxDetails("a@b.example", port=0),
        MailboxDetails("a@b.example", provider=Provider.MAILGUN),
        MailboxDetails("a@b.example", host="imap.example", login="x", secret="y" * 9_000),
    ],
)
def test_a_mailbox_that_makes_no_sense_is_refused(
    northlight: Team, tom: Staff, details: MailboxDetails
) -> None:
    add_mailbox(northlight, MailboxDetails("taken@northlight.example"), by=tom.actor, at=AT)
    with nothing_changes(), pytest.raises((BadMailbox, PeopleError)):
        add_mailbox(northlight, details, by=tom.actor, at=AT)


def test_a_change_keeps_the_password_that_was_not_typed_again(northlight: Team, tom: Staff) -> None:
    mailbox = add_mailbox(northlight, DETAILS, by=tom.actor, at=AT)
    note_read_to(mailbox, uid_validity=1, last_uid=9, at=AT)
    same = MailboxDetails("desk@northlight.example", host="imap.example", login="d", is_on=False)
    changed = change_mailbox(mailbox, same, by=tom.actor, at=LATER)
    assert unlock(changed.locked_secret) == "s3cret"
    assert (changed.is_on, changed.last_uid) == (False, 9)
    moved = MailboxDetails("desk@northlight.example", host="other.example", login="d")
    changed = change_mailbox(mailbox, moved, by=tom.actor, at=LATER)
    assert (changed.uid_validity, changed.last_uid) == (None, 0)


def test_how_far_it_is_read_never_goes_back(northlight: Team, tom: Staff) -> None:
    mailbox = add_mailbox(northlight, DETAILS, by=tom.actor, at=AT)
    note_read_to(mailbox, uid_validity=1, last_uid=9, at=AT)
    assert note_read_to(mailbox, uid_validity=1, last_uid=4, at=LATER).last_uid == 9
    assert Entry.objects.filter(name="mailbox.read").count() == 1
    assert note_read_to(mailbox, uid_validity=2, last_uid=4, at=LATER).last_uid == 4


def test_trouble_is_told_to_the_journal_once(northlight: Team, tom: Staff) -> None:
    mailbox = add_mailbox(northlight, DETAILS, by=tom.actor, at=AT)
    for _ in range(3):
        mailbox = note_mailbox_trouble(mailbox, why="No such server.", at=LATER, uid=7)
    assert (mailbox.stuck_uid, mailbox.stuck_times) == (7, 3)
    assert (mailbox.failing_since, mailbox.last_error) == (LATER, "No such server.")
    assert Entry.objects.filter(name="mailbox.failed").count() == 1


def test_it_is_dropped_by_a_manager_and_seen_by_its_team(
    northlight: Team, the_regent: Team, tom: Staff, jim: Staff
) -> None:
    mailbox = add_mailbox(northlight, DETAILS, by=tom.actor, at=AT)
    other = add_mailbox(the_regent, MailboxDetails("box@regent.example"), by=MACHINE, at=AT)
    assert mailbox_for(jim, mailbox.pk) == mailbox
    with pytest.raises(MailboxNotFound):
        mailbox_for(jim, other.pk)
    drop_mailbox(mailbox, by=tom.actor, at=LATER)
    assert [*Mailbox.objects.all()] == [other]


def test_the_address_for_providers_leads_to_one_mailbox(northlight: Team, tom: Staff) -> None:
    mailbox = add_mailbox(northlight, DETAILS, by=tom.actor, at=AT)
    assert mailbox_of_hook(hook_token(mailbox)) == mailbox
    for wrong in ("", "x", hook_token(mailbox)[:-1], f"{mailbox.pk}.{mailbox.hook_key}"):
        assert mailbox_of_hook(wrong) is None
    drop_mailbox(Mailbox.objects.get(), by=tom.actor, at=LATER)
    assert mailbox_of_hook(hook_token(mailbox)) is None


def test_another_secret_key_opens_no_lock(settings: Settings) -> None:
    locked = lock("s3cret")
    assert lock("s3cret") != locked
    settings.SECRET_KEY = "another"
    with pytest.raises(LockLost):
        unlock(locked)


def test_a_token_is_used_as_it_is_or_fetched_anew_and_kept() -> None:
    assert access_token("ya29.token") == "ya29.token"
    with token_server() as (url, asked):
        secret = json.dumps({"token_url": url, "client_id": "c", "refresh_token": "r"})
        assert [access_token(secret), access_token(secret)] == ["fresh", "fresh"]
    assert asked == ["grant_type=refresh_token&client_id=c&refresh_token=r"]


@pytest.mark.parametrize("url", ["http://provider.example/token", "file:///etc/passwd", ""])
def test_a_token_is_asked_for_only_under_encryption(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        access_token(json.dumps({"token_url": url}))


@contextmanager
def token_server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"access_token": "fresh", "expires_in": 3600}')

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/token", asked
    finally:
        server.shutdown()
        server.server_close()
