"""The mailboxes of a team on a page: who sets them, what is kept, what a trial says."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from amends.journal.actor import MACHINE
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox, note_mailbox_trouble
from amends.letters.locked import unlock
from amends.letters.models import Mailbox
from amends.people.models import Staff, Team
from cast import AT
from web.case_desk import signed_in
from web.desk_ground import stand_still, text_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain

FILLED = {
    "address": "Desk@Northlight.example",
    "host": "imap.northlight.example",
    "port": "993",
    "security": "tls",
    "login": "desk",
    "sign_in": "password",
    "secret": "balloons",
    "folder": "INBOX",
    "provider": "raw",
    "has_plus_addresses": "on",
    "is_on": "on",
}
# Signing in 3, the team 1, whether there are others 1, the mailboxes 1.
WHOLE_LIST = 6


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def desk(northlight: Team) -> Mailbox:
    details = MailboxDetails(
        "desk@northlight.example", host="imap.northlight.example", login="desk", secret="balloons"
    )
    return add_mailbox(northlight, details, by=MACHINE, at=AT)


def test_a_manager_adds_one_whose_password_is_locked_and_never_shown(
    northlight: Team, tom: Staff
) -> None:
    answer = sent(tom, "mailboxes", northlight, **FILLED)
    mailbox = Mailbox.objects.get()
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"/mailboxes/{mailbox.pk}/")
    assert (mailbox.address, mailbox.has_plus_addresses) == ("desk@northlight.example", True)
    assert "balloons" not in mailbox.locked_secret
    assert unlock(mailbox.locked_secret) == "balloons"
    assert "mailbox.added" in journal()
    assert "balloons" not in text_of(opened(tom, "mailbox", northlight, mailbox.pk))


def test_an_empty_password_keeps_the_one_that_is_there(
    northlight: Team, tom: Staff, desk: Mailbox
) -> None:
    changed = {**FILLED, "secret": "", "folder": "Complaints"}
    assert sent(tom, "mailbox", northlight, desk.pk, **changed).status_code == 303
    desk.refresh_from_db()
    assert (desk.folder, unlock(desk.locked_secret)) == ("Complaints", "balloons")


def test_a_lead_reads_and_sets_nothing(northlight: Team, ines: Staff, desk: Mailbox) -> None:
    page = text_of(opened(ines, "mailboxes", northlight))
    assert "desk@northlight.example" in page
    assert "A manager sets them up." in page
    assert "/mail/in/" not in text_of(opened(ines, "mailbox", northlight, desk.pk))
    for name, number in (("mailboxes", ()), ("mailbox", (desk.pk,))):
        assert sent_in_vain(ines, name, northlight, *number, **FILLED).status_code == 403
    for name in ("mailbox_trial", "mailbox_removal"):
        assert sent_in_vain(ines, name, northlight, desk.pk).status_code == 403


def test_what_makes_no_sense_is_told_beside_its_field(northlight: Team, tom: Staff) -> None:
    answer = sent_in_vain(tom, "mailboxes", northlight, **{**FILLED, "address": "desk at"})
    assert answer.status_code == 422
    assert error_beside(answer, "address")
    answer = sent_in_vain(tom, "mailboxes", northlight, **{**FILLED, "secret": ""})
    assert "it needs a name and a password or token" in text_of(answer)


def test_a_mailbox_of_another_team_is_not_there(
    northlight: Team, the_regent: Team, ruth: Staff, desk: Mailbox
) -> None:
    assert opened(ruth, "mailbox", the_regent, desk.pk).status_code == 404
    assert sent_in_vain(ruth, "mailbox_trial", the_regent, desk.pk).status_code == 404


def test_what_is_wrong_with_one_stands_in_the_list(
    northlight: Team, jim: Staff, desk: Mailbox
) -> None:
    note_mailbox_trouble(desk, why="There is no folder INBOX.", at=AT)
    assert "There is no folder INBOX." in text_of(opened(jim, "mailboxes", northlight))


def test_a_trial_says_in_words_how_both_ways_went(
    northlight: Team, tom: Staff, desk: Mailbox, settings: Settings
) -> None:
    desk.host = "127.0.0.1"
    Mailbox.objects.filter(pk=desk.pk).update(host="127.0.0.1", port=1)
    settings.EMAIL_BACKEND = "amends.letters.smtp.TimelySmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = text_of(sent(tom, "mailbox_trial", northlight, desk.pk))
    assert "127.0.0.1 takes no mail programs on port 1." in page
    assert "127.0.0.1 takes no mail on port 1." in page


def test_it_is_forgotten_with_its_password(northlight: Team, tom: Staff, desk: Mailbox) -> None:
    assert sent(tom, "mailbox_removal", northlight, desk.pk).status_code == 303
    assert not Mailbox.objects.exists()
    assert "mailbox.dropped" in journal()


def test_the_list_asks_the_same_however_many_there_are(
    northlight: Team, tom: Staff, desk: Mailbox, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        details = MailboxDetails(f"desk{number}@northlight.example")
        add_mailbox(northlight, details, by=MACHINE, at=AT)
    browser = signed_in(tom)
    with django_assert_num_queries(WHOLE_LIST):
        browser.get(f"/settings/{northlight.slug}/mailboxes/")
