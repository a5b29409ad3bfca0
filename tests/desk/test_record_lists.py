"""Settings: the lists of the records, page by page and by words."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from redaksi.desk.record_kinds import KINDS
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Person, Redirect, RunningStory, SearchWord, Source, Topic
from redaksi.newsroom.searching import words_of
from tests.builders import (
    NOON,
    a_creative,
    a_menu,
    a_page,
    a_person,
    a_promo,
    a_redirect,
    a_running_story,
    a_source,
    a_topic,
    wati,
)
from tests.desk.test_doors import logged_in

MANY = 100_000
FEWER = 5_000


@pytest.fixture
def desk(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sari", ["Sari Utami"]),
        ("uta", ["Sari Utami"]),
        ("uta sar", ["Sari Utami"]),
        ("élan", ["Elan Café"]),
        ("zz", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_their_names(desk: Client, query: str, found: list[str]) -> None:
    for name in ("Sari Utami", "Bima Arya", "Elan Café"):
        a_person(name.split()[0].lower(), name=name)
    rows = desk.get(reverse("records", args=["people"]), {"q": query}).context["rows"]
    assert [row.name for row in rows] == found


def many_of_what_stories_name() -> None:
    people = [Person(slug=f"orang-{n}", name=f"Orang {n % 700:03} Ke{n}") for n in range(MANY)]
    Person.objects.bulk_create(people)
    Topic.objects.bulk_create(Topic(slug=f"topik-{n}", name=f"Topik {n % 700:03} Ke{n}") for n in range(MANY))
    RunningStory.objects.bulk_create(
        RunningStory(slug=f"fokus-{n}", name=f"Fokus {n % 700:03} Ke{n}") for n in range(FEWER)
    )
    Source.objects.bulk_create(Source(slug=f"sumber-{n}", name=f"Sumber {n % 700:03} Ke{n}") for n in range(FEWER))
    for model in (Person, Topic, RunningStory, Source):
        kind = model.__name__.lower()
        SearchWord.objects.bulk_create(
            SearchWord(kind=kind, thing_id=pk, word=word)
            for pk, name in model.objects.values_list("pk", "name")
            for word in words_of(name)
        )


def assert_indexed(queries: CaptureQueriesContext) -> None:
    """No question walks a whole table, sorts one, or brings more rows than a screen can hold."""
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert len(asked) < 16
    for sql in asked:
        with connection.cursor() as cursor:
            plan = " / ".join(str(row[-1]) for row in cursor.execute("EXPLAIN QUERY PLAN " + sql).fetchall())
            brought = len(cursor.execute(sql).fetchall())
        for table in ("person", "topic", "runningstory", "source", "searchword"):
            assert f"SCAN newsroom_{table}" not in plan.replace(f"SCAN newsroom_{table} USING INDEX", ""), (sql, plan)
        assert brought <= 2_000, sql


@pytest.mark.django_db
def test_lists_and_searches_stay_bounded_at_a_hundred_thousand(channel: Channel) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's plans")
    desk = logged_in(wati())
    many_of_what_stories_name()
    for kind in ("people", "topics", "running-stories", "sources"):
        address = reverse("records", args=[kind])
        older = desk.get(address).context["older"]
        for asked in ({}, {"after": older}, {"q": "o"}, {"q": "ke9"}, {"q": "ke99999 099"}, {"q": "tidakada"}):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = desk.get(address, asked)
            assert len(answer.context["rows"]) <= 50
            assert_indexed(queries)


def test_a_list_walks_every_record_once(desk: Client) -> None:
    Redirect.objects.bulk_create(Redirect(source=f"/lama-{n}", target="/") for n in range(60))
    Person.objects.bulk_create(Person(slug=f"sari-{n}", name="Sari") for n in range(120))
    for kind, expected in (("people", 120), ("redirects", 60)):
        seen: list[int] = []
        after = ""
        while True:
            context = desk.get(reverse("records", args=[kind]), {"after": after}).context
            seen += [row.pk for row in context["rows"]]
            after = context["older"]
            if not after:
                break
        assert len(seen) == len(set(seen)) == expected


def test_every_kind_is_found_by_its_words(desk: Client) -> None:
    actions.set_up_ad_places(by=wati(), now=NOON)
    a_channel_s_name = "nasional"
    sought: dict[str, tuple[Any, str]] = {
        "people": (a_person("sari-utami", initials="sut"), "sut"),
        "topics": (a_topic("pelabuhan"), "pelab"),
        "running-stories": (a_running_story("pemilu-2029"), "2029 pem"),
        "sources": (a_source("antara", name="Kantor Berita", short_name="KBU"), "kbu"),
        "pages": (a_page("redaksi"), "redak"),
        "redirects": (a_redirect("/lama", "/baru"), "baru"),
        "menus": (a_menu("footer", items=[{"label": "Pedoman Siber", "href": "/pedoman"}]), "siber"),
        "creatives": (a_creative("Langganan Warta"), "warta lang"),
        "promos": (a_promo("Ikuti saluran kami"), "saluran"),
    }
    for kind, (record, words) in sought.items():
        rows = desk.get(reverse("records", args=[kind]), {"q": words}).context["rows"]
        assert [row.pk for row in rows] == [record.pk], kind
    assert desk.get(reverse("records", args=["channels"]), {"q": a_channel_s_name}).context["rows"]
    places = desk.get(reverse("records", args=["ad-places"]), {"q": "footer"}).context["rows"]
    assert [place.place for place in places] == ["bottom"]
    assert {*sought, "channels", "ad-places", "masthead"} == set(KINDS)
