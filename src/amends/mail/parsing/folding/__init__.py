"""Part what was written now from quotes and signatures: fold, never delete."""

from amends.mail.parsing.folding.folding import Folded, fold

__all__ = ["Folded", "fold"]
