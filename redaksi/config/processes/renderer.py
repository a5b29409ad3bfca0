"""A renderer process: confined to public files, with templates and without the newsroom."""

import asyncio
import os
from pathlib import Path

import django
import msgspec

from redaksi.config.logs import configure_logs

from .edge import confine_to_public
from .stopping import stop_event

SETTINGS = "REDAKSI_RENDERER"


class RendererSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a renderer is told at its start. Paths are absolute."""

    site_folder: str
    page_file: str
    socket: str


def main() -> None:
    """Run until told to stop."""
    configure_logs("renderer")
    settings = msgspec.json.decode(os.environ[SETTINGS], type=RendererSettings)
    site, pages, socket = Path(settings.site_folder), Path(settings.page_file).parent, Path(settings.socket)
    for folder in (site, pages, socket.parent):
        folder.mkdir(parents=True, exist_ok=True)
    confine_to_public(readable=[], writable=[site, pages, socket.parent])
    django.setup()
    asyncio.run(_run(settings))


async def _run(settings: RendererSettings) -> None:
    from redaksi.site.assets import assets_of
    from redaksi.site.renderer import RendererService

    service = RendererService(Path(settings.site_folder), Path(settings.page_file), assets_of())
    await service.serve(Path(settings.socket), stop_event())


if __name__ == "__main__":
    main()
