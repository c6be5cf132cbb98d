"""The customer's own page: what stands on it, in their language, and nothing of ours."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import add_note, close_case, receive_message, renew_link
from amends.cases.links import customer_path
from amends.cases.models import Outcome
from amends.people.actions import record_treatment
from amends.people.models import Channel
from amends.people.treatment import Treatment
from amends.remedies.actions import choose, fulfil
from amends.remedies.models import Line
from cast import AT
from remedies.desk import EVENING
from unchanged import nothing_changes
from web.desk_ground import text_of, told_of
from web.public_ground import CustomersPage, customers_page

SECRET = "Doug: it is a surprise"


@pytest.fixture
def page(db: None, monkeypatch: pytest.MonkeyPatch) -> CustomersPage:
    return customers_page(monkeypatch)


def test_it_says_who_looks_after_it_and_by_when_they_hear(page: CustomersPage) -> None:
    text = page.text()
    assert "<strong>Jim Ortiz</strong> at Northlight Electronics looks after this" in text
    assert "Amy, Jim Ortiz has your matter in hand." in text
    assert "You hear from Jim by" in text


def test_it_is_kept_by_nobody_on_the_way(page: CustomersPage) -> None:
    answer = page.look()
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies


def test_it_works_without_script(page: CustomersPage) -> None:
    page.offer()
    html = page.look().content.decode()
    assert "<script" not in html
    assert not re.search(r"\son\w+=", html)
    assert re.findall(r"<button(?![^>]*type=)", html), "a button sends its form by itself"
    for form in ("choice", "time", "proposal", "message"):
        assert f'action="{customer_path(page.case)[:8]}' in html
        assert f'/{form}/"' in html


def test_the_secret_is_on_it_at_no_time(page: CustomersPage) -> None:
    people = page.people
    seen = [page.look().content.decode()]
    offer = page.offer("voucher")
    seen.append(page.look().content.decode())
    choose(offer, EVENING, at=AT + timedelta(minutes=40), noted_by=None)
    seen.append(page.look().content.decode())
    for line in Line.objects.filter(offer=offer, option=None) | Line.objects.filter(
        option__key=EVENING
    ):
        fulfil(line, by=people.jim, at=AT + timedelta(hours=1), proof="Done by hand.")
    seen.append(page.look().content.decode())
    close_case(
        page.again(), outcome=Outcome.RETAINED, words="", by=people.jim, at=AT + timedelta(hours=2)
    )
    seen.append(page.look().content.decode())
    assert "this matter has come to its end" in seen[-1]
    for html in seen:
        assert SECRET not in html
        assert "surprise" not in html
        # A title stays in the history of a browser that others may use.
        title = html[html.index("<title>") : html.index("</title>")]
        assert title == "<title>Northlight Electronics – Amends"


def test_a_note_among_ourselves_is_never_on_it(page: CustomersPage) -> None:
    add_note(page.case, body="Call Lucia's.", by=page.people.jim, at=AT, key="n1")
    assert "Lucia" not in page.text()


def test_words_are_shown_as_they_were_typed(page: CustomersPage) -> None:
    receive_message(
        page.case,
        body="<script>alert(1)</script> & <b>six</b> friends",
        from_name="Amy Chen",
        channel=Channel.WEB,
        by=page.people.amy.actor,
        at=AT,
        key="m1",
    )
    html = page.look().content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;six&lt;/b&gt; friends" in html


def test_it_speaks_the_language_of_the_customer_and_not_of_the_browser(
    page: CustomersPage,
) -> None:
    wishes = Treatment(address_as="Amy", language="de")
    record_treatment(page.people.amy, wishes, by=page.people.jim.actor, at=AT)
    answer = page.look(Client(headers={"accept-language": "es"}))
    assert answer.headers["Content-Language"] == "de"
    assert '<html lang="de">' in answer.content.decode()
    # The days are written as that language writes them; the shop keeps its own time.
    assert "Dienstag" in text_of(answer)


def test_a_link_that_opens_nothing_says_so_kindly_and_always_alike(page: CustomersPage) -> None:
    good = customer_path(page.case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: 1_600_000_000.0)
        expired = customer_path(page.case)
    renew_link(page.case, by=page.people.jim, at=AT)
    token = good.removeprefix("/c/").rstrip("/")
    signature = token.rsplit("~", 1)[1]
    dead = [
        good,
        expired,
        "/c/nothing/",
        f"/c/{token[:-4]}/",
        f"/c/{token.replace(str(page.case.pk), '99999', 1)}/",
        f"/c/1.x~1~{signature}/",
        "/c/" + "a" * 4_000 + "/",
        "/c/%00/",
        "/c/ü~é~ñ/",
        f"/c/{'9' * 400}.k~1~{signature}/",
    ]
    bodies = set()
    for address in dead:
        with nothing_changes():
            answers = [
                Client().get(address),
                *[
                    Client().post(f"{address}{form}/", {"words": "Hello", "option": EVENING})
                    for form in ("choice", "time", "proposal", "message", "arrival", "word")
                ],
            ]
        for answer in answers:
            assert answer.status_code == 404
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            bodies.add(answer.content)
    assert len(bodies) == 1
    text = bodies.pop().decode()
    assert "This link does not open a letter of ours." in text
    assert "mailto:desk@northlight.example" in text
    assert "Amy" not in text
    assert "Jim" not in text
    assert Client().get(customer_path(page.again())).status_code == 200


def test_the_link_of_one_opens_nothing_of_another(page: CustomersPage) -> None:
    offer = page.offer()
    theirs = told_of(page.people.team, page.people.priya, page.people.jim)
    other = CustomersPage(page.people, theirs, page.patch)
    with nothing_changes():
        answer = other.send("choice", offer=offer.pk, option=EVENING)
    assert answer.status_code == 422
    assert "This has changed. Look at the page again." in text_of(answer)


def test_a_form_that_is_only_opened_leads_back_to_the_page(page: CustomersPage) -> None:
    answer = Client().get(f"{customer_path(page.case)}choice/")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/c/")


def test_it_asks_as_many_queries_for_many_words_as_for_few(
    page: CustomersPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page.offer("voucher")
    with django_assert_num_queries(23):
        page.look()
    for number in range(20):
        receive_message(
            page.case,
            body="And one thing more.",
            from_name="Amy Chen",
            channel=Channel.WEB,
            by=page.people.amy.actor,
            at=AT + timedelta(minutes=25),
            key=f"m{number}",
        )
    with django_assert_num_queries(23):
        page.look()
