"""What is owed, worked out from a written policy. Pure: no Django, no database, no clock.

Promises the same owed lines for the same facts, each with a reason that a customer could
be shown. May import nothing of ours.
"""
