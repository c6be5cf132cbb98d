"""The addresses of the pages for people."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("amends.web.desk.urls")),
    path("", include("amends.web.desk.signing_in_urls")),
    path("", include("amends.web.case.urls")),
    path("", include("amends.web.public.urls")),
    path("", include("amends.web.settings_pages.urls")),
    path("", include("amends.web.mail_pages.urls")),
    path("", include("amends.web.promise_pages.urls")),
    path("", include("amends.web.supplier_pages.urls")),
    path("", include("amends.web.problem_pages.urls")),
    path("", include("amends.web.insight_pages.urls")),
    path("", include("amends.web.meeting_pages.urls")),
]
if settings.DEMO:
    # Outside the demo company the address is not there at all.
    urlpatterns.append(path("", include("amends.web.desk.demo_urls")))
