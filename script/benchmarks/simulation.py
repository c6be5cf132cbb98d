"""How long it takes, and how much memory, to replay past cases under another policy.

One database is filled; then a hundredth, a tenth and all of its cases are replayed, each in a
process of its own, whose largest size in memory is read from the system. Prints a Markdown table.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MEASURING = Path(__file__).resolve().parent / "simulation_measuring.py"


def run(folder: str, what: str, cases: int) -> str:
    """Fill or replay in a process of its own, and give what it printed."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "AMENDS_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "amends.config.settings",
    }
    command = [sys.executable, str(MEASURING), what, str(cases)]
    done = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, text=True, timeout=3_000
    )
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    most = parser.parse_args().cases
    print("| past cases | seconds | cases a second | memory before | at most |")
    print("|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        run(folder, "fill", most)
        for cases in (most // 100, most // 10, most):
            row = json.loads(run(folder, "replay", cases).splitlines()[-1])
            speed = row["cases"] / row["seconds"]
            print(
                f"| {row['cases']:,} | {row['seconds']:.1f} | {speed:,.0f} "
                f"| {row['before']:.0f} MiB | {row['after']:.0f} MiB |",
                flush=True,
            )


if __name__ == "__main__":
    main()
