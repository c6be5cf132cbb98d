"""The small linear model: weights of features by move, made by script/train-coach."""

from __future__ import annotations

import gzip
import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amends.coach.moves import MOVES, Move

_HIT, _WORD, _AROUND = 3.0, 1.0, 0.5
FILE = "model.json.gz"


def scale(feature: str) -> float:
    """Say how much a feature counts before training: what the phrasebook sees counts most.

    A heavier feature is held back less by the regularisation; words are held back more.
    """
    if feature.startswith(("h:", "m:")):
        return _HIT
    if ":" in feature or ">" in feature or "&" in feature:
        return _AROUND
    if "<" in feature and not feature.startswith("<"):
        return _AROUND
    return _WORD


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature as pairs of a move's number and what the feature adds to its score."""

    weights: dict[str, tuple[tuple[int, float], ...]]
    thresholds: tuple[float, ...]

    def scores(self, features: list[str]) -> list[float]:
        """Add up the weights of features, a sum for each move (a logit)."""
        sums = [0.0] * len(MOVES)
        get = self.weights.get
        for feature in features:
            for number, weight in get(feature, ()):
                sums[number] += weight
        return sums

    def moves(self, features: list[str]) -> list[Move]:
        """Give the moves whose score passes their threshold."""
        sums = self.scores(features)
        return [
            MOVES[number] for number, least in enumerate(self.thresholds) if sums[number] >= least
        ]


@cache
def shipped_model() -> Model:
    """Load the model that comes with the coach."""
    packed = files("amends.coach").joinpath(FILE).read_bytes()
    return read_model(gzip.decompress(packed))


def read_model(data: bytes) -> Model:
    """Read a model from JSON: thresholds as probabilities, weights in hundredths."""
    read = json.loads(data)
    order = [MOVES.index(Move(name)) for name in read["moves"]]
    weights = {
        feature: tuple((order[n], w / 100) for n, w in zip(row[::2], row[1::2], strict=True))
        for feature, row in read["weights"].items()
    }
    least = [math.inf] * len(MOVES)
    for number, probability in zip(order, read["thresholds"], strict=True):
        least[number] = math.log(probability / (1 - probability))
    return Model(weights, tuple(least))
