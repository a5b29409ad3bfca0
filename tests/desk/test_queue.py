"""The queue: what stands in which tab, found by channel and words, walked by key through indexes."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from redaksi.desk.live.room import Member, Room
from redaksi.desk.live.socket import ROOMS
from redaksi.desk.story_queue import Asked, listed
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, SearchWord, Story, StoryState, StoryWithdrawal
from redaksi.newsroom.texts import digest_of, text_of
from tests.builders import (
    DAY,
    HOUR,
    MINUTE,
    NOON,
    a_channel,
    a_draft,
    a_live_story,
    ayu,
    bima,
    foto,
    rewritten,
    sari,
    wati,
)
from tests.desk.test_doors import logged_in


@pytest.fixture
def desk(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


def shown(browser: Client, **query: Any) -> list[str]:
    """The headlines in their order."""
    return [story.plain_headline for story in browser.get("/", query).context["stories"]]


def html(answer: Any) -> str:
    return str(answer.content.decode())


def many(number: int, **fields: Any) -> list[Story]:
    """Rows made at once, each changed a minute after the one before."""
    return Story.objects.bulk_create(
        Story(
            created_at=NOON,
            changed_at=NOON + one * MINUTE,
            headline=[{"type": "text", "text": f"Naskah {one}"}],
            **fields,
        )
        for one in range(number)
    )


def test_each_tab_shows_its_stories_the_last_changed_first(desk: Client, channel: Channel) -> None:
    draft = a_draft(channel, headline="Konsep Sari", by=sari())
    filed = a_draft(channel, headline="Masuk", by=sari())
    actions.file_story(filed.pk, by=sari(), now=NOON + HOUR)
    held = a_draft(channel, headline="Disunting Wati", by=sari())
    actions.take_story(held.pk, by=wati(), now=NOON + 2 * HOUR)
    ready = a_draft(channel, headline="Siap", by=wati())
    actions.mark_ready(ready.pk, by=bima(), now=NOON + 3 * HOUR)
    live = a_draft(channel, headline="Lama Ditulis Baru Tayang", by=wati())
    actions.publish(live.pk, digest=digest_of(text_of(live)), by=wati(), now=NOON + 4 * HOUR)
    gone = a_live_story(channel, headline="Dicabut", by=sari())
    actions.withdraw(gone.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON + 5 * HOUR)
    erased = a_live_story(channel, headline="Dihapus", by=sari())
    actions.erase_story(erased.pk, order="12/2026", by=wati(), second=bima(), now=NOON + 6 * HOUR)

    everything = ["Dicabut", "Lama Ditulis Baru Tayang", "Siap", "Disunting Wati", "Masuk", draft.plain_headline]
    assert shown(desk, tab="all") == shown(desk, tab="nonsense") == everything
    assert shown(desk, tab="mine") == ["Lama Ditulis Baru Tayang", "Siap", "Disunting Wati"]
    for tab, headline in (
        ("filed", "Masuk"),
        ("editing", "Disunting Wati"),
        ("ready", "Siap"),
        ("withdrawn", "Dicabut"),
    ):
        assert shown(desk, tab=tab) == [headline]
    assert shown(desk, tab="live") == ["Lama Ditulis Baru Tayang"]


def test_a_row_says_who_holds_it_since_when_and_who_wrote_it(desk: Client, channel: Channel) -> None:
    sub = a_channel("pemilu", parent=channel, name="Pemilu")
    story = a_draft(sub, headline="Hitung Cepat", by=sari(), format="analysis")
    actions.take_story(story.pk, by=bima(), now=NOON + HOUR)
    row = html(desk.get("/", {"tab": "editing"})).partition('<ol class="queue__list"')[2].partition("</ol>")[0]
    for words in ("Hitung Cepat", "Nasional › Pemilu", "Bima", "Sari", "20 Nov 13:00", "queue__format"):
        assert words in row
    assert "state__dot--editing" in row


def test_a_channel_shows_its_sub_channels_stories_too(desk: Client, channel: Channel) -> None:
    sub, other = a_channel("pemilu", parent=channel), a_channel("olahraga")
    a_draft(channel, headline="Di Atas", now=NOON)
    a_draft(sub, headline="Di Bawah", now=NOON + HOUR)
    a_draft(other, headline="Di Lain", now=NOON + 2 * HOUR)
    assert shown(desk, channel=channel.pk) == ["Di Bawah", "Di Atas"]
    assert shown(desk, channel=sub.pk) == ["Di Bawah"]
    assert shown(desk, channel=channel.pk, tab="mine") == ["Di Bawah", "Di Atas"]
    assert shown(desk, channel="x") == ["Di Lain", "Di Bawah", "Di Atas"]
    assert shown(desk, channel=10**17) == []


def test_words_of_the_headline_find_stories_within_tab_and_channel(desk: Client, channel: Channel) -> None:
    other = a_channel("olahraga")
    a_draft(channel, headline="Banjir Rob Menutup Jalan", by=sari())
    a_live_story(channel, headline="Banjir Surut di Pesisir")
    a_draft(other, headline="Laga Ditunda karena *Banjir*", now=NOON + HOUR)
    assert len(shown(desk, q="banjir")) == 3
    assert shown(desk, q="JALAN banjir") == ["Banjir Rob Menutup Jalan"]
    assert shown(desk, q="banjir", tab="live") == ["Banjir Surut di Pesisir"]
    assert shown(desk, q="banjir", channel=other.pk) == ["Laga Ditunda karena Banjir"]
    assert sorted(shown(desk, q="banjir", tab="mine")) == ["Banjir Surut di Pesisir", "Laga Ditunda karena Banjir"]
    assert shown(desk, q="gempa") == []
    assert len(shown(desk, q="?!")) == 3


@pytest.mark.parametrize(
    "query", [{}, {"tab": "mine"}, {"tab": "filed"}, {"channel": True}, {"tab": "filed", "channel": True}]
)
def test_every_list_is_walked_once_to_its_end(desk: Client, channel: Channel, query: dict[str, Any]) -> None:
    sub = a_channel("pemilu", parent=channel)
    many(60, channel=channel, state=StoryState.FILED, owner=wati())
    many(60, channel=sub, state=StoryState.FILED, owner=sari(), holder=wati(), held_since=NOON)
    asked = query | ({"channel": channel.pk} if "channel" in query else {})
    walked: list[tuple[dt.datetime, int]] = []
    address = reverse("queue") + "?" + "&".join(f"{name}={value}" for name, value in asked.items())
    while address:
        context = desk.get(address).context
        walked += [(story.changed_at, story.pk) for story in context["stories"]]
        address = f"/?{context['older']}" if context["older"] else ""
    assert walked == sorted(walked, reverse=True)
    assert len(set(walked)) == len(walked) == 120


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "newsroom_story_changed"),
        ({"tab": "filed"}, "newsroom_story_state"),
        ({"tab": "live"}, "newsroom_story_state"),
        ({"tab": "mine"}, "newsroom_story_owner"),
        ({"tab": "all", "channel": True}, "newsroom_story_of_channel"),
        ({"tab": "live", "channel": True}, "newsroom_story_channel"),
    ],
    ids=str,
)
@pytest.mark.parametrize("is_further", [False, True], ids=["first page", "further"])
def test_a_page_is_read_from_an_index_in_its_order(
    desk: Client, channel: Channel, asked: dict[str, Any], index: str, is_further: bool
) -> None:
    many(200, channel=channel, state=StoryState.LIVE, owner=wati(), published_at=NOON)
    wanted = dict(asked) | ({"channel": channel.pk} if "channel" in asked else {})
    key = f"{NOON + 100 * MINUTE:%Y-%m-%dT%H:%M:%SZ}_150" if is_further else ""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        listed(Asked(**wanted, after=key), wati())
    walks = [query["sql"] for query in queries if "LIMIT 51" in query["sql"]]
    plans = [plan(sql) for sql in walks]
    assert any(index in one for one in plans), plans
    assert not [one for one in plans if "TEMP B-TREE" in one or "MULTI-INDEX OR" in one], plans


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return " / ".join(str(row[3]) for row in cursor.fetchall())


def test_the_queue_asks_as_often_for_many_stories_as_for_few(desk: Client, channel: Channel) -> None:
    a_channel("pemilu", parent=channel)
    counted = []
    for number in (5, 400):
        many(number, channel=channel, state=StoryState.FILED, owner=sari(), holder=bima(), held_since=NOON)
        for query in ({}, {"tab": "mine"}, {"channel": channel.pk}, {"q": "naskah"}):
            with CaptureQueriesContext(connection) as queries:
                desk.get("/", query)
            counted.append((query.get("tab", ""), "channel" in query, "q" in query, len(queries)))
    assert counted[:4] == counted[4:]
    assert max(count for *_, count in counted) <= 11


def test_a_search_looks_at_a_bounded_number_of_stories(desk: Client, channel: Channel) -> None:
    stories = many(3_000, channel=channel)
    SearchWord.objects.bulk_create(SearchWord(kind="story", word="naskah", thing_id=story.pk) for story in stories)
    with CaptureQueriesContext(connection) as queries:
        assert len(shown(desk, q="naskah")) == 50
    candidates = [query["sql"] for query in queries if '"word" = ' in query["sql"]]
    assert len(candidates) == 1
    assert "LIMIT 2000" in candidates[0]
    assert "TEMP B-TREE" not in plan(candidates[0])


@pytest.mark.parametrize(("age", "is_late", "said"), [(HOUR, False, "23"), (DAY + MINUTE, True, "")])
def test_a_withdrawal_that_nobody_confirmed_stands_on_top_with_its_clock(
    channel: Channel, age: dt.timedelta, is_late: bool, said: str
) -> None:
    from django.utils import timezone

    now = timezone.now()
    story = a_live_story(channel, headline="Perlu Orang Kedua")
    actions.withdraw(story.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=now - age + MINUTE / 2)
    chief = logged_in(ayu())
    (waiting,) = chief.get("/", {"tab": "withdrawn"}).context["waiting"]
    assert (waiting.story, waiting.is_late) == (story, is_late)
    assert said in waiting.clock
    assert "Sumber mencabutnya." in html(chief.get("/"))
    assert "waiting" not in html(chief.get("/", {"tab": "live"}))
    actions.confirm_withdrawal(StoryWithdrawal.objects.get().pk, by=ayu(), now=now)
    assert chief.get("/", {"tab": "withdrawn"}).context["waiting"] == []
    assert shown(chief, tab="withdrawn") == ["Perlu Orang Kedua"]


def test_publishing_brings_a_story_up_in_the_queue(desk: Client, channel: Channel) -> None:
    first, second = a_draft(channel, headline="Satu"), a_draft(channel, headline="Dua", now=NOON + HOUR)
    assert shown(desk) == ["Dua", "Satu"]
    actions.publish(first.pk, digest=digest_of(text_of(first)), by=wati(), now=NOON + 2 * HOUR)
    assert shown(desk) == ["Satu", "Dua"]
    rewritten(second, now=NOON + 3 * HOUR, publish=False, headline="Dua Lagi")
    assert shown(desk) == ["Dua Lagi", "Satu"]


def opened(browser: Client, address: str = "/") -> str:
    return str(next(tab.query for tab in browser.get(address).context["tabs"] if tab.is_here))


def test_the_queue_opens_at_what_waits_for_who_asks(desk: Client, channel: Channel) -> None:
    reporter, photographer = logged_in(sari()), logged_in(foto())
    assert (opened(desk), opened(reporter), opened(photographer)) == ("tab=all", "tab=all", "tab=all")
    story = a_draft(channel, by=sari())
    assert (opened(desk), opened(reporter), opened(photographer)) == ("tab=all", "tab=mine", "tab=all")
    actions.file_story(story.pk, by=sari(), now=NOON + HOUR)
    assert (opened(desk), opened(reporter), opened(photographer)) == ("tab=filed", "tab=mine", "tab=all")
    assert (opened(desk, "/?tab=all"), opened(reporter, "/?tab=filed")) == ("tab=all", "tab=filed")


def test_a_row_says_who_is_writing_now(desk: Client, channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    story, other = a_draft(channel, headline="Sedang Ditulis"), a_draft(channel, headline="Tertutup")
    room, empty = Room(story.pk, lambda: NOON), Room(other.pk, lambda: NOON)

    async def nowhere(message: bytes) -> None: ...

    room.members = {Member(sari(), nowhere, True, 0.0), Member(foto(), nowhere, False, 0.0)}
    monkeypatch.setattr(ROOMS, "_rooms", {story.pk: room, other.pk: empty})
    rows = desk.get("/", {"tab": "all"}).context["rows"]
    assert {row.plain_headline: names for row, names in rows} == {"Sedang Ditulis": "Sari", "Tertutup": ""}
    assert html(desk.get("/", {"tab": "all"})).count("queue__writers") == 1
