"""The small linear model: weights of features by move, made by script/train-coach."""

from __future__ import annotations

import gzip
import json
import math
import re
import struct
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat

from amends.coach.features import Feature
from amends.coach.moves import MOVES, Move

_HIT, _WORD, _AROUND = 3.0, 1.0, 0.5
_PLACED = re.compile("[:&<]")
FILE = "model.json.gz"
_FIELDS = struct.Struct(f"<{len(MOVES)}I")
_HALF = 1 << 31
# Half a field in each field keeps sums below nought from borrowing from their neighbour.
_MIDDLE = sum(_HALF << 32 * number for number in range(len(MOVES)))


def scale(feature: Feature) -> float:
    """Say how much a feature counts before training: what the phrasebook sees counts most.

    A heavier feature is held back less by the regularisation; words are held back more.
    """
    if isinstance(feature, tuple):
        return _AROUND if feature[0] == ">" else _WORD
    if feature.startswith(("h:", "m:")):
        return _HIT
    return _AROUND if _PLACED.search(feature) else _WORD


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of each feature, for all moves at once, and the least score of each move.

    One whole number holds the weights of all moves side by side, 32 bits for each in
    ten-thousandths; adding two numbers adds all weights in one step, forty times as fast as
    adding them one by one.
    """

    weights: dict[Feature, int]
    least: tuple[int, ...]

    def scores(self, features: list[Feature]) -> tuple[int, ...]:
        """Add up the weights of features, a sum for each move (a logit in ten-thousandths)."""
        total = sum(map(self.weights.get, features, repeat(0)), _MIDDLE)
        return tuple(
            field - _HALF for field in _FIELDS.unpack(total.to_bytes(_FIELDS.size, "little"))
        )

    def moves(self, features: list[Feature]) -> list[Move]:
        """Give the moves whose score reaches their threshold."""
        scores = self.scores(features)
        return [
            move
            for move, score, least in zip(MOVES, scores, self.least, strict=True)
            if score >= least
        ]


@cache
def shipped_model() -> Model:
    """Load the model that comes with the coach."""
    packed = files("amends.coach").joinpath(FILE).read_bytes()
    return read_model(gzip.decompress(packed))


def read_model(data: bytes) -> Model:
    """Read a model from JSON: thresholds as probabilities, weights in hundredths."""
    read = json.loads(data)
    shifts = [32 * MOVES.index(Move(name)) for name in read["moves"]]
    weights = {
        _feature(name): sum(w * 100 << shifts[n] for n, w in zip(row[::2], row[1::2], strict=True))
        for name, row in read["weights"].items()
    }
    least = [_HALF] * len(MOVES)
    for name, probability in zip(read["moves"], read["thresholds"], strict=True):
        logit = math.log(probability / (1 - probability))
        least[MOVES.index(Move(name))] = round(logit * 10_000)
    return Model(weights, tuple(least))


def written(feature: Feature) -> str:
    """Write a feature as one text: its words apart by a space."""
    return feature if isinstance(feature, str) else " ".join(feature)


def _feature(name: str) -> Feature:
    return tuple(name.split(" ")) if " " in name else name
