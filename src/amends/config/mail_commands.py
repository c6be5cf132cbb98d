"""The commands `amends mail receive`, `poll` and `add`, which read and write the database."""

import sys
from typing import Annotated

import typer

from amends.config.loading import opened
from amends.config.trouble import Trouble

TRY_AGAIN = 75
"""EX_TEMPFAIL of sysexits.h: the mail server keeps the message and hands it over once more."""


def receive(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line.")] = False,
    to: Annotated[
        str, typer.Option("--to", help="The address on the envelope, as the server knows it.")
    ] = "",
    sender: Annotated[
        str, typer.Option("--from", help="The sender on the envelope, as the server knows it.")
    ] = "",
) -> None:
    """Take in one message from standard input, as a mail server's pipe hands it over.

    Ends with 0 once it is safely stored, whatever becomes of it then, and with 75 if not: the
    server tries again later.
    """
    try:
        told = opened("amends.config.mailing").receive(
            sys.stdin.buffer.read(), to=to, sender=sender, as_json=as_json
        )
    except Exception as error:
        # Whatever it was: with any other code a mail server would send the message back.
        line = " ".join(str(error).split()) or type(error).__name__
        sys.stderr.write(f"amends: Not stored, try again later: {line}\n")
        raise typer.Exit(TRY_AGAIN) from None
    sys.stdout.write(f"{told}\n")


def poll() -> None:
    """Fetch what is new from the mailboxes that are on, once; ends with 1 when one cannot be read.

    `amends worker` does so all the time. Nothing on the server is marked, moved or deleted.
    """
    raise typer.Exit(opened("amends.config.mailing").poll())


def add(
    address: Annotated[str, typer.Argument(help="The address of the mailbox.")],
    team: Annotated[
        str | None, typer.Option(help="Whose it is, where there are several teams.")
    ] = None,
    host: Annotated[
        str, typer.Option(help="The IMAP server; without one, mail comes by pipe or provider.")
    ] = "",
    port: Annotated[int, typer.Option(help="The port of the IMAP server.")] = 993,
    security: Annotated[str, typer.Option(help="tls, starttls or none.")] = "tls",
    login: Annotated[str, typer.Option(help="The name to sign in with; else the address.")] = "",
    sign_in: Annotated[str, typer.Option(help="password or oauth2.")] = "password",
    folder: Annotated[str, typer.Option(help="The folder to read.")] = "INBOX",
    provider: Annotated[
        str,
        typer.Option(help="raw, mailersend, mailgun, mailjet, postal, postmark or sparkpost."),
    ] = "raw",
    plus: Annotated[
        bool, typer.Option("--plus/--no-plus", help="Whether desk+anything@ arrives there too.")
    ] = False,
) -> None:
    """Add a mailbox. A password, token or provider's secret is asked for, or read from a pipe."""
    mailing = opened("amends.config.mailing")
    wants_secret = bool(host) or provider != "raw"
    secret = _secret() if wants_secret else ""
    wanted = mailing.Wanted(
        address=address,
        host=host,
        port=port,
        security=security,
        sign_in=sign_in,
        login=login or address,
        secret=secret if host else None,
        folder=folder,
        provider=provider,
        hook_secret=None if host else secret or None,
        has_plus_addresses=plus,
    )
    typer.echo(mailing.add(wanted, team))


def _secret() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password or token", hide_input=True))
    secret = sys.stdin.readline().rstrip("\n")
    if not secret:
        raise Trouble("The password is read from standard input, and there was none.")
    return secret


def add_to(app: typer.Typer) -> None:
    """Put these commands beside `amends mail parse`."""
    app.command(
        "receive", epilog="Example: amends mail receive --to desk@example.com < message.eml"
    )(receive)
    app.command("poll", epilog="Example: amends mail poll")(poll)
    app.command(
        "add", epilog="Example: amends mail add desk@example.com --host imap.example.com --plus"
    )(add)
