"""File mails in the database that the environment names, and print how long it took as JSON."""

import json
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from datetime import time as clock

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from amends.journal.actor import MACHINE  # noqa: E402
from amends.letters.models import MailOutcome, Source  # noqa: E402
from amends.letters.reply_token import reply_address  # noqa: E402
from amends.mail.receiving import Came, receive  # noqa: E402
from amends.people.actions import add_team, hire_staff, set_hours  # noqa: E402
from amends.people.hours import Stretch  # noqa: E402
from amends.people.models import Role  # noqa: E402

AT = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
DESK = "desk@northlight.example"
WORDS = [
    *("the", "ring", "came", "on", "Tuesday", "with", "an", "F", "where", "a", "P", "was"),
    *("ordered", "and", "nobody", "could", "say", "why"),
]


def a_mail(number: int, chance: random.Random, case: int | None) -> bytes:
    body = " ".join(chance.choices(WORDS, k=120))
    to = reply_address(case, DESK) if case else DESK
    sender = number if case is None else case_sender[case]
    head = (
        f"From: Person {sender} <person{sender}@example.com>\r\nTo: {to}\r\n"
        f"Subject: About my order {number}\r\nMessage-ID: <{number}@example.com>\r\n"
        "Date: Tue, 03 Mar 2026 14:58:00 +0000\r\nMIME-Version: 1.0\r\n"
    )
    if number % 20 == 7:
        head += "Auto-Submitted: auto-replied\r\n"
    quoted = "\r\n\r\nOn Mon, Jim wrote:\r\n> It is ours.\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}{quoted}".encode()


case_sender: dict[int, int] = {}


def main(mails: int) -> None:
    call_command("migrate", verbosity=0)
    team = add_team(name="Northlight", email=DESK, by=MACHINE, at=AT)
    set_hours(team, [Stretch(day, clock(0), clock(23)) for day in range(7)], by=MACHINE, at=AT)
    hire_staff(
        email="jim@northlight.example", name="Jim", role=Role.CLERK, teams=[team],
        password="a long one indeed", by=MACHINE, at=AT,
    )  # fmt: skip
    chance, took = random.Random(6), []
    raw = b""
    for number in range(mails + 20):
        case = chance.choice([*case_sender]) if case_sender and number % 6 in (1, 3) else None
        raw = raw if raw and number % 15 == 14 else a_mail(number, chance, case)
        began = time.perf_counter()
        came = Came(key=f"bench:{number}", source=Source.PIPE)
        mail = receive(raw, came, at=AT + timedelta(seconds=number)).mail
        if number >= 20:
            took.append(time.perf_counter() - began)
        assert mail.outcome, mail.trouble
        if mail.outcome == MailOutcome.NEW and mail.case_id:
            case_sender[mail.case_id] = number
    took.sort()
    told = {"per_second": len(took) / sum(took), "p99": 1000 * took[int(len(took) * 0.99)]}
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
