"""Fill past cases that their customers chose in, replay them, and say what it took."""

import json
import random
import resource
import sys
import time
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import django

django.setup()

from desk_filling import BATCH, fill  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from amends.cases.models import Case, Loss, Severity  # noqa: E402
from amends.people.models import Channel  # noqa: E402
from amends.policy import load_policy  # noqa: E402
from amends.remedies.models import (  # noqa: E402
    Choice,
    Line,
    Offer,
    OfferedOption,
    PolicyVersion,
    Precedent,
)
from amends.remedies.queries import simulate_policy  # noqa: E402

POLICY = Path(__file__).resolve().parents[2] / "src/amends/config/demo/policies/market_street.yaml"


def fill_precedents(version: PolicyVersion) -> None:
    """Let the customer of every case have chosen an option, with one line in it and goodwill."""
    dice, now = random.Random(5), timezone.now()
    last = 0
    while cases := list(Case.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = cases[-1].pk
        with transaction.atomic():
            _fill_some(cases, version, dice, now)


def _fill_some(cases, version, dice, now) -> None:
    offers, options, lines, choices, precedents = [], [], [], [], []
    for case in cases:
        severity, price = dice.choice(Severity.values), Decimal(dice.randrange(500, 90_000)) / 100
        facts = {"failure": case.failure, "severity": severity, "price": str(price)}
        offer = Offer(
            case=case, policy_version=version, facts=facts, by_id=case.owner_id, key=case.key,
            at=case.opened_at, made_at=case.opened_at,
        )  # fmt: skip
        option = OfferedOption(offer=offer, position=0, key="redo", title="Done again")
        for kind, under in (("make_whole", option), ("goodwill", None)):
            lines.append(
                Line(
                    offer=offer, option=under, position=len(lines) % 2, key=f"{kind}_line",
                    kind=kind, what="A line", amount=price, currency="USD", authority="clerk",
                )
            )  # fmt: skip
        at = case.opened_at + timedelta(days=1)
        choice = Choice(case=case, offer=offer, option=option, at=at)
        offers.append(offer)
        options.append(option)
        choices.append(choice)
        precedents.append(
            Precedent(
                case=case, choice=choice, team_id=case.team_id, at=min(at, now), owed=price,
                failure=case.failure, severity=severity, loss=dice.choice(Loss.values),
                is_occasion=False, price=price, share="ours", currency="USD", goodwill=Decimal(10),
                language="en", channel=Channel.EMAIL, is_returning=False,
            )
        )  # fmt: skip
    for model, rows in (
        (Offer, offers), (OfferedOption, options), (Line, lines), (Choice, choices),
        (Precedent, precedents),
    ):  # fmt: skip
        model.objects.bulk_create(rows, batch_size=1_000)


def peak() -> float:
    """Return the most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(what: str, cases: int) -> None:
    text = POLICY.read_text(encoding="utf-8")
    if what == "fill":
        call_command("migrate", verbosity=0)
        lead, team, _ = fill(cases)
        version = PolicyVersion.objects.create(
            team=team, number=1, text=text, saved_by=lead, saved_at=timezone.now()
        )
        fill_precedents(version)
        return
    policy = load_policy(text, name="market_street")
    before, start = peak(), time.perf_counter()
    found = simulate_policy(None, policy, at=timezone.now(), newest=cases)
    seconds = time.perf_counter() - start
    row = {"cases": found.cases, "failed": found.failed, "broken": found.broken}
    print(json.dumps(row | {"seconds": seconds, "before": before, "after": peak()}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
