"""The public door: whoever was let down tells us, and a named person owns it at once."""

import re
from datetime import time

import pytest
from django.test import Client

import cast
from amends.cases.models import Attachment, Case, Failure, Ownership, Stage
from amends.journal.actor import PUBLIC
from amends.journal.models import Entry
from amends.people.actions import set_shifts
from amends.people.hours import Stretch
from amends.people.models import Channel, Team
from cast import AT, Cast
from unchanged import nothing_changes
from web.desk_ground import stand_still, text_of, told_of
from web.public_ground import PNG, WORDS, complain, new_key, paper, thanks_for


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    stand_still(monkeypatch)
    return cast.everybody()


def test_the_form_asks_little_and_works_without_script_or_cookie(people: Cast) -> None:
    answer = Client().get("/complaint/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "<script" not in html
    assert "Northlight Electronics" in html
    assert 'name="team"' not in html
    required = set(re.findall(r'name="(\w+)"[^>]*\brequired\b', html))
    assert required == {"happened", "name"}


def test_a_complaint_has_an_owner_and_the_customer_sees_the_name(people: Cast) -> None:
    text = thanks_for(complain(wants="Another lamp", order="NL-1", day="2026-03-09"))
    case = Case.objects.get()
    assert (case.stage, case.channel) == (Stage.OWNED, Channel.WEB)
    assert case.failure == Failure.QUALITY
    assert Ownership.objects.get(case=case, until=None).staff == case.owner
    assert case.subject == "The lamp fell off the wall."
    assert (case.wants, case.is_occasion) == ("Another lamp", True)
    assert case.customer.name == "Nora Blake"
    assert f"Thank you, Nora Blake. {case.owner.first_name} owns this now." in text
    assert "writes or rings you by" in text
    entry = Entry.objects.get(name="case.opened")
    assert entry.by == PUBLIC


def test_no_word_of_it_is_dropped(people: Cast) -> None:
    complain(promised="It would hold.", wants="Another lamp", order="NL-1", day="2026-03-09")
    body = Case.objects.get().messages.get().body
    for words in (
        WORDS["happened"],
        "What was promised: It would hold.",
        "What would put it right: Another lamp",
        "Order or receipt: NL-1",
        "A day that matters: March 9, 2026",
        "To be reached at: nora@example.com",
    ):
        assert words in body


def test_whoever_is_on_shift_with_the_fewest_open_cases_owns_it(people: Cast) -> None:
    told_of(people.team, people.amy, people.jim)
    told_of(people.team, people.amy, people.ines)
    complain()
    assert Case.objects.latest("pk").owner == people.jane
    # Jane is not on shift on a Tuesday; Jim and Ines have one each, and Jim was here first.
    set_shifts(
        people.jane,
        people.team,
        [Stretch(4, time(9), time(18))],
        by=people.ines.actor,
        at=AT,
    )
    complain()
    assert Case.objects.latest("pk").owner == people.jim


def test_a_double_click_opens_one_case(people: Cast) -> None:
    key = new_key()
    first = complain(key=key, papers=paper())
    with nothing_changes():
        second = complain(key=key, papers=paper())
    # The address is signed anew; everything else is the same.
    assert re.sub(r"/c/[^/]+/", "", thanks_for(first)) == re.sub(
        r"/c/[^/]+/", "", thanks_for(second)
    )
    assert Case.objects.count() == 1


def test_a_key_that_is_not_ours_opens_a_case_of_its_own(people: Cast) -> None:
    complain(key="the same")
    complain(key="the same")
    assert Case.objects.count() == 2


def test_with_several_shops_the_customer_says_which(people: Cast, the_regent: Team) -> None:
    html = Client().get("/complaint/").content.decode()
    assert "Northlight Electronics" in html
    assert "The Regent" in html
    with nothing_changes():
        answer = complain()
        wrong = complain(team="nowhere")
    assert (answer.status_code, wrong.status_code) == (422, 422)
    assert "Choose the one that you were with." in text_of(answer)
    assert complain(team=people.team.slug).status_code == 303
    assert Case.objects.get().team == people.team


def test_each_shop_has_an_address_of_its_own(people: Cast, the_regent: Team) -> None:
    address = f"/complaint/{people.team.slug}/"
    html = Client().get(address).content.decode()
    assert "The Regent" not in html
    assert complain(address).status_code == 303
    assert Case.objects.get().team == people.team
    assert Client().get("/complaint/nowhere/").status_code == 404
    with nothing_changes():
        assert complain("/complaint/nowhere/").status_code == 404


def test_a_shop_without_anybody_says_so_and_keeps_the_words(people: Cast, the_regent: Team) -> None:
    with nothing_changes():
        answer = complain("/complaint/the-regent/")
    assert answer.status_code == 422
    text = text_of(answer)
    assert "The Regent has nobody yet who could own a case." in text
    assert "The lamp fell off the wall." in text


@pytest.mark.parametrize(
    ("fields", "place", "words"),
    [
        ({"happened": ""}, "happened", "One sentence is enough."),
        ({"happened": "  \n "}, "happened", "One sentence is enough."),
        ({"happened": "x" * 20_001}, "happened", "at most 20000 characters"),
        ({"happened": "a\0b"}, "happened", "Null characters are not allowed."),
        ({"name": ""}, "name", "Tell us what to call you."),
        ({"name": "x" * 121}, "name", "at most 120 characters"),
        ({"name": "a\u202eb"}, "name", "This has characters that cannot be shown."),
        ({"email": "nora"}, "email", "This is not an e-mail address."),
        ({"email": ""}, "email", "so that we can reach you."),
        ({"email": "", "phone": "soon"}, "phone", "phone number"),
        ({"email": "x" * 400 + "@example.com"}, "email", "at most 254 fit."),
        ({"day": "soon"}, "day", "Enter a valid date."),
        ({"failure": "witchcraft"}, "failure", "is not one of the available choices"),
        ({"order": "x" * 81}, "order", "at most 80 characters"),
        ({"wants": "x" * 501}, "wants", "at most 500 characters"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(
    people: Cast, fields: dict[str, str], place: str, words: str
) -> None:
    with nothing_changes():
        answer = complain(**fields)
    assert answer.status_code == 422
    text = text_of(answer)
    assert "<title> Something is missing" in text
    assert words in text.split(f'id="complaint-{place}_error">', 1)[1].split("</p>", 1)[0]
    assert f'<a href="#complaint-{place}">' in text
    if "happened" not in fields:
        assert "The lamp fell off the wall. Nobody was hurt.</textarea>" in text


@pytest.mark.parametrize(
    ("papers", "words"),
    [
        ([paper("a.exe", b"MZ\0\0binary")], "is not a picture, a PDF or plain text."),
        ([paper("big.png", PNG + b"\0" * 10 * 1024 * 1024)], "is larger than 10 MB."),
        (
            [paper(f"{n}.png", PNG + bytes([n])) for n in range(6)],
            "At most five files fit at once.",
        ),
        ([paper("good.png"), paper("page.html", b"\0<html>")], "Send one of these."),
    ],
)
def test_a_file_that_we_do_not_keep_opens_no_case(
    people: Cast, papers: list[object], words: str
) -> None:
    with nothing_changes():
        answer = complain(papers=papers)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Attachment.objects.exists()


def test_a_photo_is_kept_with_the_first_words(people: Cast) -> None:
    complain(papers=[paper(), paper("../../etc/passwd", b"plain words")])
    files = [*Attachment.objects.order_by("pk")]
    assert [(file.filename, file.content_type) for file in files] == [
        ("window.png", "image/png"),
        ("passwd", "text/plain"),
    ]
    assert {file.message for file in files} == {Case.objects.get().messages.get()}


def test_words_are_shown_as_they_were_typed(people: Cast) -> None:
    answer = complain(name="<b>Nora</b>", happened="<script>alert(1)</script>")
    assert "&lt;b&gt;Nora&lt;/b&gt;" in thanks_for(answer)
    html = Client().get(answer.headers["Location"].replace("complaint/thanks", "c"))
    assert "<script>alert" not in html.content.decode()
    again = complain(name="<b>Nora</b>", happened="")
    assert "<b>Nora" not in again.content.decode()


def test_the_case_speaks_the_language_in_which_it_was_told(people: Cast) -> None:
    answer = complain(language="de-AT,de;q=0.9")
    assert Case.objects.get().customer.language == "de"
    shown = Client(headers={"accept-language": "de"}).get(answer.headers["Location"])
    assert shown.headers["Content-Language"] == "de"
