"""The pickers: what they find, how they tell namesakes apart, and that they stay quick however many there are."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from redaksi.desk.picking import MOST_OFFERED, found
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Person, SearchWord, Story, Topic
from redaksi.newsroom.searching import words_of
from redaksi.newsroom.texts import text_of
from tests.builders import HOUR, NOON, a_draft, a_live_story, a_person, a_running_story, a_source, a_topic, sari, wati
from tests.desk.test_doors import form_of, logged_in
from tests.desk.test_queue import plan

MANY = 100_000
FIRST = ["Sari", "Bima", "Wati", "Tono", "Ayu", "Muhammad", "Siti", "Rizki", "Dewi", "Putra"]


@pytest.fixture
def desk(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


def offered(browser: Client, kind: str, query: str) -> list[dict[str, Any]]:
    answer = browser.get(reverse("pick", args=[kind]), {"q": query})
    assert answer.headers["content-type"] == "application/json"
    chosen: list[dict[str, Any]] = answer.json()["found"]
    return chosen


def test_namesakes_are_told_apart(desk: Client) -> None:
    a_person("sari-utami", name="Sari Utami", title="Jurnalis")
    a_person("sari-utami-2", name="Sari Utami", title="Pewarta Foto")
    a_person("sari-lama", name="Sari Lama", is_active=False)
    hints = [choice["hint"] for choice in offered(desk, "people", "utami sa")]
    assert hints == ["Jurnalis · sari-utami", "Pewarta Foto · sari-utami-2"]


def test_names_that_begin_with_what_was_typed_come_first(desk: Client) -> None:
    for name in ("Ayu Sari", "Sari Utami", "Bima Sari"):
        a_person(name.lower().replace(" ", "-"), name=name)
    assert [choice["label"] for choice in offered(desk, "people", "sari")] == ["Sari Utami", "Ayu Sari", "Bima Sari"]


def test_each_kind_offers_only_what_can_be_chosen(desk: Client, channel: Channel) -> None:
    topic, source, running = a_topic("pelabuhan"), a_source("kcna"), a_running_story("pelabuhan-roro")
    gone = a_topic("pelabuhan-lama")
    actions.withdraw_record(gone, reason="Tidak dipakai lagi.", by=wati(), now=NOON)
    live = a_live_story(channel, headline="Pelabuhan Dibuka")
    a_draft(channel, headline="Pelabuhan Ditutup")
    assert [choice["id"] for choice in offered(desk, "topics", "pela")] == [topic.pk]
    assert [choice["id"] for choice in offered(desk, "sources", "kc")] == [source.pk]
    assert [choice["id"] for choice in offered(desk, "running", "roro")] == [running.pk]
    assert [choice["id"] for choice in offered(desk, "stories", "pelabuhan")] == [live.pk]
    assert [choice["id"] for choice in offered(desk, "stories", "pelab")] == [live.pk]
    assert offered(desk, "topics", " ") == offered(desk, "people", "?!") == []
    assert desk.get(reverse("pick", args=["planets"])).status_code == 404


def test_what_is_chosen_is_saved_shown_and_taken_off(desk: Client, channel: Channel) -> None:
    topic, source, running = a_topic("pelabuhan"), a_source("kcna"), a_running_story("pelabuhan-roro")
    other = a_live_story(channel, headline="Pelabuhan Dibuka")
    story = a_draft(channel)
    address = reverse("story", args=[story.pk])
    fields = {
        "topics": [topic.pk],
        "sources": [source.pk],
        "running_story": running.pk,
        "related": [other.pk],
        "format": "paid",
        "sponsor": "PT Uji",
        "kicker": "Pelabuhan",
        "short_headline": "Roro Buka",
        "seo_title": "Pelabuhan Roro buka lagi",
        "social_title": "Roro buka!",
        "is_sensitive": "1",
        "involves_minor": "1",
        "comments_off": "1",
    }
    assert desk.post(address, form_of(desk, story) | fields).status_code == 302
    text = text_of(Story.objects.get(pk=story.pk))
    assert (text.topics, text.sources, text.running_story) == ((topic.pk,), (source.pk,), running.pk)
    assert (text.related, text.format, text.sponsor, text.kicker) == ((other.pk,), "paid", "PT Uji", "Pelabuhan")
    assert (text.short_headline, text.seo_title, text.social_title) == (
        *("Roro Buka", "Pelabuhan Roro buka lagi", "Roro buka!"),
    )
    assert text.is_sensitive
    assert text.involves_minor
    assert text.comments_off
    page = desk.get(address).content.decode()
    for name, value in (("topics", topic.pk), ("sources", source.pk), ("related", other.pk)):
        assert f'name="{name}" value="{value}" checked' in page
    assert "Pelabuhan Dibuka" in page
    assert form_of(desk, story)["comments_off"] == "1"
    off = form_of(desk, story) | {"topics": [], "sources": [], "running_story": "", "related": [], "format": "news"}
    assert desk.post(address, off).status_code == 302
    text = text_of(Story.objects.get(pk=story.pk))
    assert (text.topics, text.sources, text.running_story, text.related, text.sponsor) == ((), (), None, (), "")


@pytest.mark.parametrize("field", ["sources", "related", "running_story", "topics"])
def test_what_is_not_there_is_refused_in_words(desk: Client, channel: Channel, field: str) -> None:
    story = a_draft(channel)
    answer = desk.post(reverse("story", args=[story.pk]), form_of(desk, story) | {field: ["999999"]})
    assert answer.status_code == 422
    assert len(answer.context["problems"]) == 1
    assert f"{field}:" not in answer.context["problems"][0]
    assert "#999999" in answer.content.decode()


def test_another_name_typed_over_a_person_counts(desk: Client, channel: Channel) -> None:
    person = a_person("rahayu", name="Rahayu")
    story = a_draft(channel, credits=[{"role": "reporter", "person": str(person.pk)}])
    form = form_of(desk, story)
    assert (form["credit-person"], form["credit-name"]) == ([str(person.pk)], ["Rahayu"])
    desk.post(reverse("story", args=[story.pk]), form | {"credit-name": ["Orang Luar"]})
    (credit,) = text_of(Story.objects.get(pk=story.pk)).credits
    assert (credit.person, credit.name) == (None, "Orang Luar")


def test_a_common_name_does_not_hide_a_rare_pair(channel: Channel) -> None:
    people = Person.objects.bulk_create(
        Person(slug=f"rizki-{number}", name=f"Rizki Nomor{number}") for number in range(3_000)
    )
    people.append(Person.objects.create(slug="rizki-uji", name="Rizki Uji"))
    remember(people)
    assert [choice.label for choice in found("people", "rizki uji")] == ["Rizki Uji"]


def make_a_crowd() -> None:
    """A hundred thousand people and as many topics, each with the words by which they are found."""
    models: tuple[Any, ...] = (Person, Topic)
    for model in models:
        rows: list[Any] = model._default_manager.bulk_create(
            (model(slug=f"x-{n}", name=f"{FIRST[n % 10]} {FIRST[n // 10 % 10]} {n}") for n in range(MANY)),
            batch_size=5_000,
        )
        remember(rows)


def remember(rows: list[Any]) -> None:
    SearchWord.objects.bulk_create(
        (
            SearchWord(kind=type(row).__name__.lower(), word=word, thing_id=row.pk)
            for row in rows
            for word in words_of(f"{row.name} {row.slug}")
        ),
        batch_size=5_000,
        ignore_conflicts=True,
    )


def test_a_hundred_thousand_people_and_topics_change_no_query(desk: Client, channel: Channel) -> None:
    story = a_draft(channel, topics=[a_topic("pelabuhan").pk], by=sari())
    desk.get(reverse("story", args=[story.pk]))  # the first opening makes the manuscript
    asked, sent = asked_and_sent(desk, story)
    make_a_crowd()
    assert asked_and_sent(desk, story)[0] == asked <= 25
    assert abs(asked_and_sent(desk, story)[1] - sent) < 200
    for kind in ("people", "topics"):
        for query in ("s", "sari", "sari b", "muhammad rizki 57", "99999"):
            with CaptureQueriesContext(connection) as queries:
                choices = found(kind, query)
            assert len(choices) <= MOST_OFFERED
            walk, rows = (plan(one["sql"]) for one in queries)
            assert "SEARCH" in walk
            assert "SCAN" not in walk + rows, walk + rows
            assert "LIMIT 2000" in queries[0]["sql"]
    assert [choice.label for choice in found("people", "99999")] == ["Putra Putra 99999"]
    assert found("topics", "tidakada") == []


def asked_and_sent(browser: Client, story: Story) -> tuple[int, int]:
    """How many questions the story screen puts to the database, and its bytes."""
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(reverse("story", args=[story.pk]))
    return len(queries), len(answer.content)


def test_a_story_is_related_by_hand_to_the_newest_first(desk: Client, channel: Channel) -> None:
    a_live_story(channel, headline="Banjir Rob", now=NOON)
    newest = a_live_story(channel, headline="Banjir Surut", now=NOON + HOUR)
    assert offered(desk, "stories", "banjir")[0]["id"] == newest.pk
