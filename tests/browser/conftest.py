"""A newspaper that really runs, and a real Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.newspaper import Newspaper
from tests.requirements import lacking

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60


@pytest.fixture(scope="session")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """The demo newspaper as `redaksi demo` serves it, on free ports, in a folder of its own."""
    folder = tmp_path_factory.mktemp("newspaper")
    site_port, desk_port = _free_port(), _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("REDAKSI_", "DJANGO_"))},
        "REDAKSI_VAR": str(folder / "var"),
        "REDAKSI_SITE_PORT": str(site_port),
        "REDAKSI_DESK_PORT": str(desk_port),
    }
    output = (folder / "output").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "redaksi.cli", "demo"], env=environment, cwd=folder, stdout=output, stderr=output
    )
    running = Newspaper(folder / "var", f"http://localhost:{site_port}", f"http://127.0.0.1:{desk_port}", process)
    try:
        _wait_until_it_answers(running, folder / "output")
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        output.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A browser for the whole session."""
    path = shutil.which("chromium")
    if path is None:
        lacking("Chromium (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


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
