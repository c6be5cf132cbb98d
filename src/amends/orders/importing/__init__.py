"""Orders from files: a map says which column means what, and rows become drafts. Writes nothing.

May import this room's plain records and `people`; the rows are brought in by a room above.
"""
