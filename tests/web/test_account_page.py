"""The page on which somebody tells us what happened: by their link, without a password."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amends.cases.models import Attachment
from amends.facts.actions import withdraw_account
from amends.facts.links import account_path
from amends.facts.models import Account, AccountAnswer, AskedOf
from cast import AT
from facts.ground import HOUR, QUESTION, asked
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused, said, shown

TOLD = {
    "promised": "The TV in the window by six.",
    "happened": "Window arrangements are on no closing list, so nobody looked.",
    "met_with": "An empty window.",
    "would_help": "A line on the list.",
}
KEY = "0" * 31 + "1"
# The account with whom it concerns 1, its answers 1 and their words' files 1, reminders 1.
PAGE = 4
EMPTY = 3


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.fixture
def account(desk: CaseDesk) -> Account:
    return asked(desk.people, desk.case)


def told(account: Account, **fields: object) -> HttpResponse:
    """Send the form as a stranger does."""
    return Client().post(account_path(account), {"key": KEY, **TOLD, **fields})


def test_it_asks_what_and_never_who(desk: CaseDesk, account: Account) -> None:
    answer = Client().get(account_path(account))
    text = shown(answer)
    assert QUESTION in text
    for label in (
        "What was promised?",
        "What happened?",
        "What did the customer meet with?",
        "What would have helped?",
        "Photos or papers",
    ):
        assert label in text
    assert "Who " not in text.split("<main")[1]
    assert "The customer does not wait for it." in text
    assert "Amy" not in text
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_what_they_tell_is_kept_and_thanked_for(desk: CaseDesk, account: Account) -> None:
    photo = SimpleUploadedFile("window.txt", b"empty", "text/plain")
    answer = told(account, papers=photo)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"/a/{account.pk}.")
    kept = AccountAnswer.objects.get()
    assert (kept.happened, kept.names_somebody) == (TOLD["happened"], False)
    assert Attachment.objects.get().side_message == kept.message
    text = shown(Client().get(account_path(account)))
    assert "Thank you, Packing room. Jim Ortiz has your account." in text
    assert "on no closing list" in text
    assert "window.txt" in text
    with nothing_changes():
        told(account)


def test_names_are_asked_to_be_left_out_once_and_sent_all_the_same(
    desk: CaseDesk, account: Account
) -> None:
    words = {"happened": "Jane forgot the window."}
    with nothing_changes():
        text = refused(told(account, **words))
    assert "It has not been sent yet. Would you leave these out?" in text
    assert "“Jane” A name. What happened can be told without it." in text
    assert "Jane forgot the window.</textarea>" in text
    assert '<input type="hidden" name="was_asked" value="on">' in text
    assert told(account, **words, was_asked="on").status_code == 303
    kept = AccountAnswer.objects.get()
    assert (kept.happened, kept.names_somebody) == (words["happened"], True)


def test_an_account_without_what_happened_comes_back(desk: CaseDesk, account: Account) -> None:
    with nothing_changes():
        text = refused(told(account, happened=" "))
    assert "Nothing that you wrote is lost." in text
    assert TOLD["met_with"] in text


def test_a_bad_file_is_told_by_name_and_nothing_is_kept(desk: CaseDesk, account: Account) -> None:
    with nothing_changes():
        text = refused(told(account, papers=SimpleUploadedFile("run.exe", b"\0MZ")))
    assert "run.exe" in text


def test_what_is_late_or_not_needed_any_more_is_heard_all_the_same(
    desk: CaseDesk, account: Account
) -> None:
    desk.at(account.due_at + HOUR)
    assert "hoped to hear by" in shown(Client().get(account_path(account)))
    withdraw_account(account, why="Seen", by=desk.people.jim, at=AT)
    text = shown(Client().get(account_path(account)))
    assert "does not need it any more" in text
    assert "Tell us all the same" in text
    assert told(account).status_code == 303
    assert AccountAnswer.objects.get().account == account


def test_a_link_that_opens_nothing_is_told_so_kindly(desk: CaseDesk, account: Account) -> None:
    other = asked(desk.people, desk.case, key="other", asked_of=AskedOf.WITNESS)
    mixed = account_path(account).split("~")[0] + "~" + account_path(other).split("~", 1)[1]
    for path in (mixed, "/a/1.abc/", "/a/x~y~z/"):
        answer = Client().get(path)
        assert answer.status_code == 404
        assert "This link does not open a letter of ours." in said(answer)
        with nothing_changes():
            assert Client().post(path, {"key": KEY, **TOLD}).status_code == 404


def test_too_many_answers_in_a_short_time_wait_and_lose_nothing(
    desk: CaseDesk, account: Account
) -> None:
    for number in range(20):
        told(account, key=f"{number:032x}")
    with nothing_changes():
        answer = told(account, key="f" * 32)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert TOLD["happened"] in said(answer)


def test_the_page_speaks_the_language_of_the_team(desk: CaseDesk, account: Account) -> None:
    answer = Client().get(account_path(account), headers={"accept-language": "de"})
    assert answer.headers["Content-Language"] == desk.people.team.language


def test_what_the_page_asks_does_not_grow(
    desk: CaseDesk, account: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(EMPTY):
        Client().get(account_path(account))
    for number in range(3):
        told(account, key=f"{number:032x}")
        with django_assert_num_queries(PAGE):
            Client().get(account_path(account))
