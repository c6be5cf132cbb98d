"""The written policy: saved in versions, one of them in force."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

import cast
from amends.cases.models import Case
from amends.journal.models import Entry
from amends.remedies.actions import save_policy, turn_on_policy
from amends.remedies.errors import BadPolicy, NoPolicyInForce, NotYoursToTurnOn
from amends.remedies.models import PolicyVersion
from amends.remedies.queries import assess, policy_in_force, policy_of, policy_versions
from cast import AT, LONG_AGO, Cast
from remedies.desk import EVENING, POLICY, empty_window, offered

KINDER = POLICY.replace("amount: 60.00", "amount: 75.00").replace('version: "1"', 'version: "2"')


def test_a_saved_policy_is_not_in_force_until_it_is_turned_on(people: Cast) -> None:
    kinder = save_policy(people.team, text=KINDER, by=people.jim, at=AT)
    assert (kinder.number, kinder.turned_on_at) == (2, None)
    in_force = policy_in_force(people.team, AT)
    assert in_force is not None
    assert in_force.number == 1
    turn_on_policy(kinder, by=people.ines, at=AT)
    assert policy_in_force(people.team, AT) == kinder
    # What was in force when is still known.
    assert policy_in_force(people.team, AT - timedelta(seconds=1)) == in_force
    assert policy_in_force(people.team, LONG_AGO - timedelta(seconds=1)) is None


def test_an_offer_keeps_the_policy_that_it_was_made_under(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim, EVENING)
    kinder = save_policy(people.team, text=KINDER, by=people.jim, at=AT)
    turn_on_policy(kinder, by=people.ines, at=AT + timedelta(hours=1))
    offer.refresh_from_db()
    assert policy_of(offer.policy_version).version == "1"
    assert str(offer.lines.get().amount) == "60.00"
    after = assess(window, by=people.jim, at=AT + timedelta(hours=2))
    assert [str(o.cost) for o in after.options if o.key == EVENING] == ["75.00"]


def test_a_bad_policy_is_refused_with_the_line_of_every_mistake(people: Cast) -> None:
    bad = POLICY.replace("kind: inconvenience", "kind: kindness").replace("per: trips", "per: trps")
    with pytest.raises(BadPolicy) as refused:
        save_policy(people.team, text=bad, by=people.ines, at=AT)
    lines = bad.splitlines()
    assert [lines[p.line - 1].strip() for p in refused.value.problems] == [
        "amount: {each: 12.00, per: trps}",
        "kind: kindness",
    ]
    assert policy_versions(people.team).count() == 1


@pytest.mark.parametrize("text", ["", "- no", "policy: amends/1\n\ttab: [", "\0", "a: b"])
def test_text_that_is_no_policy_is_refused(people: Cast, text: str) -> None:
    with pytest.raises(BadPolicy) as refused:
        save_policy(people.team, text=text, by=people.ines, at=AT)
    assert refused.value.problems
    assert policy_versions(people.team).count() == 1


def test_a_policy_reckons_in_the_currency_of_its_team(people: Cast) -> None:
    pounds = POLICY.replace("currency: USD", "currency: GBP")
    with pytest.raises(BadPolicy, match="Northlight Electronics reckons in USD") as refused:
        save_policy(people.team, text=pounds, by=people.ines, at=AT)
    assert [p.line for p in refused.value.problems] == [5]
    assert policy_versions(people.team).count() == 1


def test_what_somebody_is_worth_cannot_be_let_near_what_is_owed(people: Cast) -> None:
    worth = POLICY.replace("only_for: goodwill, ", "")
    with pytest.raises(BadPolicy, match="only widen goodwill") as refused:
        save_policy(people.team, text=worth, by=people.ines, at=AT)
    assert "worth:" in worth.splitlines()[refused.value.problems[0].line - 1]
    assert policy_versions(people.team).count() == 1


def test_the_same_text_again_is_the_version_that_is_there(people: Cast) -> None:
    first = policy_versions(people.team).get()
    dos = POLICY.replace("\n", "\r\n")
    assert save_policy(people.team, text=dos, by=people.jim, at=AT) == first
    assert Entry.objects.filter(name="policy.saved").count() == 1


@pytest.mark.parametrize("who", ["jim", "stranger"])
def test_only_a_lead_of_the_team_turns_a_policy_on(people: Cast, who: str) -> None:
    kinder = save_policy(people.team, text=KINDER, by=people.jim, at=AT)
    stranger = cast._staff("Vera Stone", people.ines.role, cast.the_regent())
    with pytest.raises(NotYoursToTurnOn):
        turn_on_policy(kinder, by=people.jim if who == "jim" else stranger, at=AT)
    kinder.refresh_from_db()
    assert kinder.turned_on_at is None
    turn_on_policy(kinder, by=people.ruth, at=AT)
    assert policy_in_force(people.team, AT) == kinder


def test_a_former_policy_comes_back_as_a_new_version(people: Cast) -> None:
    first = policy_versions(people.team).get()
    kinder = save_policy(people.team, text=KINDER, by=people.jim, at=AT)
    turn_on_policy(kinder, by=people.ines, at=AT)
    back = turn_on_policy(first, by=people.ines, at=AT + timedelta(days=1))
    assert (back.number, back.text) == (3, first.text)
    first.refresh_from_db()
    assert first.turned_off_at == AT
    assert turn_on_policy(back, by=people.ines, at=AT + timedelta(days=2)) == back
    assert PolicyVersion.objects.count() == 3


def test_the_database_holds_one_policy_in_force(people: Cast) -> None:
    kinder = save_policy(people.team, text=KINDER, by=people.jim, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.filter(pk=kinder.pk).update(turned_on_at=AT)
    assert policy_in_force(people.team, AT) != kinder


def test_without_a_policy_nothing_can_be_worked_out(db: None) -> None:
    team, amy = cast.northlight(), cast.amy()
    jim = cast.jim(team)
    case = empty_window(amy, jim, cast.the_tv(team, amy))
    with pytest.raises(NoPolicyInForce, match="Northlight Electronics has no policy"):
        assess(case, by=jim, at=AT)
