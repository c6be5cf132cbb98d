"""Mailboxes: where mail to us arrives, and how it comes in from there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.people.models import Team


class Security(models.TextChoices):
    TLS = "tls", _("TLS")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("no encryption")


class SignIn(models.TextChoices):
    PASSWORD = "password", _("password")
    OAUTH2 = "oauth2", _("OAuth 2 token")


class Provider(models.TextChoices):
    """Who calls our address for incoming mail, and in what form."""

    RAW = "raw", _("the message itself")
    MAILERSEND = "mailersend", "MailerSend"
    MAILGUN = "mailgun", "Mailgun"
    MAILJET = "mailjet", "Mailjet"
    POSTAL = "postal", "Postal"
    POSTMARK = "postmark", "Postmark"
    SPARKPOST = "sparkpost", "SparkPost"


class Mailbox(models.Model):
    """An address of a team. With a `host` it is fetched from by IMAP.

    `locked_secret` (password or token) and `locked_hook_secret` are locked with a key made from
    the house's own. `last_uid` is the last mail that is kept here, valid for `uid_validity`
    (RFC 9051, 2.3.1.1); `stuck_uid` is one that the server would not hand over `stuck_times`.
    """

    address = models.EmailField(unique=True)
    team = models.ForeignKey(Team, models.CASCADE, related_name="mailboxes")
    is_on = models.BooleanField(default=True)
    has_plus_addresses = models.BooleanField(default=False)
    host = models.CharField(max_length=200, blank=True)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, choices=Security.choices, default=Security.TLS)
    sign_in = models.CharField(max_length=8, choices=SignIn.choices, default=SignIn.PASSWORD)
    login = models.CharField(max_length=200, blank=True)
    locked_secret = models.TextField(blank=True)
    folder = models.CharField(max_length=200, default="INBOX")
    provider = models.CharField(max_length=12, choices=Provider.choices, default=Provider.RAW)
    hook_key = models.CharField(max_length=32)
    locked_hook_secret = models.TextField(blank=True)
    added_at = models.DateTimeField()
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    stuck_uid = models.BigIntegerField(null=True)
    stuck_times = models.PositiveSmallIntegerField(default=0)
    fetched_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    failing_since = models.DateTimeField(null=True)

    class Meta:
        ordering = ["address"]
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.address
