"""Staff: the named persons who own cases."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from amends.journal.actor import Actor, ActorKind
from amends.people.models.teams import Role, Team


class StaffManager(BaseUserManager["Staff"]):
    """Finds staff by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        return self.get(email__iexact=username)


class Staff(AbstractBaseUser):
    """Somebody who works here and signs in with an e-mail address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=8, blank=True)
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.CLERK)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    teams = models.ManyToManyField(Team, through="Membership", related_name="staff")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[StaffManager] = StaffManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.STAFF, self.pk)

    @property
    def rank(self) -> int:
        return Role(self.role).rank

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2]).upper()


class Membership(models.Model):
    """A person belongs to a team."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="membership_once", fields=["staff", "team"])]


class Shift(models.Model):
    """A weekly stretch in which somebody is on shift, in the team's own time.

    Somebody without any shift is on shift whenever the team is open.
    """

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="shifts")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        ordering = ["weekday", "starts"]
        constraints = [
            models.CheckConstraint(
                name="shift_starts_before_it_ends",
                condition=models.Q(ends__gt=models.F("starts")),
            ),
            models.UniqueConstraint(name="shift_once", fields=["membership", "weekday", "starts"]),
        ]


class Absence(models.Model):
    """Days on which somebody is away; both ends count."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=models.Q(last_day__gte=models.F("first_day")),
            )
        ]
