"""The law finds defects: each of these is planted, and the search must come back with a broken law."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from redaksi.edge import store
from redaksi.edge.entry import Entry
from redaksi.edge.epoch import Epoch
from redaksi.edge.freshness import Freshness, Verdict
from redaksi.site import projecting, related, rendering, tags
from redaksi.site.projector import projected_epoch
from redaksi.site.reading import CardList, Reading

from .machine import LawBroken, hold_the_law

pytestmark = pytest.mark.django_db

Plant = Callable[[pytest.MonkeyPatch], None]


def a_missing_tag(patch: pytest.MonkeyPatch) -> None:
    """The newest stories of a list are read, and that isn't remembered."""
    honest = Reading.newest

    def newest(self: Reading, name: str, limit: int) -> CardList:
        found = honest(self, name, limit)
        self.tags.discard(tags.head(name))
        return found

    patch.setattr(Reading, "newest", newest)


def a_stale_accepted_at_get(patch: pytest.MonkeyPatch) -> None:
    """A page that was touched is served as if it held."""
    honest = Freshness.judge

    def judge(self: Freshness, entry: Entry, now: float, *, known_until: Epoch) -> Verdict:
        verdict = honest(self, entry, now, known_until=known_until)
        timely = now < entry.fresh_until and entry.epoch.generation == self.epoch.generation
        return Verdict.FRESH if verdict is Verdict.STALE and timely else verdict

    patch.setattr(Freshness, "judge", judge)


def a_render_outside_its_snapshot(patch: pytest.MonkeyPatch) -> None:
    """The epoch is read when the page is done, not with the rows that the page was made from."""
    honest = rendering._entry

    def entry(reading: Reading, *rest: Any) -> Entry:
        made = honest(reading, *rest)
        file = Path(reading._connection.execute("PRAGMA database_list").fetchone()[2])
        return msgspec.structs.replace(made, epoch=projected_epoch(file.parent)) if file.exists() else made

    patch.setattr(rendering, "_entry", entry)


def a_forgotten_fresh_until(patch: pytest.MonkeyPatch) -> None:
    """What a page shows ends some day, and the page doesn't know."""
    patch.setattr(Reading, "lasts_until", lambda self, instant: None)


def a_withdrawal_that_only_touches(patch: pytest.MonkeyPatch) -> None:
    """What is withdrawn or erased makes pages stale, not gone, so they are shown while they are rendered anew."""
    patch.setattr(projecting, "touch_gone", lambda connection, epoch, gone: None)


def a_put_without_its_condition(patch: pytest.MonkeyPatch) -> None:
    """A slow old render takes the place of a newer page."""
    honest = store.MemoryStore.put

    def put(self: store.MemoryStore, entry: Entry) -> bool:
        old = self._pages.pop(entry.key, None)
        if old is not None:
            self.used_bytes -= old.entry.size_bytes
        return honest(self, entry)

    patch.setattr(store.MemoryStore, "put", put)


def an_edge_that_ignores_restores(patch: pytest.MonkeyPatch) -> None:
    """Pages of a history that was undone are judged by what was touched since."""
    honest = Freshness.judge

    def judge(self: Freshness, entry: Entry, now: float, *, known_until: Epoch) -> Verdict:
        here = Epoch(self.epoch.generation, entry.epoch.counter)
        return honest(self, msgspec.structs.replace(entry, epoch=here), now, known_until=known_until)

    patch.setattr(Freshness, "judge", judge)


def a_related_list_that_touches_nothing(patch: pytest.MonkeyPatch) -> None:
    """The worker writes a new list, and pages that show the old one are thought to hold."""
    patch.setattr(related, "touch", lambda connection, epoch, touched: None)


@pytest.mark.parametrize(
    "plant",
    [
        a_missing_tag,
        a_stale_accepted_at_get,
        a_render_outside_its_snapshot,
        a_forgotten_fresh_until,
        a_withdrawal_that_only_touches,
        a_put_without_its_condition,
        an_edge_that_ignores_restores,
        a_related_list_that_touches_nothing,
    ],
)
def test_the_search_finds(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(LawBroken):
        hold_the_law(examples=100)
