"""Mail that came in: kept before anything is done with it, and never dropped (rule 14)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case, Message, SideMessage
from amends.letters.models.letters import Letter
from amends.letters.models.mailboxes import Mailbox
from amends.people.models import Staff, Team


class Source(models.TextChoices):
    PIPE = "pipe", _("handed over by the mail server")
    IMAP = "imap", _("fetched")
    WEBHOOK = "webhook", _("brought by a provider")


class MailOutcome(models.TextChoices):
    """What became of a mail. The names are those that `amends mail receive` prints."""

    NEW = "new", _("a new case")
    REPLY = "reply", _("an answer")
    DUPLICATE = "duplicate", _("here already")
    AUTO_REPLY = "auto_reply", _("an automatic answer")
    BOUNCE = "bounce", _("a letter that came back")
    QUARANTINED = "quarantined", _("waits for a person")
    DEAD_LETTER = "dead_letter", _("could not be filed")


class Why(models.TextChoices):
    """Why it became of a mail what it did."""

    COPY = "copy", _("The same mail is here already.")
    OURS = "ours", _("It is our own mail that came back to us.")
    TOKEN = "token", _("It answers to the address that we wrote from.")
    THREAD = "thread", _("It answers a mail of ours.")
    NUMBER = "number", _("It names the case, and we know the sender from it.")
    BESIDE = "beside", _("It answers what we wrote beside the case.")
    THANKS = "thanks", _("It only says thank you.")
    UNKNOWN = "unknown", _("It answers nothing that we sent.")
    PROGRAM = "program", _("A program sent it by itself.")
    CAME_BACK = "came_back", _("A mail system could not deliver our mail.")
    STRANGER = "stranger", _("It answers a case, but comes from somebody we do not know there.")
    SPOOFED = "spoofed", _("It says that it comes from us, but did not.")
    LOOK_ALIKE = "look_alike", _("Its sender looks like us, but is not.")
    UNPROVEN = "unproven", _("The sender’s own mail system says that it did not send it.")
    FORWARDED = "forwarded", _("Somebody forwarded a conversation with us.")
    NOBODY = "nobody", _("It does not say who wrote it.")
    SUPPLIER = "supplier", _("It comes from a supplier.")
    BULK = "bulk", _("It went to many people, or nobody can answer it.")
    MANAGEMENT = "management", _("It came through the management.")
    TOO_MANY = "too_many", _("The same came too often within an hour.")
    RAISED = "raised", _("Something went wrong while it was filed.")
    BY_HAND = "by_hand", _("A person decided.")


class Folder(models.TextChoices):
    """Where mail is looked for that is on no case, or asked for nothing."""

    AUTOMATIC = "automatic", _("Automatic answers")
    BOUNCES = "bounces", _("Came back")
    BULK = "bulk", _("To many, and notices")
    COPIES = "copies", _("Copies")
    LEFT_OUT = "left_out", _("Left out")


class IncomingMail(models.Model):
    """One mail as it came, what was read in it, and what became of it.

    `key` is one for each delivery (a mailbox, its UIDVALIDITY and the UID; else by chance), so
    that a delivery cut off and repeated is one row. `raw` is the file with the message itself,
    named by its hash. `header_id` is its Message-ID, `fingerprint` is made of that and of its
    content. An empty `outcome` means that it is kept but not yet filed, an empty `files_at` that
    its files are not yet all there. `thread` is the case that a mail answers which may not go in.
    """

    key = models.CharField(max_length=160, unique=True)
    source = models.CharField(max_length=8, choices=Source.choices)
    mailbox = models.ForeignKey(Mailbox, models.SET_NULL, null=True, related_name="mails")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="mails")
    raw = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    envelope_from = models.CharField(max_length=300, blank=True)
    envelope_to = models.CharField(max_length=300, blank=True)
    arrived_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64, blank=True)
    likeness = models.CharField(max_length=64, blank=True)
    header_id = models.CharField(max_length=900, blank=True)
    from_name = models.CharField(max_length=120, blank=True)
    from_address = models.CharField(max_length=300, blank=True)
    from_matched = models.CharField(max_length=300, blank=True)
    answer_to = models.CharField(max_length=300, blank=True)
    to = models.TextField(blank=True)
    subject = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True)
    elided = models.TextField(blank=True)
    html = models.TextField(blank=True)
    blocked_images = models.PositiveIntegerField(default=0)
    images_elsewhere = models.JSONField(default=list)
    file_names = models.JSONField(default=list)
    files_left_out = models.JSONField(default=list)
    outcome = models.CharField(max_length=12, choices=MailOutcome.choices, blank=True)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True)
    folder = models.CharField(max_length=12, choices=Folder.choices, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="mails")
    thread = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    message = models.OneToOneField(Message, models.PROTECT, null=True, related_name="mail")
    side_message = models.OneToOneField(SideMessage, models.PROTECT, null=True, related_name="mail")
    copy_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="copies")
    filed_at = models.DateTimeField(null=True)
    files_at = models.DateTimeField(null=True)
    sorted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["arrived_at"], condition=models.Q(outcome=""), name="mail_not_yet_filed"
            ),
            models.Index(
                fields=["filed_at"],
                condition=models.Q(files_at__isnull=True, message__isnull=False),
                name="mail_without_its_files",
            ),
            models.Index(
                fields=["filed_at"],
                condition=models.Q(files_at__isnull=True, side_message__isnull=False),
                name="mail_beside_without_files",
            ),
            models.Index(
                fields=["team", "-id"],
                condition=models.Q(outcome="quarantined", folder=""),
                name="mail_for_a_person",
            ),
            models.Index(
                fields=["team", "-id"],
                condition=models.Q(outcome="dead_letter"),
                name="mail_dead_letters",
            ),
            models.Index(
                fields=["team", "folder", "-id"],
                condition=~models.Q(folder=""),
                name="mail_of_folder",
            ),
            models.Index(fields=["from_matched", "arrived_at"], name="mail_from"),
            models.Index(fields=["sha256"], name="mail_with_hash"),
            models.Index(fields=["case", "id"], name="mail_of_case"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="mail_filed_once",
                fields=["fingerprint"],
                condition=~models.Q(fingerprint="") & models.Q(copy_of__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"


class CameBack(models.Model):
    """A mail system told us that a mail of ours did not reach an address.

    `status` is an enhanced code (RFC 3463). Without a `letter` it was no letter of ours, or one
    that could not be found.
    """

    mail = models.ForeignKey(IncomingMail, models.CASCADE, related_name="came_back")
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, related_name="came_back")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+")
    address = models.CharField(max_length=300)
    matched = models.CharField(max_length=300)
    status = models.CharField(max_length=16, blank=True)
    is_permanent = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["matched", "-at"], name="came_back_from")]
        constraints = [
            models.UniqueConstraint(name="came_back_once", fields=["mail", "matched"]),
        ]
