"""So that it does not happen again: problems with their cases, fixes, and what they changed.

Promises that a cause is about the work and never names a person, and that a fix counts only when
a person has seen that it holds. May import claims and the rooms below it.
"""
