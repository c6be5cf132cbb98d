"""What the coach learns from is whole, and what it learnt holds on real replies."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from amends.coach.features import Sight
from amends.coach.labelled import labelled
from amends.coach.model import read_model, shipped_model
from amends.coach.moves import MOVES

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data" / "coach" / "dev.jsonl"


def test_three_thousand_sentences_are_labelled_and_every_move_is_among_them() -> None:
    replies = [r for path in (ROOT / "training/coach").glob("*.jsonl") for r in labelled(path)]
    assert len({reply.id for reply in replies}) == len(replies)
    assert sum(len(reply.starts) for reply in replies) >= 3_000
    counted = Counter(move for reply in replies for one in reply.moves for move in one)
    assert [move for move in MOVES if counted[move] < 25] == []


def test_sums_of_weights_do_not_touch_those_of_other_moves() -> None:
    model = shipped_model()
    names = list(model.weights)[:400]
    apart = [model.scores([name]) for name in names]
    assert model.scores(names) == tuple(map(sum, zip(*apart, strict=True)))


def test_a_move_is_made_when_its_score_reaches_its_threshold() -> None:
    data = {
        "moves": ["own", "thank"],
        "thresholds": [0.5, 0.9],
        "weights": {"glad": [0, 1, 1, -900]},
    }
    model = read_model(json.dumps(data).encode())
    assert model.moves(Sight(["glad"], [], [])) == {"own"}
    assert model.moves(Sight([], [], [])) == {"own"}
    low = read_model(json.dumps(data | {"weights": {"glad": [0, -1, 1, 900]}}).encode())
    assert low.moves(Sight(["glad"], [], [])) == {"thank"}


@pytest.mark.needs_shared_data
@pytest.mark.skipif(not REAL.is_file(), reason="the real replies are not here")
def test_real_replies_are_read_as_two_careful_readers_read_them() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "script/coach-report"], capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert float(lines[-1].split()[-1]) >= 0.75
    for line in lines[1:-3]:
        _, cases, *_, f1 = line.split()
        assert int(cases) < 8 or float(f1) >= 0.4, line


def test_training_files_are_json_lines_with_known_pieces() -> None:
    for path in (ROOT / "training/coach").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)["missing"]) <= {"own", "regret", "repair", "next"}
