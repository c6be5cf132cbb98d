"""What another parser reads in odd, broken and standard messages is read here too."""

import json
from pathlib import Path

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.mime.bodies import bodies
from amends.mail.parsing.mime.charsets import decoded, tidied
from amends.mail.parsing.mime.parts import taken_apart
from mail.parsing.shared import files, needs_shared

MESSAGES = files("stalwart-mail-parser/resources/eml/*/*.eml")
# Where the other parser gives up a character (raw Latin-1, a line end in UTF-16) or a part that
# was never closed, and where it decodes no uuencode, ours reads on: asked for nothing.
READS_ON = "\ufffd"


def spaced(text: object) -> str:
    return " ".join(str(text or "").split())


def stated(file: Path) -> tuple[dict[str, object], dict[str, dict[str, object]]]:
    expected = json.loads(file.with_suffix(".json").read_text())
    headers: dict[str, dict[str, object]] = {}
    for header in expected["parts"][0]["headers"]:
        if isinstance(header["name"], str) and isinstance(header["value"], dict):
            headers.setdefault(header["name"], header["value"])
    return expected, headers


def people(value: dict[str, object]) -> list[tuple[str, str]]:
    out = []
    for entries in value["Address"].values():  # type: ignore[attr-defined]
        for entry in entries:
            for each in entry.get("addresses", [entry]):
                out.append((spaced(each.get("name")), spaced(each.get("address"))))
    return out


@needs_shared
@pytest.mark.parametrize("file", MESSAGES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_headers_say_what_they_say(file: Path) -> None:
    mail = parse(file.read_bytes())
    _, headers = stated(file)
    if "subject" in headers and READS_ON not in str(headers["subject"]):
        assert mail.subject == spaced(headers["subject"].get("Text"))
    if "from" in headers and "Address" in headers["from"]:
        assert tuple(mail.sender) == people(headers["from"])[0]
    if "to" in headers and READS_ON not in str(headers["to"]):
        assert [tuple(each) for each in mail.to] == people(headers["to"])
    if "message_id" in headers:
        assert mail.message_id == headers["message_id"]["Text"]


@needs_shared
def test_the_same_parts_are_text_and_the_same_are_files() -> None:
    differing = []
    for file in MESSAGES:
        expected, _ = stated(file)
        all_parts = expected["parts"]
        wanted = [
            spaced(text)
            for number in expected["text_body"]  # type: ignore[attr-defined]
            for kind, text in all_parts[number]["body"].items()  # type: ignore[index]
            if kind in {"Text", "Html"}
        ]
        if any(READS_ON in text for text in wanted):
            continue
        found = bodies(taken_apart(file.read_bytes()))
        texts = [
            spaced(tidied(decoded(part.content, part.parameters.get("charset", ""))))
            for part in found.plain
        ]
        attached = expected["attachments"]
        if texts != wanted or len(found.attached) != len(attached):  # type: ignore[arg-type]
            differing.append(f"{file.parent.name}/{file.stem}")
    # Those that differ are parts that were never closed or lack a delimiter: the other parser
    # files them as attachments, here their text is shown.
    assert all(name.startswith(("malformed/", "thirdparty/")) for name in differing), differing
    assert len(differing) <= 20, differing
