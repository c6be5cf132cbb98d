"""What suppliers owe us: claims with their windows and evidence, and each supplier's record.

Promises that no customer ever waits for one. May import remedies and the rooms below it.
"""
