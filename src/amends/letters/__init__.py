"""What we say: drafts, saved replies, the letter and its sending.

Promises that what is owed and what is extra stay apart in every letter, and that no
letter is lost or doubled. May import remedies and every room below.
"""
