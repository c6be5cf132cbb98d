"""The desk's lists and one's own pages: today, queue, search, new case, letters, demo strip.

Promises lists that ask for a fixed number of queries, whatever their length.
May import every room below the doors and the shared parts of `web`; not its neighbours.
"""
