"""Fetching from a real IMAP server, which restarts, numbers anew, and whose line is cut."""

import random
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import timezone

from amends.cases.models import Case, Message
from amends.journal.actor import MACHINE
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox
from amends.letters.actions.sorting_mail import run_again
from amends.letters.models import IncomingMail, Mailbox, MailOutcome, Security
from amends.letters.queries.incoming import dead_letters
from amends.letters.queries.mailboxes import mailbox_numbered
from amends.mail.polling import Fetched, fetch
from amends.mail.sweep import sweep_mail
from amends.people.models import Staff, Team
from cast import AT
from mail.receiving.bad_line import BadLine
from mail.receiving.dovecot import PASSWORD, Dovecot
from mail.receiving.ground import DESK, answer, bounce, mail, sent

pytestmark = pytest.mark.django_db

NOW = timezone.now


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    server = Dovecot()
    server.start()
    yield server
    server.throw_away()


@pytest.fixture
def login() -> str:
    return f"desk{uuid4().hex[:10]}"


def box(
    team: Team, login: str, port: int, *, address: str = DESK, folder: str = "INBOX"
) -> Mailbox:
    details = MailboxDetails(
        address,
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        login=login,
        secret=PASSWORD,
        folder=folder,
    )
    return add_mailbox(team, details, by=MACHINE, at=NOW())


def visit(mailbox: Mailbox) -> Fetched:
    """Fetch, with the mailbox as it is now."""
    fresh = mailbox_numbered(mailbox.pk)
    assert fresh is not None
    return fetch(fresh, now=NOW)


def test_what_is_delivered_is_fetched_once_and_nothing_is_marked(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff
) -> None:
    mailbox = box(northlight, login, dovecot.port)
    dovecot.deliver(login, mail("One"), mail("Two"))
    assert visit(mailbox).count == 2
    assert visit(mailbox).count == 0
    assert Case.objects.count() == 2
    assert b"Seen" not in dovecot.flags(login)
    dovecot.deliver(login, mail("Three"))
    assert visit(mailbox).count == 1
    assert {mail.outcome for mail in IncomingMail.objects.all()} == {MailOutcome.NEW}


def test_what_somebody_has_read_elsewhere_is_fetched_too(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff
) -> None:
    mailbox = box(northlight, login, dovecot.port)
    dovecot.deliver(login, mail("One"))
    with dovecot.client(login) as client:
        client.select("INBOX")
        client.store("1", "+FLAGS", "(\\Seen)")
    assert visit(mailbox).count == 1


def test_mail_of_the_time_before_stays_where_it_is(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff
) -> None:
    dovecot.deliver(login)
    with dovecot.client(login) as client:
        client.append("INBOX", None, datetime(2020, 1, 1, tzinfo=UTC), mail("Old"))  # type: ignore[arg-type]
    mailbox = box(northlight, login, dovecot.port)
    assert visit(mailbox).count == 0
    dovecot.deliver(login, mail("New"))
    assert visit(mailbox).count == 1
    assert visit(mailbox).count == 0


def test_a_letter_its_answer_and_its_return_find_their_case(
    dovecot: Dovecot, login: str, birthday: Case, jim: Staff
) -> None:
    mailbox = box(birthday.team, login, dovecot.port)
    ours = sent(birthday, jim)
    dovecot.deliver(login, answer(birthday, ours, "Where is it?"), bounce(ours))
    assert visit(mailbox).count == 2
    assert [*IncomingMail.objects.order_by("pk").values_list("outcome", "case")] == [
        ("reply", birthday.pk),
        ("bounce", birthday.pk),
    ]
    assert birthday.undelivered.get().came_back


def test_one_mail_to_two_of_our_mailboxes_is_one_case(
    dovecot: Dovecot, login: str, northlight: Team, the_regent: Team, jim: Staff
) -> None:
    first = box(northlight, login, dovecot.port)
    other = box(the_regent, f"x{login}", dovecot.port, address="box@regent.example")
    raw = mail("For both of you", to=f"{DESK}, box@regent.example")
    dovecot.deliver(login, b"Received: by a\r\n" + raw)
    dovecot.deliver(f"x{login}", b"Received: by b\r\n" + raw)
    assert visit(first).count == visit(other).count == 1
    case = Case.objects.get()
    assert [*IncomingMail.objects.order_by("pk").values_list("outcome", "case")] == [
        ("new", case.pk),
        ("duplicate", case.pk),
    ]


def test_a_server_that_numbers_anew_brings_nothing_twice(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff
) -> None:
    mailbox = box(northlight, login, dovecot.port)
    dovecot.deliver(login, mail("One"), mail("Two"))
    visit(mailbox)
    before = mailbox_numbered(mailbox.pk)
    dovecot.number_anew(login)
    dovecot.deliver(login, mail("Three"))
    visit(mailbox)
    after = mailbox_numbered(mailbox.pk)
    assert before is not None
    assert after is not None
    assert before.uid_validity != after.uid_validity
    assert sorted(Message.objects.values_list("body", flat=True)) == ["One", "Three", "Two"]
    assert IncomingMail.objects.count() == 3


def test_a_server_that_restarts_in_the_middle_loses_nothing(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff
) -> None:
    with BadLine(dovecot.port) as line:
        mailbox = box(northlight, login, line.port)
        dovecot.deliver(login, *(mail(f"Mail {number} " + "x" * 3000) for number in range(8)))
        line.cut_after, line.at_the_cut = 14_000, dovecot.restart
        assert visit(mailbox).trouble
        line.mend()
        assert not visit(mailbox).trouble
    assert line.cuts == 1
    assert Case.objects.count() == IncomingMail.objects.count() == 8


def test_a_line_cut_a_hundred_times_loses_and_doubles_nothing(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff
) -> None:
    chance = random.Random(6)
    bodies = []
    with BadLine(dovecot.port) as line:
        mailbox = box(northlight, login, line.port)
        for cut in range(100):
            if cut % 3 == 0:
                bodies.append(f"Mail {cut}: " + "word " * chance.randrange(1, 900))
                dovecot.deliver(login, mail(bodies[-1]))
            line.cut_after = chance.randrange(1, 6_000)
            visit(mailbox)
        cuts = line.cuts
        line.mend()
        assert not visit(mailbox).trouble
    assert cuts > 80
    assert sorted(Message.objects.values_list("body", flat=True)) == sorted(
        body.strip() for body in bodies
    )
    assert IncomingMail.objects.count() == len(bodies)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_mailbox_file_each_mail_once(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff
) -> None:
    mailbox = box(northlight, login, dovecot.port)
    dovecot.deliver(login, *(mail(f"Mail {number}") for number in range(6)))

    def work() -> None:
        visit(mailbox)
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert not visit(mailbox).trouble
    assert Case.objects.count() == 6
    assert set(IncomingMail.objects.values_list("outcome", flat=True)) == {"new"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"secret": "wrong"}, "does not accept this name"),
        ({"folder": "Nowhere"}, "no folder Nowhere"),
        ({"security": Security.TLS}, "does not speak TLS"),
        ({"host": "no-such-host.invalid"}, "no server called"),
        ({"port": 1}, "takes no mail programs"),
    ],
)
def test_what_is_wrong_with_a_mailbox_is_said_in_words(
    dovecot: Dovecot, login: str, northlight: Team, change: dict[str, object], words: str
) -> None:
    given = {
        "address": DESK,
        "host": "127.0.0.1",
        "port": dovecot.port,
        "security": Security.NONE,
        "login": login,
        "secret": PASSWORD,
    }
    details = MailboxDetails(**(given | change))  # type: ignore[arg-type]
    mailbox = add_mailbox(northlight, details, by=MACHINE, at=AT)
    trouble = visit(mailbox).trouble
    assert words in trouble
    noted = mailbox_numbered(mailbox.pk)
    assert noted is not None
    assert (noted.last_error, noted.failing_since is not None) == (trouble, True)


def test_a_mail_that_the_server_cannot_read_holds_up_no_other_and_is_had_later(
    dovecot: Dovecot, login: str, northlight: Team, jim: Staff, ines: Staff
) -> None:
    mailbox = box(northlight, login, dovecot.port)
    dovecot.deliver(login, mail("One"), mail("Two"))
    first = min((dovecot.folder / "mail" / login / "new").glob("*"))
    first.chmod(0)
    # Five times it is asked for; this server hangs up each time.
    for _ in range(7):
        visit(mailbox)
    assert Message.objects.get().body == "Two"
    (stuck,) = dead_letters(ines)
    assert "does not hand over mail number 1" in stuck.trouble
    first.chmod(0o644)
    run_again(stuck, by=ines, at=NOW())
    sweep_mail(NOW() + timedelta(minutes=1))
    assert sorted(Message.objects.values_list("body", flat=True)) == ["One", "Two"]
