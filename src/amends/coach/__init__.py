"""How we say it: reads a reply before it is sent. Pure: no Django, no database, no clock.

Promises the moves a reply makes, what it lacks, the words it gives and where it contradicts the
case, each with a reason and a better wording. May import nothing of ours.
"""
