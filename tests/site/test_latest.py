"""The newest stories beside a story: a piece of its own, and a page that doesn't depend on it."""

from pathlib import Path

import pytest

from redaksi.edge.freshness import Verdict
from redaksi.newsroom.models import Channel
from redaksi.site.assets import THEME, assets_of, write_assets
from redaksi.site.pages.latest import SHOWN
from tests.builders import DAY, NOON, a_channel, a_live_story

from .portal import Portal
from .test_lists import LINES

STORY = "/nasional/pemilu/2026/11/20/pelabuhan-roro-dibuka-lagi-1"
PIECE = "/potongan/terkini/nasional/pemilu"
MOST_SCRIPT_BYTES = 2_048


def test_the_piece_is_the_newest_of_the_channel_without_a_frame(portal: Portal, pemilu: Channel) -> None:
    filed = [portal.file_story(pemilu, NOON - number * DAY) for number in range(SHOWN + 1)]
    page = portal.page(PIECE)
    assert page.status == 200
    assert page.links(LINES) == filed[:SHOWN]
    assert not {"html", "head", "h1", "main"} & {one.tag for one in page.elements("")}
    assert page.header["x-robots-tag"] == "noindex"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/potongan/terkini/nasional", 200),
        ("/potongan/terkini/pemilu", 301),
        (f"{PIECE}?before=1-1", 301),
        ("/potongan/terkini/tidak-ada", 404),
        ("/potongan/terkini", 404),
        ("/potongan", 404),
    ],
)
def test_only_channels_have_one(portal: Portal, pemilu: Channel, address: str, status: int) -> None:
    page = portal.page(address)
    assert page.status == status
    assert page.header.get("location", PIECE) == PIECE


def test_a_story_names_the_piece_and_links_for_those_without_a_script(portal: Portal, pemilu: Channel) -> None:
    a_live_story(pemilu)
    page = portal.page(STORY)
    boxes = [one.attributes["data-piece"] for one in page.elements("div") if "data-piece" in one.attributes]
    assert boxes == [PIECE, "/potongan/terpopuler"]
    assert page.links("more")[-2:] == ["/nasional/pemilu", "/terpopuler"]
    (script,) = page.elements("script", type="module")
    assert script.attributes["src"] == assets_of().js


def test_a_new_story_changes_the_piece_and_not_the_stories_that_fetch_it(portal: Portal, pemilu: Channel) -> None:
    a_live_story(pemilu)
    other = a_channel("ekonomi")
    pages = {address: portal.page(address) for address in (STORY, PIECE)}
    portal.file_story(other, NOON)
    assert {portal.verdict(page) for page in pages.values()} == {Verdict.FRESH}
    portal.file_story(pemilu, NOON)
    assert portal.verdict(pages[STORY]) is Verdict.FRESH
    assert portal.verdict(pages[PIECE]) is Verdict.STALE


def test_the_script_is_one_small_file_with_a_name_of_its_own(tmp_path: Path) -> None:
    assets = write_assets(tmp_path)
    script = (tmp_path / assets.js.removeprefix("/static/")).read_bytes()
    assert len(script) <= MOST_SCRIPT_BYTES
    assert all(path.read_bytes() in script for path in (THEME / "js").iterdir())
