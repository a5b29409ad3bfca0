"""Places for advertisements, promos and menus: what stands where, from when until when."""

import base64
import datetime as dt
import hashlib
import re
from typing import Any

import pytest

from redaksi.edge.freshness import Verdict
from redaksi.newsroom import actions
from redaksi.newsroom.models import AdPlace, Channel, Creative, Menu, Promo
from tests.builders import DAY, HOUR, NOON, a_channel, a_page, a_tree, wati

from .portal import Portal, Rendered
from .whole import paragraph

ALL = [place for place, _ in AdPlace.PLACES]


def a_place(place: str, **fields: Any) -> AdPlace:
    """One of the seven places, published."""
    record = AdPlace(place=place, **fields)
    actions.publish_record(record, by=wati(), now=NOON)
    return record


def a_creative(heading: str, **fields: Any) -> Creative:
    """An advertisement of the house, published."""
    record = Creative(heading=heading, **{"button": "Buka", "href": "/redaksi", "places": ["top"], **fields})
    actions.publish_record(record, by=wati(), now=NOON)
    return record


def a_promo(text: str, **fields: Any) -> Promo:
    """A promo, published."""
    record = Promo(text=text, **{"href": "https://whatsapp.example/uji", "places": ["home", "below_text"], **fields})
    actions.publish_record(record, by=wati(), now=NOON)
    return record


def places_of(page: Rendered) -> list[str]:
    """The places of a page, in order."""
    return [one.attributes["class"].rpartition("--")[2] for one in page.elements("div", class_="ad")]


def headings_of(page: Rendered) -> list[str]:
    """What stands in them."""
    return [one.text for one in page.elements("p", class_="ad__heading")]


def long_body(count: int) -> dict[str, Any]:
    """That many paragraphs."""
    return a_tree(*(f"Paragraf {number}." for number in range(1, count + 1)))


@pytest.fixture
def kept(portal: Portal, nasional: Channel) -> Portal:
    """All seven places, none filled."""
    for place in ALL:
        a_place(place)
    return portal


def test_a_story_has_seven_places_each_with_the_houses_label(kept: Portal, nasional: Channel) -> None:
    kept.change_masthead(ad_label="Advertensi")
    page = kept.page(kept.file_story(nasional, NOON, body=long_body(9)))
    assert places_of(page) == ["top", "below-menu", "in-text-1", "in-text-2", "side-1", "side-2", "bottom"]
    assert {one.text for one in page.elements("p", class_="ad__label")} == {"Advertensi"}


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("/", ["top", "below-menu", "side-1", "side-2", "bottom"]),
        ("/nasional", ["top", "below-menu", "bottom"]),
        ("/indeks/2026/11/20", ["top", "below-menu", "bottom"]),
        ("/infografis", ["top", "below-menu", "bottom"]),
        ("/pedoman", []),
        ("/tidak-ada", []),
    ],
)
def test_other_pages_have_those_around_them(kept: Portal, nasional: Channel, address: str, places: list[str]) -> None:
    a_page("pedoman")
    kept.file_story(nasional, NOON)
    assert places_of(kept.page(address)) == places


def test_a_place_that_is_off_or_has_no_height_is_not_there(portal: Portal, nasional: Channel) -> None:
    a_place("top", is_on=False)
    a_place("bottom", phone_height_px=0, desktop_height_px=0)
    a_place("below_menu", phone_height_px=0)
    assert places_of(portal.page("/nasional")) == ["below-menu"]


@pytest.mark.parametrize(
    ("phone_px", "desktop_px", "hidden"), [(0, 90, "width < 1024px"), (100, 0, "width >= 1024px"), (100, 90, "")]
)
def test_a_place_without_height_on_a_screen_is_hidden_there(
    portal: Portal, phone_px: int, desktop_px: int, hidden: str
) -> None:
    a_place("below_menu", phone_height_px=phone_px, desktop_height_px=desktop_px)
    (style,) = portal.page("/nasional").elements("style")
    found = re.findall(r"@media \((.*?)\)\{\.ad--below-menu\{display:none\}\}", style.text)
    assert found == ([hidden] if hidden else [])


def test_heights_are_kept_free_by_the_one_style_element_that_the_policy_names(
    portal: Portal, nasional: Channel
) -> None:
    a_place("below_menu", phone_height_px=120, desktop_height_px=90)
    page = portal.page("/nasional")
    (style,) = page.elements("style")
    assert ".ad--below-menu{--phone:120px;--desktop:90px}" in style.text
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page.header["content-security-policy"]


@pytest.mark.parametrize(("count", "after"), [(3, []), (4, [2]), (6, [2]), (7, [2, 5]), (20, [2, 5])])
def test_places_in_the_text_stand_behind_its_second_and_fifth_paragraph(
    kept: Portal, nasional: Channel, count: int, after: list[int]
) -> None:
    page = kept.page(kept.file_story(nasional, NOON, body=long_body(count)))
    assert paragraphs_before_ads(page) == after


def paragraphs_before_ads(page: Rendered) -> list[int]:
    """How many paragraphs of the text stand before each place in it."""
    text = page.html.partition('<div class="prose">')[2].partition("<footer")[0]
    return [len(re.findall(r"Paragraf \d", text[: found.start()])) for found in re.finditer('class="ad ', text)]


@pytest.mark.parametrize("kind", ["bulletList", "blockquote"])
def test_a_place_waits_until_what_hangs_on_a_paragraph_is_over(kept: Portal, nasional: Channel, kind: str) -> None:
    inner = [paragraph("Butir.")]
    content = [{"type": "listItem", "content": inner}] if kind == "bulletList" else inner
    blocks = [paragraph(f"Paragraf {number}.") for number in range(1, 7)]
    body = {"type": "doc", "content": [*blocks[:2], {"type": kind, "content": content}, *blocks[2:]]}
    assert paragraphs_before_ads(kept.page(kept.file_story(nasional, NOON, body=body))) == [3]


def test_no_place_comes_between_a_subhead_and_its_paragraph(kept: Portal, nasional: Channel) -> None:
    heading = {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Subjudul"}]}
    blocks = [paragraph(f"Paragraf {number}.") for number in range(1, 7)]
    body = {"type": "doc", "content": [*blocks[:2], heading, *blocks[2:]]}
    page = kept.page(kept.file_story(nasional, NOON, body=body))
    assert paragraphs_before_ads(page) == [2]
    assert page.html.index('class="ad ad--in-text-1') < page.html.index("<h2>Subjudul</h2>")


def test_nothing_is_advertised_beside_what_hurts(kept: Portal, nasional: Channel) -> None:
    page = kept.page(kept.file_story(nasional, NOON, body=long_body(9), is_sensitive=True))
    assert places_of(page) == []


def test_nothing_is_advertised_inside_a_paid_text(kept: Portal, nasional: Channel) -> None:
    page = kept.page(kept.file_story(nasional, NOON, body=long_body(9), format="paid", sponsor="PT Uji"))
    assert places_of(page) == ["top", "below-menu", "side-1", "side-2", "bottom"]


def test_the_first_in_order_whose_time_it_is_stands_in_a_place(portal: Portal, nasional: Channel) -> None:
    a_place("top"), a_place("bottom")
    a_creative("Nanti", position=1, starts_at=NOON + HOUR, ends_at=NOON + 3 * HOUR)
    a_creative("Selalu", position=2)
    a_creative("Kalah", position=3)
    moments = [NOON, NOON + HOUR, NOON + 3 * HOUR]
    assert [headings_of(portal.page("/nasional", moment)) for moment in moments] == [["Selalu"], ["Nanti"], ["Selalu"]]


@pytest.mark.parametrize(
    ("now", "until"), [(NOON, NOON + HOUR), (NOON + HOUR, NOON + 3 * HOUR), (NOON + 3 * HOUR, None)]
)
def test_a_page_lasts_until_what_could_stand_there_starts_or_ends(
    portal: Portal, nasional: Channel, now: dt.datetime, until: dt.datetime | None
) -> None:
    a_place("top")
    a_creative("Nanti", starts_at=NOON + HOUR, ends_at=NOON + 3 * HOUR)
    a_creative("Lain", places=["bottom"], starts_at=NOON + 2 * HOUR)
    a_promo("Lain", places=["home"], starts_at=NOON + 2 * HOUR)
    page = portal.page("/infografis", now)
    assert (page.entry.fresh_until == until.timestamp()) if until else page.entry.fresh_until > (NOON + DAY).timestamp()
    assert portal.verdict(page, now) is Verdict.FRESH
    if until:
        assert portal.verdict(page, until) is not Verdict.FRESH


def test_channels_limit_a_creative_to_them_and_what_is_below(
    portal: Portal, nasional: Channel, pemilu: Channel
) -> None:
    a_place("top"), a_channel("ekonomi")
    a_creative("Nasional", channels=[nasional.pk])
    found = {
        address: headings_of(portal.page(address)) for address in ("/nasional", "/nasional/pemilu", "/ekonomi", "/")
    }
    assert found == {"/nasional": ["Nasional"], "/nasional/pemilu": ["Nasional"], "/ekonomi": [], "/": []}


def test_a_promo_stands_outside_the_text_in_its_places(portal: Portal, nasional: Channel) -> None:
    a_promo("Ikuti saluran kami")
    story = portal.file_story(nasional, NOON)
    found = {address: len(portal.page(address).elements("p", class_="promo")) for address in ("/", "/nasional", story)}
    assert found == {"/": 1, "/nasional": 0, story: 1}
    assert "Ikuti" not in portal.page(story).html.partition('<div class="prose">')[2].partition("<footer")[0]
    assert portal.page("/").links("promo__link") == ["https://whatsapp.example/uji"]


def test_a_promo_ends_by_itself(portal: Portal, nasional: Channel) -> None:
    a_promo("Ikuti", places=["channel"], ends_at=NOON + HOUR)
    assert portal.page("/nasional").entry.fresh_until == (NOON + HOUR).timestamp()
    assert portal.page("/nasional", NOON + HOUR).elements("p", class_="promo") == []


def test_without_a_menu_of_its_own_channels_infographics_and_indeks_stand_there(
    portal: Portal, nasional: Channel, pemilu: Channel
) -> None:
    page = portal.page("/nasional/pemilu")
    assert page.links("menu__link") == ["/nasional", "/infografis", "/indeks"]
    assert [one.attributes["href"] for one in page.elements("a", **{"aria-current": "true"})] == [
        "/nasional",
        "/nasional/pemilu",
    ]
    for address in ("/infografis", "/indeks/2026/11/20"):
        (here,) = portal.page(address).elements("a", class_="menu__link", **{"aria-current": "true"})
        assert address.startswith(here.attributes["href"])


def test_a_menu_of_the_newspapers_own_takes_their_place(portal: Portal, nasional: Channel) -> None:
    items = [{"label": "Foto", "href": "/foto"}, {"label": "Toko", "href": "https://toko.example/"}]
    actions.publish_record(Menu(place="main", items=items), by=wati(), now=NOON)
    page = portal.page("/foto")
    assert page.links("menu__link") == ["/foto", "https://toko.example/"]
    assert len(page.elements("a", class_="menu__link", **{"aria-current": "true"})) == 1


def test_a_footer_menu_adds_its_links_to_the_static_pages(portal: Portal) -> None:
    a_page("pedoman")
    items = [{"label": "Pedoman", "href": "/pedoman"}, {"label": "Karier", "href": "https://karier.example/"}]
    actions.publish_record(Menu(place="footer", items=items), by=wati(), now=NOON)
    links = [one.attributes["href"] for one in portal.page("/").elements("a")]
    assert links.count("/pedoman") == 1
    assert "https://karier.example/" in links


def test_a_sub_channel_has_the_menu_and_the_colour_of_its_own(
    portal: Portal, nasional: Channel, pemilu: Channel
) -> None:
    a_channel("hukum", parent=nasional, position=1)
    pemilu.colour = "#005500"
    actions.publish_record(pemilu, by=wati(), now=NOON)
    page = portal.page("/nasional/pemilu")
    assert page.links("tabs__link") == ["/nasional/pemilu", "/nasional/hukum"]
    assert '[data-channel="/nasional/pemilu"]{--channel:#005500}' in page.elements("style")[0].text
    assert page.elements("div", class_="channel")[0].attributes["data-channel"] == "/nasional/pemilu"
