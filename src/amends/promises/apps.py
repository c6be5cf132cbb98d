from django.apps import AppConfig
from django.utils.module_loading import import_string


class PromisesConfig(AppConfig):
    name = "amends.promises"
    label = "promises"

    def ready(self) -> None:
        """Tell the cases room what keeps a case from closing."""
        # Both modules need the models, which are there only now.
        register = import_string("amends.cases.closing.register")
        register(import_string("amends.promises.closing.reasons_against"))
