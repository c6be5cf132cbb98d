"""The promises on pages: the board by date, one promise and all that is done with it, the report.

Promises that nobody sees any word of a team that they do not work in, and that a calendar program
gets in by its signed address alone. May import the rooms below and the web's case pages.
"""
