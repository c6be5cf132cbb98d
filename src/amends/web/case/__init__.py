"""The page of one case and everything that is done on it.

Promises that what a room refuses comes back on the same page with its words still there.
May import the rooms below and the web room's own common modules.
"""
