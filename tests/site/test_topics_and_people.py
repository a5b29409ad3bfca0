"""Pages of topics and of people: who and what they show, and where they stand."""

import json

import pytest

from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Person, Topic
from redaksi.press import log
from redaksi.press.documents import from_fields
from redaksi.press.errors import DocumentRefused
from tests.builders import HOUR, NOON, a_channel, a_live_story, a_person, a_redirect, a_topic, rewritten, wati

from .portal import Portal
from .test_lists import CARDS, walked

TOPIC, PERSON = "/topik/pelabuhan", "/penulis/sari-utami"
STORY = "/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi-1"
BOTH = pytest.mark.parametrize("address", [TOPIC, PERSON])


@pytest.fixture
def topic(portal: Portal) -> Topic:
    """`Pelabuhan`, with a description and other spellings."""
    return a_topic(description="Bongkar muat dan penyeberangan.", aliases=["bandar"])


@pytest.fixture
def person(portal: Portal) -> Person:
    """Sari Utami, a journalist."""
    return a_person(bio="Meliput laut sejak 2019.")


def about(topic: Topic, person: Person) -> dict[str, object]:
    """The fields of a press document that name both."""
    return {"topics": [str(topic.pk)], "credits": [{"role": "reporter", "person": str(person.pk)}]}


def moved(record: Topic | Person, slug: str) -> None:
    record.slug = slug
    actions.publish_record(record, by=wati(), now=NOON)


@BOTH
def test_its_stories_stand_there_from_all_channels_newest_first(
    portal: Portal, nasional: Channel, topic: Topic, person: Person, address: str
) -> None:
    first = portal.file_story(nasional, NOON - HOUR, **about(topic, person))
    second = portal.file_story(a_channel("ekonomi"), NOON, **about(topic, person))
    portal.file_story(nasional, NOON)
    assert portal.page(address).links(CARDS) == [second, first]


@BOTH
def test_paging_shows_every_story_once(
    portal: Portal, nasional: Channel, topic: Topic, person: Person, address: str
) -> None:
    filed = [portal.file_story(nasional, NOON + count * HOUR, **about(topic, person)) for count in range(45)]
    parts = walked(portal, address, CARDS)
    assert [path for part in parts for path in part] == filed[::-1]
    assert len(parts) == 3
    odd = portal.page(f"{address}?before=1-1")
    assert (odd.status, odd.header["location"]) == (302, address)


def test_a_topic_tells_what_it_is_and_not_how_else_it_is_spelt(portal: Portal, nasional: Channel, topic: Topic) -> None:
    page = portal.page(TOPIC)
    assert page.status == 200
    assert page.text("span", class_="topic__name") == "Pelabuhan"
    assert page.meta("description") == "Bongkar muat dan penyeberangan."
    assert "bandar" not in page.html
    assert page.elements("p", class_="empty")


def test_a_person_is_named_with_title_and_what_they_do(portal: Portal, nasional: Channel, person: Person) -> None:
    page = portal.page(PERSON)
    assert page.text("h1") == "Sari Utami"
    assert page.text("p", class_="person__title") == "Jurnalis"
    assert page.text("p", class_="person__bio") == "Meliput laut sejak 2019."


def test_who_has_left_keeps_page_and_stories_and_is_marked(portal: Portal, nasional: Channel, person: Person) -> None:
    a_live_story(nasional, credits=[{"role": "reporter", "person": str(person.pk)}])
    person.is_active = False
    actions.publish_record(person, by=wati(), now=NOON)
    page = portal.page(PERSON)
    assert page.text("p", class_="person__title") == "Jurnalis · Tidak lagi di media ini"
    assert page.links(CARDS) == [STORY]
    assert portal.page(STORY).links("byline__link") == [PERSON]


@BOTH
def test_a_story_that_no_longer_names_it_leaves_its_page(
    portal: Portal, nasional: Channel, topic: Topic, person: Person, address: str
) -> None:
    credits = [{"role": role, "person": str(person.pk)} for role in ("reporter", "photographer")]
    story = a_live_story(nasional, topics=[topic.pk], credits=credits)
    assert portal.page(address).links(CARDS) == [STORY]
    rewritten(story, now=NOON + HOUR)
    assert portal.page(address).links(CARDS) == []


def test_names_from_outside_have_no_page(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional, credits=[{"role": "reporter", "name": "Sari Utami"}])
    page = portal.page(STORY)
    assert page.links("byline__link") == []
    assert json.loads(page.elements("script")[0].text)["author"] == [{"@type": "Person", "name": "Sari Utami"}]


def test_machines_learn_where_the_author_is(portal: Portal, nasional: Channel, person: Person) -> None:
    a_live_story(nasional, credits=[{"role": "reporter", "person": str(person.pk)}])
    (author,) = json.loads(portal.page(STORY).elements("script")[0].text)["author"]
    assert author == {"@type": "Person", "name": "Sari Utami", "url": f"http://localhost:8000{PERSON}"}


@BOTH
def test_an_old_address_leads_to_the_new_one_until_another_takes_it(
    portal: Portal, nasional: Channel, topic: Topic, person: Person, address: str
) -> None:
    record, build = (topic, a_topic) if address == TOPIC else (person, a_person)
    folder, _, old = address.rpartition("/")
    moved(record, "baru")
    for asked in (address, f"{address}?before=1-1"):
        page = portal.page(asked)
        assert (page.status, page.header["location"]) == (301, f"{folder}/baru")
    assert portal.page(f"{folder}/baru").elements("link", rel="canonical")[0].attributes["href"].endswith("/baru")
    other = build(old, name="Yang Lain")
    assert "Yang Lain" in portal.page(address).text("h1")
    moved(other, "lain-lagi")
    assert portal.page(address).header["location"] == f"{folder}/lain-lagi"
    moved(record, old)
    assert portal.page(address).status == 200


@pytest.mark.parametrize(("op", "status"), [("withdraw", 410), ("erase", 404)])
def test_what_was_withdrawn_stays_as_a_record_and_what_was_erased_does_not(
    portal: Portal, topic: Topic, person: Person, op: log.Op, status: int
) -> None:
    for kind, address in (("topic", TOPIC), ("person", PERSON)):
        fields = {"id": "1", "title": "Lama", "ground": "other", "reason": "Tidak berlaku lagi.", "withdrawn_at": NOON}
        withdrawal = from_fields("withdrawal", fields)
        log.append(kind, "1", op, withdrawal if op == "withdraw" else None, now=NOON)
        assert portal.page(address).status == status


@BOTH
def test_no_redirect_may_stand_at_the_address(
    portal: Portal, nasional: Channel, topic: Topic, person: Person, address: str
) -> None:
    with pytest.raises(DocumentRefused, match="held by"):
        a_redirect(address, "/nasional")


@pytest.mark.parametrize("address", ["/topik", "/penulis", "/topik/tidak-ada", "/penulis/pelabuhan", "/topik/a/b"])
def test_where_no_topic_and_nobody_is_there_is_nothing(
    portal: Portal, nasional: Channel, topic: Topic, address: str
) -> None:
    assert portal.page(address).status == 404


def test_a_channel_of_the_same_name_does_not_hide_a_topic(portal: Portal, nasional: Channel, topic: Topic) -> None:
    a_channel("topik", parent=nasional)
    a_channel("pelabuhan")
    assert portal.page(TOPIC).text("span", class_="topic__name") == "Pelabuhan"
