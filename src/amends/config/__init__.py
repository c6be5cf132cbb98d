"""The top floor: settings, addresses and the command line `amends`.

Promises that every room is wired here and nowhere else. May import every room.
"""
