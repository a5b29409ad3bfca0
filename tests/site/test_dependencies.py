"""What makes a page stale, and what must not: a page depends on what it shows, never on "latest"."""

import datetime as dt
from collections.abc import Callable

import pytest

from redaksi.edge.freshness import Verdict
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Story
from tests.builders import DAY, HOUR, NOON, a_channel, a_live_story, a_page, a_person, a_topic, bima, rewritten, wati

from .portal import Portal

OLD = NOON - 40 * DAY
STORY = "/nasional/pemilu/2026/10/11/pelabuhan-roro-dibuka-lagi-1"
YESTERDAY = "/indeks/2026/11/19"
TODAY = "/indeks/2026/11/20"
MENU = ["/", "/nasional", "/nasional/pemilu", TODAY, STORY]


@pytest.fixture
def archive(portal: Portal, nasional: Channel, pemilu: Channel) -> Portal:
    """Story 1 in `pemilu` forty days ago, and one story a day in `nasional` since."""
    a_live_story(pemilu, now=OLD)
    for number in range(1, 40):
        portal.file_story(nasional, OLD + number * DAY)
    return portal


def deep(archive: Portal) -> str:
    """The address of the second page of `nasional`."""
    (link,) = archive.page("/nasional").links("button")
    return link


def stale_after(portal: Portal, addresses: list[str], change: Callable[[], object]) -> set[str]:
    """Which of these pages no longer hold after `change`."""
    pages = {address: portal.page(address) for address in addresses}
    assert {page.status for page in pages.values()} == {200}
    assert {portal.verdict(page) for page in pages.values()} == {Verdict.FRESH}
    change()
    return {address for address, page in pages.items() if portal.verdict(page) is not Verdict.FRESH}


def test_a_new_story_changes_the_lists_that_show_it_and_no_other_page(archive: Portal, pemilu: Channel) -> None:
    a_channel("ekonomi")
    shown = ["/", "/nasional", "/nasional/pemilu", TODAY, "/indeks/nasional/2026/11/20"]
    others = [STORY, deep(archive), YESTERDAY, "/ekonomi", "/indeks/ekonomi/2026/11/20"]
    assert stale_after(archive, [*shown, *others], lambda: a_live_story(pemilu)) == set(shown)


def test_a_new_text_that_no_list_shows_changes_the_storys_page_alone(archive: Portal, pemilu: Channel) -> None:
    story = a_live_story(pemilu)
    own = "/nasional/pemilu/2026/11/20/pelabuhan-roro-dibuka-lagi-2"
    body = {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Ralat."}]}]}
    stale = stale_after(archive, [*MENU, own], lambda: rewritten(story, now=NOON + HOUR, body=body))
    assert stale == {own}


def test_a_new_headline_changes_every_list_that_shows_it(archive: Portal, pemilu: Channel) -> None:
    story = Story.objects.get(pk=1)
    last = deep(archive)
    stale = stale_after(
        archive,
        ["/", "/nasional", last, "/nasional/pemilu", STORY, "/indeks/2026/10/11", YESTERDAY],
        lambda: rewritten(story, now=NOON, headline="Pelabuhan Ditutup"),
    )
    assert stale == {"/", last, "/nasional/pemilu", STORY, "/indeks/2026/10/11"}, "home looks through forty stories"


def test_a_withdrawal_far_down_the_archive_changes_the_pages_around_it(archive: Portal) -> None:
    pages = ["/", "/nasional", "/nasional/pemilu", "/indeks/2026/10/11", "/indeks/2026/10/14", YESTERDAY]

    def withdraw() -> None:
        actions.withdraw(1, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)

    assert stale_after(archive, pages, withdraw) == {"/", "/nasional", "/nasional/pemilu", "/indeks/2026/10/11"}


def test_what_comes_back_into_the_middle_of_the_archive_changes_the_page_that_spans_it(
    archive: Portal, nasional: Channel
) -> None:
    middle = a_live_story(nasional, now=NOON + HOUR, headline="Tengah")
    for number in range(45):
        archive.file_story(nasional, NOON + 2 * HOUR + number * (DAY / 2))
    now = NOON + 60 * DAY
    second = archive.page("/nasional", now).links("button")[0]
    third = archive.page(second, now).links("button")[0]
    assert "Tengah" in archive.page(third, now).html
    actions.withdraw(middle.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=now)
    pages = {address: archive.page(address, now) for address in (second, third)}
    rewritten(middle, now=now, headline="Tengah Lagi")
    assert archive.verdict(pages[second], now) is Verdict.FRESH
    assert archive.verdict(pages[third], now) is Verdict.STALE


@pytest.mark.parametrize("thing", ["person", "topic"])
def test_a_new_name_changes_the_stories_that_print_it(portal: Portal, nasional: Channel, thing: str) -> None:
    person, topic = a_person(), a_topic()
    a_live_story(nasional, credits=[{"role": "reporter", "person": str(person.pk)}], topics=[topic.pk])
    a_live_story(nasional)
    record = person if thing == "person" else topic
    record.name = "Nama Baru"
    own, other = (f"/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi-{number}" for number in (1, 2))
    stale = stale_after(
        portal, [own, other, "/", "/nasional"], lambda: actions.publish_record(record, by=wati(), now=NOON)
    )
    assert stale == {own}
    assert "Nama Baru" in portal.page(own).html


@pytest.mark.parametrize("thing", ["person", "topic"])
def test_a_story_changes_the_pages_of_its_topics_and_people_alone(
    portal: Portal, nasional: Channel, thing: str
) -> None:
    own, other = ("/penulis/sari-utami", "/topik/pelabuhan")[:: 1 if thing == "person" else -1]
    person, topic, _, _ = a_person(), a_topic(), a_person("bima-arya"), a_topic("kapal")
    first = a_live_story(nasional)
    said = (
        {"credits": [{"role": "reporter", "person": str(person.pk)}]} if thing == "person" else {"topics": [topic.pk]}
    )
    pages = [own, other, "/penulis/bima-arya", "/topik/kapal", "/", "/nasional"]
    assert stale_after(portal, pages, lambda: rewritten(first, now=NOON + HOUR, **said)) == {own}
    assert stale_after(portal, pages, lambda: rewritten(first, now=NOON + HOUR)) == {own}


def test_a_new_story_about_a_topic_leaves_the_older_parts_of_its_page(portal: Portal, nasional: Channel) -> None:
    topic = a_topic()
    for number in range(25):
        portal.file_story(nasional, OLD + number * DAY, topics=[str(topic.pk)])
    (older,) = portal.page("/topik/pelabuhan").links("button")
    stale = stale_after(portal, ["/topik/pelabuhan", older], lambda: a_live_story(nasional, topics=[topic.pk]))
    assert stale == {"/topik/pelabuhan"}


def test_a_new_channel_changes_every_page_since_the_menu_does(archive: Portal) -> None:
    assert stale_after(archive, MENU, lambda: a_channel("olahraga")) == set(MENU)


def test_a_page_outside_the_footer_changes_nothing_else(archive: Portal) -> None:
    assert stale_after(archive, MENU, lambda: a_page("pedoman", position=None)) == set()


def test_a_missing_page_becomes_stale_once_something_stands_there(portal: Portal, nasional: Channel) -> None:
    page = portal.page("/pedoman")
    assert page.status == 404
    a_page("pedoman", position=None)
    assert portal.verdict(page) is Verdict.STALE


def test_an_erasure_lets_no_page_stand_and_calls_gone_those_that_showed_the_text(
    archive: Portal, pemilu: Channel, nasional: Channel
) -> None:
    addresses = ["/nasional/pemilu", STORY, "/nasional", YESTERDAY]
    pages = {address: archive.page(address) for address in addresses}
    actions.erase_story(1, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON)
    verdicts = {address: archive.verdict(page) for address, page in pages.items()}
    assert verdicts == {
        "/nasional/pemilu": Verdict.GONE,
        STORY: Verdict.GONE,
        "/nasional": Verdict.STALE,
        YESTERDAY: Verdict.STALE,
    }


@pytest.mark.parametrize("step", [DAY, 20 * DAY, 90 * DAY])
def test_a_page_deep_in_a_sparse_archive_depends_on_few_things(
    portal: Portal, nasional: Channel, step: dt.timedelta
) -> None:
    for number in range(45):
        portal.file_story(nasional, NOON - number * step)
    link = portal.page("/nasional").links("button")[0]
    lists = [tag for tag in portal.page(link).entry.tags if not tag.startswith("card:")]
    assert len(lists) <= 25


@pytest.mark.parametrize(
    ("address", "until"),
    [
        ("/indeks/2026/11/20", dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC)),
        ("/indeks", dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC)),
        ("/pedoman", dt.datetime(2026, 12, 31, 17, tzinfo=dt.UTC)),
    ],
)
def test_a_page_lasts_until_the_day_or_year_that_it_shows_ends(
    portal: Portal, address: str, until: dt.datetime
) -> None:
    a_page("pedoman")
    assert portal.page(address).entry.fresh_until == until.timestamp()
