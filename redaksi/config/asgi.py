"""The desk's application as an ASGI server loads it."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redaksi.config.settings.newsroom")

application = get_asgi_application()
