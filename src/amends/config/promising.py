"""The report on promises, for an administrator: as lines, or as one JSON object."""

import json
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.utils import timezone

from amends.config.running.database import require_migrated, told_plainly
from amends.config.teams import team_named
from amends.config.trouble import Trouble
from amends.promises.queries import (
    Rate,
    Report,
    Told,
    promises_of_team,
    report_of,
    to_customers,
    to_us,
    told_as_of,
)

MOST_LISTED = 50
LISTED = ("at_risk", "open", "broken")
NAMES = {
    "open": "Open",
    "at_risk": "At risk",
    "kept": "Kept",
    "broken": "Broken",
    "renegotiated": "Renegotiated",
    "released": "Released",
}


def report(*, as_of: str | None, team: str | None, as_json: bool) -> int:
    """Print the report; memory does not grow with the ledger."""
    moment = _moment(as_of)
    with told_plainly():
        require_migrated()
        rows = promises_of_team(team_named(team))
        found = report_of(told_as_of(moment, rows))
        ours, theirs = (told_as_of(moment, part) for part in (to_customers(rows), to_us(rows)))
        if as_json:
            _print_json(found, ours, theirs, moment)
        else:
            _print_lines(found, ours)
    return 0


def _moment(text: str | None) -> datetime:
    if text is None:
        return timezone.now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Trouble(f"--as-of {text} is no moment; write it as 2026-01-31.") from None
    if not date(1900, 1, 2) < moment.date() < date(9999, 12, 30):
        raise Trouble(f"--as-of {text} is no moment that a word was given for.")
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _print_json(
    found: Report, ours: Iterable[Told], theirs: Iterable[Told], as_of: datetime
) -> None:
    head = {
        "as_of": as_of.isoformat(),
        "counts": found.counts,
        "rates": {
            group: [_rate_json(rate) for rate in rates] for group, rates in found.rates.items()
        },
        "median_warning_minutes": found.median_warning_minutes,
        "warned": found.warned,
        "suppliers": {
            "counts": found.supplier_counts,
            "rates": [_rate_json(rate) for rate in found.supplier_rates],
        },
    }
    out = sys.stdout
    out.write(json.dumps(head, indent=2, ensure_ascii=False)[:-2])
    for name, told in (("promises", ours), ("supplier_words", theirs)):
        out.write(f',\n  "{name}": [')
        mark = "\n    "
        for one in told:
            out.write(mark + json.dumps(_told_json(one), ensure_ascii=False))
            mark = ",\n    "
        out.write("\n  ]")
    out.write("\n}\n")


def _rate_json(rate: Rate) -> dict[str, object]:
    return {
        "name": rate.name,
        "kept": rate.kept,
        "broken": rate.broken,
        "sample": rate.sample,
        "rate": round(rate.kept_share, 4),
    }


def _told_json(one: Told) -> dict[str, object]:
    return {
        "promise": one.number,
        "state": one.stands,
        "what": one.what,
        "due": one.due.isoformat(),
        "keeper": one.keeper,
        "team": one.team,
        "supplier": one.supplier or None,
        "kind": one.kind,
        "customer": one.customer,
        "purchase": one.purchase or None,
        "case": one.case,
        "ended_at": one.ended_at.isoformat() if one.ended_at else None,
        "done_at": one.done_at.isoformat() if one.done_at else None,
        "warned_minutes": one.warned_minutes,
    }


def _print_lines(found: Report, told: Iterable[Told]) -> None:
    out = sys.stdout
    for name, count in found.counts.items():
        out.write(f"{NAMES[name]}: {count}\n")
    if found.median_warning_minutes is not None:
        hours = found.median_warning_minutes / 60
        out.write(f"Median warning: {hours:.1f} hours before the date, of {found.warned} seen.\n")
    for group, rates in found.rates.items():
        if rates:
            out.write(f"Kept by {group}:\n")
        for rate in rates:
            out.write(f"  {rate.name}: {rate.kept_share:.0%} of {rate.sample}\n")
    if any(found.supplier_counts.values()):
        said = ", ".join(f"{NAMES[n].lower()} {c}" for n, c in found.supplier_counts.items() if c)
        out.write(f"What suppliers said to us: {said}.\n")
    for rate in found.supplier_rates:
        out.write(f"  {rate.name}: {rate.kept_share:.0%} of {rate.sample}\n")
    listed = 0
    for one in told:
        if one.stands not in LISTED:
            continue
        listed += 1
        if listed <= MOST_LISTED:
            when = f"{one.due:%Y-%m-%d %H:%M}" if isinstance(one.due, datetime) else str(one.due)
            out.write(f"{NAMES[one.stands]}, due {when}: {one.what} ({one.keeper})\n")
    if listed > MOST_LISTED:
        out.write(f"and {listed - MOST_LISTED} more; --json lists all.\n")
