"""S4 as the ledger lives it: a reminder before the word breaks, and a case before Amy calls."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from amends.cases.models import Case
from amends.orders.drafts import LineDraft
from amends.promises.models import Promise, Reminder, State
from stories.street import Street
from stories.worker import living

WORD = "The TV stands in the window with balloons"
SUNDAY_SEVEN = datetime(2026, 11, 16, 0, 0, tzinfo=UTC)
MONDAY_SIX = datetime(2026, 11, 16, 23, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_jim_is_reminded_and_what_breaks_is_a_case_before_amy_calls(
    street: Street, database_url: str, tmp_path: Path
) -> None:
    street.open_shop("Northlight Electronics")
    amy = street.customer("Amy Chen", "amy.chen@customer.example")
    street.bought(amy, "N-8817", LineDraft("Television", Decimal(890)), days_ago=190)
    jim = street.at_desk("Jim")
    jim.open(f"/customers/{amy.pk}/")
    jim.send(
        "Write it down",
        {
            "What was promised": WORD,
            "Where": "in person",
            "By": "2026-11-16",
            "At": "18:00",
            "The date matters": True,
        },
    )
    with living(street.clock, database_url, tmp_path) as house:
        house.until(street.clock.now + MINUTE)
        jim.open("/")
        assert WORD not in jim.part("At risk")
        # The date matters, so he is reminded on the evening before.
        house.until(SUNDAY_SEVEN)
        jim.open("/")
        assert WORD in jim.part("At risk")
        assert {row.staff.first_name for row in Reminder.objects.all()} == {"Jim"}

        # Killed in between, and started again: nobody is told twice.
        house.kill()
        house.start()
        house.until(MONDAY_SIX - 30 * MINUTE)
        told = [*Reminder.objects.values_list("rung", "staff__name")]
        assert len(told) == len(set(told))
        assert {"Jim Ortiz", "Ines Duarte"} <= {name for _rung, name in told}
        assert not Case.objects.exists()

        # Six o'clock has passed. Nobody has called.
        house.until(MONDAY_SIX + MINUTE)
        case = Case.objects.get()
        assert Promise.objects.get().state == State.BROKEN
        assert (case.owner.name, case.customer) == ("Jim Ortiz", amy)
        jim.open("/")
        jim.open(f"/cases/{case.pk}/")
        assert WORD in jim.part("Promised, happened, gap")
        assert "Our own ledger of promises" in jim.text
        address = jim.address
        house.kill()
        house.start()
        house.until(MONDAY_SIX + 5 * MINUTE)
        assert Case.objects.count() == 1

        # He writes before she does; the letter lies ready, and says what was promised.
        jim.open(address)
        jim.send("Send to Amy Chen", {})
        her = street.customer_with(house.post_goes_out())
        assert WORD in her.text
        assert Case.objects.get().messages.filter(direction="out").count() == 1
