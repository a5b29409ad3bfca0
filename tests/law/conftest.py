"""Small pages, so that short histories already have second and third ones."""

import pytest

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
