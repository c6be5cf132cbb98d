"""The command line `amends`. Every command ends with 0, 1 (failed or found something) or 2."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

import amends
from amends.coach import cli as coach
from amends.config import (
    api_commands,
    coach_commands,
    mail_commands,
    order_commands,
    policy_commands,
    promise_commands,
)
from amends.config import founding_cli as founding
from amends.config.loading import opened
from amends.config.running.serving import serve as serve_both
from amends.config.trouble import Trouble
from amends.mail import cli as mail
from amends.policy import cli as policy

Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")]
Processes = Annotated[
    int | None, typer.Option(min=1, help="How many web processes; one for each core if not given.")
]

app = typer.Typer(
    name="amends",
    help="Make things right with a customer you let down.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True, epilog="Example: amends demo")
def amends_itself(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Make things right with a customer you let down."""
    if version:
        typer.echo(amends.__version__)
        raise typer.Exit


@app.command(epilog="Example: amends demo --port 8100")
def demo(
    port: Port = 8000,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve it, or only make it.")
    ] = True,
) -> None:
    """Make a fresh demo company in a database of its own and serve it."""
    data = Path(os.environ.get("AMENDS_DATA", "var")).resolve() / "demo"
    os.environ.update(
        AMENDS_DEMO="1",
        AMENDS_DATA=str(data),
        AMENDS_URL=f"http://localhost:{port}",
        DATABASE_URL=f"sqlite:///{data / 'demo.sqlite3'}",
    )
    raise typer.Exit(opened("amends.config.demo.company").make_and_serve(port, serve) or 0)


@app.command(epilog="Example: DATABASE_URL=postgresql://amends@db/amends amends migrate")
def migrate() -> None:
    """Make the tables, or bring them up to date. Safe to run again."""
    typer.echo(opened("amends.config.running.migrating").migrate())


@app.command(epilog="Example: amends serve --host 0.0.0.0 --port 8000")
def serve(host: Host = "127.0.0.1", port: Port = 8000, processes: Processes = None) -> None:
    """Run web and worker together; when one of them ends, both do."""
    _known_as(port)
    raise typer.Exit(serve_both(host, port, processes))


@app.command(epilog="Example: amends web --host 0.0.0.0 --port 8000 --processes 4")
def web(host: Host = "127.0.0.1", port: Port = 8000, processes: Processes = None) -> None:
    """Run the web pages alone; any number may run against one database."""
    _known_as(port)
    opened("amends.config.running.web").become_web(host, port, processes)


@app.command(epilog="Example: amends worker")
def worker() -> None:
    """Deliver what leaves the building and do what is due; any number may run."""
    opened("amends.config.running.working").work()


app.add_typer(founding.owner, name="owner")
app.add_typer(founding.team, name="team")
app.command("decide")(policy.decide)
policy.app.command("simulate")(policy_commands.simulate)
policy.app.command("fairness")(policy_commands.fairness)
app.add_typer(policy.app, name="policy")
coach.app.command("audit", epilog="Example: amends coach audit history.jsonl --html audit.html")(
    coach_commands.audit
)
app.add_typer(coach.app, name="coach")
mail_commands.add_to(mail.app)
app.add_typer(mail.app, name="mail")
app.add_typer(order_commands.app, name="orders")
app.add_typer(promise_commands.app, name="promises")
app.add_typer(api_commands.app, name="api")


def main() -> None:
    """Run the command that was typed; errors are one line on stderr."""
    try:
        code = app(standalone_mode=False)
    except TyperException as error:
        # Without a command the help was printed already and there is nothing to add.
        if message := error.format_message().rstrip("."):
            sys.stderr.write(f"amends: {message}. Try --help.\n")
        sys.exit(2)
    except Trouble as error:
        sys.stderr.write(f"amends: {error}\n")
        sys.exit(1)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _known_as(port: int) -> None:
    # Links in letters need an address; until one is given, it is this machine's.
    os.environ.setdefault("AMENDS_URL", f"http://localhost:{port}")


if __name__ == "__main__":
    main()
