"""The site database keeps in step with the press log, and readers notice nothing of how."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections, transaction

from redaksi.edge import sqlite
from redaksi.edge.epoch import Epoch
from redaksi.edge.freshness import current_projection
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel
from redaksi.press import log
from redaksi.site import schema
from redaksi.site.projector import ProjectionBehind, apply_pending, projected_epoch, rebuild
from redaksi.site.reading import SiteDatabase
from tests.builders import (
    HOUR,
    NOON,
    a_channel,
    a_live_story,
    a_page,
    a_redirect,
    a_text,
    a_topic,
    bima,
    rewritten,
    wati,
)

from .portal import Portal


def site_file(folder: Path) -> Path:
    return folder / f"{current_projection(folder)}.sqlite3"


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite.open_to_write(site_file(folder))) as connection:
        yield connection


def content(folder: Path) -> dict[str, list[Any]]:
    """Every row that readers' pages are made of."""
    with opened(folder) as connection:
        return {
            table: connection.execute(f"{query} ORDER BY 1, 2").fetchall() for table, query in schema.CONTENT.items()
        }


def silently(done: int, total: int) -> None:
    """No progress bar."""


@pytest.fixture
def one_connection(db: None) -> Iterator[Callable[[], None]]:
    """Lets a thread see the newsroom as this test has it; only one thread at a time may look."""
    shared = connections["default"]
    shared.inc_thread_sharing()
    yield lambda: connections.__setitem__("default", shared)
    shared.dec_thread_sharing()


def a_varied_history(nasional: Channel) -> None:
    """Something of every kind of change, an erasure among them."""
    ekonomi, below = a_channel("ekonomi"), a_channel("pemilu", parent=nasional)
    first, second, third = a_live_story(below), a_live_story(nasional, headline="Banjir"), a_live_story(ekonomi)
    page, moved = a_page("pedoman"), a_redirect("/lama", "/nasional")
    rewritten(first, now=NOON + HOUR, channel=ekonomi.pk)
    actions.withdraw(second.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON + HOUR)
    rewritten(second, now=NOON + 2 * HOUR)
    a_live_story(below, now=NOON + 2 * HOUR)
    below.parent = ekonomi
    actions.publish_record(below, by=wati(), now=NOON + 2 * HOUR)
    page.slug = "pedoman-baru"
    actions.publish_record(page, by=wati(), now=NOON + 2 * HOUR)
    moved.source = "/lebih-lama"
    actions.publish_record(moved, by=wati(), now=NOON + 2 * HOUR)
    actions.erase_story(third.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON + 3 * HOUR)
    a_live_story(nasional, now=NOON + 4 * HOUR)


def test_a_rebuilt_database_holds_row_for_row_what_the_one_that_grew_holds(portal: Portal, nasional: Channel) -> None:
    apply_pending(portal.folder)
    a_varied_history(nasional)
    apply_pending(portal.folder)
    grown = content(portal.folder)
    rebuild(portal.folder, silently)
    assert content(portal.folder) == grown


def test_an_address_goes_back_to_whom_it_led_before_once_its_last_holder_is_erased(
    portal: Portal, nasional: Channel
) -> None:
    for slug in ("bandar", "kapal"):
        topic = a_topic("pelabuhan")
        topic.slug = slug
        actions.publish_record(topic, by=wati(), now=NOON)
    assert portal.page("/topik/pelabuhan").header["location"] == "/topik/kapal"
    log.append("topic", str(topic.pk), "erase", None, now=NOON)
    assert portal.page("/topik/pelabuhan").header["location"] == "/topik/bandar"
    grown = content(portal.folder)
    rebuild(portal.folder, silently)
    assert content(portal.folder) == grown


def test_applying_again_changes_nothing(portal: Portal, nasional: Channel) -> None:
    a_varied_history(nasional)
    epoch = apply_pending(portal.folder)
    before = site_file(portal.folder).read_bytes()
    assert apply_pending(portal.folder) == epoch == log.head_epoch() == projected_epoch(portal.folder)
    assert site_file(portal.folder).read_bytes() == before


def test_an_erased_text_is_nowhere_in_the_site_database(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional, headline="Nama Anak Disebut")
    apply_pending(portal.folder)
    assert "Nama Anak" in str(content(portal.folder))
    actions.erase_story(story.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON)
    apply_pending(portal.folder)
    for part in portal.folder.glob(f"{current_projection(portal.folder)}.*"):
        assert b"Nama Anak" not in part.read_bytes()


def test_projectors_that_run_at_once_apply_each_entry_once_in_order(
    portal: Portal, nasional: Channel, one_connection: Callable[[], None]
) -> None:
    site_folder = portal.folder
    apply_pending(site_folder)
    done = log.head_epoch().counter
    for _ in range(20):
        a_live_story(nasional)
    with opened(site_folder) as connection:
        connection.execute("CREATE TABLE applied (counter INTEGER)")
        connection.execute(
            "CREATE TRIGGER applied AFTER UPDATE OF counter ON state"
            " BEGIN INSERT INTO applied VALUES (new.counter); END"
        )
    start, epochs = threading.Barrier(4), []

    def project() -> None:
        one_connection()
        start.wait()
        epochs.append(apply_pending(site_folder))

    threads = [threading.Thread(target=project) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with opened(site_folder) as connection:
        applied = [row[0] for row in connection.execute("SELECT counter FROM applied ORDER BY rowid")]
    assert epochs == [log.head_epoch()] * 4
    assert applied == list(range(done + 1, done + 21))


def test_a_write_that_fails_says_so_and_leaves_readers_as_they_were(portal: Portal, nasional: Channel) -> None:
    apply_pending(portal.folder)
    before, epoch = content(portal.folder), projected_epoch(portal.folder)
    with opened(portal.folder) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON listed BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    a_live_story(nasional)
    with pytest.raises(ProjectionBehind, match="disk is full"):
        apply_pending(portal.folder)
    assert (content(portal.folder), projected_epoch(portal.folder)) == (before, epoch)
    with opened(portal.folder) as connection:
        connection.execute("DROP TRIGGER full")
    assert apply_pending(portal.folder) == log.head_epoch()
    assert "Pelabuhan" in portal.page("/nasional").html


def test_a_rebuild_switches_current_and_keeps_the_last_one_for_those_still_in_it(
    portal: Portal, nasional: Channel
) -> None:
    apply_pending(portal.folder)
    seen: list[tuple[int, int]] = []
    names = []
    for _ in range(3):
        names.append(current_projection(portal.folder))
        rebuild(portal.folder, lambda done, total: seen.append((done, total)))
    assert current_projection(portal.folder) > names[-1] > names[0]
    assert seen[-1] == (log.head_epoch().counter,) * 2
    assert sorted(path.name for path in portal.folder.glob("*.sqlite3")) == [
        f"{names[-1]}.sqlite3",
        f"{current_projection(portal.folder)}.sqlite3",
    ]


def test_a_reader_in_the_middle_of_a_page_reads_on_while_all_changes(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional)
    apply_pending(portal.folder)
    database = SiteDatabase(portal.folder)
    with database.reading(NOON) as reading:
        epoch = reading.epoch
        a_live_story(nasional, headline="Yang Baru")
        apply_pending(portal.folder)
        rebuild(portal.folder, silently)
        rebuild(portal.folder, silently)
        rebuild(portal.folder, silently)
        assert len(reading.newest("all", 10).cards) == 1
        assert reading.epoch == epoch
    with database.reading(NOON) as reading:
        assert len(reading.newest("all", 10).cards) == 2
        assert reading.epoch > epoch
    database.close()


def test_a_rebuild_that_is_stopped_half_way_leaves_the_live_one(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional)
    apply_pending(portal.folder)
    name, before = current_projection(portal.folder), content(portal.folder)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(portal.folder, stop)
    assert (current_projection(portal.folder), content(portal.folder)) == (name, before)
    rebuild(portal.folder, silently)
    assert content(portal.folder) == before
    assert not list(portal.folder.glob("*.building*"))


def test_a_restored_newsroom_gives_readers_a_new_snapshot_of_the_new_generation(
    portal: Portal, nasional: Channel
) -> None:
    page = portal.page("/nasional")
    name = current_projection(portal.folder)
    with transaction.atomic():
        log.raise_generation()
    assert apply_pending(portal.folder) == Epoch(2, log.head_epoch().counter)
    assert current_projection(portal.folder) != name
    assert portal.page("/nasional").entry.epoch > page.entry.epoch


@pytest.mark.parametrize("trouble", ["no file", "other tables"])
def test_a_site_database_that_can_not_be_used_is_made_anew(portal: Portal, nasional: Channel, trouble: str) -> None:
    a_live_story(nasional)
    apply_pending(portal.folder)
    before = content(portal.folder)
    if trouble == "no file":
        site_file(portal.folder).unlink()
    else:
        with opened(portal.folder) as connection:
            connection.execute("UPDATE state SET schema_version = 0")
    apply_pending(portal.folder)
    assert content(portal.folder) == before


def test_a_text_changed_but_not_published_changes_nothing_for_readers(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional)
    apply_pending(portal.folder)
    before = content(portal.folder)
    rewritten(story, now=NOON + HOUR, publish=False, deck=a_text().deck + " Belum terbit.")
    apply_pending(portal.folder)
    assert content(portal.folder) == before
