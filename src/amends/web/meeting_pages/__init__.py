"""The meetings of a team: those to come and past, the agenda of one, and its minutes.

Promises that an agenda can be printed, and that a customer is named on none. May import the rooms
below and the web room's own modules.
"""
