"""The small linear model: weights of features by move, made by script/train-coach."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from amends.coach.features import Bundle, Sight, first, look, shape_of, word_features
from amends.coach.kept import Kept
from amends.coach.moves import MOVES, Move

_HIT, _WORD, _AROUND = 3.0, 1.0, 0.5
_PLACED = re.compile("[:&<]")
Known = tuple[str, str, int, int]
"""Of a token its stem and letters, its weights, and those of a sentence that begins with it."""

FILE = "model.json.gz"
_WIDTH = 24
_HALF = 1 << _WIDTH - 1
_BUNDLES_KEPT = 1 << 13
# Half a field in each field keeps sums below nought from borrowing from their neighbour.
_TOPS = tuple(_HALF << _WIDTH * number for number in range(len(MOVES)))
_MIDDLE = sum(_TOPS)


def scale(feature: str) -> float:
    """Say how much a feature counts before training: what the phrasebook sees counts most.

    A heavier feature is held back less by the regularisation; words are held back more.
    """
    if feature.startswith(("h:", "m:")):
        return _HIT
    return _AROUND if _PLACED.search(feature) else _WORD


class Model:
    """The weights of each feature for all moves at once; `start` holds the thresholds.

    One whole number holds the weights of all moves side by side, 24 bits for each in hundredths;
    adding two numbers adds all weights in one step, forty times as fast as adding them one by one.
    The longest sentence has a thousand words: its sums fit many times over.
    """

    def __init__(self, weights: dict[str, int], start: int) -> None:
        self.weights = weights
        self.start = start
        # Bundles of different kinds have different numbers of fields: none equals another.
        self._bundled = lru_cache(maxsize=_BUNDLES_KEPT)(self._added)
        self._known = Kept(self._know).__getitem__
        self._reached = lru_cache(maxsize=_BUNDLES_KEPT)(_with_top_bits)

    def scores(self, features: Iterable[str]) -> tuple[int, ...]:
        """Add up the weights of features, a sum for each move (a logit in hundredths)."""
        total = self._added_up(features, _MIDDLE)
        return tuple((total >> _WIDTH * n) % (2 * _HALF) - _HALF for n in range(len(MOVES)))

    def moves(self, seen: Sight) -> frozenset[Move]:
        """Give the moves whose score reaches their threshold."""
        total = self.start
        if words := seen.words:
            known = self._known
            stems: list[str] = []
            letters = ""
            once: dict[str, int] = {}
            for word in words:
                stem, letter, once[word], _ = known(word)
                stems.append(stem)
                letters += letter
            total = sum(once.values(), total + known(words[0])[3])
            total += self._bundled(shape_of(words, stems, letters, seen.theirs))
        for bundle in seen.bundles:
            total += self._bundled(bundle)
        # The top bit of a field is set where the sum, less the threshold, is not below nought.
        return self._reached(total & _MIDDLE)

    def _added(self, bundle: Bundle) -> int:
        return self._added_up(bundle.names(), 0)

    def _know(self, token: str) -> Known:
        stem, letters = look(token)
        weight = self._added_up(word_features(token), 0)
        return stem, letters, weight, self.weights.get(first(stem), 0)

    def _added_up(self, features: Iterable[str], start: int) -> int:
        return sum(filter(None, map(self.weights.get, features)), start)


def _with_top_bits(reached: int) -> frozenset[Move]:
    return frozenset([move for move, top in zip(MOVES, _TOPS, strict=True) if reached & top])


@cache
def shipped_model() -> Model:
    """Load the model that comes with the coach."""
    packed = files("amends.coach").joinpath(FILE).read_bytes()
    return read_model(gzip.decompress(packed))


def read_model(data: bytes) -> Model:
    """Read a model from JSON: thresholds as probabilities, weights in hundredths."""
    read = json.loads(data)
    shifts = [_WIDTH * MOVES.index(Move(name)) for name in read["moves"]]
    weights = {
        name: sum(w << shifts[n] for n, w in zip(row[::2], row[1::2], strict=True))
        for name, row in read["weights"].items()
    }
    # A move that the model does not know starts so low that it is never reached.
    unknown = [top for n, top in enumerate(_TOPS) if _WIDTH * n not in shifts]
    start = _MIDDLE - sum(top - (top >> _WIDTH - 1) for top in unknown)
    for shift, probability in zip(shifts, read["thresholds"], strict=True):
        # Sums are whole hundredths: they reach a threshold where they reach the next hundredth.
        start -= math.ceil(round(math.log(probability / (1 - probability)) * 10_000) / 100) << shift
    return Model(weights, start)
