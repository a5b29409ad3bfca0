"""A running newspaper as tests see it from outside."""

import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """What came back; header names are lower case."""

    status: int
    headers: dict[str, str]
    text: str


class Newspaper(NamedTuple):
    """Where it runs. `site` and `desk` are addresses without a slash at the end."""

    var: Path
    site: str
    desk: str
    process: "subprocess.Popen[bytes]"

    def read(self, path: str) -> Answer:
        """What a reader gets at `path`, without following a redirect."""
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(self.site + path, timeout=15) as response:
                return Answer(response.status, _lower(response.headers), response.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, _lower(error.headers), error.read().decode())

    def processes(self) -> dict[str, list[int]]:
        """The process ids below the supervisor by kind, from /proc."""
        found: dict[str, list[int]] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().decode().split("\0")
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            if parent == self.process.pid:
                for part in command:
                    if part.startswith("redaksi.config.processes."):
                        found.setdefault(part.rpartition(".")[2], []).append(int(folder.name))
        return found


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def _lower(headers: object) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}  # type: ignore[attr-defined]
