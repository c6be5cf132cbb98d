"""Providers bring mail to a signed address, each with its own proof."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from amends.cases.models import Attachment, Case
from amends.journal.actor import MACHINE
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox, change_mailbox
from amends.letters.models import IncomingMail, Mailbox, MailOutcome, Provider
from amends.letters.queries.mailboxes import hook_token
from amends.people.models import Staff, Team
from cast import AT
from mail.receiving.ground import DESK, mail
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

SECRET = "the provider's own secret"


@pytest.fixture(autouse=True)
def _nobody_has_called() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def mailbox_for(team: Team, provider: Provider = Provider.RAW) -> Mailbox:
    secret = None if provider == Provider.RAW else SECRET
    details = MailboxDetails(DESK, provider=provider, hook_secret=secret)
    return add_mailbox(team, details, by=MACHINE, at=AT)


def path_of(mailbox: Mailbox) -> str:
    return f"/mail/in/{hook_token(mailbox)}/"


def bring(mailbox: Mailbox, raw: bytes, **more: str) -> int:
    answer = Client().post(path_of(mailbox), raw, content_type="message/rfc822", headers=more)
    return answer.status_code


def test_the_message_itself_is_kept_and_filed(northlight: Team, jim: Staff) -> None:
    mailbox = mailbox_for(northlight)
    raw = mail("Help.")
    assert bring(mailbox, raw) == 200
    came = IncomingMail.objects.get()
    assert (came.outcome, came.mailbox, came.source) == (MailOutcome.NEW, mailbox, "webhook")
    assert bring(mailbox, raw) == 200
    assert IncomingMail.objects.count() == 1


def test_an_address_that_is_not_ours_takes_nothing(northlight: Team) -> None:
    mailbox = mailbox_for(northlight)
    path = path_of(mailbox)
    other = path.replace(f"{mailbox.pk}.", f"{mailbox.pk + 1}.")
    for wrong in ("/mail/in/x/", other, path[:-4] + "abc/"):
        with nothing_changes():
            assert Client().post(wrong, b"x", content_type="message/rfc822").status_code == 404
    off = MailboxDetails(DESK, is_on=False)
    change_mailbox(mailbox, off, by=MACHINE, at=AT)
    with nothing_changes():
        assert bring(mailbox, mail()) == 404


def test_a_provider_may_look_whether_it_is_there_but_nobody_reads(northlight: Team) -> None:
    mailbox = mailbox_for(northlight)
    assert Client().head(path_of(mailbox)).status_code == 200
    assert Client().get(path_of(mailbox)).status_code == 405


def test_what_is_too_large_is_refused_so_that_its_sender_learns_of_it(
    northlight: Team, settings: Settings
) -> None:
    settings.MAIL_MAX_BYTES = 1_000
    mailbox = mailbox_for(northlight)
    with nothing_changes():
        assert bring(mailbox, mail("x" * 5_000)) == 413


def test_who_guesses_addresses_is_slowed_down(northlight: Team) -> None:
    codes = [Client().post("/mail/in/x~y/").status_code for _ in range(40)]
    assert codes[:30] == [404] * 30
    assert codes[-1] == 429


def test_more_than_forms_may_hold_comes_through(northlight: Team, jim: Staff) -> None:
    assert bring(mailbox_for(northlight), mail("word " * 700_000)) == 200
    assert IncomingMail.objects.get().outcome == MailOutcome.NEW


def postmark(raw: bytes) -> str:
    return json.dumps(
        {
            "RawEmail": raw.decode(),
            "OriginalRecipient": DESK,
            "MessageID": "22c74902",
            "Headers": [{"Name": "Return-Path", "Value": "<amy.chen@example.com>"}],
        }
    )


def basic(secret: str) -> str:
    return "Basic " + base64.b64encode(secret.encode()).decode()


def test_postmark_brings_mail_with_the_password_it_was_given(northlight: Team, jim: Staff) -> None:
    team_box = add_mailbox(
        northlight,
        MailboxDetails(DESK, provider=Provider.POSTMARK, hook_secret="postmark:secret"),
        by=MACHINE,
        at=AT,
    )
    body = postmark(mail("Help.", files=(("note.txt", b"Six o'clock", "text/plain"),)))
    path, kind = path_of(team_box), "application/json"
    with nothing_changes():
        assert Client().post(path, body, content_type=kind).status_code == 403
        wrong = {"Authorization": basic("postmark:guess")}
        assert Client().post(path, body, content_type=kind, headers=wrong).status_code == 403
    right = {"Authorization": basic("postmark:secret")}
    assert Client().post(path, body, content_type=kind, headers=right).status_code == 200
    came = IncomingMail.objects.get()
    assert (came.outcome, came.envelope_to, came.subject) == (MailOutcome.NEW, DESK, "My TV")
    assert Attachment.objects.get().filename == "note.txt"


def test_what_a_provider_brings_in_a_form_nobody_knows_is_a_dead_letter(
    northlight: Team, jim: Staff
) -> None:
    mailbox = add_mailbox(
        northlight,
        MailboxDetails(DESK, provider=Provider.POSTMARK, hook_secret="postmark:secret"),
        by=MACHINE,
        at=AT,
    )
    headers = {"Authorization": basic("postmark:secret")}
    answer = Client().post(
        path_of(mailbox), '{"Attachments": [{}]}', content_type="application/json", headers=headers
    )
    assert answer.status_code == 200
    came = IncomingMail.objects.get()
    assert (came.outcome, came.size) == (MailOutcome.DEAD_LETTER, 21)
    assert not Case.objects.exists()


def test_mailgun_brings_mail_under_its_signature(northlight: Team, jim: Staff) -> None:
    mailbox = mailbox_for(northlight, Provider.MAILGUN)
    form = {
        "token": "t0",
        "timestamp": "1772550000",
        "sender": "amy.chen@example.com",
        "recipient": DESK,
        "body-mime": mail("Help.").decode(),
    }
    signature = hmac.new(
        SECRET.encode(), f"{form['timestamp']}{form['token']}".encode(), hashlib.sha256
    ).hexdigest()
    with nothing_changes():
        answer = Client().post(path_of(mailbox), {**form, "signature": "0" * 64})
        assert answer.status_code == 403
    assert Client().post(path_of(mailbox), {**form, "signature": signature}).status_code == 200
    assert IncomingMail.objects.get().outcome == MailOutcome.NEW


def test_mailgun_brings_large_messages_as_they_are(northlight: Team, jim: Staff) -> None:
    mailbox = mailbox_for(northlight, Provider.MAILGUN)
    signature = hmac.new(SECRET.encode(), b"1772550000t0", hashlib.sha256).hexdigest()
    form = {
        "token": "t0",
        "timestamp": "1772550000",
        "signature": signature,
        "body-mime": mail("word " * 700_000).decode(),
    }
    answer = Client().post(
        path_of(mailbox), urlencode(form), content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert IncomingMail.objects.get().outcome == MailOutcome.NEW


@pytest.mark.parametrize("provider", [p for p in Provider if p != Provider.RAW])
def test_no_provider_is_believed_without_its_proof(northlight: Team, provider: Provider) -> None:
    mailbox = mailbox_for(northlight, provider)
    with nothing_changes():
        answer = Client().post(path_of(mailbox), "{}", content_type="application/json")
        assert answer.status_code == 403
