"""The calendar of the indeks: which days it leads to, and what it depends on."""

import datetime as dt

import pytest

from redaksi.edge.freshness import Verdict
from redaksi.newsroom.models import Channel
from tests.builders import DAY, NOON

from .portal import Portal, Rendered


def days(page: Rendered) -> list[str]:
    """The days that the calendar leads to, as it prints them."""
    return [link.text for link in page.elements("a", class_="month__day")]


def others(page: Rendered) -> list[str]:
    """Where the calendar leads outside its month."""
    return [link.attributes["href"] for link in page.elements("a", class_="button") if "rel" not in link.attributes]


def test_the_calendar_is_a_table_with_a_caption_and_heads_of_columns(portal: Portal) -> None:
    page = portal.page("/indeks/2026/10/15")
    assert page.text("caption") == "Oktober 2026"
    heads = page.elements("th", scope="col")
    assert [head.text for head in heads] == ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"]
    assert [head.attributes["abbr"] for head in heads][::3] == ["Senin", "Kamis", "Minggu"]
    rows = page.html.split("<tbody>")[1].split("</tbody>")[0].split("</tr>")[:-1]
    assert [row.count("<td") for row in rows] == [7] * 5
    (shown,) = [link for link in page.elements("a", class_="month__day") if "aria-current" in link.attributes]
    assert (shown.text, shown.attributes["aria-current"]) == ("15", "date")


@pytest.mark.parametrize(
    ("address", "first_and_last", "leads"),
    [
        ("/indeks/2026/10/15", (1, 31), ["/indeks/2026/09/30", "/indeks/2026/11/01"]),
        ("/indeks/2026/11/20", (1, 20), ["/indeks/2026/10/31"]),
        ("/indeks/2026/11/03", (1, 20), ["/indeks/2026/10/31"]),
        ("/indeks/2024/02/29", (1, 29), ["/indeks/2024/01/31", "/indeks/2024/03/01"]),
        ("/indeks/2020/01/09", (4, 31), ["/indeks/2020/02/01"]),
        ("/indeks/nasional/2026/01/01", (1, 31), ["/indeks/nasional/2025/12/31", "/indeks/nasional/2026/02/01"]),
    ],
)
def test_only_days_from_the_founding_to_today_are_links(
    portal: Portal, nasional: Channel, address: str, first_and_last: tuple[int, int], leads: list[str]
) -> None:
    first, last = first_and_last
    portal.change_masthead(founded_date=dt.date(2020, 1, 4))
    page = portal.page(address)
    assert days(page) == [str(number) for number in range(first, last + 1)]
    assert [href for href in others(page) if href != "#month"] == leads
    targets = [link.attributes["href"] for link in page.elements("a", class_="month__day")]
    assert {portal.page(target).status for target in (targets[0], targets[-1], *leads)} == {200}


def test_a_day_does_not_depend_on_what_other_days_hold(portal: Portal, nasional: Channel) -> None:
    page = portal.page("/indeks/2026/11/10")
    portal.file_story(nasional, NOON - DAY)
    portal.file_story(nasional, NOON - 12 * DAY)
    assert portal.verdict(page) is Verdict.FRESH


def test_tomorrow_becomes_a_link_at_midnight(portal: Portal) -> None:
    page = portal.page("/indeks/2026/11/10")
    tomorrow = NOON + DAY / 2
    assert portal.verdict(page, tomorrow) is Verdict.STALE
    assert days(portal.page("/indeks/2026/11/10", tomorrow))[-1] == "21"
