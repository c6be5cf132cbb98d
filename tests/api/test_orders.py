"""`POST /api/orders`: as a shop's program sends them."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from amends.orders.models import BadRow, Purchase
from amends.orders.queries import bad_rows_of
from amends.orders.writing_out import write_out
from amends.people.actions import let_go, revoke_token
from amends.promises.models import Promise, State, StepKind
from api.conftest import Shop, an_order
from cast import AT, Cast
from unchanged import nothing_changes


def told(answer: Any) -> Any:
    return json.loads(answer.content)


def test_an_order_becomes_a_purchase_with_a_promise(people: Cast, shop: Shop) -> None:
    answer = shop.sends(an_order(is_paid_in_full=True, is_essential=True))
    assert answer.status_code == 200
    assert told(answer) == {"new": 1, "changed": 0, "same": 0, "mended": 0, "bad": []}
    purchase = Purchase.objects.get()
    assert (purchase.customer, purchase.paid) == (people.amy, Decimal("890.00"))
    assert purchase.bought_at == datetime(2026, 2, 20, 15, 0, tzinfo=UTC)
    promise = Promise.objects.get()
    assert (promise.due_on, promise.what) == (date(2026, 3, 6), "Order W1 delivered")
    assert (promise.keeper, promise.is_essential) == (people.ines, True)


def test_the_same_body_twice_changes_nothing(shop: Shop) -> None:
    body = [an_order("W1"), an_order("W2"), an_order("W3", bought_at="soon")]
    assert shop.sends(body).status_code == 207
    with nothing_changes():
        again = shop.sends(body)
    assert (again.status_code, told(again)["same"]) == (207, 2)


def test_what_is_new_about_an_order_is_sent_as_the_order_again(people: Cast, shop: Shop) -> None:
    line = an_order()["lines"][0] | {"hand_over_by": "2026-03-04T12:00:00-05:00"}
    shop.sends(an_order(lines=[line]))
    theirs = Promise.objects.get(customer=None)
    assert (theirs.supplier, theirs.state) == (people.widget_works, State.OPEN)
    ours = Promise.objects.get(customer=people.amy)
    assert (ours.depends_on, ours.steps.get().kind) == (theirs, StepKind.HAND_OVER)

    came = {"handed_over_at": "2026-03-02T10:00:00-05:00", "delivered_at": "2026-03-03"}
    answer = shop.sends(an_order(lines=[line], **came))
    assert told(answer)["changed"] == 1
    assert set(Promise.objects.values_list("state", flat=True)) == {State.KEPT}


def test_an_order_that_the_customer_cancels_lets_us_off(shop: Shop) -> None:
    shop.sends(an_order())
    shop.sends(an_order(status="cancelled_by_customer"))
    assert Promise.objects.get().state == State.RELEASED


def test_one_bad_entry_holds_up_no_other_and_is_kept(shop: Shop) -> None:
    bad = an_order("W2", lines=[{"what": "Lamp", "price": "lots"}])
    answer = shop.sends([an_order("W1"), bad, an_order("W3"), 7])
    assert answer.status_code == 207
    found = told(answer)
    assert found["new"] == 2
    assert [(one["entry"], one["number"]) for one in found["bad"]] == [(2, "W2"), (4, "")]
    assert found["bad"][0]["why"].startswith("lines.0.price: ")
    assert found["bad"][1]["why"] == "it is no JSON object"
    kept = BadRow.objects.order_by("row")
    assert [(row.source, row.row) for row in kept] == [("api Web shop", 2), ("api Web shop", 4)]
    mended = shop.sends(an_order("W2"))
    assert (mended.status_code, told(mended)["mended"]) == (200, 1)
    assert BadRow.objects.filter(mended_at=None).count() == 1


def test_what_is_kept_is_written_out_to_be_sent_again(
    people: Cast, shop: Shop, tmp_path: Path
) -> None:
    shop.sends(an_order("W9") | {"number": "W" * 50})
    assert write_out(bad_rows_of(people.team), tmp_path) == [tmp_path / "sent.json"]
    entries = json.loads((tmp_path / "sent.json").read_text())
    assert entries[0]["amends_bad_row"] == BadRow.objects.get().pk
    entries[0]["number"] = "W9"
    assert told(shop.sends(entries)) == {"new": 1, "changed": 0, "same": 0, "mended": 1, "bad": []}


@pytest.mark.parametrize(
    "more",
    [
        {"promised": "2026-03-06"},
        {"number": ""},
        {"number": None},
        {"number": "\u0000"},
        {"number": "\ud800"},
        {"bought_at": "2099-01-01"},
        {"bought_at": 5},
        {"bought_at": ""},
        {"lines": []},
        {"lines": [{"what": "TV", "quantity": 0}]},
        {"lines": [{"what": "TV", "price": "-1"}]},
        {"lines": [{"what": "TV", "price": "1e400"}]},
        {"lines": [{"what": "TV", "price": "NaN"}]},
        {"currency": "XXQ"},
        {"status": "lost"},
        {"paid": "900.00"},
        {"customer": {"email": "nobody"}},
        {"customer": []},
    ],
)
def test_what_makes_no_sense_is_kept_with_the_reason(shop: Shop, more: dict[str, Any]) -> None:
    answer = shop.sends(an_order(**more))
    assert answer.status_code == 207
    assert told(answer)["bad"][0]["why"]
    assert (Purchase.objects.count(), BadRow.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"7", 400),
        (b"[]", 400),
        (b'{"number": NaN}', 400),
        (b"[" * 100_000, 400),
        (b'{"number": %s}' % (b"9" * 10_000), 400),
        (b" " * 2_100_000, 413),
        (b"[%s]" % b",".join([b"{}"] * 501), 413),
    ],
)
def test_what_is_no_list_of_orders_changes_nothing(shop: Shop, body: bytes, status: int) -> None:
    with nothing_changes():
        answer = shop.sends(body)
    assert answer.status_code == status
    assert told(answer)["problem"]


@pytest.mark.parametrize("token", ["amends_wrong", "", "Basic x", "amends_\u00e9", "x" * 9_000])
def test_without_a_token_in_use_nothing_goes_in(shop: Shop, token: str) -> None:
    with nothing_changes():
        answer = shop.sends(an_order(), token=token or "-")
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_revoked_token_opens_nothing(people: Cast, shop: Shop) -> None:
    revoke_token(shop.row, by=people.tom, at=AT)
    with nothing_changes():
        assert shop.sends(an_order()).status_code == 401


def test_a_flood_is_slowed_down(shop: Shop) -> None:
    answers = [shop.sends(b"{") for _ in range(121)]
    assert [one.status_code for one in answers] == [400] * 120 + [429]
    assert answers[-1].headers["Retry-After"] == "60"


def test_guessing_tokens_is_slowed_down(shop: Shop) -> None:
    statuses = {shop.sends(b"{", token=f"amends_{n}").status_code for n in range(31)}
    assert statuses == {401, 429}
    assert shop.sends(an_order()).status_code == 200


def test_a_team_without_anybody_is_told_so(people: Cast, shop: Shop) -> None:
    for person in (people.jim, people.jane, people.ines, people.tom):
        let_go(person, by=people.ruth.actor, at=AT)
    with nothing_changes():
        assert shop.sends(an_order()).status_code == 409


def test_the_document_and_the_page_tell_every_key(shop: Shop) -> None:
    document = told(shop_reads("/api/openapi.json"))
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {"/api/orders"}
    keys = set(document["components"]["schemas"]["OrderSent"]["properties"])
    page = shop_reads("/api/").content.decode()
    assert all(f"<code>{key}</code>" in page for key in keys)
    assert "POST http://localhost:8000/api/orders" in page


def shop_reads(path: str) -> Any:

    return Client().get(path)
