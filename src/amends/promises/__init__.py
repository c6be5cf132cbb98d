"""The ledger of dated words that we gave: kept, renegotiated with consent, broken or released.

Promises that a word is never edited or deleted and ends once. May import cases and every
room below; knows nothing of facts, its neighbour.
"""
