"""What this room refuses. Each message is a sentence for whoever tried."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from amends.policy import Problem


class RemediesError(Exception):
    """Anything that the remedies room refuses; its text is shown beside the form."""


class BadPolicy(RemediesError):
    """A policy cannot be used; `problems` name every place by line and column."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NotThere(RemediesError):
    """There is no such row among those that somebody may see."""


class NotYoursToTurnOn(RemediesError):
    """Only a lead of the team, or somebody above, puts a policy in force."""


class NoPolicyInForce(RemediesError):
    """The team has no written policy turned on, so nothing can be worked out."""


class BadFacts(RemediesError):
    """Facts are missing or are not what the policy asks for; `problems` has each by name."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(f"{fact}: {words}" for fact, words in self.problems))


class UnknownOption(RemediesError):
    """An option or an extra was named that the policy does not give on these facts."""


class BeyondAuthority(RemediesError):
    """It is more than somebody may give without asking; `approver` is whom to ask, or None."""

    def __init__(self, approver: str | None) -> None:
        self.approver = approver
        super().__init__(
            _("This is above your authority. Ask %(name)s.") % {"name": approver}
            if approver
            else _("This is above everybody's authority here. Ask the owner of the house.")
        )


class ReasonMissing(RemediesError):
    """A no without a reason and an alternative."""


class UnlikePrecedents(ReasonMissing):
    """It lies outside what cases like it got, and nobody has said in a sentence why."""


class OfferNotOpen(RemediesError):
    """The offer is not yet made, was withdrawn or was answered."""


class AlreadyChosen(RemediesError):
    """The customer has chosen already; nothing else can be chosen over it."""


class AlreadyAnswered(RemediesError):
    """An approval or a proposal has its answer."""


class BadGrant(RemediesError):
    """Lines that are no grant: none, far too many, or a sum or day that makes no sense."""


class NotDue(RemediesError):
    """A line that nobody has promised, because its option was not chosen or another was."""


class BadDay(RemediesError):
    """A day that has passed or lies too far ahead."""


class NotDelivered(RemediesError):
    """Something is said to have arrived, or not, that we did not deliver."""
