"""Pages for mail that came in and stands on no case: what waits for a person, and what failed.

Composes what the rooms letters and cases offer; has no rules of its own.
"""
