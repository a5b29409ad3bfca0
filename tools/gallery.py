"""`python -m tools.gallery [NAME …]`: photographs every kind of page of the demo newspaper for docs/gallery/.

The newspaper is loaded anew in a temporary folder and runs as `redaksi demo` serves it. With names, only those are
taken again.
"""

import io
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS
from tests.newspaper import Newspaper, running_newspaper

GALLERY = Path(__file__).parent.parent / "docs" / "gallery"
QUALITY = 55


class Window(NamedTuple):
    """A size of window; no picture is taller than `most_px`."""

    name: str
    width: int
    height: int
    most_px: int
    scheme: str = "light"


PHONE, DESKTOP = Window("phone", 390, 844, 2_600), Window("desktop", 1280, 900, 2_000)
DARK = (PHONE._replace(name="phone-dark", scheme="dark"), DESKTOP._replace(name="desktop-dark", scheme="dark"))


class View(NamedTuple):
    """A page to photograph; some in the dark, too."""

    name: str
    what: str
    path: str
    has_dark: bool = False


READER = (
    View("home", "Home", "/", has_dark=True),
    View("channel", "A channel", "/daerah"),
    View("sub-channel", "A channel below another", "/daerah/pemerintahan"),
    View("running-story", "A running story", "/fokus/krisis-feri-serandai"),
    View("infographics", "All infographics", "/infografis"),
    View("photos", "All photo stories", "/foto"),
    View("videos", "All videos", "/video"),
    View("topic", "A topic", "/topik/pangan"),
    View("person", "Somebody who is credited", "/penulis/gilang-tandumai"),
    View("indeks", "Everything of a day", "/indeks"),
    View("most-read", "Most read, before anything was counted", "/terpopuler"),
    View("static", "A static page", "/pedoman-media-siber"),
    View("missing", "Where nothing is", "/tidak-ada"),
)
CORRECTED = "id IN (SELECT story_id FROM newsroom_storychange WHERE kind = 'correction')"
KINDS = (
    ("story", "A story", "slug = 'dprd-sagara-sepakati-apbd-belanja-sekolah-dipertahankan'"),
    ("infographic", "An infographic", "format = 'infographic'"),
    ("photo-story", "A photo story", "format = 'photo'"),
    ("video-story", "A video", "format = 'video'"),
    ("paid-story", "A paid story", "format = 'paid'"),
    ("opinion", "An opinion", "format = 'opinion'"),
    ("running-step", "A step of a running story", "running_story_id IS NOT NULL AND state = 'live'"),
    ("corrected", "A corrected story", CORRECTED),
    ("withdrawn", "What stays of a withdrawn story", "state = 'withdrawn'"),
)
"""The newest story for which each of these holds."""

DESK = (
    View("desk-queue", "The desk's queue", "/"),
    View("desk-settings", "Settings", "/settings/"),
    View("desk-topics", "A list of records", "/settings/topics/"),
    View("desk-record", "A record", "/settings/masthead/1/"),
    View("desk-staff", "Staff", "/settings/staff/"),
)


def main() -> int:
    """Photograph all, or the named."""
    wanted = set(sys.argv[1:])
    GALLERY.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="redaksi-gallery-") as folder, running_newspaper(Path(folder)) as running:
        reader = [*READER, *_found(running)]
        desk = [*DESK, *_stories_at_the_desk(running)]
        with sync_playwright() as playwright:
            path = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
            for window in (PHONE, DESKTOP, *DARK):
                _round(browser, window, running.site, reader, wanted, logged_in=False)
                _round(browser, window, running.desk, desk, wanted, logged_in=True)
            browser.close()
    (GALLERY / "README.md").write_text(_index([*reader, *desk]), "utf-8")
    return 0


def _round(browser: Any, window: Window, host: str, views: list[View], wanted: set[str], *, logged_in: bool) -> None:
    context = browser.new_context(
        viewport={"width": window.width, "height": window.height}, color_scheme=window.scheme, locale="id-ID"
    )
    page = context.new_page()
    if logged_in:
        page.goto(host)
        page.fill("[name=login]", "wati")
        page.fill("[name=password]", "redaksi-demo")
        page.click("main button[type=submit]")
        page.wait_for_selector(".queue__list")
    for view in views:
        is_asked_for = not wanted or view.name in wanted
        if is_asked_for and (view.has_dark or window.scheme == "light"):
            page.goto(host + view.path)
            page.wait_for_load_state("networkidle")
            _keep(page, GALLERY / f"{view.name}-{window.name}.webp", window)
            print(f"{view.name} {window.name}", flush=True)
    context.close()


def _keep(page: Any, file: Path, window: Window) -> None:
    height = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate("for (const one of document.images) one.loading = 'eager'")
    page.set_viewport_size({"width": window.width, "height": min(max(height, window.height), window.most_px)})
    page.wait_for_timeout(300)
    raw = page.screenshot()
    page.set_viewport_size({"width": window.width, "height": window.height})
    Image.open(io.BytesIO(raw)).convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)


def _found(running: Newspaper) -> Iterator[View]:
    for name, what, condition in KINDS:
        yield View(name, what, _address(running, condition), has_dark=name == "story")


def _stories_at_the_desk(running: Newspaper) -> Iterator[View]:
    for name, what, condition in (
        ("desk-story", "A live story at the desk", "state = 'live' AND running_story_id IS NOT NULL"),
        ("desk-draft", "A draft at the desk", "state = 'draft'"),
    ):
        yield View(name, what, f"/stories/{_number(running, condition)}/")
    yield View("desk-history", "A story's history", f"/stories/{_number(running, CORRECTED)}/history/")


def _address(running: Newspaper, condition: str) -> str:
    """An address that leads to the newest such story, whatever it is called."""
    return f"/berita/2020/1/1/x-{_number(running, condition)}"


def _number(running: Newspaper, condition: str) -> int:
    file = running.var / "newsroom" / "newsroom.sqlite3"
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as newsroom:
        query = f"SELECT id FROM newsroom_story WHERE {condition} ORDER BY published_at DESC, id DESC LIMIT 1"
        row = newsroom.execute(query).fetchone()
    if row is None:
        raise SystemExit(f"the demo newspaper has no story where {condition}; add one to redaksi/config/demo/stories/")
    return int(row[0])


def _index(views: list[View]) -> str:
    lines = [
        "# Gallery",
        "",
        "Every kind of page of the demo newspaper, on a phone (390 px) and on a desk (1280 px); tall pages are cut.",
        "Made by `make gallery`; never edited by hand.",
        "",
    ]
    for view in views:
        pictures = [name for name in ("phone", "desktop", *(dark.name for dark in DARK)) if _file(view, name).exists()]
        lines += [f"## {view.what}", ""]
        lines += [f"![{view.what}, {name}]({_file(view, name).name})" for name in pictures]
        lines.append("")
    return "\n".join(lines)


def _file(view: View, window: str) -> Path:
    return GALLERY / f"{view.name}-{window}.webp"


if __name__ == "__main__":
    sys.exit(main())
