"""What cannot be read. Each message is a sentence for whoever imports, in plain English."""


class BadMap(Exception):
    """The mapping file makes no sense; the message names the key."""


class BadFile(Exception):
    """The file as a whole cannot be read, or lacks a column that the map names."""


class BadValue(Exception):
    """One row cannot become an order; the message says what of it."""
