"""What we offer, what was bought, what was signed off and what was agreed."""

from django.db import models

from amends.people.models import Customer, Staff, Supplier, Team


class Offering(models.Model):
    """Something in our catalogue, or something that we say we do not offer."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="offerings")
    name = models.CharField(max_length=120)
    is_offered = models.BooleanField(default=True)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    words = models.CharField(max_length=300, blank=True)
    listed_at = models.DateTimeField()

    class Meta:
        ordering = ["team", "name"]
        constraints = [
            models.UniqueConstraint(name="offering_once", fields=["team", "name"]),
            models.CheckConstraint(
                name="offering_price_not_negative",
                condition=models.Q(price__isnull=True) | models.Q(price__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Purchase(models.Model):
    """What a customer bought: an order, a bill, a ticket. Sums in `currency`."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="purchases")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="purchases")
    number = models.CharField(max_length=40)
    currency = models.CharField(max_length=3)
    bought_at = models.DateTimeField()
    promised_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    paid = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    total = models.DecimalField(max_digits=12, decimal_places=2, default=0)

    class Meta:
        ordering = ["-bought_at"]
        indexes = [models.Index(fields=["customer", "-bought_at"], name="purchase_latest")]
        constraints = [
            models.UniqueConstraint(name="purchase_once", fields=["team", "number"]),
            models.CheckConstraint(
                name="purchase_paid_within_total",
                condition=models.Q(paid__gte=0, paid__lte=models.F("total")),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class PurchaseLine(models.Model):
    """One thing on a purchase; `price` is for one, `delivered` counts what arrived."""

    purchase = models.ForeignKey(Purchase, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    quantity = models.PositiveIntegerField(default=1)
    delivered = models.PositiveIntegerField(null=True)
    price = models.DecimalField(max_digits=12, decimal_places=2)
    supplier = models.ForeignKey(Supplier, models.PROTECT, null=True, related_name="lines")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="purchase_line_once", fields=["purchase", "position"]),
            models.CheckConstraint(
                name="purchase_line_sane",
                condition=models.Q(price__gte=0, quantity__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class SignOff(models.Model):
    """The customer looked at something and signed it off, under their own name."""

    line = models.ForeignKey(PurchaseLine, models.CASCADE, related_name="sign_offs")
    what = models.CharField(max_length=300)
    signed_by = models.CharField(max_length=120)
    signed_at = models.DateTimeField()


class Agreement(models.Model):
    """Something agreed with a customer beforehand, so that it need not go wrong again."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="agreements")
    team = models.ForeignKey(Team, models.PROTECT, related_name="agreements")
    purchase = models.ForeignKey(Purchase, models.PROTECT, null=True, related_name="agreements")
    words = models.CharField(max_length=500)
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]
