"""The renderer: templates only. No database of Django's, no session, no secret worth stealing."""

from .both_sides import *  # noqa: F403

INSTALLED_APPS = ["redaksi.site"]
DATABASES: dict[str, object] = {}
SECRET_KEY = "the public side signs nothing"  # noqa: S105 - it has no sessions, tokens or forms
MIDDLEWARE: list[str] = []
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"builtins": ["django.templatetags.i18n"]},
    }
]
