"""How long a sweep of the promises takes with 10,000 and with 1,000,000 open, on both databases.

In both 60 promises are due to be looked at: 30 are to be warned of and 30 break and are brought
to a case. Prints a Markdown table and ends with 1 when a million take more than 1.5 times as
long as ten thousand. Runs about ten minutes; `--open 10000 100000` makes it short.
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

MOST = 1.5


def measured(vendor: str, promises: int) -> dict[str, float]:
    """Fill a database with so many open promises in a process of its own and sweep there."""
    with database(vendor) as url, tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "AMENDS_DATA": data,
            "DJANGO_SETTINGS_MODULE": "amends.config.settings",
        }
        print(f"{vendor}: filling {promises:,} promises ...", file=sys.stderr, flush=True)
        run = subprocess.run(
            [sys.executable, str(HERE / "promises_measuring.py"), str(promises)],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return json.loads(run.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", type=int, nargs=2, default=[10_000, 1_000_000])
    sizes = parser.parse_args().open
    print("| database | what |" + "".join(f" {n:,} open |" for n in sizes) + " ratio |")
    print("|---|---|---|---|---|")
    slow = []
    for vendor in ("SQLite", "PostgreSQL"):
        few, many = (measured(vendor, n) for n in sizes)
        for what, seconds in few.items():
            ratio = many[what] / seconds
            slow += [what] if ratio > MOST else []
            print(
                f"| {vendor} | {what} | {1000 * seconds:.1f} ms | {1000 * many[what]:.1f} ms |"
                f" {ratio:.2f} |",
                flush=True,
            )
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
