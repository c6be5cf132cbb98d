"""The maps in docs/maps read what these shops export."""

import csv
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import cast
from amends.orders.importing.errors import BadMap
from amends.orders.importing.mapping import map_of, read_map
from amends.orders.models import BadRow, HandOver, Purchase
from amends.promises.models import Promise
from amends.promises.queries import report_of, told_as_of
from cast import Cast
from orders.files import MAPS, SAMPLE, TREE, brought, wrote
from unchanged import nothing_changes

SHOPIFY = """\
Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Total,Created at,\
Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Phone,Shipping Name,Vendor
#1001,amy.chen@example.com,paid,2026-02-27 10:00:00 -0500,fulfilled,2026-03-02 09:30:00 -0500,USD,\
110.00,2026-02-27 10:00:00 -0500,2,Widget,48.00,Amy Chen,'+15550102345,Amy Chen,Widget Works
#1001,amy.chen@example.com,,,,,,,2026-02-27 10:00:00 -0500,1,Cable,9.00,,,,Widget Works
#1002,priya@example.com,pending,,unfulfilled,,USD,20.00,2026-03-02 10:00:00 -0500,\
1,Lamp,20.00,,,Priya Nair,
#1003,priya@example.com,voided,,unfulfilled,,USD,20.00,2026-03-02 10:00:00 -0500,\
1,Lamp,20.00,,,Priya Nair,
"""
WOOCOMMERCE = """\
Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),\
Phone (Billing),Order Total Amount,Item Name,Quantity (- Refund),Item Cost
501,Processing,2026-03-01 14:05,Amy,Chen,amy.chen@example.com,555 010 2345,106.95,Widget,2,48
501,Processing,2026-03-01 14:05,Amy,Chen,amy.chen@example.com,555 010 2345,106.95,Cable,1,10.95
502,Cancelled,2026-03-01 15:00,Priya,Nair,priya@example.com,,20,Lamp,1,20
"""


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


def test_a_shopify_export(people: Cast, tmp_path: Path) -> None:
    path = wrote(tmp_path, SHOPIFY)
    count, bad = brought(path, people.team, read_map(MAPS / "shopify.yaml"))
    assert (count.new, bad) == (3, [])
    first = Purchase.objects.get(number="#1001")
    assert (first.customer, first.total, first.paid) == (people.amy, Decimal(110), Decimal(110))
    assert [(line.what, line.quantity) for line in first.lines.all()] == [
        ("Widget", 2),
        ("Cable", 1),
    ]
    assert Purchase.objects.get(number="#1002").paid == 0
    told = {promise.what: (promise.due_on, promise.state) for promise in Promise.objects.all()}
    # Sent on the third day after the purchase keeps what was promised.
    assert told == {
        "Order #1001 sent": (date(2026, 3, 2), "kept"),
        "Order #1002 sent": (date(2026, 3, 5), "open"),
    }


def test_a_woocommerce_export(people: Cast, tmp_path: Path) -> None:
    path = wrote(tmp_path, WOOCOMMERCE)
    count, bad = brought(path, people.team, read_map(MAPS / "woocommerce.yaml"))
    assert (count.new, bad) == (2, [])
    purchase = Purchase.objects.get(number="501")
    assert (purchase.customer, purchase.paid) == (people.amy, Decimal("106.95"))
    assert purchase.bought_at == datetime(2026, 3, 1, 19, 5, tzinfo=UTC)
    assert [promise.due_on for promise in Promise.objects.all()] == [date(2026, 3, 6)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": None}, "which column is the number"),
        ({"bougth": "bought"}, "`bougth`, which means nothing"),
        ({"time_zone": "Atlantis"}, "no time zone called Atlantis"),
        ({"promised": {"days_after_bought": -1}}, "`days_after_bought` must be a number"),
        ({"customer": "who"}, "`customer` must be keys"),
        ({"currency": {"always": "USD", "join": ["a"]}}, "`always` or `join`"),
        ({"number": False}, "set it in quotes"),
        ({"decimal": "."} | {"delimiter": "x"}, "`delimiter` is none of"),
        ({"status": None}, "needs `status`"),
        ({"lines": {"file": "../x.csv", "key": "k"}}, "a name beside the orders"),
    ],
)
def test_a_map_that_makes_no_sense_names_the_key(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(BadMap, match=said):
        map_of(TREE | wrong, name="wrong.yaml")


@pytest.mark.parametrize("text", ["[", "- a", "\tx: 1", "a: *b"])
def test_what_is_no_map_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadMap):
        read_map(wrote(tmp_path, text, "bad.yaml"))
    with pytest.raises(BadMap):
        read_map(tmp_path / "none.yaml")


@pytest.mark.needs_shared_data
@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the marketplace sample is not beside the project")
def test_the_marketplace_sample_says_what_its_dates_say(people: Cast, tmp_path: Path) -> None:
    with (SAMPLE / "orders.csv").open(encoding="utf-8") as file:
        rows = [*csv.DictReader(file)][::10]
    path = tmp_path / "orders.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    (tmp_path / "items.csv").write_bytes((SAMPLE / "items.csv").read_bytes())
    by = read_map(MAPS / "marketplace.yaml")
    count, bad = brought(path, people.team, by)
    assert (count.new, bad) == (250, [])
    for as_of in ("2018-06-15", "2026-03-03"):
        found = report_of(told_as_of(datetime.fromisoformat(as_of)))
        expected = Counter(by_the_dates(row, as_of) for row in rows)
        assert sum(found.counts.values()) == len(rows) - expected[""]
        assert {name: found.counts[name] for name in ("open", "kept", "broken")} == {
            name: expected[name] for name in ("open", "kept", "broken")
        }
    assert HandOver.objects.count() > 200
    with nothing_changes():
        again, _bad = brought(path, people.team, by)
    assert (again.same, BadRow.objects.count()) == (250, 0)


def by_the_dates(row: dict[str, str], as_of: str) -> str:
    """Tell how a promise of the sample stands, by calendar days alone."""
    if row["order_status"] in ("canceled", "unavailable"):
        return ""
    due, came = row["order_estimated_delivery_date"][:10], row["order_delivered_customer_date"][:10]
    if came:
        return "kept" if came <= due else "broken"
    return "broken" if due < as_of else "open"
