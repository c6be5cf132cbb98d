"""What a customer does on their page: each step once, and what is refused changes nothing."""

from datetime import date, timedelta

import pytest
from django.test import Client

from amends.cases.actions import close_case
from amends.cases.models import Attachment, FollowUp, Message, Outcome, Stage
from amends.journal.models import Entry
from amends.remedies.actions import choose, fulfil, withdraw_offer
from amends.remedies.models import Choice, Fulfilment, Line, Proposal, Thinking, Withdrawal
from cast import AT
from remedies.desk import EVENING, OFF, REFUND, journal_of
from unchanged import nothing_changes
from web.desk_ground import messages_of, text_of
from web.public_ground import PNG, CustomersPage, customers_page, new_key, paper

LATER = AT + timedelta(minutes=40)


@pytest.fixture
def page(db: None, monkeypatch: pytest.MonkeyPatch) -> CustomersPage:
    return customers_page(monkeypatch)


def delivered(page: CustomersPage) -> Fulfilment:
    """The evening was chosen, and it was held."""
    offer = page.offer()
    choose(offer, EVENING, at=LATER, noted_by=None)
    line = Line.objects.get(option__key=EVENING)
    return fulfil(line, by=page.people.jim, at=LATER, proof="Held on Friday; photo in the file.")


def test_the_customer_chooses_and_is_thanked(page: CustomersPage) -> None:
    offer, browser = page.offer(), Client()
    answer = page.send("choice", browser, offer=offer.pk, option=EVENING)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"/c/{page.case.pk}.")
    choice = Choice.objects.get()
    assert (choice.option.key, choice.noted_by) == (EVENING, None)
    assert page.again().stage == Stage.ACCEPTED
    after = page.look(browser)
    assert messages_of(after) == ["Thank you. Jim Ortiz has your choice, and it is under way."]
    assert "you chose “The window again, on another evening”" in text_of(after)
    # The second half of a double click.
    with nothing_changes():
        again = page.send("choice", offer=offer.pk, option=EVENING)
    assert again.status_code == 303


def test_another_browser_cannot_choose_something_else(page: CustomersPage) -> None:
    offer = page.offer()
    page.send("choice", offer=offer.pk, option=EVENING)
    with nothing_changes():
        answer = page.send("choice", offer=offer.pk, option=OFF)
    assert answer.status_code == 422
    assert "You have chosen “The window again, on another evening”." in text_of(answer)


def test_what_an_option_brings_is_written_as_sentences(page: CustomersPage) -> None:
    page.offer()
    text = text_of(page.look())
    assert "of your choice. " in text
    assert " . " not in text


def test_an_offer_that_was_replaced_meanwhile_is_not_chosen(page: CustomersPage) -> None:
    old = page.offer()
    withdraw_offer(old, why=Withdrawal.MISTAKE, by=page.people.jim, at=LATER)
    new = page.offer()
    with nothing_changes():
        answer = page.send("choice", offer=old.pk, option=EVENING)
    assert answer.status_code == 422
    assert "This offer is no longer open. Look at the page again." in text_of(answer)
    assert page.send("choice", offer=new.pk, option=EVENING).status_code == 303


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("", "Choose one of them first."),
        (REFUND, "This is not among the options. Choose one of those shown."),
        ("x" * 5_000, "Ensure this value has at most 100 characters"),
        ("again\0", "Null characters are not allowed."),
        ("<script>", "This is not among the options."),
    ],
)
def test_what_is_not_among_the_options_is_not_chosen(
    page: CustomersPage, option: str, words: str
) -> None:
    offer = page.offer()
    with nothing_changes():
        answer = page.send("choice", offer=offer.pk, option=option)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize("form", ["choice", "time", "arrival"])
@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 40, "0"])
def test_a_form_that_was_mangled_says_to_look_again(
    page: CustomersPage, form: str, number: str
) -> None:
    page.offer()
    with nothing_changes():
        answer = page.send(
            form,
            offer=number,
            option=EVENING,
            write_on="2026-03-06",
            line=number,
            delivery=number,
            arrived="yes",
        )
    assert answer.status_code == 422
    assert "This has changed. Look at the page again." in text_of(answer)


def test_the_customer_takes_time_to_think(page: CustomersPage) -> None:
    offer = page.offer()
    assert page.send("time", offer=offer.pk, write_on="2026-03-06").status_code == 303
    assert Thinking.objects.get().write_on == date(2026, 3, 6)
    assert "Jim writes to you on" in page.text()
    with nothing_changes():
        page.send("time", offer=offer.pk, write_on="2026-03-06")


@pytest.mark.parametrize(
    "day", ["2026-03-03", "2020-01-01", "2027-01-01", "", "soon", "0000-00-00"]
)
def test_a_day_on_which_nobody_can_write(page: CustomersPage, day: str) -> None:
    offer = page.offer()
    with nothing_changes():
        answer = page.send("time", offer=offer.pk, write_on=day)
    assert answer.status_code == 422
    text = text_of(answer)
    assert 'id="time-write_on_error"' in text
    assert 'id="think" open' in text


def test_the_customer_would_rather_have_something_else(page: CustomersPage) -> None:
    page.offer()
    key = new_key()
    words = "A cake <b>on Friday</b>,\nand nothing else."
    assert page.send("proposal", words=words, key=key).status_code == 303
    assert Proposal.objects.get().words == words
    text = page.text()
    assert "A cake &lt;b&gt;on Friday&lt;/b&gt;," in text
    assert "Jim is reading it. A person answers you, not a machine." in text
    with nothing_changes():
        assert page.send("proposal", words=words, key=key).status_code == 303


@pytest.mark.parametrize("form", ["proposal", "message"])
@pytest.mark.parametrize("words", ["", "   \n ", "x" * 50_001, "a\0b"])
def test_words_that_cannot_be_kept_come_back_with_a_reason(
    page: CustomersPage, form: str, words: str
) -> None:
    with nothing_changes():
        answer = page.send(form, words=words)
    assert answer.status_code == 422
    assert f'id="{form}-words_error"' in text_of(answer)


def test_the_customer_writes_and_sends_a_photo(page: CustomersPage) -> None:
    key = new_key()
    answer = page.send("message", words="This is how it looked.", papers=paper(), key=key)
    assert answer.status_code == 303
    message = Message.objects.get(body="This is how it looked.")
    file = message.attachments.get()
    assert (file.filename, file.content_type, file.size) == ("window.png", "image/png", len(PNG))
    assert "window.png" in page.text()
    with nothing_changes():
        page.send("message", words="This is how it looked.", papers=paper(), key=key)


@pytest.mark.parametrize(
    ("papers", "words"),
    [
        ([paper("a.exe", b"MZ\0\0binary")], "is not a picture, a PDF or plain text."),
        ([paper("empty.png", b"")], "empty"),
        ([paper("big.png", PNG + b"\0" * 10 * 1024 * 1024)], "is larger than 10 MB."),
        (
            [paper(f"{n}.png", PNG + bytes([n])) for n in range(6)],
            "At most five files fit at once.",
        ),
        ([paper("good.png"), paper("<b>.svg", b"\0<svg>")], "Send one of these."),
    ],
)
def test_a_file_that_we_do_not_keep_leaves_the_words_in_the_form(
    page: CustomersPage, papers: list[object], words: str
) -> None:
    with nothing_changes():
        answer = page.send("message", words="Look at this.", papers=papers)
    assert answer.status_code == 422
    text = text_of(answer)
    assert words in text
    assert "Look at this.</textarea>" in text
    assert "<b>.svg" not in text
    assert not Attachment.objects.exists()


def test_a_message_opens_a_closed_matter_again(page: CustomersPage) -> None:
    delivered(page)
    close_case(page.again(), outcome=Outcome.RETAINED, words="", by=page.people.jim, at=LATER)
    with nothing_changes():
        answer = page.send("proposal", words="A cake.")
    assert answer.status_code == 422
    assert "This matter is closed. Write to us below and it opens again." in text_of(answer)
    assert page.send("message", words="The cake was stale.").status_code == 303
    assert page.again().is_open


def test_the_customer_says_that_it_arrived(page: CustomersPage) -> None:
    delivery = delivered(page)
    form = {"line": delivery.line_id, "delivery": delivery.pk, "arrived": "yes"}
    assert page.send("arrival", **form).status_code == 303
    delivery.refresh_from_db()
    assert delivery.arrived_at is not None
    with nothing_changes():
        assert page.send("arrival", **form).status_code == 303
        answer = page.send("arrival", **{**form, "arrived": "no"})
    assert answer.status_code == 422
    assert "You told us that it had arrived." in text_of(answer)


def test_the_customer_is_believed_when_it_did_not_arrive(page: CustomersPage) -> None:
    delivery = delivered(page)
    form = {"line": delivery.line_id, "delivery": delivery.pk, "arrived": "no"}
    assert page.send("arrival", **form).status_code == 303
    assert page.again().stage == Stage.ACCEPTED
    assert "You told us that it did not arrive. It is due again." in page.text()
    with nothing_changes():
        page.send("arrival", **form)
        answer = page.send("arrival", **{**form, "arrived": "perhaps"})
    assert answer.status_code == 422


def test_the_customer_tells_how_we_did_once(page: CustomersPage) -> None:
    delivered(page)
    form = {"satisfied": "partly", "words": "Late, but <i>lovely</i>."}
    assert page.send("word", **form).status_code == 303
    told = FollowUp.objects.get()
    assert (told.by, told.words) == (None, "Partly. Late, but <i>lovely</i>.")
    assert "Late, but &lt;i&gt;lovely&lt;/i&gt;." in page.text()
    with nothing_changes():
        assert page.send("word", **form).status_code == 303


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"satisfied": "", "words": "Fine."}, "satisfied"),
        ({"satisfied": "very", "words": ""}, "satisfied"),
        ({"satisfied": "no", "words": "x" * 451}, "words"),
    ],
)
def test_a_word_that_cannot_be_kept(
    page: CustomersPage, fields: dict[str, str], place: str
) -> None:
    delivered(page)
    with nothing_changes():
        answer = page.send("word", **fields)
    assert answer.status_code == 422
    assert f'id="word-{place}_error"' in text_of(answer)


@pytest.mark.parametrize(
    ("form", "most"),
    [("proposal", 10), ("message", 15), ("word", 10), ("choice", 20), ("time", 20)],
)
def test_whoever_sends_too_often_is_asked_to_wait_and_keeps_their_words(
    page: CustomersPage, form: str, most: int
) -> None:
    page.offer()
    with nothing_changes():
        answers = [page.send(form, words="").status_code for _ in range(most)]
    assert answers == [422] * most
    with nothing_changes():
        answer = page.send(form, words="I say it again.", satisfied="no")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3_600
    text = text_of(answer)
    assert "That was too often in a short time." in text
    if form in ("proposal", "message"):
        assert "I say it again.</textarea>" in text
    assert page.look().status_code == 200


def test_each_fact_of_the_customer_is_one_line_in_the_journal(page: CustomersPage) -> None:
    offer = page.offer()
    before = Entry.objects.count()
    page.send("choice", offer=offer.pk, option=EVENING)
    page.send("proposal", words="A cake.")
    page.send("message", words="Thank you.")
    assert journal_of(page.case)[-4:] == [
        "option.chosen",
        "promise.given",
        "proposal.made",
        "message.received",
    ]
    assert Entry.objects.count() == before + 4
