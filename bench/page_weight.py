"""What a reader's browser loads for each kind of page: requests, and compressed bytes by kind of file."""

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.results import keep
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.newspaper import Newspaper, running_newspaper

WIDTHS = {"phone": (390, 844, 3), "desktop": (1280, 900, 1)}
"""Windows in CSS pixels, and how many pixels of the screen one of them has."""

METHOD = (
    "The demo newspaper as `redaksi demo` serves it; Chromium with an empty cache loads each page once, scrolls to its "
    "end, and tells what it fetched (Resource Timing, encodedBodySize). Text is HTML, style sheet, scripts and pieces, "
    "compressed as served; pictures are counted apart. Phones have three pixels to one."
)

_ENTRIES = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .map(({ name, encodedBodySize, initiatorType }) => [name, encodedBodySize, initiatorType])"""
_SCROLL = "() => scrollTo(0, document.documentElement.scrollHeight)"


def main() -> None:
    """Load each page in both windows, keep."""
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder, running_newspaper(Path(folder)) as newspaper:
        pages = _pages(newspaper)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
            for window, (width, height, density) in WIDTHS.items():
                for kind, path in pages.items():
                    context = browser.new_context(
                        viewport={"width": width, "height": height}, device_scale_factor=density, locale="id-ID"
                    )
                    figures[f"{kind}, {window}"] = _loaded(context.new_page(), newspaper.site + path)
                    context.close()
            browser.close()
    keep("page-weight", METHOD, figures)


def _pages(newspaper: Newspaper) -> dict[str, str]:
    home = newspaper.read("/").text
    stories = re.findall(r'href="(/[^"]+/\d{4}/\d\d/\d\d/[^"]+)"', home)
    photos = re.findall(r'href="(/[^"]+/\d{4}/\d\d/\d\d/[^"]+)"', newspaper.read("/foto").text)
    return {
        "home": "/",
        "channel": "/daerah",
        "story": stories[0],
        "photo story": photos[0],
        "running story": "/fokus/krisis-feri-serandai",
        "infographics": "/infografis",
        "indeks": "/indeks" + re.findall(r"/\d{4}/\d\d/\d\d", stories[0])[0],
    }


def _loaded(page: Any, address: str) -> str:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(_SCROLL)
    page.wait_for_timeout(500)
    page.wait_for_load_state("networkidle")
    text: list[int] = []
    pictures: list[int] = []
    for name, size, initiator in page.evaluate(_ENTRIES):
        (pictures if initiator == "img" or "/media/" in name else text).append(size)
    return (
        f"{len(text)} requests and {sum(text) / 1000:.1f} kB of text, "
        f"{len(pictures)} pictures with {sum(pictures) / 1000:.0f} kB"
    )


if __name__ == "__main__":
    main()
