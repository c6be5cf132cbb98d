"""How many orders a second `amends orders import` takes in, and in how much memory.

Each order has a customer, two lines of two suppliers in a file beside, a hand-over date for each
and a promised day; half have arrived. The same file a second time measures what changes nothing.
Prints a Markdown table. Runs about ten minutes; `--orders 200 1000` makes it short.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE)]

from desk import database  # noqa: E402

BOUGHT = datetime.now(UTC).replace(microsecond=0) - timedelta(days=21)
MEASURED = """
import resource, sys, time
from amends.config.cli import main
sys.argv = ["amends", "orders", "import", *sys.argv[1:]]
started = time.perf_counter()
try:
    main()
finally:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{time.perf_counter() - started:.3f} {peak}")
"""


def written(folder: Path, orders: int) -> Path:
    """Write so many orders, with their lines in a file beside, as the marketplace exports them."""
    header = (
        "order_id customer_id order_status order_purchase_timestamp order_delivered_carrier_date "
        "order_delivered_customer_date order_estimated_delivery_date"
    )
    with (folder / "orders.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(header.split())
        for n in range(orders):
            bought = BOUGHT + timedelta(minutes=n % 20_000)
            came = bought + timedelta(days=5) if n % 2 else ""
            due = bought + timedelta(days=60)
            sent = bought + timedelta(days=2) if n % 2 else ""
            rows.writerow([f"N{n}", f"K{n}", "open", bought, sent, came, due])
    with (folder / "items.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        header = "order_id product_id price freight_value seller_id shipping_limit_date"
        rows.writerow(header.split())
        for n in range(orders):
            for m in range(2):
                limit = BOUGHT + timedelta(days=40, minutes=n % 20_000)
                rows.writerow([f"N{n}", f"Thing {m}", "20.00", "2.00", f"S{(n + m) % 300}", limit])
    return folder / "orders.csv"


def taken_in(path: Path, environment: dict[str, str]) -> tuple[float, int]:
    """Import the file in a process of its own; seconds and megabytes at the peak."""
    by = ROOT / "docs" / "maps" / "marketplace.yaml"
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path), "--map", str(by)],
        env=environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    seconds, peak = run.stdout.splitlines()[-1].split()
    return float(seconds), int(peak)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, nargs="*", default=[1_000, 10_000])
    print("| database | orders | new, a second | the same again, a second | peak memory |")
    print("|---|---|---|---|---|")
    for vendor in ("SQLite", "PostgreSQL"):
        for orders in parser.parse_args().orders:
            with database(vendor) as url, tempfile.TemporaryDirectory() as data:
                environment = {
                    **os.environ,
                    "DATABASE_URL": url,
                    "AMENDS_DATA": data,
                    "DJANGO_SETTINGS_MODULE": "amends.config.settings",
                }
                amends = [sys.executable, "-m", "amends.config.cli"]
                subprocess.run(
                    [*amends, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL
                )
                owner = "owner add --name Ruth --email ruth@shop.example --team Shop"
                more = "--time-zone America/Sao_Paulo --currency BRL"
                subprocess.run(
                    [*amends, *owner.split(), *more.split()], env=environment, check=True,
                    input="balloons in the window\n" * 2, text=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )  # fmt: skip
                path = written(Path(data), orders)
                first, peak = taken_in(path, environment)
                again, _peak = taken_in(path, environment)
            print(
                f"| {vendor} | {orders:,} | {orders / first:,.0f} | {orders / again:,.0f} |"
                f" {peak} MB |",
                flush=True,
            )


if __name__ == "__main__":
    main()
