"""The staff's screens as a Django app; it owns no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Label `desk`."""

    name = "redaksi.desk"
    label = "desk"
