"""Realistic rows in bulk: teams, staff, customers, and cases with messages, clocks, journal."""

import random
import secrets
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from amends.cases.models import (
    NEVER,
    Acknowledgement,
    Case,
    Clock,
    ClockKind,
    Closing,
    Direction,
    Failure,
    Message,
    Outcome,
    Ownership,
    Stage,
)
from amends.cases.searching import folded_words
from amends.journal.models import Entry
from amends.people.models import Channel, Customer, Hours, Membership, Role, Staff, Team

COMMON, RARE = "window", "zanzibar"
OPEN_SHARE = 0.08
BATCH = 5_000
WORDS = """
the order came late and nothing in it was what we had agreed on when I rang the
shop lamp ring ticket table screen parcel box paid twice balance Monday birthday
wedding present cold broken scratched missing wrong colour size seat noise staff
waited hour call back promised delivered carrier door neighbour receipt card
refund voucher please tell me what happened
""".split()  # noqa: SIM905


def fill(cases: int) -> tuple[Staff, Team, Customer]:
    """Write `cases` cases over a year; return a lead of every team, a team and a customer."""
    dice = random.Random(11)
    now = datetime.now(UTC)
    with transaction.atomic():
        teams = [
            Team.objects.create(name=f"Shop {n}", slug=f"shop-{n}", time_zone="UTC")
            for n in range(5)
        ]
        for team in teams:
            Hours.objects.bulk_create(
                Hours(team=team, weekday=day, opens="09:00", closes="18:00") for day in range(6)
            )
        staff = [
            Staff.objects.create(
                email=f"staff{n}@shop.example",
                name=f"Person Number{n}",
                role=Role.LEAD if n < 5 else Role.CLERK,
                joined_at=now,
            )
            for n in range(20)
        ]
        Membership.objects.bulk_create(
            Membership(staff=person, team=team, since=now)
            for n, person in enumerate(staff)
            for team in (teams if n == 0 else [teams[n % 5]])
        )
        customers = Customer.objects.bulk_create(
            [
                Customer(name=f"{dice.choice(WORDS).title()} Customer{n}", first_seen_at=now)
                for n in range(max(cases // 3, 50))
            ],
            batch_size=BATCH,
        )
    for start in range(0, cases, BATCH):
        with transaction.atomic():
            _fill_some(min(BATCH, cases - start), dice, now, teams, staff, customers)
    return staff[0], teams[0], customers[0]


def _fill_some(count, dice, now, teams, staff, customers) -> None:
    cases = []
    for _ in range(count):
        is_open = dice.random() < OPEN_SHARE
        opened = now - timedelta(minutes=dice.randrange(10 if is_open else 20_000, 525_600))
        team_number = dice.randrange(5)
        cases.append(
            Case(
                team=teams[team_number],
                customer=dice.choice(customers),
                owner=staff[team_number + 5 * dice.randrange(4)],
                subject=" ".join(dice.choices(WORDS, k=6)),
                failure=dice.choice(Failure.values),
                channel=Channel.EMAIL,
                key=secrets.token_hex(12),
                link_key="x",
                opened_at=opened,
                last_word_at=opened,
                stage=dice.choice(Stage.values[1:-1]) if is_open else Stage.CLOSED,
                queue_at=now + timedelta(minutes=dice.randrange(-500, 9000)) if is_open else NEVER,
                closed_at=None if is_open else opened + timedelta(days=3),
            )
        )
    Case.objects.bulk_create(cases, batch_size=BATCH)
    messages, rows = [], []
    for case in cases:
        texts = [" ".join(dice.choices(WORDS, k=40)) for _ in range(3)]
        if dice.random() < 0.1:
            texts[0] += f" {COMMON}"
        if dice.random() < 5 / 100_000 or case.pk in (7, 500, 900):
            texts[1] += f" {RARE}"
        for n, text in enumerate(texts):
            messages.append(
                Message(
                    case=case,
                    direction=Direction.OUT if n == 1 else Direction.IN,
                    channel=Channel.EMAIL,
                    from_name=case.customer.name,
                    by=case.owner if n == 1 else None,
                    body=text,
                    at=case.opened_at + timedelta(hours=n),
                    key=f"{case.key}:{n}",
                )
            )
        words = folded_words(" ".join([case.subject, case.customer.name, *texts]))
        rows.append((case.pk, case.team_id, " ".join(words)))
    Message.objects.bulk_create(messages, batch_size=BATCH)
    Ownership.objects.bulk_create(
        [Ownership(case=c, staff=c.owner, since=c.opened_at) for c in cases], batch_size=BATCH
    )
    Acknowledgement.objects.bulk_create(
        [Acknowledgement(case=c, by=c.owner, at=c.opened_at) for c in cases], batch_size=BATCH
    )
    Closing.objects.bulk_create(
        [
            Closing(
                case=c,
                outcome=Outcome.RETAINED,
                by=c.owner,
                at=c.closed_at,
                stage_before=Stage.FOLLOWED_UP,
            )
            for c in cases
            if c.closed_at
        ],
        batch_size=BATCH,
    )
    Clock.objects.bulk_create(
        [
            Clock(
                case=case,
                kind=kind,
                started_at=case.opened_at,
                due_at=case.queue_at if case.closed_at is None else case.opened_at,
                stopped_at=case.closed_at,
                next_rung_at=None if case.closed_at else case.queue_at,
            )
            for case in cases
            for kind in (
                ClockKind.OWN,
                ClockKind.ACKNOWLEDGE,
                ClockKind.FIRST_OFFER,
                ClockKind.RESOLVE,
                ClockKind.NEXT_WORD,
            )
        ],
        batch_size=BATCH,
    )
    names = (
        "case.opened",
        "finding.stated",
        "offer.made",
        "choice.made",
        "line.fulfilled",
        "clock.climbed",
        "case.closed",
    )
    Entry.objects.bulk_create(
        [
            Entry(
                at=case.opened_at + timedelta(hours=n),
                name=name,
                subject=f"case:{case.pk}",
                about=f"case:{case.pk}",
                actor_kind="staff",
                actor_id=case.owner_id,
                figures={},
            )
            for case in cases
            for n, name in enumerate(names)
        ],
        batch_size=BATCH,
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO cases_search (case_id, team_id, words)"
                " VALUES (%s, %s, to_tsvector('simple', %s))",
                rows,
            )
        else:
            cursor.executemany(
                "INSERT INTO cases_search (rowid, team_id, words) VALUES (%s, %s, %s)", rows
            )
