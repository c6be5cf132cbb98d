"""Make the demo company afresh, and serve it."""

import shutil
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from amends.cases.links import customer_url
from amends.cases.models import Case
from amends.config.demo.cast import PASSWORD
from amends.config.demo.going_on import go_on
from amends.config.demo.meetings import meet_every_week, write_what_was_said
from amends.config.demo.opening_day import open_street
from amends.config.demo.past import CASES, live_through_a_year
from amends.config.demo.prevention import keep_it_from_happening_again
from amends.config.demo.stories.birthday import the_birthday
from amends.config.demo.stories.cinema import after_midnight, the_cinema
from amends.config.demo.stories.proud import the_lamp
from amends.config.demo.stories.ring import the_ring
from amends.config.demo.stories.staples import the_print, the_staples
from amends.config.demo.stories.widget import the_widget
from amends.config.demo.street import Street
from amends.config.demo.suppliers import settle_with_suppliers
from amends.config.running.migrating import migrate
from amends.config.running.serving import serve as serve_both
from amends.config.trouble import Trouble
from amends.insight.queries import unread_turns
from amends.insight.sweep import sweep_focus

STORIES: tuple[Callable[[Street], Case], ...] = (
    the_birthday,
    the_ring,
    the_staples,
    the_print,
    the_cinema,
    after_midnight,
    the_widget,
)


def make_and_serve(port: int, serve: bool) -> int:
    """Throw the last demo company away, make a new one, and serve it; return the exit code."""
    console = Console(stderr=True)
    _start_afresh()
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Making Market Street", total=CASES + len(STORIES))
        cases = make_company(
            timezone.now(), told=lambda done: progress.update(task, completed=done)
        )
    sys.stdout.write(
        f"Market Street is made: {len(cases)} stories, {CASES} past cases"
        " and what else is going on today.\n"
    )
    if not serve:
        sys.stdout.write("Serve it with: amends demo\n")
        return 0
    sys.stdout.write(
        f"Open {settings.SITE_URL}/ and sign in as jim@market-street.example"
        f" with the password {PASSWORD} (every colleague has the same one).\n"
        f"Amy's page: {customer_url(cases[0])}\n"
        "Stop it with Ctrl-C.\n"
    )
    sys.stdout.flush()
    return serve_both("127.0.0.1", port)


def make_company(
    now: datetime, *, past: int = CASES, told: Callable[[int], None] = lambda done: None
) -> list[Case]:
    """Make Market Street as it is at `now` and return the live cases, Amy's first.

    The same `now` and number of `past` cases make the same company. One transaction: a company
    half made is none.
    """
    now = now.replace(second=0, microsecond=0) - timedelta(minutes=1)
    with transaction.atomic():
        street = open_street(now)
        live_through_a_year(street, cases=past, told=told)
        live = []
        for done, story in enumerate(STORIES):
            live.append(story(street))
            told(past + done + 1)
        the_lamp(street)
        settle_with_suppliers(street, live[STORIES.index(the_widget)])
        meet_every_week(street)
        keep_it_from_happening_again(
            street,
            staples=live[STORIES.index(the_staples)],
            birthday=live[STORIES.index(the_birthday)],
        )
        write_what_was_said(street)
        go_on(street)
        while unread_turns(1):
            sweep_focus(now)
    return live


def _start_afresh() -> None:
    if not settings.DEMO or not settings.ON_SQLITE:
        raise Trouble("The demo company lives in a database of its own; start it by `amends demo`.")
    connections.close_all()
    data = settings.ENVIRONMENT.data
    for leftover in data.glob("demo.sqlite3*"):
        leftover.unlink()
    shutil.rmtree(data / "attachments", ignore_errors=True)
    migrate()
