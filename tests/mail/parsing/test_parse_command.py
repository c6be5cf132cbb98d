"""`amends mail parse` prints one line for each message, whatever the message is."""

import json
from pathlib import Path

from typer.testing import CliRunner

from amends.mail.cli import app
from mail.parsing.writing import message

LETTERS = Path(__file__).parent / "letters"
FIELDS = [
    *("file", "message_id", "from", "from_name", "to", "cc", "subject", "text", "elided"),
    *("attachments", "auto_reply", "bounce"),
]


def printed(*arguments: str, given: bytes = b"", code: int = 0) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, ["parse", *arguments], input=given)
    assert result.exit_code == code, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_reply_gives_its_fields_and_no_others(tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(
        message("Twelve.\n\nOn 3 May 2026 at 10:00 Care <c@d.example> wrote:\n> Size?\n")
    )
    (line,) = printed(str(file))
    assert list(line) == FIELDS
    assert line["file"] == str(file)
    assert (line["from"], line["from_name"]) == ("anna@example.com", "Anna Smith")
    assert line["to"] == ["care@amends.example"]
    assert line["text"] == "Twelve."
    assert str(line["elided"]).endswith("> Size?")
    assert (line["auto_reply"], line["bounce"], line["attachments"]) == (False, None, [])


def test_a_bounce_says_whom_it_did_not_reach() -> None:
    (line,) = printed(str(LETTERS / "bounces/qmail.eml"))
    assert line["bounce"] == {"recipient": "anna@example.com", "status": "5.1.1", "permanent": True}


def test_a_folder_gives_a_line_for_each_file_and_a_dash_reads_standard_input() -> None:
    assert len(printed(str(LETTERS / "bounces"))) == len(list((LETTERS / "bounces").iterdir()))
    (line,) = printed("-", given=message("Hello"))
    assert line["text"] == "Hello"


def test_what_is_hopeless_still_gets_a_line_and_says_so(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.eml"
    nothing.write_bytes(b"")
    (line,) = printed(str(nothing))
    assert line["problem"]
    (line,) = printed(str(tmp_path / "absent.eml"), code=1)
    assert "Cannot be read" in str(line["problem"])
