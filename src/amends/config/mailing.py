"""Mail as an administrator meets it: taken in, fetched, and a mailbox added."""

import json
import sys
from dataclasses import asdict, dataclass
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from amends.config.running.database import require_migrated, told_plainly
from amends.config.trouble import Trouble
from amends.journal.actor import MACHINE
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox
from amends.letters.errors import LetterError
from amends.letters.models import Mailbox, Provider, Security, SignIn, Source
from amends.letters.queries.mailboxes import hook_token, mailboxes_to_fetch
from amends.mail.cli import as_json as fields_of
from amends.mail.polling import fetch
from amends.mail.receiving import Came
from amends.mail.receiving import receive as take_in
from amends.people.errors import PeopleError
from amends.people.models import Team
from amends.people.queries import teams


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mailbox as it was typed; see `MailboxDetails`."""

    address: str
    host: str
    port: int
    security: str
    sign_in: str
    login: str
    secret: str | None
    folder: str
    provider: str
    hook_secret: str | None
    has_plus_addresses: bool


def receive(raw: bytes, *, to: str, sender: str, as_json: bool) -> str:
    """Take in one message, and return the line to print. Raises only when it is not stored."""
    came = Came(key=f"pipe:{uuid4().hex}", source=Source.PIPE, envelope_from=sender, envelope_to=to)
    received = take_in(raw, came, at=timezone.now())
    outcome, case = received.mail.outcome or None, received.mail.case_id
    if as_json:
        line = {**fields_of(received.parsed), "outcome": outcome, "case": case}
        return json.dumps(line, ensure_ascii=False)
    told = f"{outcome or 'stored'}, case {case}" if case else f"{outcome or 'stored'}"
    return f"{told}: {received.parsed.subject[:100]}"


def poll() -> int:
    """Fetch from every mailbox once; return 1 when one of them could not be read."""
    with told_plainly():
        require_migrated()
        failed = 0
        for mailbox in mailboxes_to_fetch():
            fetched = fetch(mailbox, now=timezone.now)
            if fetched.trouble:
                failed = 1
                sys.stderr.write(f"amends: {mailbox}: {fetched.trouble}\n")
            sys.stdout.write(f"{mailbox}: {fetched.count} new\n")
    return failed


def add(wanted: Wanted, team: str | None) -> str:
    """Add a mailbox, and return what to print. Raises Trouble in one line."""
    with told_plainly():
        require_migrated()
        try:
            details = MailboxDetails(
                **asdict(wanted)
                | {
                    "security": Security(wanted.security),
                    "sign_in": SignIn(wanted.sign_in),
                    "provider": Provider(wanted.provider),
                }
            )
            mailbox = add_mailbox(_team(team), details, by=MACHINE, at=timezone.now())
        except (LetterError, PeopleError, ValueError) as refused:
            raise Trouble(f"{refused} Nothing was changed.") from None
    return f"{mailbox} is the mailbox of {mailbox.team}. {_how(mailbox)}"


def _how(mailbox: Mailbox) -> str:
    if mailbox.host:
        return "Try it: amends mail poll"
    return f"A provider brings mail to {settings.SITE_URL}/mail/in/{hook_token(mailbox)}/"


def _team(name: str | None) -> Team:
    known = [*teams()]
    wanted = (name or "").strip().casefold()
    for team in known:
        if wanted in (team.name.casefold(), team.slug) or (not wanted and len(known) == 1):
            return team
    if not known:
        raise Trouble("There is no team yet: add one with `amends owner add`.")
    listed = ", ".join(team.name for team in known)
    raise Trouble(f"Name the team with --team; there are {listed}.")
