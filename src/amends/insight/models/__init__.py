"""The tables of this room."""

from amends.insight.models.appreciation import Appreciation, CustomerNamed, Naming
from amends.insight.models.focus import About, CaseFocus, FocusReading

__all__ = ["About", "Appreciation", "CaseFocus", "CustomerNamed", "FocusReading", "Naming"]
