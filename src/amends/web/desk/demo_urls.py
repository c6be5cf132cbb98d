"""What only the demo company has."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
