"""Home, channels and the indeks as readers see them."""

import datetime as dt

import pytest

from redaksi.newsroom.models import Channel
from redaksi.site.pages import indeks as indeks_page
from redaksi.site.pages import story_list
from tests.builders import DAY, HOUR, MINUTE, NOON, a_channel, a_live_story, a_page

from .portal import WIB, Portal, Rendered

CARDS, LINES, OTHERS = "story-card__link", "timed-list__link", "channel-block__link"


def wib(*parts: int) -> dt.datetime:
    """Year, month, day, hour, minute, second in WIB; those left out are 0."""
    year, month, day, hour, minute, second = (*parts, 0, 0, 0)[:6]
    return dt.datetime(year, month, day, hour, minute, second, tzinfo=WIB)


def walked(portal: Portal, address: str, links: str) -> list[list[str]]:
    """The stories of each part of a list, following `Older news` to its end."""
    parts = []
    older: list[str] = [address]
    while older:
        page = portal.page(older[0])
        assert page.status == 200
        parts.append(page.links(links))
        buttons = page.elements("a", class_="button", rel="next")
        older = [button.attributes["href"] for button in buttons if "?" in button.attributes["href"]]
    return parts


def test_home_shows_the_newest_first_from_all_channels(portal: Portal, nasional: Channel, pemilu: Channel) -> None:
    channels = [nasional, pemilu, a_channel("ekonomi")]
    filed = [portal.file_story(channels[number % 3], NOON - 20 * HOUR + number * HOUR) for number in range(22)]
    page = portal.page("/", NOON)
    newest = filed[::-1]
    assert page.links(CARDS)[:7] == newest[:7]
    assert page.links(LINES) == newest[7:19]
    assert len(page.elements("article", class_="story-card--lead")) == 1


def test_home_has_a_block_for_each_channel_with_what_does_not_stand_above(
    portal: Portal, nasional: Channel, pemilu: Channel
) -> None:
    a_channel("kosong")
    below = [portal.file_story(pemilu, NOON - 2 * DAY + number * MINUTE) for number in range(8)][::-1]
    above = [portal.file_story(nasional, NOON - HOUR + number * MINUTE) for number in range(5)][::-1]
    page = portal.page("/")
    assert [block.attributes["data-channel"] for block in page.elements("section", class_="channel-block")] == [
        "/nasional"
    ]
    assert page.links(CARDS) == [*above, *below[:2], below[2]]
    assert page.links(OTHERS) == below[3:7]


def test_home_without_a_story_says_so(portal: Portal) -> None:
    page = portal.page("/")
    assert page.status == 200
    assert page.elements("h2", class_="empty__headline")


def test_a_channel_shows_its_sub_channels_stories_too_and_no_others(
    portal: Portal, nasional: Channel, pemilu: Channel
) -> None:
    own = portal.file_story(nasional, NOON - HOUR)
    below = portal.file_story(pemilu, NOON)
    portal.file_story(a_channel("ekonomi"), NOON)
    assert portal.page("/nasional").links(CARDS) == [below, own]
    assert portal.page("/nasional/pemilu").links(CARDS) == [below]


@pytest.mark.parametrize("apart", [MINUTE, dt.timedelta(0), dt.timedelta(milliseconds=1)])
@pytest.mark.parametrize("number", [19, 20, 21, 47])
def test_paging_through_a_channel_shows_every_story_once_and_in_order(
    portal: Portal, nasional: Channel, apart: dt.timedelta, number: int
) -> None:
    filed = [portal.file_story(nasional, NOON + count * apart) for count in range(number)]
    parts = walked(portal, "/nasional", CARDS)
    assert [path for part in parts for path in part] == filed[::-1]
    assert {len(part) for part in parts[:-1]} <= {story_list.ON_A_PAGE}


def test_a_story_that_appears_while_somebody_pages_moves_nothing(portal: Portal, nasional: Channel) -> None:
    filed = [portal.file_story(nasional, NOON + count * MINUTE) for count in range(45)][::-1]
    (second,) = portal.page("/nasional").links("button")
    portal.file_story(nasional, NOON + DAY)
    assert portal.page(second).links(CARDS) == filed[20:40]


def test_a_part_of_a_list_is_its_own_canonical_address(portal: Portal, nasional: Channel) -> None:
    for count in range(21):
        portal.file_story(nasional, NOON + count * MINUTE)
    (second,) = portal.page("/nasional").links("button")
    page = portal.page(second)
    assert [link.attributes["href"] for link in page.elements("link", rel="canonical")] == [
        f"http://localhost:8000{second}"
    ]


@pytest.mark.parametrize("before", ["0-0", "1-1", "9999999999999-999999999999999999"])
def test_a_place_where_no_story_stands_leads_to_the_newest(portal: Portal, nasional: Channel, before: str) -> None:
    portal.file_story(nasional, NOON)
    page = portal.page(f"/nasional?before={before}")
    assert (page.status, page.header["location"]) == (302, "/nasional")


@pytest.mark.parametrize("path", ["/", "/pedoman"])
def test_a_page_without_parts_has_one_address(portal: Portal, nasional: Channel, path: str) -> None:
    a_page("pedoman")
    page = portal.page(f"{path}?before=1-1")
    assert (page.status, page.header["location"]) == (301, path)


def test_a_day_of_the_indeks_begins_and_ends_at_midnight_in_wib(portal: Portal, nasional: Channel) -> None:
    portal.file_story(nasional, wib(2026, 11, 18, 23, 59, 59))
    first = portal.file_story(nasional, wib(2026, 11, 19, 0, 0))
    last = portal.file_story(nasional, wib(2026, 11, 19, 23, 59, 59))
    portal.file_story(nasional, wib(2026, 11, 20, 0, 0))
    assert portal.page("/indeks/2026/11/19").links(LINES) == [last, first]
    assert "/2026/11/19/" in last


def test_a_day_of_the_indeks_is_walked_through_like_a_channel(portal: Portal, nasional: Channel) -> None:
    start = wib(2026, 11, 19)
    filed = [portal.file_story(nasional, start + (count // 3) * HOUR / 2) for count in range(120)]
    portal.file_story(nasional, wib(2026, 11, 18, 12))
    parts = walked(portal, "/indeks/2026/11/19", LINES)
    assert [path for part in parts for path in part] == filed[::-1]
    assert [len(part) for part in parts] == [indeks_page.ON_A_PAGE] * 2 + [20]


def test_the_indeks_of_a_channel_holds_its_stories_of_the_day(
    portal: Portal, nasional: Channel, pemilu: Channel
) -> None:
    below = portal.file_story(pemilu, NOON)
    portal.file_story(a_channel("ekonomi"), NOON)
    assert portal.page("/indeks/nasional/2026/11/20").links(LINES) == [below]
    assert portal.page("/indeks/nasional/pemilu/2026/11/20").links(LINES) == [below]
    assert len(portal.page("/indeks/2026/11/20").links(LINES)) == 2


def test_a_day_without_news_is_a_page_that_says_so(portal: Portal) -> None:
    page = portal.page("/indeks/2026/11/3")
    assert page.status == 404, "days have two digits"
    page = portal.page("/indeks/2026/11/03")
    assert page.status == 200
    assert page.elements("h2", class_="empty__headline")


@pytest.mark.parametrize(
    ("now", "address", "status"),
    [
        (NOON, "/indeks/2026/11/20", 200),
        (NOON, "/indeks/2026/11/21", 404),
        (wib(2026, 11, 20, 23, 59), "/indeks/2026/11/21", 404),
        (wib(2026, 11, 21, 0, 0), "/indeks/2026/11/21", 200),
        (NOON, "/indeks/2020/01/01", 200),
        (NOON, "/indeks/2019/12/31", 404),
        (NOON, "/indeks/2026/02/30", 404),
        (NOON, "/indeks/0000/01/01", 404),
        (NOON, "/indeks/9999/12/31", 404),
        (NOON, "/indeks/tidak-ada/2026/11/20", 404),
        (NOON, "/indeksasi", 404),
    ],
)
def test_the_indeks_knows_the_days_from_the_founding_to_today(
    portal: Portal, now: dt.datetime, address: str, status: int
) -> None:
    assert portal.page(address, now).status == status


@pytest.mark.parametrize(
    ("address", "previous", "following"),
    [
        ("/indeks/2026/11/20", ["/indeks/2026/11/19"], []),
        ("/indeks/2024/03/01", ["/indeks/2024/02/29"], ["/indeks/2024/03/02"]),
        ("/indeks/2020/01/01", [], ["/indeks/2020/01/02"]),
        ("/indeks/nasional/2026/01/01", ["/indeks/nasional/2025/12/31"], ["/indeks/nasional/2026/01/02"]),
    ],
)
def test_the_indeks_leads_to_the_day_before_and_after(
    portal: Portal, nasional: Channel, address: str, previous: list[str], following: list[str]
) -> None:
    page = portal.page(address)
    links = [(link.attributes.get("rel"), link.attributes["href"]) for link in page.elements("a", class_="button")]
    assert [href for rel, href in links if rel == "prev"] == previous
    assert [href for rel, href in links if rel == "next"] == following


@pytest.mark.parametrize(
    ("address", "target"), [("/indeks", "/indeks/2026/11/20"), ("/indeks/nasional", "/indeks/nasional/2026/11/20")]
)
def test_the_indeks_without_a_day_leads_to_today(portal: Portal, nasional: Channel, address: str, target: str) -> None:
    page: Rendered = portal.page(address)
    assert (page.status, page.header["location"]) == (302, target)


def test_a_newspaper_in_another_zone_has_other_days(portal: Portal, nasional: Channel) -> None:
    portal.change_masthead(timezone="Asia/Jayapura")
    a_live_story(nasional, now=wib(2026, 11, 20, 22, 30))
    page = portal.page("/indeks/2026/11/21", wib(2026, 11, 20, 23))
    assert page.links(LINES) == ["/nasional/2026/11/21/pelabuhan-roro-dibuka-lagi-1"]
    assert page.text("time", class_="timed-list__time") == "00:30 WIT"


def test_a_place_of_another_day_is_no_part_of_this_day(portal: Portal, nasional: Channel) -> None:
    portal.file_story(nasional, NOON - 2 * DAY)
    place = portal.file_story(nasional, NOON - DAY).rpartition("-")[2]
    milliseconds = round((NOON - DAY).timestamp() * 1000)
    page = portal.page(f"/indeks/2026/11/20?before={milliseconds}-{place}")
    assert (page.status, page.header["location"]) == (302, "/indeks/2026/11/20")
