"""What goes wrong for an administrator."""


class Trouble(Exception):
    """One line for stderr that says what is wrong and what to do; the command ends with 1."""
