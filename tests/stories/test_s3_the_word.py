"""S3 as the ledger lives it: the maker misses the hand-over, Jane's word binds, and breaks."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from amends.cases.models import Case
from amends.journal.actor import MACHINE
from amends.orders.drafts import LineDraft
from amends.people.actions import add_supplier, make_token
from amends.promises.models import Promise, Reason, Reminder, State
from stories.steps import deliver, hear_of_it, say_facts
from stories.street import Street
from stories.worker import living

WORD = "A new walnut widget, sent by the maker"
MONDAY_NOON = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)
TUESDAY_FOUR = datetime(2026, 11, 17, 21, 0, tzinfo=UTC)
WEDNESDAY_OVER = datetime(2026, 11, 19, 5, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_janes_word_binds_and_the_second_widget_leaves_whatever_its_maker_does(
    street: Street, database_url: str, tmp_path: Path
) -> None:
    team = street.open_shop("Northlight Electronics")
    priya = street.customer("Priya Nair", "priya.nair@customer.example")
    maker = add_supplier(
        name="Walnut Works", email="w@walnut.example", by=MACHINE, at=street.clock.now
    )
    two = LineDraft("Walnut widget", Decimal(75), quantity=2, delivered=1, supplier=maker)
    street.bought(priya, "N-9034", two, days_ago=45)
    _row, token = make_token(team, name="Web shop", by=MACHINE, at=street.clock.now)

    # The shop sends the new order to the maker, who is to hand it over on Monday at noon.
    order = {
        "number": "N-9035",
        "bought_at": street.clock.now.isoformat(),
        "promised_on": "2026-11-20",
        "customer": {"name": "Priya Nair", "email": "priya.nair@customer.example"},
        "lines": [
            {
                "what": "Walnut widget",
                "supplier": "Walnut Works",
                "hand_over_by": MONDAY_NOON.isoformat(),
            }
        ],
    }
    answer = Client().post(
        "/api/orders",
        json.dumps(order),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert (answer.status_code, answer.json()["new"]) == (200, 1)

    # Jane is new here, and said on the phone that it comes on Wednesday: it binds.
    jane = street.at_desk("Jane")
    page = hear_of_it(
        jane,
        {
            "Who was let down?": "Priya Nair",
            "How did you hear of it?": "By phone",
            "What did they say?": "One widget is in a box for two.",
            "The case in a few words": "One of two widgets",
            "What went wrong": "Something missing",
            "Number of the order": "N-9034",
        },
        known_as="Priya Nair priya.nair@customer.example",
    )
    jane.send(
        "Write it down", {"What was promised": WORD, "Where": "on the phone", "By": "2026-11-18"}
    )
    with living(street.clock, database_url, tmp_path) as house:
        house.until(street.clock.now + MINUTE)
        theirs = Promise.objects.get(customer=None)
        ordered = Promise.objects.get(purchase__number="N-9035", customer=priya)
        janes = Promise.objects.get(what=WORD)
        assert (theirs.state, ordered.depends_on, janes.given_by.name) == (
            State.OPEN,
            theirs,
            "Jane Okafor",
        )

        # The hand-over is missed: the maker's word is broken, ours is at risk, its keeper told.
        house.until(MONDAY_NOON + MINUTE)
        theirs.refresh_from_db()
        assert theirs.state == State.BROKEN
        assert [risk.reason for risk in ordered.risks.all()] == [Reason.STEP_LATE]
        assert Reminder.objects.filter(promise=ordered).exists()

        # Before Jane's own word breaks she reads it on her day.
        house.until(WEDNESDAY_OVER - timedelta(hours=8))
        jane.open("/")
        assert WORD in jane.part("At risk")

        # Wednesday is over. What broke joins her case, with what was promised and what happened.
        house.until(WEDNESDAY_OVER + MINUTE)
        case = Case.objects.get()
        assert janes.endings.get().case == case
        jane.open(page)
        assert "said by Jane Okafor" in jane.text

        # Nothing waits for the maker: she gets one now, and that is a word of ours again.
        now = "The missing piece, now"
        say_facts(jane, page, {"What happened can be shown": "No"})
        jane.send("Put these to Priya Nair", {now: True})
        jane.send("Send to Priya Nair", {})
        her = street.customer_with(house.post_goes_out())
        her.send("Choose this", {"Please choose": now})
        again = Promise.objects.get(case=case, state=State.OPEN)
        assert "What is missing" in again.what
        deliver(jane, page, "What is missing", "Brought to her door, signed P. Nair")
        again.refresh_from_db()
        assert again.state == State.KEPT
