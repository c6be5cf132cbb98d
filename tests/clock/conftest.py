"""Everybody at Northlight, and the word that Jim gave Amy."""

from promises.conftest import birthday, people, window

__all__ = ["birthday", "people", "window"]
