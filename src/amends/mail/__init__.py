"""E-mail in and out: a door. It parses, calls the actions of the rooms below, and renders.

`parsing` reads a message from its bytes and knows nothing of the database.
"""
