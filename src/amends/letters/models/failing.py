"""Mail of ours that did not arrive, and what it would have counted for."""

from django.db import models

from amends.cases.models import Attachment, Case, ClockKind, HandBack, SideMessage
from amends.journal.models import Outgoing, OutgoingState
from amends.letters.models.letters import Letter


class ClockBefore(models.Model):
    """A clock as it ran before a letter answered it: as it runs again if the letter fails."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="clocks_before")
    kind = models.CharField(max_length=12, choices=ClockKind.choices)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="clock_before_once", fields=["letter", "kind"])]


class Undelivered(models.Model):
    """A letter, or a mail beside a case or to the top, has not arrived; the open row says so.

    `came_back` tells a mail that a server took and returned later from one that none would
    take. It ends when the mail arrives after all, or with `told_otherwise` when somebody says
    that its reader knows by now.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="undelivered")
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, related_name="undelivered")
    side_message = models.ForeignKey(
        SideMessage, models.CASCADE, null=True, related_name="undelivered"
    )
    hand_back = models.ForeignKey(HandBack, models.CASCADE, null=True, related_name="undelivered")
    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="undelivered")
    came_back = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    told_otherwise = models.BooleanField(default=False)

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(
                fields=["case", "-since"],
                condition=models.Q(until__isnull=True),
                name="undelivered_of_case",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="undelivered_once_at_a_time",
                fields=["outgoing"],
                condition=models.Q(until__isnull=True),
            ),
            models.CheckConstraint(
                name="undelivered_is_one_of_three",
                condition=models.Q(
                    letter__isnull=False, side_message__isnull=True, hand_back__isnull=True
                )
                | models.Q(letter__isnull=True, side_message__isnull=False, hand_back__isnull=True)
                | models.Q(letter__isnull=True, side_message__isnull=True, hand_back__isnull=False),
            ),
        ]

    @property
    def is_tried_again(self) -> bool:
        """Tell whether it goes out again by itself; else it waits for a person."""
        return not self.came_back and self.outgoing.state == OutgoingState.WAITING

    @property
    def to_name(self) -> str:
        """Return whom it was written to."""
        if self.letter is not None:
            return self.letter.to_name
        if self.hand_back is not None:
            return self.hand_back.executive.name
        return self.side_message.thread.with_name if self.side_message else ""

    @property
    def to_address(self) -> str:
        """Return the address that it was sent to."""
        if self.letter is not None:
            return self.letter.to_address
        if self.hand_back is not None:
            return self.hand_back.executive.address
        return self.side_message.thread.address if self.side_message else ""

    @property
    def subject(self) -> str:
        """Return what it is about."""
        if self.letter is not None:
            return self.letter.subject
        if self.hand_back is not None:
            return self.case.subject
        return self.side_message.thread.subject if self.side_message else ""


class Enclosure(models.Model):
    """A file of the case that goes out with a letter."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="enclosures")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="enclosed_in")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="enclosed_once", fields=["letter", "attachment"])
        ]
