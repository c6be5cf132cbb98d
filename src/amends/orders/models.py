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
        indexes = [
            models.Index(fields=["customer", "-bought_at"], name="purchase_latest"),
            models.Index(fields=["team", "bought_at"], name="purchase_of_team_by_time"),
        ]
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
        indexes = [models.Index(fields=["customer", "-made_at"], name="agreement_of_customer")]

    def __str__(self) -> str:
        return self.words


class AgreementEnd(models.Model):
    """An agreement ended; what it said stays on record, and counts for what was before."""

    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="end")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class HandOver(models.Model):
    """What a supplier, or we ourselves without one, is to hand to the carrier, by when."""

    purchase = models.ForeignKey(Purchase, models.CASCADE, related_name="hand_overs")
    supplier = models.ForeignKey(Supplier, models.PROTECT, null=True, related_name="hand_overs")
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="hand_over_once", fields=["purchase", "supplier"]),
            models.UniqueConstraint(
                name="own_hand_over_once",
                fields=["purchase"],
                condition=models.Q(supplier__isnull=True),
            ),
            models.CheckConstraint(
                name="hand_over_says_something",
                condition=models.Q(due_at__isnull=False) | models.Q(done_at__isnull=False),
            ),
        ]


class ShopNumber(models.Model):
    """The number by which a team's shop knows a customer, so that an import finds them again."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    number = models.CharField(max_length=64)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="shop_numbers")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="shop_number_once", fields=["team", "number"])]

    def __str__(self) -> str:
        return self.number


class BadRow(models.Model):
    """A row of an import that could not become a purchase, kept until it is mended.

    `row` is its number in the file, the header being row 1. `values` is what was in it, as
    pairs of column and cell, and is emptied once it is mended. `fingerprint` tells the
    same row in the next file.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="bad_rows")
    source = models.CharField(max_length=120)
    row = models.PositiveIntegerField()
    number = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=300)
    values = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    noted_at = models.DateTimeField()
    mended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["team", "number"],
                condition=models.Q(mended_at__isnull=True),
                name="bad_row_to_mend",
            )
        ]
        constraints = [models.UniqueConstraint(name="bad_row_once", fields=["team", "fingerprint"])]

    def __str__(self) -> str:
        return f"{self.source}, row {self.row}"


class OrderSeen(models.Model):
    """What the last file that told of an order said of it, as a digest.

    So the same again is passed over at once, and does not undo what was put right by hand.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    number = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="order_seen_once", fields=["team", "number"])]

    def __str__(self) -> str:
        return self.number
