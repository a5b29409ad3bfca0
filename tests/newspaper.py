"""A running newspaper as tests see it from outside."""

import atexit
import contextlib
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

START_SECONDS = 60
LOAD_SECONDS = 600


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


@functools.cache
def loaded_demo() -> Path:
    """The folder of a demo newspaper that is loaded once for all tests of a process: copy it, don't change it."""
    folder = Path(tempfile.mkdtemp(prefix="redaksi-loaded-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "redaksi.cli", "demo", "--load-only"],
        env=_environment(folder / "var"),
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=LOAD_SECONDS,
    )
    return folder / "var"


def _environment(var: Path, **more: str) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("REDAKSI_", "DJANGO_"))},
        "REDAKSI_VAR": str(var),
        "REDAKSI_SECRET_KEY": "a secret that no public process may see",
        **more,
    }


@contextlib.contextmanager
def running_newspaper(folder: Path) -> Iterator[Newspaper]:
    """The demo newspaper as `redaksi demo` serves it, on free ports, below `folder`."""
    site_port, desk_port = _free_port(), _free_port()
    if not (folder / "var").exists():
        shutil.copytree(loaded_demo(), folder / "var")
    ports = {"REDAKSI_SITE_PORT": str(site_port), "REDAKSI_DESK_PORT": str(desk_port)}
    environment = _environment(folder / "var", **ports)
    with (folder / "output").open("a") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "redaksi.cli", "demo"], env=environment, cwd=folder, stdout=output, stderr=output
        )
        running = Newspaper(folder / "var", f"http://localhost:{site_port}", f"http://127.0.0.1:{desk_port}", process)
        try:
            _wait_until_it_answers(running, folder / "output")
            yield running
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(10)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_until_it_answers(running: Newspaper, output: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            for address in (f"{running.site}/", f"{running.desk}/account/login/"):
                urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if running.process.poll() is not None:
                break
            time.sleep(0.2)
    raise AssertionError(f"the newspaper did not start:\n{output.read_text()}")
