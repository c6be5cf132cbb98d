"""The moves that a reply can make, and which of them harm."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Whether a move alienates or mends."""

    HARM = "harm"
    HELP = "help"


class Move(StrEnum):
    """What words do to the customer who reads them."""

    BLAME_CUSTOMER = "blame_customer"
    BLAME_COLLEAGUE = "blame_colleague"
    BLAME_THIRD_PARTY = "blame_third_party"
    DISOWN = "disown"
    HELPLESS = "helpless"
    POLICY_SHIELD = "policy_shield"
    DOUBT = "doubt"
    HOLLOW_APOLOGY = "hollow_apology"
    PASSIVE_EVASION = "passive_evasion"
    MINIMISE = "minimise"
    BUT_TURN = "but_turn"
    VAGUE_TIME = "vague_time"
    UNBACKED_PROMISE = "unbacked_promise"
    BARGAIN = "bargain"
    INTERNAL_LEAK = "internal_leak"
    OWN = "own"
    SPECIFIC_REGRET = "specific_regret"
    RESTATE = "restate"
    REPAIR = "repair"
    OPTIONS = "options"
    EXPLAIN = "explain"
    CHANGED = "changed"
    NEXT_STEP = "next_step"
    THANK = "thank"
    REASONED_NO = "reasoned_no"

    @property
    def kind(self) -> Kind:
        """Say whether this move harms or helps."""
        return Kind.HARM if self in HARMS else Kind.HELP

    @property
    def words(self) -> str:
        """Name the move for a reader."""
        return self.value.replace("_", " ")


MOVES = tuple(Move)
HARMS = frozenset(MOVES[: MOVES.index(Move.OWN)])
HELPS = frozenset(MOVES) - HARMS
