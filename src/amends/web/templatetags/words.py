"""Sums, dates and times as the reader's language writes them."""

from django import template

register = template.Library()
