"""Without a mail server letters land in the house's own mailbox: open in the demo, else locked."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import renew_link
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.queries import waiting_outgoing
from amends.letters.actions import send_letter
from amends.letters.models import MailboxItem
from amends.letters.queries.mailbox import MAILS_ON_A_PAGE
from amends.people.models import Channel, Customer, Staff, Team
from amends.web.desk.letters import OWN_MAILBOX
from cast import AT
from demo_mode import demo_mode
from web.desk_ground import desk_of, stand_still, text_of, told_of

# Signing in 3, the strip 1 as nobody owns this house, teams 1, what did
# not arrive 1, the mails 2.
WHOLE_PAGE = 8


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def demo() -> Iterator[None]:
    with demo_mode():
        yield


@pytest.fixture
def one_mail(northlight: Team, jim: Staff, amy: Customer) -> None:
    mailed(northlight, jim, amy)


def mailed(team: Team, by: Staff, to: Customer, mails: int = 1) -> None:
    case = told_of(team, to, by)
    with override_settings(EMAIL_BACKEND=OWN_MAILBOX):
        for number in range(mails):
            send_letter(
                case,
                owed_part=f"Dear Amy,\n\n<b>it</b> is ours, letter {number}.",
                extra_part="",
                subject=f"Your TV {number}",
                channel=Channel.EMAIL,
                by=by,
                at=AT,
                key=f"letter {number}",
            )
        for letter in waiting_outgoing():
            assert attempt_delivery(letter.pk, at=AT)
    renew_link(case, by=by, at=AT)


@pytest.mark.usefixtures("demo", "one_mail")
def test_in_the_demo_everybody_reads_what_was_sent(jim: Staff) -> None:
    browser = desk_of(jim)
    page = text_of(browser.get("/letters/"))
    assert "nothing leaves the house" in page
    assert "amy.chen@example.com" in page
    mail = MailboxItem.objects.get()
    page = text_of(browser.get(f"/letters/?page=1&mail={mail.pk}"))
    assert "&lt;b&gt;it&lt;/b&gt; is ours" in page
    assert '<a href="http://localhost:8000/c/' in page


@pytest.mark.usefixtures("one_mail")
def test_outside_the_demo_it_is_for_the_owner_of_the_house(
    jim: Staff, ines: Staff, tom: Staff, ruth: Staff
) -> None:
    mail = MailboxItem.objects.get()
    with override_settings(EMAIL_BACKEND=OWN_MAILBOX):
        for staff in (jim, ines, tom):
            page = text_of(desk_of(staff).get(f"/letters/?mail={mail.pk}"))
            assert "amy.chen@example.com" not in page
        assert "it&lt;/b&gt; is ours" in text_of(desk_of(ruth).get(f"/letters/?mail={mail.pk}"))


@pytest.mark.usefixtures("one_mail")
def test_with_a_mail_server_there_is_no_mailbox(ruth: Staff) -> None:
    assert "nothing leaves the house" not in text_of(desk_of(ruth).get("/letters/"))


@pytest.mark.usefixtures("demo", "one_mail")
def test_a_mail_that_is_not_there_is_not_there(jim: Staff) -> None:
    browser = desk_of(jim)
    for number in ("0", "x", "-1", "²", "9" * 30, "\x00"):
        assert browser.get("/letters/", {"mail": number}).status_code == 404
    for page in ("0", "x", "-1", "²", "9" * 30, "\x00"):
        assert browser.get("/letters/", {"page": page}).status_code == 200


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("mails", [1, MAILS_ON_A_PAGE + 1])
def test_older_mails_are_a_link_away_and_the_page_asks_the_same(
    mails: int,
    northlight: Team,
    jim: Staff,
    amy: Customer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    mailed(northlight, jim, amy, mails)
    browser = desk_of(jim)
    with django_assert_num_queries(WHOLE_PAGE):
        page = text_of(browser.get("/letters/"))
    assert ("?page=2" in page) == (mails > MAILS_ON_A_PAGE)
    if mails > MAILS_ON_A_PAGE:
        assert "Your TV 0" not in page
        assert "Your TV 0" in text_of(browser.get("/letters/?page=2"))
