"""How long the desk takes with 1,000 and with 100,000 cases, on both databases.

Measured are opening a case (the whole action), the queue page, the case page and search, each
as server time of one request in one process, and the number of queries of each page. Prints a
Markdown table. Runs about ten minutes; `--cases 1000` makes it short.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src"), str(HERE)]

import postgres  # noqa: E402


@contextmanager
def database(vendor: str):
    """Give the address of an empty database of this vendor."""
    if vendor == "SQLite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/bench.sqlite3"
        return
    programs = postgres.installed_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed (Debian: apt install postgresql).")
    with postgres.cluster(programs) as url:
        yield url


def measured(vendor: str, cases: int) -> dict[str, list[float]]:
    """Fill a database with so many cases in a process of its own and measure there."""
    with database(vendor) as url, tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "AMENDS_DATA": data,
            "DJANGO_SETTINGS_MODULE": "amends.config.settings",
        }
        print(f"{vendor}: filling {cases:,} cases and measuring ...", file=sys.stderr, flush=True)
        run = subprocess.run(
            [sys.executable, str(HERE / "desk_measuring.py"), str(cases)],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return json.loads(run.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=[1_000, 100_000])
    sizes = parser.parse_args().cases
    print("| database | what | queries |" + "".join(f" {n:,} cases |" for n in sizes) + " growth |")
    print("|---|---|---|" + "---|" * (len(sizes) + 1))
    for vendor in ("SQLite", "PostgreSQL"):
        runs = [measured(vendor, n) for n in sizes]
        for what in runs[0]:
            times = [run[what][0] for run in runs]
            row = "".join(f" {1000 * t:.1f} ms |" for t in times)
            queries = "/".join(dict.fromkeys(str(int(run[what][1])) for run in runs))
            print(
                f"| {vendor} | {what} | {queries} |{row} {times[-1] / times[0]:.2f} |", flush=True
            )


if __name__ == "__main__":
    main()
