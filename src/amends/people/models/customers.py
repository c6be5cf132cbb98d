"""Customers, and how they want to be treated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.journal.actor import Actor, ActorKind


class Channel(models.TextChoices):
    """How words reach somebody."""

    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by phone")
    LETTER = "letter", _("by letter")
    IN_PERSON = "in_person", _("in person")
    WEB = "web", _("on their page")


class Pace(models.TextChoices):
    QUICK = "quick", _("quickly and short")
    STEADY = "steady", _("at a steady pace")
    SLOW = "slow", _("with time to think")


class Preference(models.TextChoices):
    """What they would rather have when something is put right."""

    MONEY = "money", _("money rather than things")
    REPLACEMENT = "replacement", _("things rather than money")
    TIME = "time", _("no more of their time taken")
    NONE = "none", _("no preference known")


class Customer(models.Model):
    """A customer. `address_as` is the name they want to be called by.

    `must_not_hear` names who must not hear of it: a surprise is a secret. `worth_to_come`
    is an imported figure of lifetime value in `worth_currency`, when there is one.
    """

    name = models.CharField(max_length=120)
    address_as = models.CharField(max_length=120, blank=True)
    pronoun = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=8, default="en")
    channel = models.CharField(max_length=12, choices=Channel.choices, default=Channel.EMAIL)
    pace = models.CharField(max_length=8, choices=Pace.choices, default=Pace.STEADY)
    prefers = models.CharField(max_length=12, choices=Preference.choices, default=Preference.NONE)
    access_needs = models.CharField(max_length=200, blank=True)
    must_not_hear = models.CharField(max_length=200, blank=True)
    treatment = models.CharField(max_length=300, blank=True)
    worth_to_come = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    worth_currency = models.CharField(max_length=3, blank=True)
    since = models.DateField(null=True)
    first_seen_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name"], name="customer_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.CUSTOMER, self.pk)

    @property
    def called(self) -> str:
        return self.address_as or self.name


class ContactKind(models.TextChoices):
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    POST = "post", _("Postal address")


class ContactPoint(models.Model):
    """One way to reach a customer. `matched` is the value as it is compared: lower case,
    digits of a phone number only."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=8, choices=ContactKind.choices)
    value = models.CharField(max_length=300)
    matched = models.CharField(max_length=300)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "matched"], name="contact_point_match")]
        constraints = [
            models.UniqueConstraint(
                name="contact_point_once", fields=["customer", "kind", "matched"]
            )
        ]

    def __str__(self) -> str:
        return self.value
