"""Ask somebody what happened from the case, and see the accounts side by side."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.cases.links import customer_path
from amends.cases.models import Case, SideMessage
from amends.clock.accounts import sweep_accounts
from amends.facts.asking import tell_account
from amends.facts.drafts import Parts
from amends.facts.models import Account, AccountAnswer, AccountReminder, AskedOf, Evidence
from amends.facts.standing import AccountState, state_of
from amends.people.actions import change_supplier
from cast import AT
from facts.ground import DAY, HOUR, account_linked_in, asked
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, shown

ASK = {
    "asked_of": "operations",
    "name": "Evening shift",
    "address": "evening@northlight.example",
    "question": "What stood in the window on Monday at six?",
    "within": "1 0",
}
# Signing in 3, the case 1, accounts 1 with answers, their files and reminders 3, suppliers 1,
# who sees figures 1.
LIST, ONE = 10, 8


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def told(account: Account, happened: str, key: str = "told") -> AccountAnswer:
    return tell_account(account, Parts(happened=happened), noted_by=None, at=AT + HOUR, key=key)


def test_somebody_is_asked_from_the_case_and_the_offer_need_not_wait(desk: CaseDesk) -> None:
    jim = desk.people.jim
    assert "Ask somebody what happened" in desk.text(jim)
    answer = desk.send(jim, "accounts", **ASK, key="ask")
    account = Account.objects.get()
    assert answer.headers["Location"] == f"/accounts/{account.pk}/"
    # Tuesday at ten past ten; one working day later.
    assert account.due_at == desk.again().opened_at + DAY + HOUR / 6
    with nothing_changes():
        desk.send(jim, "accounts", **ASK, key="ask")
    text = desk.text(jim)
    assert "Somebody is still asked. The offer need not wait." in text
    assert "Put these to Amy" in text
    assert "What stood in the window on Monday at six?" in desk.sees(jim, "account", account.pk)


def test_a_supplier_is_asked_by_what_we_know_of_them(desk: CaseDesk) -> None:
    maker = change_supplier(
        desk.people.widget_works, name="Widget Works", email="desk@widgets.example", phone="",
        by=desk.people.jim.actor, at=AT,
    )  # fmt: skip
    fields = {**ASK, "asked_of": "supplier", "supplier": maker.pk, "name": "", "address": ""}
    desk.send(desk.people.jim, "accounts", **fields)
    thread = Account.objects.get().thread
    assert (thread.with_name, thread.address, thread.supplier) == (
        "Widget Works",
        "desk@widgets.example",
        maker,
    )


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": ""}, "Say who is asked."),
        ({"question": ""}, "This field is required."),
        ({"address": "nowhere"}, "This is no e-mail address."),
        ({"asked_of": "witness", "question": "Did you see Amy?"}, "It tells them of the customer"),
    ],
)
def test_what_makes_no_sense_comes_back(desk: CaseDesk, fields: dict[str, str], why: str) -> None:
    with nothing_changes():
        assert why in refused(desk.send(desk.people.jim, "accounts", **{**ASK, **fields}))


def test_without_an_address_the_page_has_the_link(desk: CaseDesk) -> None:
    account = asked(desk.people, desk.case, address="")
    text = desk.sees(desk.people.jim, "account", account.pk)
    assert account_linked_in(text) == account
    assert "Ask them again now" not in text


def test_contradicting_accounts_stand_side_by_side(desk: CaseDesk) -> None:
    ours = asked(desk.people, desk.case)
    theirs = asked(
        desk.people, desk.case, key="b", asked_of=AskedOf.SUPPLIER, name="Widget Works",
        supplier=desk.people.widget_works,
    )  # fmt: skip
    told(ours, "One was in the box when we opened it.")
    told(theirs, "Both were shipped.", key="b")
    page = desk.text(desk.people.jim).split('class="abreast"')[1]
    first, second = page.split("</article>")[:2]
    assert "One was in the box" in first
    assert "Both were shipped." in second
    assert "Somebody is still asked" not in desk.text(desk.people.jim)


def test_the_finding_names_the_accounts_it_rests_on(desk: CaseDesk) -> None:
    ours = asked(desk.people, desk.case)
    unused = asked(desk.people, desk.case, key="b", name="Somebody else")
    told(ours, "Window arrangements are on no closing list.")
    told(unused, "I was at lunch.", key="b")
    fields = {
        "promised": "A TV", "happened": "None", "gap": "It",
        "question": "Who sees to the window?",
        f"account-{ours.pk}": "suggests", f"account-{unused.pk}": "",
        "parcel-measured": "1320", "parcel-ordered": "2", "parcel-unit": "1000",
        "parcel-tare": "300", "parcel-tolerance": "50",
    }  # fmt: skip
    answer = desk.send(desk.people.jim, "finding", **fields)
    assert answer.status_code == 303
    rests_on = [(one.kind, one.bearing, one.source) for one in Evidence.objects.all()]
    assert rests_on == [
        ("account", "suggests", "Packing room"),
        ("carrier_weight", "decides", ""),
    ]
    text = desk.text(desk.people.jim)
    assert "Account suggests: Window arrangements are on no closing list." in text
    assert "Who sees to the window? From Packing room." in text
    assert "decides: 1320 g on the carrier’s scales" in text


def test_scales_without_figures_say_nothing(desk: CaseDesk) -> None:
    fields = {"promised": "A", "happened": "B", "gap": "C", "parcel-measured": "1320"}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "finding", **fields))
    assert "Without this the weight says nothing." in text


def test_each_form_of_an_account_does_one_thing(desk: CaseDesk) -> None:
    jim, account = desk.people.jim, asked(desk.people, desk.case)
    desk.send(jim, "account_again", account.pk)
    assert "we would still like to hear" in SideMessage.objects.latest("pk").body
    desk.send(jim, "account_told", account.pk, happened="It was on no list.")
    kept = AccountAnswer.objects.get()
    assert (kept.happened, kept.noted_by) == ("It was on no list.", jim)
    with nothing_changes():
        text = refused(desk.send(jim, "withdraw_account", account.pk, why="Enough"))
    assert "They have told us already." in text
    other = asked(desk.people, desk.case, key="b")
    desk.send(jim, "withdraw_account", other.pk, why="The photo shows it.")
    assert state_of(Account.objects.get(pk=other.pk), at=AT) == AccountState.WITHDRAWN
    assert "Asked for no more by Jim Ortiz: The photo shows it." in desk.text(jim)


def test_an_answer_that_names_somebody_is_kept_out_of_the_finding_by_a_hint(
    desk: CaseDesk,
) -> None:
    told(asked(desk.people, desk.case), "Jane forgot it.")
    text = desk.text(desk.people.jim)
    assert "Jane forgot it." in text
    assert "It points at a person. Leave that out of the finding and of every cause." in text


def test_a_late_account_is_on_today_and_holds_nothing_up(desk: CaseDesk) -> None:
    jim, account = desk.people.jim, asked(desk.people, desk.case)
    desk.at(account.due_at)
    sweep_accounts(account.due_at)
    page = shown(desk.browser(jim).get("/"))
    assert "<strong>Packing room</strong> has not told us what happened" in page
    reminder = AccountReminder.objects.get(staff=jim)
    desk.browser(jim).post(reverse("see_account_reminder", args=[reminder.pk]))
    assert "has not told us what happened" not in shown(desk.browser(jim).get("/"))
    assert "It was hoped for by" in desk.text(jim)


def test_with_an_open_account_the_offer_is_made_and_the_case_closes(desk: CaseDesk) -> None:
    asked(desk.people, desk.case)
    jim, ines = desk.people.jim, desk.people.ines
    told_apart = desk.text(jim)
    assert "The offer need not wait." in told_apart
    option = told_apart.split('name="options"')[1].split('value="')[1].split('"')[0]
    answer = desk.send(jim, "offer", options=[option], why="It was her birthday.")
    assert answer.status_code == 303
    answer = desk.send(ines, "close", outcome="parted", words="She went elsewhere.")
    assert answer.status_code == 303 or "was promised" in refused(answer)
    answer = desk.send(ines, "close", outcome="withdrawn", words="She wants nothing more.")
    assert answer.status_code == 303
    assert Case.objects.get(pk=desk.case.pk).closed_at is not None
    assert Account.objects.get().next_look_at is not None


def test_the_customers_page_shows_nothing_of_it(desk: CaseDesk) -> None:
    account = asked(desk.people, desk.case)
    told(account, "It was on no closing list.")
    text = shown(desk.browser(desk.people.jim).get(customer_path(desk.case)))
    for words in ("Packing room", "closing list", "account"):
        assert words not in text.split("<main")[1]


def test_what_the_pages_ask_does_not_grow(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.jim)
    first = asked(desk.people, desk.case)
    told(first, "One")
    for number in range(3):
        with django_assert_num_queries(LIST):
            browser.get(reverse("accounts", args=[desk.case.pk]))
        with django_assert_num_queries(ONE):
            browser.get(reverse("account", args=[first.pk]))
        told(asked(desk.people, desk.case, key=f"n{number}"), "More", key=f"n{number}")
        told(first, "And more", key=f"more{number}")
