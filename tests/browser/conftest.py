"""A real Chromium, looking at a newspaper that really runs."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.newspaper import Newspaper, running_newspaper
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


@pytest.fixture(scope="package")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """The demo newspaper, one for all tests in a browser."""
    with running_newspaper(tmp_path_factory.mktemp("newspaper")) as running:
        yield running


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """A browser for the tests of this folder; its event loop must not be running under any other test."""
    path = shutil.which("chromium")
    if path is None:
        lacking("Chromium (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
