"""What suppliers owe us: claims with their windows and evidence, and each supplier's record.

Promises that no customer ever waits for one: nothing below this room knows that it is there.
May import remedies and the rooms below it.
"""
