"""The public side as a Django app: templates only, no tables of Django's."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Label `site`."""

    name = "redaksi.site"
    label = "site"
