"""The record that only grows, and the outbox for what leaves the building.

Promises one line for every fact, without personal text, and that what was put into the
outbox is delivered at least once. May import nothing but the pure libraries.
"""
