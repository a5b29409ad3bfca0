"""Staff accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Label `accounts`."""

    name = "redaksi.accounts"
    label = "accounts"
