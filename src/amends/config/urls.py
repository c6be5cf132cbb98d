"""Every address of the house. `tests/house/test_addresses.py` says who may open each."""

from django.urls import include, path

urlpatterns = [
    path("", include("amends.web.urls")),
    path("", include("amends.mail.urls")),
    path("", include("amends.api.urls")),
]
