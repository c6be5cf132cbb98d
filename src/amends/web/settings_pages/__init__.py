"""The settings of a team: hours, clocks, authority, policy, saved replies, staff, catalogue.

Promises that everybody of the team may read them and that a lead or somebody above sets them.
May import the rooms below and the web room's own modules.
"""
