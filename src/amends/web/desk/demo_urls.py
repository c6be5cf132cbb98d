"""What only the demo company has."""

from django.urls import URLPattern, path

from amends.web.desk.demo import step_into_page

urlpatterns: list[URLPattern] = [path("demo/step-into/", step_into_page, name="step_into")]
