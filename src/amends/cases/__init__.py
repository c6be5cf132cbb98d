"""The case: its owner, messages, clocks, search and closing.

Promises exactly one owner, a person, at every moment, and that nothing said is lost. May
import orders and every room below.
"""
