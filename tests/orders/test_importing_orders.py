"""Orders come in by file, and their promised days become promises."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import cast
from amends.journal.models import Entry
from amends.orders.models import BadRow, HandOver, Purchase
from amends.people.models import Customer
from amends.promises.importing import Count, bring_file
from amends.promises.models import Promise, Reason, State, StepKind
from amends.promises.queries import risks_now
from cast import Cast
from orders.files import HEADER, LAMP, NOON, TV, brought, plain_map, wrote
from unchanged import nothing_changes

DAY = timedelta(days=1)


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


def the_promise(number: str = "N1") -> Promise:
    return Promise.objects.get(purchase__number=number, customer__isnull=False)


def test_an_order_becomes_a_purchase_with_a_promise(people: Cast, tmp_path: Path) -> None:
    count, bad = brought(wrote(tmp_path, HEADER + TV), people.team)
    assert (count.new, bad) == (1, [])
    purchase = Purchase.objects.get()
    assert (purchase.customer, purchase.total) == (people.amy, Decimal("890.00"))
    assert [line.what for line in purchase.lines.all()] == ["Television"]
    promise = the_promise()
    assert (promise.due_on, promise.state) == (date(2026, 3, 6), State.OPEN)
    assert promise.zone == "America/New_York"
    assert (promise.keeper, promise.what) == (people.ines, "Order N1 delivered")
    # Noon of the 20th in New York: the file tells only the day.
    assert promise.given_at == datetime(2026, 2, 20, 17, 0, tzinfo=UTC)


def test_the_same_file_twice_changes_nothing(people: Cast, tmp_path: Path) -> None:
    path = wrote(tmp_path, HEADER + TV + LAMP + "N3,,,,,,,,Nothing,1\n")
    brought(path, people.team)
    with nothing_changes():
        count, bad = brought(path, people.team, at=NOON + DAY)
    assert (count.new, count.changed, count.same, count.bad) == (0, 0, 2, 1)
    assert [one.row for one in bad] == [4]


@pytest.mark.parametrize(
    ("came", "state"),
    [
        ("2026-02-28", State.KEPT),
        ("2026-03-01 23:59:59", State.KEPT),
        ("2026-03-02 00:00:00", State.BROKEN),
        ("2026-03-02T04:59:59Z", State.KEPT),
        ("2026-03-02 00:00:00 -0500", State.BROKEN),
    ],
)
def test_a_day_is_kept_until_its_end_where_the_shop_is(
    people: Cast, tmp_path: Path, came: str, state: State
) -> None:
    brought(wrote(tmp_path, HEADER + LAMP.replace(",,,open", f",,{came},open")), people.team)
    assert the_promise("N2").state == state


def test_what_was_over_before_it_came_in_is_broken_and_opens_no_case(
    people: Cast, tmp_path: Path
) -> None:
    brought(wrote(tmp_path, HEADER + LAMP), people.team)
    ending = the_promise("N2").endings.get()
    assert (ending.kind, ending.done_at) == ("broken", None)
    assert ending.prepared_at == NOON


def test_a_cancelled_order_carries_no_promise(people: Cast, tmp_path: Path) -> None:
    brought(wrote(tmp_path, HEADER + TV.replace("open", "Cancelled")), people.team)
    assert Purchase.objects.get().promised_on is None
    assert not Promise.objects.exists()


def test_an_order_cancelled_later_lets_us_off(people: Cast, tmp_path: Path) -> None:
    brought(wrote(tmp_path, HEADER + TV), people.team)
    brought(wrote(tmp_path, HEADER + TV.replace("open", "cancelled")), people.team)
    assert the_promise().state == State.RELEASED


def test_news_in_the_next_file_comes_with_a_line_each(people: Cast, tmp_path: Path) -> None:
    brought(wrote(tmp_path, HEADER + TV), people.team)
    last = Entry.objects.latest("id").pk
    count, bad = brought(
        wrote(tmp_path, HEADER + TV.replace(",,,open", ",2026-03-02,2026-03-03,open")),
        people.team,
        at=NOON + DAY,
    )
    assert (count.changed, bad) == (1, [])
    assert [*Entry.objects.filter(pk__gt=last).values_list("name", flat=True)] == [
        "purchase.delivered",
        "purchase.hand_over_noted",
        "promise.kept",
    ]
    assert the_promise().state == State.KEPT


def test_a_promised_day_is_not_changed_by_a_file(people: Cast, tmp_path: Path) -> None:
    brought(wrote(tmp_path, HEADER + TV), people.team)
    later = wrote(tmp_path, HEADER + TV.replace("2026-03-06", "2026-03-20"))
    _count, bad = brought(later, people.team)
    assert "ask the customer" in bad[0].why
    assert the_promise().due_on == date(2026, 3, 6)
    assert BadRow.objects.get().mended_at is None


def test_what_was_put_right_by_hand_is_not_undone_by_the_same_file(
    people: Cast, tmp_path: Path
) -> None:
    path = wrote(tmp_path, HEADER + TV)
    brought(path, people.team)
    Purchase.objects.update(delivered_on=date(2026, 3, 2))
    brought(path, people.team)
    assert Purchase.objects.get().delivered_on == date(2026, 3, 2)


MAKER = HEADER.replace("\n", ",maker,by\n")
WITH_MAKER = {"what": "thing", "price": "price", "supplier": "maker", "hand_over_by": "by"}


def test_a_late_hand_over_puts_the_promise_at_risk(people: Cast, tmp_path: Path) -> None:
    by = plain_map(lines=WITH_MAKER)
    told = TV.replace("\n", ",Widget Works,2026-03-04 12:00\n")
    brought(wrote(tmp_path, MAKER + told), people.team, by)
    step = the_promise().steps.get()
    due = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
    assert (step.kind, step.due_at, step.done_at) == (StepKind.HAND_OVER, due, None)
    assert HandOver.objects.get().supplier == people.widget_works
    assert the_promise().supplier == people.widget_works
    assert risks_now(the_promise(), at=due - timedelta(minutes=1)) == ()
    assert risks_now(the_promise(), at=due) == (Reason.STEP_LATE,)
    sent = told.replace(",,,open", ",2026-03-03 10:00,,open")
    brought(wrote(tmp_path, MAKER + sent), people.team, by)
    assert the_promise().steps.get().done_at == datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
    assert risks_now(the_promise(), at=due) == ()


def test_a_hand_over_late_long_before_the_day_is_looked_at_a_week_before(
    people: Cast, tmp_path: Path
) -> None:
    told = TV.replace("2026-03-06", "2026-03-20").replace("\n", ",Widget Works,2026-02-22\n")
    brought(wrote(tmp_path, MAKER + told), people.team, plain_map(lines=WITH_MAKER))
    assert the_promise().steps.get().due_at == the_promise().deadline - 7 * DAY


def test_a_parcel_longer_under_way_than_most_puts_the_promise_at_risk(
    people: Cast, tmp_path: Path
) -> None:
    past = "".join(
        f"P{n},,Amy Chen,2026-01-05,2026-02-05,2026-01-07 12:00,2026-01-{8 + n // 10:02d},,TV,1\n"
        for n in range(40)
    )
    brought(wrote(tmp_path, HEADER + past), people.team)
    count, _bad = brought(
        wrote(tmp_path, HEADER + TV.replace(",,,open", ",2026-03-02 12:00,,open")), people.team
    )
    # Ten took a day, ten two, ten three and ten four: three in four arrive within four.
    assert count.usual == 4 * DAY
    step = the_promise().steps.get()
    assert (step.kind, step.due_at) == (
        StepKind.SCAN,
        datetime(2026, 3, 6, 17, 0, tzinfo=UTC),
    )


def test_rows_of_one_order_belong_together(people: Cast, tmp_path: Path) -> None:
    more = "N1,,,,,,,,Cable,9.50\n"
    count, _bad = brought(wrote(tmp_path, HEADER + TV + more + LAMP), people.team)
    assert count.new == 2
    purchase = Purchase.objects.get(number="N1")
    assert (purchase.total, purchase.lines.count()) == (Decimal("899.50"), 2)


def test_a_customer_known_by_the_shops_number_is_found_again(people: Cast, tmp_path: Path) -> None:
    by = plain_map(customer={"number": "mail"})
    told = TV.replace("amy.chen@example.com", "K7")
    brought(wrote(tmp_path, HEADER + told + told.replace("N1", "N9")), people.team, by)
    assert Customer.objects.filter(shop_numbers__number="K7").count() == 1
    assert Purchase.objects.values("customer").distinct().count() == 1


def test_lines_come_from_a_file_beside(people: Cast, tmp_path: Path) -> None:
    by = plain_map(
        paid_in_full=True,
        lines={"file": "things.csv", "key": "k", "what": "w", "price": "p", "extra": "x"},
    )
    wrote(tmp_path, "k,w,p,x\nN2,Lamp,20,2\nN1,Cable,9.5,0\nN1,TV,890,12\nN7,?,1,0\n", "things.csv")
    count, bad = brought(wrote(tmp_path, HEADER + TV + LAMP), people.team, by)
    assert (count.new, bad, count.strangers) == (2, [], 1)
    purchase = Purchase.objects.get(number="N1")
    assert [line.what for line in purchase.lines.all()] == ["Cable", "TV"]
    assert purchase.total == purchase.paid == Decimal("911.50")


def test_cut_off_half_way_it_goes_on_where_it_was(people: Cast, tmp_path: Path) -> None:
    path = wrote(tmp_path, HEADER + "N0,,,,,,,,x,1\n" + TV + LAMP)
    rows = bring_file(path, plain_map(), team=people.team, now=lambda: NOON, count=Count())
    next(rows)
    rows.close()
    count, bad = brought(path, people.team)
    assert (count.new, len(bad), BadRow.objects.count()) == (2, 1, 1)
