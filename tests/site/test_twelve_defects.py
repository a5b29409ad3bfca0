"""The twelve defects of the real page (research/domain.md, 1.4), each over every kind of page.

Each docstring ends with the plant that was tried: the change to the product under which the test failed.
"""

import datetime as dt
import html
import itertools
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from redaksi.newsroom.documents import slug_of
from redaksi.site.assets import write_assets
from tests.builders import a_text

from .portal import Rendered

pytestmark = pytest.mark.django_db
HOST = "localhost:8000"
STORY_KINDS = ("story", "paid story", "sensitive story", "photo story")
KINDS = (
    *("home", "channel", "sub-channel", "part of a channel", "indeks", *STORY_KINDS, "topic", "person"),
    *("running story", "ended running story", "infographics", "photos", "videos", "most read", "static page"),
    *("missing", "withdrawn"),
)
PIECES = ("latest piece", "most read piece")
STAMP = re.compile(
    r"(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d{1,2} (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|"
    r"September|Oktober|November|Desember) \d{4} \| \d\d:\d\d WIB"
)


@pytest.fixture(params=[*KINDS, *PIECES])
def page(request: pytest.FixtureRequest, every_page: dict[str, Rendered]) -> Rendered:
    """A page or piece of each kind in turn."""
    return every_page[request.param]


@pytest.fixture(params=KINDS)
def whole_page(request: pytest.FixtureRequest, every_page: dict[str, Rendered]) -> Rendered:
    """A page of each kind in turn, with a head."""
    return every_page[request.param]


@pytest.fixture(params=STORY_KINDS)
def story_page(request: pytest.FixtureRequest, every_page: dict[str, Rendered]) -> Rendered:
    """A story of each kind in turn."""
    return every_page[request.param]


def article(page: Rendered) -> dict[str, Any]:
    """A story's structured data."""
    (script,) = page.elements("script", type="application/ld+json")
    found: dict[str, Any] = json.loads(script.text)
    return found


def plain_places(page: Rendered) -> list[str]:
    """Every place where only plain words may stand."""
    attributes = [
        value for one in page.elements("") for name, value in one.attributes.items() if name in ("alt", "aria-label")
    ]
    titles = [html.unescape(title) for title in re.findall(r"<title>(.*?)</title>", page.html)]
    metas = [one.attributes["content"] for one in page.elements("meta") if "content" in one.attributes]
    return [*attributes, *titles, *metas]


def test_1_no_markup_stands_where_only_words_may(page: Rendered) -> None:
    """The headline's italics never reach alt texts, titles or descriptions.

    Plant: `title=headline_html(story.headline)` in pages/story.py.
    """
    for words in plain_places(page):
        assert not re.search(r"[<>]|&(lt|gt|amp|quot|nbsp|#)", words), words


def test_2_an_alternative_text_is_words_and_no_address(page: Rendered) -> None:
    """Every picture has an alt attribute: its own words, or nothing beside a headline that says the same.

    Plant: `alt=picture.path` in parts/figure.html.
    """
    for picture in page.elements("img"):
        alt = picture.attributes["alt"]
        assert not re.search(r"/|\.(jpe?g|webp|avif|png)\b|[0-9a-f]{8}", alt), alt
        assert alt == "" or alt.endswith("."), "as its editor wrote it"


def test_2_pictures_that_are_content_have_words(story_page: Rendered) -> None:
    """A picture with a caption is never silent.

    Plant: `alt=""` in parts/figure.html.
    """
    figures = [one.attributes["class"] for one in story_page.elements("figure")]
    silent = [one for one in story_page.elements("img") if not one.attributes["alt"]]
    thumbnails = len(story_page.elements("div", class_="related__picture"))
    assert len(silent) == thumbnails
    assert len(story_page.elements("img")) - thumbnails == len([name for name in figures if name != "quote"])


def test_3_no_hard_space_leaks_into_addresses_and_descriptions(page: Rendered) -> None:
    """A hard space in the text is a space in a description, and in a slug a hyphen.

    Plant: the replacement of U+00A0 taken out of `excerpt`, and out of `slug_of`.
    """
    for words in plain_places(page):
        assert "nbsp" not in words
        assert "\xa0" not in words
    assert not [path for path in page.inside() if "nbsp" in path]
    assert slug_of(a_text("Harga\xa0Beras Panen\xa0")) == "harga-beras-panen"


def test_4_sentences_of_a_description_stay_apart(whole_page: Rendered) -> None:
    """Words keep their punctuation and their spaces: the description is the text's own beginning.

    Plant: `"".join` instead of `" ".join` in `_joined` of press/body.py.
    """
    description = whole_page.meta("description")
    assert description == whole_page.meta("og:description")
    assert "  " not in description
    assert not re.search(r"[a-z][.,;:!?][A-Z]", description)
    if description.startswith("Kejaksaan"):
        whole = "Kejaksaan Agung membuka roro lagi. Kapal membawa 120 penumpang, kata kapten. Kapal kedua menyusul."
        assert description.startswith(whole)


def test_5_machines_get_instants_with_their_zone(page: Rendered) -> None:
    """Every date for machines is ISO 8601; with a time it has its offset, and it is never empty.

    Plant: `iso=local.replace(tzinfo=None).isoformat()` in timing.py.
    """
    stamps = [one.attributes["datetime"] for one in page.elements("time")]
    stamps += [
        one.attributes["content"] for one in page.elements("meta") if "_time" in one.attributes.get("property", "")
    ]
    stamps += [
        value for one in page.elements("script", type="application/ld+json") for value in dates(json.loads(one.text))
    ]
    for stamp in stamps:
        read = dt.datetime.fromisoformat(stamp)
        assert read.utcoffset() == dt.timedelta(hours=7) or len(stamp) == 10, stamp


def dates(said: object) -> list[str]:
    """All that structured data calls a date."""
    if isinstance(said, list):
        return list(itertools.chain.from_iterable(map(dates, said)))
    if isinstance(said, dict):
        own = [value for name, value in said.items() if name.startswith("date") and name != "dateline"]
        return own + list(itertools.chain.from_iterable(dates(value) for value in said.values()))
    return []


def test_5_structured_data_and_page_name_the_same_instants(story_page: Rendered) -> None:
    """Published and updated are what readers see.

    Plant: `modified=iso(story.version_created)` in pages/story.py.
    """
    said, seen = article(story_page), story_page.elements("p", class_="story__time")
    times = [one.attributes["datetime"] for one in story_page.elements("time")][: len(seen)]
    assert said["datePublished"] == times[0]
    assert said["dateModified"] == times[-1]


def test_6_every_name_of_a_page_is_the_same_address(whole_page: Rendered) -> None:
    """Canonical, og:url and structured data agree, crumbs stay on this host, and what is found is no copy of staging.

    Plant: `og:url` written as `{{ house.site_url }}` in base.html.
    """
    (canonical,) = [one.attributes["href"] for one in whole_page.elements("link", rel="canonical")]
    assert urlsplit(canonical).netloc == HOST
    assert whole_page.meta("og:url") == canonical
    for script in whole_page.elements("script", type="application/ld+json"):
        said = json.loads(script.text)
        assert said["url"] == said["mainEntityOfPage"] == canonical
    assert all(path.startswith("/") for path in whole_page.links("crumbs__link"))
    assert bool(whole_page.elements("meta", name="robots")) == (whole_page.status != 200)


def test_7_related_news_is_there_without_a_script(every_page: dict[str, Rendered]) -> None:
    """Pinned ones first, then what the worker found, six in all, none of them the story itself.

    Plant: the call of `neighbours` given an empty list; and the list without its pins.
    """
    related = every_page["story"].links("related__link")
    ids = [path.rpartition("-")[2] for path in related]
    assert ids == ["1006", "1011", "1012", "1013", "1014", "1015"]


def test_8_bylines_and_dates_are_spaced_as_people_write_them(page: Rendered) -> None:
    """`Rahman Asmardika, Jurnalis`; `Jumat, 20 November 2026 | 12:00 WIB`; no space before a comma anywhere.

    Plant: a space before the comma in parts/byline.html; `f"{date} |{clock}"` in timing.py.
    """
    for one in page.elements("time"):
        if "|" in one.text:
            assert STAMP.fullmatch(one.text), one.text
    for tag in ("p", "li", "h1", "h2", "h3", "figcaption", "td"):
        for one in page.elements(tag):
            assert not re.search(r"\s[,;]|\(\s|\s\)", one.text.strip()), one.text


def test_8_the_byline_is_made_of_credits(every_page: dict[str, Rendered]) -> None:
    """Plant: the role before the name in parts/byline.html."""
    bylines = [one.text for one in every_page["story"].elements("li") if "Rahman" in one.text]
    assert bylines == ["Rahman Asmardika, Jurnalis"]


def test_9_pictures_have_their_size_and_wait_unless_they_come_first(page: Rendered) -> None:
    """Every picture has width, height and a source set, all but one a page are lazy, and readers may zoom.

    Plant: `is_first=1` for every card in parts/story_card.html; `user-scalable=no` in base.html.
    """
    pictures = page.elements("img")
    for picture in pictures:
        assert int(picture.attributes["width"]) > 0
        assert int(picture.attributes["height"]) > 0
        assert picture.attributes["srcset"].count(" ") >= 3
    assert len([one for one in pictures if one.attributes.get("loading") != "lazy"]) <= 1
    for viewport in page.elements("meta", name="viewport"):
        assert viewport.attributes["content"] == "width=device-width, initial-scale=1"


def test_10_a_page_is_mostly_its_text(page: Rendered) -> None:
    """At most one script, no frame, no host but ours for anything that is fetched.

    Plant: an iframe for an embed in parts/text_part.html.
    """
    scripts = [one for one in page.elements("script") if one.attributes.get("type") != "application/ld+json"]
    assert len(scripts) <= 1
    assert not [one for tag in ("iframe", "object", "embed", "frame") for one in page.elements(tag)]
    fetched = ("src", "srcset", "data", "poster", "action")
    addresses = [value for one in page.elements("") for name, value in one.attributes.items() if name in fetched]
    addresses += [link.attributes["href"] for link in page.elements("link")]
    assert {urlsplit(address).netloc for address in addresses} <= {"", HOST}


def test_10_a_story_weighs_little(story_page: Rendered, tmp_path: Path) -> None:
    """HTML, style sheet and script of a story, compressed, are 30 kB at most.

    Plant: a style sheet of 40 kB that does not compress.
    """
    assets = write_assets(tmp_path)
    around = [tmp_path / f"{address.removeprefix('/static/')}.br" for address in (assets.css, assets.js)]
    assert len(story_page.entry.brotli) + sum(path.stat().st_size for path in around) <= 30_000


def test_11_a_story_has_one_address_and_its_owner_is_this_newspaper(page: Rendered) -> None:
    """Wherever a story is named, it is at the address that its own page calls canonical.

    Plant: `story_path` with the parent's path for a sub-channel's card.
    """
    for path in page.inside():
        if (match := re.fullmatch(r"/.+/\d{4}/\d\d/\d\d/[^/]+-(\d+)", path)) and match[1] == "1054":
            assert path.startswith("/nasional/pemilu/")


def test_11_the_publisher_is_this_newspaper(story_page: Rendered) -> None:
    """Plant: `url` of the publisher without `masthead.site_url`."""
    said = article(story_page)
    assert said["publisher"]["url"] == f"http://{HOST}"
    assert urlsplit(said["url"]).netloc == HOST


def test_12_friday_is_jumat(page: Rendered) -> None:
    """One form of each weekday, whatever the kind of page.

    Plant: `date.replace("Jumat", "Jum'at")` in timing.py.
    """
    text = html.unescape(page.html)
    assert not re.search(r"Jum['’`]at", text)


def test_every_kind_of_page_is_among_these(every_page: dict[str, Rendered]) -> None:
    assert set(every_page) == {*KINDS, *PIECES}
    assert {kind for kind, page in every_page.items() if page.status != 200} == {"missing", "withdrawn"}


def test_12_friday_is_named_at_all(every_page: dict[str, Rendered]) -> None:
    """The newspaper of these tests was made on a Friday, so that the test above can fail.

    Plant: another day for `NOON`.
    """
    named = [
        kind
        for kind in KINDS
        if any("Jumat, 20 November 2026" in one.text for one in every_page[kind].elements("time"))
    ]
    assert {"home", "channel", "story", "indeks", "running story", "infographics", "withdrawn"} <= set(named)
