"""What the story page's script adds: text size, the newest stories, copying the address. And the page without it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.newspaper import Newspaper

from .test_accessible import assert_accessible

pytestmark = pytest.mark.browser

LATEST = "[data-piece^='/potongan/terkini'] .timed-list__link"
READING = "parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)"


@pytest.fixture
def story(newspaper: Newspaper) -> str:
    """A story's address."""
    found = re.findall(r'href="(/[^"]+/\d{4}/\d\d/\d\d/[^"]+)"', newspaper.read("/daerah").text)
    return f"{newspaper.site}{found[1]}"


@pytest.fixture
def reader(chromium: Any) -> Iterator[Any]:
    """A small phone that may copy; axe has to be let past the policy."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 800}, bypass_csp=True, locale="id-ID", permissions=["clipboard-write"]
    )
    yield context.new_page()
    context.close()


def test_a_chosen_text_size_is_there_again_after_a_reload(reader: Any, story: str) -> None:
    reader.goto(story)
    sizes = {}
    for name in ("kecil", "biasa", "besar"):
        button = reader.get_by_role("button", name=f"Huruf {name}" if name == "biasa" else f"Huruf lebih {name}")
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        assert reader.locator("[data-size][aria-pressed=true]").count() == 1
        sizes[name] = reader.evaluate(READING)
        assert_accessible(reader)
    assert sizes == {"kecil": 16, "biasa": 18, "besar": 21}
    reader.reload()
    reader.wait_for_selector("[data-size=large][aria-pressed=true]")
    assert reader.evaluate(READING) == sizes["besar"]


def test_the_newest_stories_come_without_the_one_that_is_read(reader: Any, story: str) -> None:
    reader.goto(story)
    reader.wait_for_selector(LATEST)
    links = reader.eval_on_selector_all(LATEST, "links => links.map(link => link.href)")
    assert links
    assert story not in links


def test_copying_the_address_says_so(reader: Any, story: str) -> None:
    reader.goto(story)
    reader.get_by_role("button", name="Salin tautan").click()
    reader.get_by_role("status").get_by_text("Tautan disalin").wait_for()


def test_without_a_script_there_are_no_dead_buttons(chromium: Any, story: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(story)
    assert page.locator("button").count() == 0
    assert page.locator("[data-piece^='/potongan/terkini'] a").is_visible()
    context.close()
