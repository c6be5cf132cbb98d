"""Somebody is asked what happened: what, never who; and nobody waits for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amends.cases.actions import close_case
from amends.cases.closing import reasons_against_closing
from amends.cases.errors import BadWords, CaseClosed
from amends.cases.models import Attachment, Case, Notice, NoticeKind, Outcome, SideMessage, SideWay
from amends.facts.actions import withdraw_account
from amends.facts.asking import ask_again, tell_account
from amends.facts.drafts import Parts
from amends.facts.errors import AccountEnded, AccountNotFound, BadAccount, TellsOfCustomer
from amends.facts.links import account_path
from amends.facts.models import Account, AccountAnswer, AskedOf
from amends.facts.naming import NAMED, POINTED, pointing_in
from amends.facts.queries import account_by_token, account_for, accounts_of
from amends.facts.standing import AccountState, state_of
from amends.journal.models import Outgoing
from amends.journal.queries import entries_about
from amends.letters.side_delivery import side_mail_of
from amends.people.actions import hire_staff
from amends.people.models import Role
from cast import AT, Cast, the_regent
from facts.ground import DAY, HOUR, QUESTION, TOLD, account_linked_in, again, asked
from unchanged import nothing_changes

LATER = AT + HOUR


def names(case: Case) -> list[str]:
    return [e.name for e in entries_about(case) if e.name.startswith("account.")]


def stands(account: Account, at=LATER) -> AccountState:
    return state_of(again(account), at=at)


def token_of(account: Account) -> str:
    return account_path(account).removeprefix("/a/").removesuffix("/")


def test_they_are_asked_by_mail_in_a_conversation_of_their_own(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    assert (account.thread.with_name, account.thread.kind) == ("Packing room", "colleague")
    message = SideMessage.objects.get(thread=account.thread)
    assert (message.way, message.by) == (SideWay.OUT, people.jim)
    mail = side_mail_of(message, Outgoing.objects.get(kind="side_message"))
    assert mail.to == ['"Packing room" <packing@northlight.example>']
    assert QUESTION in mail.body
    assert account_linked_in(mail.body) == account
    assert "We do not ask who it was." in mail.body
    assert names(widget) == ["account.asked"]
    assert stands(account) == AccountState.ASKED


def test_the_same_question_twice_is_one(people: Cast, widget: Case) -> None:
    first = asked(people, widget)
    with nothing_changes():
        assert asked(people, widget) == first


def test_without_an_address_nothing_is_sent(people: Cast, widget: Case) -> None:
    asked(people, widget, address="")
    assert not Outgoing.objects.filter(kind="side_message").exists()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"due_at": AT}, BadAccount),
        ({"question": " "}, BadWords),
        (
            {"asked_of": AskedOf.SUPPLIER, "question": "What did you send to Priya Nair?"},
            TellsOfCustomer,
        ),
        (
            {"asked_of": AskedOf.WITNESS, "question": "Did you see priya@example.com's parcel?"},
            TellsOfCustomer,
        ),
    ],
)
def test_what_makes_no_sense_or_tells_too_much_is_refused(
    people: Cast, widget: Case, changed: dict[str, object], why: type[Exception]
) -> None:
    with nothing_changes(), pytest.raises(why):
        asked(people, widget, **changed)


def test_a_supplier_who_must_know_the_customer_is_told_on_purpose(
    people: Cast, widget: Case
) -> None:
    words = "What did you send to Priya Nair?"
    account = asked(
        people, widget, asked_of=AskedOf.SUPPLIER, supplier=people.widget_works, question=words,
        needs_customer=True,
    )  # fmt: skip
    assert (account.thread.supplier, account.question) == (people.widget_works, words)


def test_our_own_people_may_read_who_the_customer_is(people: Cast, widget: Case) -> None:
    assert asked(people, widget, question="What did Priya Nair get?").pk


def test_nobody_is_asked_about_a_case_that_is_closed(people: Cast, widget: Case) -> None:
    close_case(widget, outcome=Outcome.WITHDRAWN, words="", by=people.jim, at=AT)
    with nothing_changes(), pytest.raises(CaseClosed):
        asked(people, widget)


def test_no_more_than_thirty_people_are_asked(people: Cast, widget: Case) -> None:
    for number in range(30):
        asked(people, widget, key=f"ask-{number}", address="")
    with nothing_changes(), pytest.raises(BadAccount, match="Thirty"):
        asked(people, widget, key="ask-31", address="")


def test_what_they_tell_is_kept_as_it_was_sent_with_its_files(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    slip = (("slip.txt", b"1 packed"),)
    answer = tell_account(account, TOLD, files=slip, noted_by=None, at=LATER, key="a")
    assert (answer.happened, answer.would_help) == (TOLD.happened, TOLD.would_help)
    assert "What happened:\nOne was packed" in answer.message.body
    assert Attachment.objects.get().side_message == answer.message
    assert stands(account) == AccountState.ANSWERED
    assert again(account).next_look_at is None
    assert names(widget) == ["account.asked", "account.answered"]
    assert Notice.objects.filter(staff=widget.owner, kind=NoticeKind.SIDE).exists()


def test_the_same_answer_twice_is_one_and_another_is_added(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    tell_account(account, TOLD, noted_by=None, at=LATER, key="a")
    with nothing_changes():
        tell_account(account, TOLD, noted_by=None, at=LATER, key="a")
    more = Parts(happened="It went out today.")
    tell_account(account, more, noted_by=people.jim, at=LATER + HOUR, key="b")
    told = AccountAnswer.objects.order_by("at")
    assert [(one.happened, one.noted_by) for one in told] == [
        (TOLD.happened, None),
        ("It went out today.", people.jim),
    ]


def test_an_account_without_what_happened_is_none(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    with nothing_changes(), pytest.raises(BadAccount, match="what happened"):
        tell_account(account, replace(TOLD, happened=" "), noted_by=None, at=LATER, key="a")


def test_names_are_noticed_and_kept_as_they_were_sent(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    words = "Jane packed one and forgot the slip."
    answer = tell_account(account, Parts(happened=words), noted_by=None, at=LATER, key="a")
    assert (answer.happened, answer.names_somebody) == (words, True)
    plain = tell_account(account, TOLD, noted_by=None, at=LATER, key="b")
    assert not plain.names_somebody


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jane packed one.", [("Jane", NAMED)]),
        ("It was doyle's turn, said Doyle.", [("Doyle", NAMED)]),
        ("The janitor was away. Janet's bakery too.", []),
        ("Two of three ushers were off sick and nobody was called in.", []),
        ("A new staff member failed to pack the second one.", [POINTED]),
        ("", []),
    ],
)
def test_whom_a_text_names_or_points_at(text: str, found: list[object]) -> None:
    said = pointing_in(text, ["Jane Doyle", "Jim Ortiz", "Bo Li"])
    wanted = [one if isinstance(one, tuple) else (said[0].quote, one) for one in found]
    assert [(one.quote, one.why) for one in said] == [(q, str(why)) for q, why in wanted]


def test_it_is_asked_for_no_more_with_a_reason(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    with nothing_changes(), pytest.raises(BadWords):
        withdraw_account(account, why=" ", by=people.jim, at=LATER)
    withdraw_account(account, why="The photo shows it.", by=people.jim, at=LATER)
    with nothing_changes():
        withdraw_account(account, why="Again", by=people.jane, at=LATER)
    assert stands(account) == AccountState.WITHDRAWN
    with nothing_changes(), pytest.raises(AccountEnded):
        ask_again(account, by=people.jim, at=LATER, key="a")
    # Whoever tells us all the same is heard.
    tell_account(account, TOLD, noted_by=None, at=LATER, key="a")
    assert stands(account) == AccountState.ANSWERED


def test_what_was_told_is_not_withdrawn(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    tell_account(account, TOLD, noted_by=None, at=LATER, key="a")
    with nothing_changes(), pytest.raises(AccountEnded, match="told us"):
        withdraw_account(account, why="Enough", by=people.jim, at=LATER)


def test_a_person_asks_once_more(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    ask_again(account, by=people.jim, at=LATER, key="a")
    with nothing_changes():
        ask_again(account, by=people.jim, at=LATER, key="a")
    assert stands(account) == AccountState.REMINDED
    assert stands(account, at=account.due_at) == AccountState.LATE
    last = SideMessage.objects.latest("pk")
    assert "we would still like to hear" in last.body
    assert names(widget) == ["account.asked", "account.asked_again"]


def test_the_link_opens_this_account_alone_and_for_ninety_days(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    token = token_of(account)
    assert account_by_token(token) == account
    assert account_by_token(f"{token[:-3]}abc") is None
    Account.objects.filter(pk=account.pk).update(link_key="0" * 32)
    assert account_by_token(token) is None


def test_who_may_not_see_the_case_sees_no_account(people: Cast, widget: Case) -> None:
    account = asked(people, widget)
    elsewhere = hire_staff(
        email="sam@regent.example", name="Sam Vale", role=Role.CLERK, teams=[the_regent()],
        password="a long enough word", by=people.ruth.actor, at=AT,
    )  # fmt: skip
    assert account_for(people.jane, account.pk) == account
    with pytest.raises(AccountNotFound):
        account_for(elsewhere, account.pk)


def test_no_case_waits_for_an_account(people: Cast, widget: Case) -> None:
    before = reasons_against_closing(widget, Outcome.PARTED)
    asked(people, widget)
    assert reasons_against_closing(widget, Outcome.PARTED) == before
    close_case(widget, outcome=Outcome.WITHDRAWN, words="", by=people.jim, at=LATER)
    assert Case.objects.get(pk=widget.pk).closed_at == LATER


def test_the_accounts_of_a_case_stand_in_the_order_in_which_they_were_asked(
    people: Cast, widget: Case
) -> None:
    first = asked(people, widget)
    second = asked(people, widget, key="b", name="Widget Works", asked_of=AskedOf.SUPPLIER)
    tell_account(second, TOLD, noted_by=None, at=LATER, key="a")
    assert [*accounts_of(widget)] == [first, second]
    assert timedelta(0) < DAY
