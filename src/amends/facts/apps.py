from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "amends.facts"
    label = "facts"
