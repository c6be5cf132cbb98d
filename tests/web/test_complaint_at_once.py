"""A complaint is sent by an impatient finger: one case. On a real database, in threads."""

import pytest
from django.test import Client

import cast
from amends.cases.models import Case
from amends.people.models import Customer
from web.desk_ground import stand_still
from web.public_ground import at_once, new_key

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_form_sent_six_times_at_once_opens_one_case(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)
    people = cast.everybody()
    form = {
        "key": new_key(),
        "happened": "The lamp fell off the wall.",
        "name": "Nora Blake",
        "email": "nora@example.com",
    }
    answers = at_once(*[lambda: Client().post(f"/complaint/{people.team.slug}/", form)] * 6)
    assert answers == [303] * 6
    assert Case.objects.count() == 1
    assert Customer.objects.filter(name="Nora Blake").count() == 1
