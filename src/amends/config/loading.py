"""Open the modules that need Django, so that commands which do not need it start at once."""

import os
from importlib import import_module
from types import ModuleType

import django

from amends.config.trouble import Trouble

SETTINGS = "amends.config.settings"


def opened(module: str) -> ModuleType:
    """Read the settings, set Django up, then import and return the module.

    Raises Trouble when a setting makes no sense or the data folder cannot be written.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except (ValueError, OSError) as error:
        raise Trouble(f"The settings cannot be used: {error}") from error
    django.setup()
    return import_module(module)
