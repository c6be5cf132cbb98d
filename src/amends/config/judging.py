"""Try a policy on past cases, and look at goodwill by segment, for an administrator."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from amends.config import judging_words as words
from amends.config.running.database import require_migrated, told_plainly
from amends.config.teams import team_named
from amends.config.trouble import Trouble
from amends.people.models import Team
from amends.policy import Policy, PolicyError, load_policy
from amends.remedies.queries import goodwill_by_segment, simulate_policy

FAILED, USAGE = 1, 2


def simulate(path: Path, *, team: str | None, since: str | None, as_json: bool) -> int:
    """Replay past cases under the policy in a file and print what would differ."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return _wrong(f"{path} cannot be read: {error}", USAGE)
    try:
        policy = load_policy(text, name=str(path))
    except PolicyError as error:
        return _wrong(str(error), FAILED)
    with told_plainly():
        require_migrated()
        chosen = team_named(team)
        _refuse_other_currency(policy, chosen)
        begun = _moment(since, chosen)
        with _progress() as told:
            found = simulate_policy(chosen, policy, at=timezone.now(), since=begun, told=told)
    _print(words.simulation_json(found), words.simulation_lines(found), as_json=as_json)
    return FAILED if found.failed else 0


def fairness(*, team: str | None, since: str | None, as_json: bool) -> int:
    """Print goodwill by segment."""
    with told_plainly():
        require_migrated()
        chosen = team_named(team)
        begun = _moment(since, chosen)
        reports = goodwill_by_segment(chosen, at=timezone.now(), since=begun)
    _print(words.fairness_json(reports), words.fairness_lines(reports), as_json=as_json)
    return 0


def _refuse_other_currency(policy: Policy, team: Team | None) -> None:
    if team is not None and team.currency != policy.currency:
        raise Trouble(f"{team.name} reckons in {team.currency}, this policy in {policy.currency}.")


def _moment(text: str | None, team: Team | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Trouble(f"--since {text} is no day; write it as 2026-01-31.") from None
    zone = ZoneInfo(team.time_zone if team else settings.TIME_ZONE)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    try:
        return aware.astimezone(UTC)
    except OverflowError:
        raise Trouble(f"--since {text} is no day that a shop was open.") from None


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Replaying past cases", total=None)
        yield lambda done, whole: progress.update(task, completed=done, total=whole)


def _print(plain: object, lines: list[str], *, as_json: bool) -> None:
    text = json.dumps(plain, indent=2, ensure_ascii=False) if as_json else "\n".join(lines)
    sys.stdout.write(f"{text}\n")


def _wrong(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code
