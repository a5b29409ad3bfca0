"""Running stories as a timeline, the lists of formats, and what is read most."""

import pytest

from redaksi.edge.freshness import Verdict
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel
from tests.builders import DAY, HOUR, NOON, a_live_story, a_running_story, wati

from .portal import Portal
from .test_lists import CARDS, walked
from .whole import a_lead

FORMATS = [("/infografis", "infographic"), ("/foto", "photo"), ("/video", "video")]
LISTS = ["/infografis", "/foto", "/video", "/fokus/pelabuhan-roro"]


def test_a_running_story_shows_its_steps_day_by_day_newest_first(portal: Portal, nasional: Channel) -> None:
    running = a_running_story(description="Dari awal.")
    at = [NOON, NOON - HOUR, NOON - DAY, NOON - 3 * DAY]
    steps = [portal.file_story(nasional, moment, running_story=str(running.pk)) for moment in at]
    portal.file_story(nasional, NOON)
    page = portal.page("/fokus/pelabuhan-roro")
    assert page.links(CARDS) == steps
    assert [one.text for one in page.elements("h2")] == [
        "Jumat, 20 November 2026",
        "Kamis, 19 November 2026",
        "Selasa, 17 November 2026",
    ]
    assert [one.text for one in page.elements("p", class_="timeline__clock")][:2] == ["12:00 WIB", "11:00 WIB"]
    assert page.meta("description") == "Dari awal."


def test_a_running_story_says_whether_it_goes_on(portal: Portal) -> None:
    a_running_story("lebaran", is_open=False), a_running_story()
    states = {
        portal.page(f"/fokus/{slug}").text("p", class_="list-head__state") for slug in ("lebaran", "pelabuhan-roro")
    }
    assert len(states) == 2


def test_a_running_story_that_is_no_longer_kept_takes_its_name_from_its_stories(
    portal: Portal, nasional: Channel
) -> None:
    running = a_running_story()
    story = portal.file_story(nasional, NOON, running_story=str(running.pk))
    pages = {address: portal.page(address) for address in (story, "/nasional", "/")}
    assert all("Pelabuhan Roro" in page.html for page in pages.values())
    running.name = "Roro Kembali"
    actions.publish_record(running, by=wati(), now=NOON)
    assert {portal.verdict(page) for page in pages.values()} == {Verdict.STALE}
    assert all("Roro Kembali" in portal.page(address).html for address in pages)


def test_the_front_page_shows_the_last_three_steps_of_what_still_runs(portal: Portal, nasional: Channel) -> None:
    running, ended = a_running_story(), a_running_story("lebaran", is_open=False)
    steps = [portal.file_story(nasional, NOON - n * HOUR, running_story=str(running.pk)) for n in range(5)]
    portal.file_story(nasional, NOON, running_story=str(ended.pk))
    page = portal.page("/")
    assert page.links("running-band__link") == steps[:3]
    assert page.links("running-band__all") == ["/fokus/pelabuhan-roro"]


@pytest.mark.parametrize(("address", "format"), FORMATS)
def test_a_format_has_a_list_of_its_own(portal: Portal, nasional: Channel, address: str, format: str) -> None:
    assert portal.page(address).elements("p", class_="empty")
    own = [portal.file_story(nasional, NOON - n * HOUR, format=format) for n in range(3)]
    portal.file_story(nasional, NOON)
    assert portal.page(address).links(CARDS) == own
    assert portal.page("/").links("format-strip__all") == [address]


@pytest.mark.parametrize("address", LISTS)
def test_paging_shows_every_piece_once_and_in_order(portal: Portal, nasional: Channel, address: str) -> None:
    running = a_running_story()
    fields = {"running_story": str(running.pk), "format": dict(FORMATS).get(address, "news")}
    filed = [portal.file_story(nasional, NOON + n * HOUR, **fields) for n in range(45)][::-1]
    parts = walked(portal, address, CARDS)
    assert [path for part in parts for path in part] == filed
    assert len(parts) == 3


@pytest.mark.parametrize("address", LISTS)
def test_a_new_piece_leaves_the_older_parts(portal: Portal, nasional: Channel, address: str) -> None:
    running = a_running_story()
    fields = {"running_story": str(running.pk), "format": dict(FORMATS).get(address, "news")}
    for number in range(30):
        portal.file_story(nasional, NOON - number * DAY, **fields)
    (older,) = [link for link in portal.page(address).links("button") if "?" in link]
    pages = {path: portal.page(path) for path in (address, older)}
    portal.file_story(nasional, NOON + HOUR)
    assert portal.verdict(pages[address]) is Verdict.FRESH
    portal.file_story(nasional, NOON + HOUR, **fields)
    assert [portal.verdict(page) for page in pages.values()] == [Verdict.STALE, Verdict.FRESH]


@pytest.mark.parametrize(
    ("address", "status", "target"),
    [
        ("/infografis/", 301, "/infografis"),
        ("/infografis/x", 404, None),
        ("/foto?before=1-1", 302, "/foto"),
        ("/fokus", 404, None),
        ("/fokus/tidak-ada", 404, None),
        ("/fokus/pelabuhan-roro/", 301, "/fokus/pelabuhan-roro"),
        ("/fokus/pelabuhan-roro?before=1-1", 302, "/fokus/pelabuhan-roro"),
        ("/terpopuler?before=1-1", 301, "/terpopuler"),
        ("/potongan/terpopuler/nasional", 404, None),
    ],
)
def test_odd_addresses_lead_on_or_are_nothing(portal: Portal, address: str, status: int, target: str | None) -> None:
    a_running_story()
    page = portal.page(address)
    assert (page.status, page.header.get("location")) == (status, target)


def test_what_is_read_most_is_a_piece_and_a_page_that_say_when_nothing_is_counted(portal: Portal) -> None:
    piece, page = portal.page("/potongan/terpopuler"), portal.page("/terpopuler")
    assert not {"html", "head", "h1", "main"} & {one.tag for one in piece.elements("")}
    assert piece.header["x-robots-tag"] == "noindex"
    assert piece.text("p", class_="ranked-list__none") == page.text("p", class_="ranked-list__none")


def test_a_story_depends_on_the_stories_that_it_names_and_on_no_others(portal: Portal, nasional: Channel) -> None:
    named, other = a_live_story(nasional), a_live_story(nasional)
    body = {"type": "doc", "content": [{"type": "readAlso", "attrs": {"story": named.pk}}]}
    page = portal.page(portal.file_story(nasional, NOON, body=body))
    actions.withdraw(other.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)
    assert portal.verdict(page) is Verdict.FRESH
    actions.withdraw(named.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)
    assert portal.verdict(page) is not Verdict.FRESH


@pytest.mark.parametrize(("format", "is_whole"), [("infographic", True), ("photo", False)])
def test_a_list_shows_an_infographic_whole(portal: Portal, nasional: Channel, format: str, is_whole: bool) -> None:
    portal.file_story(nasional, NOON, format=format, lead_picture=a_lead(99))
    pictures = portal.page("/nasional").elements("div", class_="story-card__picture")
    assert ["story-card__picture--whole" in one.attributes["class"] for one in pictures] == [is_whole]


@pytest.mark.parametrize(
    ("counts", "strips"),
    [
        ((4, 3, 1), ["4", "3", "1"]),
        ((4, 0, 1), ["4", "4 wide"]),
        ((2, 1, 1), ["2", "1", "1"]),
        ((3, 2, 0), ["3", "4 wide"]),
        ((0, 0, 3), ["3"]),
    ],
)
def test_the_front_pages_strips_share_rows_of_four_and_none_is_left_with_a_narrow_rest(
    portal: Portal, nasional: Channel, counts: tuple[int, ...], strips: list[str]
) -> None:
    for (_, format), count in zip(FORMATS, counts, strict=True):
        for n in range(count):
            portal.file_story(nasional, NOON - n * HOUR, format=format)
    found = [one.attributes["class"] for one in portal.page("/").elements("section", class_="format-strip")]
    assert [name.replace("format-strip--", "").removeprefix("format-strip ") for name in found] == strips
