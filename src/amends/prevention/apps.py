from django.apps import AppConfig


class PreventionConfig(AppConfig):
    name = "amends.prevention"
    label = "prevention"
