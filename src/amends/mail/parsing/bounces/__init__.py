"""Recognise mail of ours that came back, and whom it did not reach."""

from amends.mail.parsing.bounces.finding import bounce

__all__ = ["bounce"]
