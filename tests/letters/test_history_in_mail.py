"""Under a letter stands what was said before, so marked that every mail program folds it away."""

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from amends.cases.actions import add_note, log_contact, receive_message
from amends.cases.models import Case
from amends.journal.models import Outgoing
from amends.letters.actions import send_letter
from amends.letters.delivery import mail_of
from amends.letters.models import Letter
from amends.letters.queries.conversation import LONGEST_QUOTED, MOST_QUOTED
from amends.mail.parsing import parse
from amends.mail.parsing.message import written_text
from amends.people.models import Channel, Customer, Staff
from cast import AT

pytestmark = pytest.mark.django_db

HERS = "There was nothing in the window.\n\n> On Monday you wrote:\nYou promised!\n-- \nAmy"


@pytest.fixture(autouse=True)
def _no_secret(request: pytest.FixtureRequest, amy: Customer) -> None:
    """What Amy asked us for is a surprise; but for one test it is none here."""
    if "surprise" not in request.node.name:
        type(amy).objects.filter(pk=amy.pk).update(must_not_hear="")


def wrote(case: Case, by: Staff, words: str = "It is ours.", *, hours: int = 0) -> bytes:
    """Write to Amy and return the mail as it goes out."""
    key = f"letter {hours}"
    send_letter(
        case,
        owed_part=f"Dear Amy,\n\n{words}",
        extra_part="Dinner is on us.",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=AT + timedelta(hours=hours),
        key=key,
    )
    letter = Letter.objects.get(key=key)
    return mail_of(letter, Outgoing.objects.get(key=f"letter:{letter.pk}")).message().as_bytes()


def answered(case: Case, words: str = HERS, *, hours: int = 1) -> None:
    receive_message(
        case,
        body=words,
        from_name="Amy Chen",
        channel=Channel.EMAIL,
        by=case.customer.actor,
        at=AT + timedelta(hours=hours),
        key=f"answer {hours}",
    )


def only(raw: bytes, kind: str) -> bytes:
    """The same mail with nothing but its text, or its HTML."""
    whole = message_from_bytes(raw, policy=default)
    part = whole.get_body((kind,))
    assert part is not None
    alone = EmailMessage()
    for name in ("From", "To", "Subject", "Message-ID", "Date"):
        alone[name] = whole[name]
    alone.set_content(part.get_content(), subtype="html" if kind == "html" else "plain")
    return alone.as_bytes()


def words_of(text: str) -> list[str]:
    return text.replace(">", " ").replace("* * *", " ").split()


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_our_own_parser_folds_the_history_and_keeps_every_word(
    birthday: Case, jim: Staff, kind: str
) -> None:
    wrote(birthday, jim)
    answered(birthday)
    raw = only(wrote(birthday, jim, "The second one is yours today.", hours=2), kind)
    read = parse(raw)
    letter = Letter.objects.get(key="letter 2").message.body
    assert "The second one is yours today." in read.text
    assert "nothing in the window" not in read.text
    assert "wrote:" not in read.text
    # Nothing but a signature of ours is folded beside the history.
    assert words_of(f"{read.text} {read.elided}")[:30] == words_of(letter)[:30]
    for said in ("nothing in the window", "You promised!", "It is ours."):
        assert said in " ".join(words_of(read.elided))
    assert sorted(words_of(f"{read.text}\n{read.elided}")) == sorted(words_of(written_text(raw)))


def test_text_and_html_carry_the_same_words(birthday: Case, jim: Staff) -> None:
    answered(birthday)
    raw = wrote(birthday, jim, hours=2)
    text, html = (written_text(only(raw, kind)) for kind in ("plain", "html"))
    assert words_of(html) == words_of(text)


def test_the_latest_stands_first_and_says_who_wrote_when(birthday: Case, jim: Staff) -> None:
    answered(birthday, "First.", hours=1)
    answered(birthday, "Second.", hours=2)
    text = written_text(only(wrote(birthday, jim, hours=3), "plain"))
    assert "On March 3, 2026, noon, Amy Chen wrote:\n> Second." in text
    assert text.index("> Second.") < text.index("> First.") < text.index("> There was nothing")


def test_calls_and_notes_of_ours_are_not_told(birthday: Case, jim: Staff) -> None:
    log_contact(birthday, body="She was upset.", channel=Channel.PHONE, by=jim, at=AT, key="call")
    add_note(birthday, body="Ask Ines.", by=jim, at=AT, key="note")
    text = written_text(only(wrote(birthday, jim), "plain"))
    assert "upset" not in text
    assert "Ines" not in text


def test_of_a_surprise_nothing_is_repeated(birthday: Case, jim: Staff, amy: Customer) -> None:
    assert amy.must_not_hear
    assert "window" not in written_text(only(wrote(birthday, jim), "plain"))


def test_a_long_talk_is_cut_at_whole_messages(birthday: Case, jim: Staff) -> None:
    for hours in range(1, 9):
        answered(birthday, f"Message {hours}.", hours=hours)
    text = written_text(only(wrote(birthday, jim, hours=9), "plain"))
    assert text.count("wrote:") == MOST_QUOTED
    answered(birthday, "long " * (LONGEST_QUOTED // 4), hours=10)
    text = written_text(only(wrote(birthday, jim, hours=11), "plain"))
    assert "wrote:" not in text


def test_a_mail_built_later_repeats_nothing_that_came_after_it(birthday: Case, jim: Staff) -> None:
    first = wrote(birthday, jim)
    answered(birthday, "What came after.")
    letter = Letter.objects.get(key="letter 0")
    again = mail_of(letter, Outgoing.objects.get(key=f"letter:{letter.pk}")).message().as_bytes()
    assert written_text(only(again, "plain")) == written_text(only(first, "plain"))
