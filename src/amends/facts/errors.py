"""What this room refuses. Each message is a sentence for whoever tried."""


class FactsError(Exception):
    """Anything that the facts room refuses; its text is shown beside the form."""


class WeighsTooMuch(FactsError):
    """Evidence is said to decide what its kind never can."""


class ElsewhereEvidence(FactsError):
    """Evidence points to a file or message of another case, or to nothing that we know."""
