"""The newsroom as a Django app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Label `newsroom`."""

    name = "redaksi.newsroom"
    label = "newsroom"
