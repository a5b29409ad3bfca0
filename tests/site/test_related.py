"""What readers find beside a story, and how the pages that show it follow."""

import contextlib
from typing import Any

import pytest

from redaksi.edge import sqlite
from redaksi.edge.freshness import Verdict, current_projection
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Story
from redaksi.press import log
from redaksi.site.projector import apply_pending, find_related, projected_epoch, rebuild
from redaksi.site.reading import SiteDatabase
from tests.builders import DAY, HOUR, NOON, a_channel, a_live_story, a_running_story, a_topic, bima, rewritten, wati

from .portal import Portal, Rendered

APART = ("Cuaca Cerah", "Harga Cabai Turun", "Tim Voli Menang", "Konser Musik Ditunda", "Museum Buka Malam")
"""Headlines without a word in common."""


def find_all(portal: Portal) -> None:
    """The worker comes and does all that waits."""
    apply_pending(portal.folder)
    while find_related(portal.folder, 3):
        pass


def related(portal: Portal, story: Story) -> list[int]:
    """The stories beside a story, as a page would read them."""
    database = SiteDatabase(portal.folder)
    with contextlib.closing(database), database.reading(NOON) as reading:
        return [int(card.id) for card in reading.cards(reading.related(str(story.pk)))]


def page_of(portal: Portal, story: Story) -> Rendered:
    path = f"/nasional/2026/11/20/{story.slug}-{story.pk}"
    return portal.page(path)


def rows(portal: Portal, table: str) -> list[Any]:
    path = portal.folder / f"{current_projection(portal.folder)}.sqlite3"
    with contextlib.closing(sqlite.open_to_read(path)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()


def silently(done: int, total: int) -> None:
    """No progress bar."""


def a_crowd(channel: Channel) -> list[Story]:
    """Stories without anything in common but their channel."""
    return [a_live_story(channel, headline=headline) for headline in APART]


def test_a_shared_topic_outranks_a_shared_word_and_a_running_story_both(portal: Portal, nasional: Channel) -> None:
    other = a_channel("ekonomi")
    running, topic = a_running_story().pk, a_topic().pk
    by_word = a_live_story(other, headline="Dermaga Sagara Ramai")
    by_topic = a_live_story(other, headline="Kapal Karam", topics=[topic])
    by_running = a_live_story(other, headline="Penumpang Mengantre", running_story=running)
    a_crowd(nasional)
    story = a_live_story(nasional, headline="Dermaga Baru", topics=[topic], running_story=running)
    find_all(portal)
    assert related(portal, story)[:3] == [by_running.pk, by_topic.pk, by_word.pk]


def test_a_rare_topic_tells_more_than_a_common_one(portal: Portal, nasional: Channel) -> None:
    rare, common = a_topic("kanal-sagara").pk, a_topic("ekonomi").pk
    with_rare = a_live_story(nasional, headline="Pintu Air Dibuka", topics=[rare])
    for headline in APART:
        a_live_story(nasional, headline=headline, topics=[common])
    story = a_live_story(nasional, headline="Perahu Melintas", topics=[common, rare])
    find_all(portal)
    assert related(portal, story)[0] == with_rare.pk


def test_what_was_published_near_in_time_comes_before_what_is_long_ago(portal: Portal, nasional: Channel) -> None:
    topic = a_topic().pk
    old = a_live_story(nasional, headline="Cuaca Cerah", topics=[topic], now=NOON - 700 * DAY)
    near = a_live_story(nasional, headline="Tim Voli Menang", topics=[topic], now=NOON - 10 * DAY)
    story = a_live_story(nasional, headline="Museum Buka Malam", topics=[topic])
    find_all(portal)
    assert related(portal, story) == [near.pk, old.pk]


def test_words_that_stand_in_every_headline_relate_nothing(portal: Portal, nasional: Channel) -> None:
    other = a_channel("ekonomi")
    stranger = a_live_story(other, headline="Ini yang Dia Kata dan Akan Ada")
    story = a_live_story(nasional, headline="Ini yang Akan Ada pada Hari Ini")
    find_all(portal)
    assert stranger.pk not in related(portal, story)


def test_a_paid_story_stands_beside_none(portal: Portal, nasional: Channel) -> None:
    topic = a_topic().pk
    paid = a_live_story(nasional, headline="Diskon Cabai", topics=[topic], format="paid", sponsor="Toko Sagara")
    story = a_live_story(nasional, headline="Harga Cabai Turun", topics=[topic])
    find_all(portal)
    assert paid.pk not in related(portal, story)
    assert related(portal, paid) == [story.pk]


def test_an_older_story_comes_to_name_a_newer_one(portal: Portal, nasional: Channel) -> None:
    older = a_live_story(nasional, headline="Dermaga Sagara Retak")
    find_all(portal)
    assert related(portal, older) == []
    newer = a_live_story(nasional, headline="Dermaga Sagara Diperbaiki", now=NOON + HOUR)
    find_all(portal)
    assert related(portal, older) == [newer.pk]
    assert related(portal, newer) == [older.pk]


def test_a_list_names_the_same_few_whoever_makes_it(portal: Portal, nasional: Channel) -> None:
    stories = [a_live_story(nasional, headline=f"Dermaga Sagara {number}") for number in range(12)]
    find_all(portal)
    before = {story.pk: related(portal, story) for story in stories}
    assert {len(found) for found in before.values()} == {8}
    rebuild(portal.folder.with_name("anew"), silently)
    anew = Portal(portal.folder.with_name("anew"))
    find_all(anew)
    assert related(anew, stories[-1]) == before[stories[-1].pk]


@pytest.mark.parametrize("op", ["withdraw", "erase"])
def test_what_is_taken_back_leaves_every_list_and_nothing_of_its_words_behind(
    portal: Portal, nasional: Channel, op: str
) -> None:
    stories = [a_live_story(nasional, headline=f"Dermaga Sagara {number}") for number in range(3)]
    gone = a_live_story(nasional, headline="Dermaga Sagara Kenari")
    find_all(portal)
    assert gone.pk in related(portal, stories[0])
    if op == "withdraw":
        actions.withdraw(gone.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)
    else:
        actions.erase_story(gone.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON)
    apply_pending(portal.folder)
    assert gone.pk not in related(portal, stories[0])
    find_all(portal)
    assert gone.pk not in {row[0] for row in rows(portal, "related")}
    assert gone.pk not in {number for row in rows(portal, "related_naming") for number in row}
    assert gone.pk not in {row[2] for row in rows(portal, "headline_word")}
    assert not [row for row in rows(portal, "related") if str(gone.pk) in str(row[2])]


def test_a_list_that_lost_a_story_is_filled_up_again(portal: Portal, nasional: Channel) -> None:
    stories = [a_live_story(nasional, headline=f"Dermaga Sagara {number}") for number in range(10)]
    find_all(portal)
    gone = related(portal, stories[0])[0]
    actions.withdraw(gone, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)
    apply_pending(portal.folder)
    assert len(related(portal, stories[0])) == 7
    find_all(portal)
    assert len(related(portal, stories[0])) == 8


def test_a_page_made_before_its_list_is_stale_once_and_the_next_one_holds(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional, headline="Dermaga Sagara Retak")
    other = a_live_story(nasional, headline="Dermaga Sagara Diperbaiki")
    without = page_of(portal, story)
    find_all(portal)
    assert portal.verdict(without) is Verdict.STALE
    with_it = page_of(portal, story)
    assert f"-{other.pk}" in with_it.html
    assert with_it.entry.epoch == without.entry.epoch
    find_all(portal)
    assert portal.verdict(with_it) is Verdict.FRESH
    a_channel("ekonomi-baru")
    assert portal.verdict(page_of(portal, story)) is Verdict.FRESH


def test_lists_made_one_after_the_other_between_two_publications_each_make_the_last_page_stale(
    portal: Portal, nasional: Channel
) -> None:
    story = a_live_story(nasional, headline="Dermaga Sagara Retak")
    a_live_story(nasional, headline="Dermaga Sagara Diperbaiki")
    pages = []
    for _ in range(2):
        find_all(portal)
        pages.append(page_of(portal, story))
        path = portal.folder / f"{current_projection(portal.folder)}.sqlite3"
        with contextlib.closing(sqlite.open_to_write(path)) as connection:  # what it is made from changed unseen
            connection.execute("DELETE FROM listed")
            connection.execute("DELETE FROM headline_word")
            connection.execute("INSERT INTO related_due VALUES (?, 0)", (story.pk,))
    find_all(portal)
    assert [portal.verdict(page) for page in pages] == [Verdict.STALE, Verdict.FRESH]


def test_an_unchanged_list_touches_no_page(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional, headline="Dermaga Sagara Retak")
    a_live_story(nasional, headline="Dermaga Sagara Diperbaiki")
    ekonomi = a_channel("ekonomi")
    find_all(portal)
    page = page_of(portal, story)
    a_live_story(ekonomi, headline="Harga Cabai Turun")
    find_all(portal)
    assert portal.verdict(page) is Verdict.FRESH


def test_an_edit_of_the_text_alone_makes_no_list_anew(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional, headline="Dermaga Sagara Retak", deck="Sejak Senin.")
    find_all(portal)
    rewritten(story, now=NOON + HOUR, headline="Dermaga Sagara Retak", deck="Sejak Selasa.")
    apply_pending(portal.folder)
    assert find_related(portal.folder, 9) == 0


def test_another_topic_makes_the_lists_anew_that_it_stands_in(portal: Portal, nasional: Channel) -> None:
    topic, ekonomi = a_topic().pk, a_channel("ekonomi")
    story = a_live_story(nasional, headline="Cuaca Cerah", topics=[topic])
    other = a_live_story(ekonomi, headline="Tim Voli Menang", topics=[topic])
    find_all(portal)
    assert related(portal, story) == [other.pk]
    rewritten(other, now=NOON + HOUR, channel=ekonomi.pk, headline="Tim Voli Menang")
    find_all(portal)
    assert related(portal, story) == []


def test_what_was_stopped_half_way_goes_on(portal: Portal, nasional: Channel) -> None:
    stories = [a_live_story(nasional, headline=f"Dermaga Sagara {number}") for number in range(4)]
    apply_pending(portal.folder)
    assert find_related(portal.folder, 1) == 1
    assert [bool(related(portal, story)) for story in stories] == [False, False, False, True]
    find_all(portal)
    assert all(related(portal, story) for story in stories)


def test_a_rebuild_keeps_lists_and_the_pages_that_show_them(portal: Portal, nasional: Channel) -> None:
    stories = [a_live_story(nasional, headline=f"Dermaga Sagara {number}") for number in range(3)]
    page_before = page_of(portal, stories[0])
    find_all(portal)
    page, lists = page_of(portal, stories[0]), rows(portal, "related")
    rebuild(portal.folder, silently)
    assert (rows(portal, "related"), rows(portal, "related_due")) == (lists, [])
    assert len(rows(portal, "related_naming")) == 6
    assert portal.verdict(page) is Verdict.FRESH
    assert portal.verdict(page_before) is Verdict.STALE


def test_a_rebuild_makes_only_those_lists_anew_whose_stories_changed_meanwhile(
    portal: Portal, nasional: Channel
) -> None:
    stories = [a_live_story(nasional, headline=f"Dermaga Sagara {number}") for number in range(3)]
    find_all(portal)
    rewritten(stories[1], now=NOON + HOUR, headline="Harga Cabai Turun")
    actions.withdraw(stories[2].pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON + HOUR)
    rebuild(portal.folder, silently)
    assert [row[0] for row in rows(portal, "related")] == [stories[0].pk]
    assert rows(portal, "related_due") == [(stories[1].pk, 1)]


def test_a_restored_newsroom_begins_without_lists(portal: Portal, nasional: Channel) -> None:
    stories = [a_live_story(nasional, headline=f"Dermaga Sagara {number}") for number in range(3)]
    find_all(portal)
    page = page_of(portal, stories[0])
    log.raise_generation()
    apply_pending(portal.folder)
    assert rows(portal, "related") == []
    assert portal.verdict(page) is Verdict.STALE
    find_all(portal)
    assert all(related(portal, story) for story in stories)


def test_finding_moves_no_epoch(portal: Portal, nasional: Channel) -> None:
    a_crowd(nasional)
    epoch = apply_pending(portal.folder)
    find_all(portal)
    assert projected_epoch(portal.folder) == epoch
