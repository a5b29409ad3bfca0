"""The desk's application as an ASGI server loads it: screens through Django, manuscripts through their socket."""

import os
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redaksi.config.settings.newsroom")

_screens = get_asgi_application()

from redaksi.desk.live.socket import manuscript_socket  # noqa: E402 - needs what the line above sets up


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Screens and sockets."""
    if scope["type"] == "websocket":
        await manuscript_socket(scope, receive, send)
    else:
        await _screens(scope, receive, send)
