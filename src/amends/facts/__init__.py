"""What was promised and what happened, without a vote on who is right.

Promises that a finding names the gap and its evidence, and no culprit. May import cases
and every room below.
"""
