"""What `redaksi serve` starts: which processes, each with the environment that it may know and no more."""

import os
import sys
from pathlib import Path

import msgspec

from redaksi.edge.server import EdgeSettings
from redaksi.site.assets import write_assets

from .environment import PREFIX, Environment
from .processes.renderer import RendererSettings
from .supervision import Child

PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONWARNINGS", "TMPDIR")
RENDERER_NICE = 5
MALLOC_ARENAS = {"MALLOC_ARENA_MAX": "2"}


def children(environment: Environment) -> list[Child]:
    """The processes of this machine, renderers first. Writes the theme's files for the edges to read."""
    public = (environment.site, environment.page_file.parent, environment.public_pictures)
    for folder in (*public, environment.renderer_socket(0).parent):
        folder.mkdir(parents=True, exist_ok=True)
    build = write_assets(environment.assets).build
    return [
        *(_renderer(environment, number) for number in range(environment.renderers)),
        *(_edge(environment, number, build) for number in range(environment.edges)),
        _private(environment, "desk"),
        _private(environment, "worker"),
    ]


def _edge(environment: Environment, number: int, build: str) -> Child:
    settings = EdgeSettings(
        build=build,
        host=environment.site_bind,
        port=environment.site_port,
        hosts=environment.site_hosts,
        site_folder=str(environment.site),
        page_file=str(environment.page_file),
        assets_folder=str(environment.assets),
        pictures_folder=str(environment.public_pictures),
        renderer_sockets=tuple(str(environment.renderer_socket(n)) for n in range(environment.renderers)),
    )
    return _public(environment, "edge", number, {"REDAKSI_EDGE": msgspec.json.encode(settings).decode()}, nice=0)


def _renderer(environment: Environment, number: int) -> Child:
    settings = RendererSettings(
        site_folder=str(environment.site),
        page_file=str(environment.page_file),
        socket=str(environment.renderer_socket(number)),
    )
    variables = {
        "REDAKSI_RENDERER": msgspec.json.encode(settings).decode(),
        "DJANGO_SETTINGS_MODULE": "redaksi.config.settings.site",
        f"{PREFIX}VAR": str(environment.var),
    }
    return _public(environment, "renderer", number, variables, nice=RENDERER_NICE)


def _public(environment: Environment, kind: str, number: int, variables: dict[str, str], *, nice: int) -> Child:
    """A process that may not know the newsroom: nothing of our environment but what it needs."""
    folder = environment.var / "run" / f"{kind}-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    return Child(
        name=f"{kind}-{number}",
        command=_command(kind),
        environment={
            **_system(),
            **MALLOC_ARENAS,
            **variables,
            "REDAKSI_FORBIDDEN": os.pathsep.join(map(str, (environment.newsroom, environment.media))),
        },
        folder=str(folder),
        nice=nice,
    )


def _private(environment: Environment, kind: str) -> Child:
    return Child(
        name=kind,
        command=_command(kind),
        environment={
            **os.environ,
            **MALLOC_ARENAS,
            f"{PREFIX}VAR": str(environment.var),
            "DJANGO_SETTINGS_MODULE": "redaksi.config.settings.newsroom",
        },
        folder=str(Path.cwd()),
    )


def _command(kind: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"redaksi.config.processes.{kind}")


def _system() -> dict[str, str]:
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}
