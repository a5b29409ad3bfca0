"""An edge process: confined to public files, then serving. Knows no Django and no newsroom."""

import logging
import os
from pathlib import Path

import msgspec
import uvloop

from redaksi.config.json_lines import configure_json_lines
from redaksi.config.sandbox import confine, python_readable
from redaksi.edge.server import EdgeSettings, serve

from .stopping import stop_event

SETTINGS = "REDAKSI_EDGE"
FORBIDDEN = "REDAKSI_FORBIDDEN"


def main() -> None:
    """Run until told to stop."""
    configure_json_lines("edge")
    settings = msgspec.json.decode(os.environ[SETTINGS], type=EdgeSettings)
    confine_to_public(
        readable=[Path(settings.assets_folder), Path(settings.pictures_folder)],
        writable=[Path(settings.site_folder), Path(settings.page_file).parent, *_socket_folders(settings)],
    )
    uvloop.run(_run(settings))


def confine_to_public(*, readable: list[Path], writable: list[Path]) -> None:
    """Give up every file but the public ones. Reading a SQLite file in WAL mode needs its folder writable."""
    log = logging.getLogger("redaksi.sandbox")
    forbidden = [Path(folder) for folder in os.environ.get(FORBIDDEN, "").split(os.pathsep) if folder]
    if confine([*python_readable(), *readable], writable, forbidden):
        log.info("confined", extra={"writable": [str(folder) for folder in writable]})
    else:
        log.warning("this kernel has no Landlock: only file permissions keep this process from the newsroom")


async def _run(settings: EdgeSettings) -> None:
    await serve(settings, stop_event())


def _socket_folders(settings: EdgeSettings) -> list[Path]:
    return sorted({Path(socket).parent for socket in settings.renderer_sockets})


if __name__ == "__main__":
    main()
