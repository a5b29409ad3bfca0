"""Pictures as a Django app: it owns their tables."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Label `media`."""

    name = "redaksi.media"
    label = "media"
    default_auto_field = "django.db.models.BigAutoField"
