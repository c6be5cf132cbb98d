"""Regulatory and contractual schemes, ready to be decided by."""

from functools import lru_cache
from importlib.resources import files

from amends.policy.errors import UnknownPack, nearest
from amends.policy.loading import load_policy
from amends.policy.policy import Policy

_TESTS = ".tests.yaml"


@lru_cache(maxsize=1)
def pack_names() -> tuple[str, ...]:
    """Name the packs, in the order of the alphabet."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(
        sorted(n.removesuffix(".yaml") for n in names if n.endswith(".yaml") and _TESTS not in n)
    )


def pack_text(name: str, ending: str = ".yaml") -> str:
    """Read the text of a pack, or of the table beside it. It raises UnknownPack."""
    if name not in pack_names():
        raise UnknownPack(f"no pack is named {name}{nearest(name, pack_names())}")
    return (files(__name__) / f"{name}{ending}").read_text(encoding="utf-8")


@lru_cache(maxsize=32)
def load_pack(name: str) -> Policy:
    """Load a pack by its name. It raises UnknownPack."""
    return load_policy(pack_text(name), name=name)
