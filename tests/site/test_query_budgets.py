"""How many questions a page may put to the site database: what a reader waits for on a miss."""

import pytest

from redaksi.newsroom.models import Channel
from tests.builders import DAY, NOON, a_channel, a_live_story, a_page, a_person, a_running_story, a_source, a_topic

from .portal import Portal
from .whole import relate


@pytest.fixture
def full(portal: Portal, nasional: Channel, pemilu: Channel) -> Portal:
    """A newspaper with something of everything; story 1 names whatever a story can name."""
    people = [a_person("sari-utami"), a_person("bima-arya")]
    topics = [a_topic("pelabuhan").pk, a_topic("kapal").pk]
    credits = [{"role": "reporter", "person": str(person.pk)} for person in people]
    running = a_running_story().pk
    story = a_live_story(
        pemilu, credits=credits, topics=topics, running_story=running, sources=[a_source().pk], related=[1001, 1002]
    )
    relate(portal, str(story.pk), ["1003", "1004"])
    a_page("pedoman")
    for number in range(60):
        portal.file_story(nasional, NOON - DAY + number * (DAY / 100), running_story=str(running))
    return portal


@pytest.mark.parametrize(
    ("address", "status", "budget"),
    [
        ("/nasional/pemilu/2026/11/20/pelabuhan-roro-dibuka-lagi-1", 200, 6),
        ("/pedoman", 200, 5),
        ("/topik/pelabuhan", 200, 6),
        ("/penulis/sari-utami", 200, 6),
        ("/fokus/pelabuhan-roro", 200, 6),
        ("/infografis", 200, 4),
        ("/terpopuler", 200, 2),
        ("/potongan/terpopuler", 200, 2),
        ("/topik/tidak-ada", 404, 5),
        ("/potongan/terkini/nasional/pemilu", 200, 4),
        ("/nasional", 200, 5),
        ("/indeks/2026/11/19", 200, 5),
        ("/indeks/nasional/2026/11/19", 200, 5),
        ("/tidak-ada", 404, 6),
        ("/nasional/2026/11/20/tidak-ada-77", 404, 6),
        ("/nasional/pemilu/2026/11/20/salah-1", 301, 5),
        ("/indeks", 302, 5),
    ],
)
def test_a_page_keeps_to_its_budget(full: Portal, address: str, status: int, budget: int) -> None:
    page = full.page(address)
    assert page.status == status
    assert page.queries <= budget


def test_a_part_of_a_list_keeps_to_its_budget(full: Portal) -> None:
    older = full.page("/nasional").links("button")[-1]
    page = full.page(older)
    assert page.status == 200
    assert page.queries <= 5


def test_the_home_page_asks_once_a_channel_a_format_and_a_running_story(full: Portal) -> None:
    a_channel("ekonomi")
    a_channel("olahraga")
    assert full.page("/").queries == 4 + 3 + 3 + 1


@pytest.mark.parametrize("stories", [1, 20])
def test_a_list_costs_the_same_whatever_its_length(portal: Portal, nasional: Channel, stories: int) -> None:
    for number in range(stories):
        portal.file_story(nasional, NOON - number * DAY)
    assert portal.page("/nasional").queries == 3
