"""The addresses of the API."""

from django.urls import URLPattern, URLResolver, include, path

from amends.api import documentation
from amends.api.door import api
from amends.api.orders import bring_orders

OPERATIONS = (bring_orders,)
"""Named here so that they are known to the API before its addresses are asked for."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", documentation.page, name="api"),
    path("api/openapi.json", documentation.schema, name="api_schema"),
    path("api/", include([one for one in api.urls[0] if str(one.pattern)])),
]
