"""The door for time: what has to happen because an hour has come.

Promises that each step is idempotent and finishes what was cut off. May import every
room below the doors; knows no other door.
"""
