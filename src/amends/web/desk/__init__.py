"""The desk's lists: today, the queue, search, a new case, letters, one's own page, the demo's strip.

Promises lists that ask for a fixed number of queries, whatever their length.
May import every room below the doors and the shared parts of `web`; not its neighbours.
"""
