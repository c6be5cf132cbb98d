"""What a letter to a supplier is for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    NOTIFY = "notify", _("Tell them what is wrong")
    LODGE = "lodge", _("Make the claim")
    CHASE = "chase", _("Ask again, or say something else")
