"""The press as a Django app: it owns the tables of the log."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Label `press`."""

    name = "redaksi.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"
