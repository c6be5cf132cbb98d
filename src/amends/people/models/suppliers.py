"""Suppliers: dealt with behind the customer's back, never at their cost."""

from django.db import models


class Supplier(models.Model):
    """Somebody who makes or delivers for us."""

    name = models.CharField(max_length=120, unique=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
