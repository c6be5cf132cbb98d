"""Mails filed per second from end to end, on both databases, the whole of it on disk.

Three fifths of the mails begin a case, a third answer one; among them are copies and automatic
answers. Each is kept in a file of its own that outlives a loss of power, read, decided
about and filed in its own transactions. Prints a Markdown table; `--mails 200` makes it short.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

from desk import database  # noqa: E402


def measured(vendor: str, mails: int) -> dict[str, float]:
    """File so many mails in a process and database of their own."""
    with database(vendor) as url, tempfile.TemporaryDirectory() as data:
        run = subprocess.run(
            [sys.executable, str(HERE / "mail_filing_measuring.py"), str(mails)],
            env={
                **os.environ,
                "DATABASE_URL": url,
                "AMENDS_DATA": data,
                "DJANGO_SETTINGS_MODULE": "amends.config.settings",
            },
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return json.loads(run.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=1_000)
    mails = parser.parse_args().mails
    print("| database | mails filed per second | slowest of a hundred (ms) |")
    print("|---|---|---|")
    for vendor in ("SQLite", "PostgreSQL"):
        told = measured(vendor, mails)
        print(f"| {vendor} | {told['per_second']:.0f} | {told['p99']:.0f} |", flush=True)


if __name__ == "__main__":
    main()
