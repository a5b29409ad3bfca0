"""Where kept pages stand: in memory and on disk."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from redaksi.edge import sqlite
from redaksi.edge.epoch import Epoch
from redaksi.edge.freshness import Freshness, Verdict
from redaksi.edge.store import DiskShelf, DiskStore, MemoryStore

from .builders import SiteFile, an_entry

PAGE = an_entry("/nasional", b"<p>" + bytes(range(256)) * 4, tags=("story:1", "furniture"))


@pytest.fixture
def memory(freshness: Freshness) -> MemoryStore:
    """Room for three pages of `PAGE`'s size."""
    return MemoryStore(3 * PAGE.size_bytes, freshness)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where pages are kept on disk."""
    return tmp_path / "pages.sqlite3"


@pytest.fixture
def disk(file: Path) -> Iterator[DiskStore]:
    """An empty store on disk."""
    with contextlib.closing(DiskStore(file)) as store:
        yield store


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, memory: MemoryStore, disk: DiskStore) -> MemoryStore | DiskStore:
    """Either store, empty."""
    return memory if request.param == "memory" else disk


def kept(memory: MemoryStore, *paths: str) -> list[bool]:
    return [memory.get(f"abc|{path}", 0.0) is not None for path in paths]


def test_the_page_that_was_not_read_for_longest_makes_room(memory: MemoryStore) -> None:
    for path in ("/a", "/b", "/c"):
        memory.put(an_entry(path, PAGE.body, tags=PAGE.tags))
    memory.get("abc|/a", 0.0)
    memory.put(an_entry("/d", PAGE.body, tags=PAGE.tags))
    assert kept(memory, "/a", "/b", "/c", "/d") == [True, False, True, True]
    assert memory.used_bytes == memory.budget_bytes


def test_memory_never_passes_its_budget_in_bytes(memory: MemoryStore) -> None:
    for number in range(200):
        memory.put(an_entry(f"/{number % 40}", b"x" * (number * 37 % 4_000), epoch=Epoch(1, number)))
        assert memory.used_bytes <= memory.budget_bytes
    assert memory.used_bytes == sum(found[0].size_bytes for n in range(40) if (found := memory.get(f"abc|/{n}", 0.0)))


def test_a_page_larger_than_the_whole_memory_is_not_kept(memory: MemoryStore) -> None:
    memory.put(an_entry("/huge", bytes(10 * PAGE.size_bytes)))
    assert (len(memory), memory.used_bytes) == (0, 0)


@pytest.mark.parametrize(
    ("first", "second", "is_kept"),
    [
        (Epoch(1, 5), Epoch(1, 4), False),
        (Epoch(1, 5), Epoch(1, 5), True),
        (Epoch(1, 5), Epoch(1, 6), True),
        (Epoch(2, 1), Epoch(1, 9), False),
        (Epoch(1, 9), Epoch(2, 1), True),
        (Epoch(1, 10), Epoch(1, 9), False),
    ],
)
def test_a_slow_old_render_never_replaces_a_newer_page(
    store: MemoryStore | DiskStore, first: Epoch, second: Epoch, is_kept: bool, file: Path
) -> None:
    store.put(an_entry("/nasional", b"first", epoch=first))
    assert store.put(an_entry("/nasional", b"second", epoch=second)) is is_kept
    found = store.get("abc|/nasional", 0.0) if isinstance(store, MemoryStore) else None
    entry = found[0] if found else DiskShelf(file).get("abc|/nasional")
    assert entry is not None
    assert entry.body == (b"second" if is_kept else b"first")


def test_two_renderers_that_write_at_once_leave_the_newer_page(disk: DiskStore, file: Path) -> None:
    with contextlib.closing(DiskStore(file)) as other:
        for counter in (3, 1, 4, 2):
            (disk if counter % 2 else other).put(an_entry("/", b"%d" % counter, epoch=Epoch(1, counter)))
    entry = DiskShelf(file).get("abc|/")
    assert entry is not None
    assert entry.body == b"4"


def test_a_page_comes_back_from_disk_as_it_was(disk: DiskStore, file: Path) -> None:
    disk.put(PAGE)
    assert DiskShelf(file).get(PAGE.key) == PAGE
    assert DiskShelf(file).get("abc|/ekonomi") is None


def test_the_oldest_pages_on_disk_make_room(file: Path) -> None:
    with contextlib.closing(DiskStore(file, budget_bytes=150 * 4_000)) as disk:
        for number in range(200):
            disk.put(an_entry(f"/{number}", bytes(4_000), gzip=b"", brotli=b"", rendered_at=float(number)))
    assert DiskShelf(file).get("abc|/0") is None
    assert DiskShelf(file).get("abc|/199") is not None


@pytest.mark.parametrize("column", ["entry", "checksum"])
def test_damaged_bytes_are_never_served(disk: DiskStore, file: Path, column: str) -> None:
    disk.put(PAGE)
    with contextlib.closing(sqlite.open_to_write(file)) as connection:
        (good,) = connection.execute(f"SELECT {column} FROM page").fetchone()
        for place in range(0, len(good), 50):
            bad = good[:place] + bytes([good[place] ^ 0x20]) + good[place + 1 :]
            connection.execute(f"UPDATE page SET {column} = ?", (bad,))
            assert DiskShelf(file).get(PAGE.key) is None
        connection.execute(f"UPDATE page SET {column} = ?", (good,))
    assert DiskShelf(file).get(PAGE.key) == PAGE


@pytest.mark.parametrize("mask", [0x01, 0x80, 0xFF])
def test_a_damaged_file_gives_the_page_unharmed_or_none(file: Path, mask: int) -> None:
    with contextlib.closing(DiskStore(file)) as disk:
        disk.put(PAGE)
    good = file.read_bytes()
    record = good.index(PAGE.key.encode()) - 40
    answers = set()
    for place in [*range(0, len(good), 50), *range(record, record + 120)]:
        file.write_bytes(good[:place] + bytes([good[place] ^ mask]) + good[place + 1 :])
        answers.add(DiskShelf(file).get(PAGE.key))
    assert answers == {PAGE, None}


@pytest.mark.parametrize("odd", [7, "text", 1.5])
def test_a_page_whose_bytes_are_no_bytes_any_more_is_none(disk: DiskStore, file: Path, odd: object) -> None:
    disk.put(PAGE)
    with contextlib.closing(sqlite.open_to_write(file)) as connection:
        connection.execute("UPDATE page SET entry = ?", (odd,))
    assert DiskShelf(file).get(PAGE.key) is None


def test_a_shelf_without_a_file_is_empty_and_sees_the_file_once_it_is_there(file: Path) -> None:
    shelf = DiskShelf(file)
    assert shelf.get(PAGE.key) is None
    with contextlib.closing(DiskStore(file)) as disk:
        disk.put(PAGE)
        assert shelf.get(PAGE.key) == PAGE


def test_an_edge_can_not_write_to_the_shelf(disk: DiskStore, file: Path) -> None:
    disk.put(PAGE)
    shelf = DiskShelf(file)
    shelf.get(PAGE.key)
    connection = shelf._connection
    assert connection is not None
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM page")


def test_pages_that_are_read_and_stale_come_hottest_first(
    site: SiteFile, freshness: Freshness, memory: MemoryStore
) -> None:
    for path, hits in (("/a", 1), ("/b", 3), ("/c", 2)):
        memory.put(an_entry(path, b"", epoch=site.epoch, tags=("story:1",) if path != "/c" else ()))
        for _ in range(hits):
            memory.get(f"abc|{path}", 100.0)
    site.touch("story:1")
    freshness.poll()
    assert memory.hot_and_stale(110.0, within_seconds=30, most=5) == ["abc|/b", "abc|/a"]
    assert memory.hot_and_stale(110.0, within_seconds=30, most=1) == ["abc|/b"]
    assert memory.hot_and_stale(200.0, within_seconds=30, most=5) == []


def test_what_was_judged_before_is_judged_anew_after_each_touch(
    site: SiteFile, freshness: Freshness, memory: MemoryStore
) -> None:
    memory.put(an_entry("/", epoch=site.epoch, tags=("story:1",), fresh_until=50.0))
    seen = []
    for now, touched in ((0.0, "story:2"), (1.0, "story:2"), (50.0, "story:2"), (2.0, "story:1")):
        found = memory.get("abc|/", now)
        assert found is not None
        seen.append(found[1])
        site.touch(touched)
        freshness.poll()
    found = memory.get("abc|/", 2.0)
    assert found is not None
    assert [*seen, found[1]] == [Verdict.FRESH, Verdict.FRESH, Verdict.STALE, Verdict.FRESH, Verdict.STALE]


def test_a_page_put_on_a_miss_does_not_hide_hot_ones(site: SiteFile, freshness: Freshness) -> None:
    memory = MemoryStore(10_000_000, freshness)
    for path in ("/a", "/b"):
        memory.put(an_entry(path, tags=("furniture",), epoch=site.epoch))
        memory.get(f"abc|{path}", 1_000.0)
    memory.put(an_entry("/cold", tags=("furniture",), epoch=site.epoch, rendered_at=1_000.0))
    site.touch("furniture")
    freshness.poll()
    assert set(memory.hot_and_stale(1_001.0, within_seconds=30, most=10)) == {"abc|/a", "abc|/b", "abc|/cold"}


def test_no_page_from_before_an_erasure_is_taken_once_the_store_was_swept(disk: DiskStore) -> None:
    disk.put(an_entry("/a", epoch=Epoch(1, 4)))
    key: str | None = ""
    while key is not None:
        key = disk.sweep_some(lambda entry: True, up_to=Epoch(1, 5), after=key)
    assert disk.put(an_entry("/a", epoch=Epoch(1, 4))) is False
    assert disk.put(an_entry("/a", epoch=Epoch(1, 5))) is True
