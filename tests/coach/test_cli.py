"""The command line reads what people have, keeps its contract, and ends with the right code."""

import json
import mailbox
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from itertools import islice
from pathlib import Path

import pytest
from typer.testing import CliRunner

from amends.coach.batch.running import WORTH_IT, Manner, reviewed
from amends.coach.batch.sources import Sample
from amends.coach.cli import app

BAD = "You should have told us during your stay."
GOOD = "I have refunded 20 pounds to your card."
NOW = ["--now", "2026-11-25T10:00"]


def run(*typed: str | Path, stdin: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in typed], input=stdin)
    return result.exit_code, result.stdout


def test_json_lines_keep_the_contract() -> None:
    line = {"id": 7, "text": f"{BAD} I will call you on Friday.", "customer": "Nobody came."}
    code, out = run("--jsonl", *NOW, stdin=json.dumps(line) + "\n")
    told = json.loads(out)
    assert code == 0
    assert set(told) == {"id", "findings", "missing", "commitments"}
    assert told["id"] == 7
    first = told["findings"][0]
    assert set(first) == {"move", "kind", "start", "end", "quote", "why", "try"}
    assert line["text"][first["start"] : first["end"]] == first["quote"]
    assert (first["move"], first["kind"]) == ("blame_customer", "harm")
    assert set(told["missing"]) <= {"own", "regret", "repair", "next"}
    word = told["commitments"][0]
    assert set(word) == {"quote", "who", "what", "due", "vague"}
    assert (word["who"], word["due"], word["vague"]) == ("us", "2026-11-27", False)


def test_a_bad_line_is_answered_with_its_error_and_the_rest_goes_on() -> None:
    lines = ["{bad", '{"id": "b"}', json.dumps({"id": "c", "text": GOOD})]
    code, out = run("--jsonl", stdin="\n".join(lines))
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert ["error" in one for one in told] == [True, True, False]
    assert [one["id"] for one in told] == [None, "b", "c"]


def test_harms_are_found_in_every_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(BAD)
    (tmp_path / "replies.csv").write_text(f'number,reply,complaint\n1,"{BAD}",Dirty\n2,"{GOOD}",\n')
    (tmp_path / "replies.jsonl").write_text(json.dumps({"id": "x", "text": BAD}) + "\n")
    mail = EmailMessage()
    mail["Message-ID"] = "<1@shop.example>"
    mail.set_content(BAD)
    (tmp_path / "one.eml").write_bytes(mail.as_bytes())
    box = mailbox.mbox(tmp_path / "sent.mbox")
    box.add(mail)
    box.flush()
    box.close()
    code, out = run(tmp_path, "--format", "jsonl", *NOW)
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert len(told) == 6
    harms = [f["move"] for one in told for f in one["findings"] if f["kind"] == "harm"]
    assert harms.count("blame_customer") == 5


def test_a_person_reads_why_and_what_to_write_instead() -> None:
    code, out = run(*NOW, stdin="We apologise for any inconvenience.")
    assert code == 1
    assert "hollow apology" in out
    assert "Try: I am sorry that" in out
    assert "missing: own, regret, repair, next" in out


def test_a_reply_without_harm_ends_well() -> None:
    assert run(*NOW, stdin=GOOD)[0] == 0


def test_sarif_is_one_object_with_a_result_for_each_finding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD)
    told = json.loads(run(tmp_path / "a.txt", "--format", "sarif")[1])
    results = told["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["blame_customer"]
    region = results[0]["locations"][0]["physicalLocation"]["region"]
    assert BAD[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]


def test_the_page_marks_the_words_and_escapes_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<b>{BAD}</b>")
    out = run(tmp_path / "a.txt", "--format", "html")[1]
    assert '<mark class="harm">' in out
    assert "&lt;b&gt;" in out


@pytest.mark.parametrize("format_", ["jsonl", "text", "sarif", "html"])
def test_two_processes_answer_what_one_does_and_keep_the_order(
    tmp_path: Path, format_: str
) -> None:
    lines = [json.dumps({"id": n, "text": BAD if n % 3 else GOOD}) for n in range(900)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    one = run(tmp_path, "--format", format_, "--jobs", "1", *NOW)
    assert one == run(tmp_path, "--format", format_, "--jobs", "2", *NOW)
    if format_ == "jsonl":
        assert [json.loads(line)["id"] for line in one[1].splitlines()] == list(range(900))


def test_drafts_are_guarded_line_by_line() -> None:
    lines = [{"id": 1, "text": GOOD}, {"id": 2, "text": "Your account was flagged as fraud."}]
    code, out = run("guard", *NOW, stdin="\n".join(map(json.dumps, lines)))
    assert [json.loads(line)["decision"] for line in out.splitlines()] == ["allow", "stop"]
    assert code == 1


@pytest.mark.parametrize(
    "typed",
    [
        ("none.txt",),
        ("--format", "pdf"),
        ("--now", "soon"),
        ("--holidays", "ZZ"),
        ("--book", "none.yaml"),
    ],
)
def test_what_was_typed_wrong_ends_with_2(typed: tuple[str, ...]) -> None:
    assert run(*typed, stdin="x")[0] == 2


def test_a_line_is_answered_before_the_next_one_comes() -> None:
    asked: list[int] = []

    def lines() -> Iterator[Sample]:
        for number in range(3):
            asked.append(number)
            yield Sample(str(number), GOOD)

    answers = reviewed(lines(), Manner("text", datetime(2026, 11, 25, tzinfo=UTC)), jobs=2)
    next(answers)
    assert asked == [0]


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,price\nx,1\n")
    (tmp_path / "b.csv").write_text(f"text\n{GOOD}\n")
    (tmp_path / "c.jsonl").write_text("{\n" + json.dumps({"id": 1, "text": GOOD}) + "\n")
    (tmp_path / "d.mbox").write_text("")
    code, out = run(tmp_path, "--format", "jsonl", *NOW)
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert ["error" in one for one in told] == [True, False, True, False]
    assert "no column is named text" in told[0]["error"]


def test_an_mbox_gives_each_of_its_messages(tmp_path: Path) -> None:
    letters = [f"From a@b.example Mon Nov 23\nSubject: {n}\n\n{BAD}\n\n" for n in range(3)]
    (tmp_path / "sent.mbox").write_text("".join(letters))
    out = run(tmp_path / "sent.mbox", "--format", "jsonl", *NOW)[1]
    assert [len(json.loads(line)["findings"]) for line in out.splitlines()] == [1, 1, 1]


def test_stopping_ends_at_once_and_leaves_whole_lines(tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "text": BAD}) + "\n"
    (tmp_path / "many.jsonl").write_text(line * 20_000)
    # Whoever runs the tests in the background may have told them not to hear Ctrl-C.
    hear = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{hear}; from amends.coach.cli import app; app()"
    running = subprocess.Popen(
        [sys.executable, "-c", code, tmp_path, "--format", "jsonl", "--jobs", "2", *NOW],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    # By then more than one process is at work.
    answered = list(islice(running.stdout, WORTH_IT + 300))
    os.killpg(running.pid, signal.SIGINT)
    answered += running.stdout
    errors = running.stderr.read()
    assert running.wait(60) == 130
    assert errors.startswith("stopped after ")
    assert "Traceback" not in errors
    assert {json.loads(told)["id"] for told in answered} == {1}
    assert len(answered) < 20_000
