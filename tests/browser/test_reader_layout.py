"""What readers see on a phone and at a desk, measured: nothing takes more room than is kept for it."""

import re
from typing import Any

import pytest

from tests.newspaper import Newspaper

pytestmark = pytest.mark.browser

LABEL_PX = 24

PLACES = """() => [...document.querySelectorAll('.ad')].filter((ad) => ad.checkVisibility()).map((ad) => {
  const fill = (part, words) => { const found = ad.querySelector(part); if (found) found.textContent = words; };
  fill('.ad__heading', 'Berlangganan surat kabar harian ini lebih murah sepanjang bulan Ramadan '.repeat(2));
  fill('.ad__text', 'Setiap pagi di rumah Anda, sejak subuh, di seluruh provinsi. '.repeat(4));
  const box = ad.getBoundingClientRect();
  const button = ad.querySelector('.ad__button')?.getBoundingClientRect();
  return {
    name: ad.className,
    height: box.height,
    kept: parseFloat(getComputedStyle(ad).getPropertyValue('--height')),
    isFilled: Boolean(button),
    isWhole: !button || (button.top >= box.top && button.bottom <= box.bottom && button.right <= box.right),
  };
})"""


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, chromium: Any) -> Any:
    """A window of that width."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800}, locale="id-ID")
    yield context.new_page()
    context.close()


def a_story_path(newspaper: Newspaper) -> str:
    """The address of some story of the demo."""
    (path, *_) = re.findall(r'href="(/[^"]+/\d{4}/\d\d/\d\d/[^"]+)"', newspaper.read("/").text)
    return str(path)


def test_a_place_for_an_advertisement_is_as_high_as_was_kept_for_it(page: Any, newspaper: Newspaper) -> None:
    filled = 0
    for path in ("/", a_story_path(newspaper)):
        page.goto(newspaper.site + path)
        for place in page.evaluate(PLACES):
            assert place["height"] == pytest.approx(place["kept"] + LABEL_PX, abs=0.5), place
            assert place["isWhole"], place
            filled += place["isFilled"]
    assert filled


def test_a_long_way_to_a_channel_never_begins_a_line_with_its_stroke(page: Any, newspaper: Newspaper) -> None:
    stories = re.findall(r'href="(/daerah/pemerintahan/\d{4}/[^"]+)"', newspaper.read("/daerah/pemerintahan").text)
    page.goto(newspaper.site + stories[0])
    parent, own = page.query_selector_all(".crumbs__step")
    own.query_selector(".crumbs__link").evaluate("(link) => { link.textContent = 'Pemerintahan dan Otonomi Daerah'; }")
    before, after = parent.bounding_box(), own.bounding_box()
    assert after["x"] >= before["x"] + before["width"]
    assert before["y"] < after["y"] + after["height"]
    assert after["y"] < before["y"] + before["height"]


def test_a_larger_text_is_clearly_larger(page: Any, newspaper: Newspaper) -> None:
    page.goto(newspaper.site + a_story_path(newspaper))
    sizes = []
    for size in ("small", "normal", "large"):
        page.click(f"[data-size={size}]")
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)"))
    assert min(sizes[1] - sizes[0], sizes[2] - sizes[1]) >= 2, sizes


def test_a_front_page_has_some_thirty_headlines_on_two_screens_and_ends_on_a_phone(
    page: Any, newspaper: Newspaper
) -> None:
    phone = page.viewport_size["width"] < 640
    page.set_viewport_size({"width": 360 if phone else 1440, "height": 900})
    page.goto(newspaper.site)
    if phone:
        assert page.evaluate("document.documentElement.scrollHeight") < 11_500
    else:
        links = "[class$=card__link], [class$=list__link], [class$=block__link], [class$=band__link]"
        bottoms = page.eval_on_selector_all(links, "(all) => all.map((one) => one.getBoundingClientRect().bottom)")
        assert sum(0 < bottom <= 1800 for bottom in bottoms) >= 27
