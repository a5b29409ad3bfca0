"""Small pages, so that short histories already have second and third ones; and nobody waits for a lock."""

import pytest

from redaksi.edge import sqlite
from redaksi.site.pages import absent, home, indeks, story_list


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stories on a page, three on the home page."""
    monkeypatch.setattr(home, "LATEST", 3)
    monkeypatch.setattr(home, "SECOND_RANK", 1)
    monkeypatch.setattr(home, "IN_BLOCK", 2)
    monkeypatch.setattr(story_list, "ON_A_PAGE", 2)
    monkeypatch.setattr(indeks, "ON_A_PAGE", 2)
    monkeypatch.setattr(absent, "OFFERED", 2)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """An erasure clears the write-ahead log when no reader is in it; one that waits here is in the same thread."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 10)
