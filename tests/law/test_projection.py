"""A projection that grew entry by entry holds what one made anew from the log holds, row for row."""

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis.stateful import rule

from redaksi.edge import sqlite
from redaksi.edge.freshness import current_projection
from redaksi.press import log
from redaksi.site import projector
from redaksi.site.schema import CONTENT

from .newspaper import START, Newspaper
from .newsroom_history import NewsroomHistory
from .searching import search

pytestmark = pytest.mark.django_db


def rows(site_folder: Path) -> dict[str, list[Any]]:
    """Everything in the live site database, table by table."""
    path = site_folder / f"{current_projection(site_folder)}.sqlite3"
    with contextlib.closing(sqlite.open_to_read(path)) as connection:
        return {
            table: sorted(connection.execute(query).fetchall(), key=repr)
            for table, query in {**CONTENT, "state": "SELECT * FROM state"}.items()
        }


class ProjectionMachine(NewsroomHistory):
    """Random histories of the newsroom; now and then the projection is made anew beside the one that grew."""

    @rule()
    def projections_are_compared(self) -> None:
        projector.apply_pending(self.site_folder)
        anew = self.site_folder.with_name("anew")
        projector.rebuild(anew, lambda done, total: None)
        grown, rebuilt = rows(self.site_folder), rows(anew)
        for table in grown:
            assert grown[table] == rebuilt[table], table
        assert log.verify() == log.head_epoch().counter == grown["state"][0][2]

    def teardown(self) -> None:
        try:
            self.projections_are_compared()
        finally:
            super().teardown()


def test_a_projection_that_grew_equals_one_made_anew() -> None:
    newspaper = Newspaper.founded(START)
    search(lambda: ProjectionMachine(newspaper.copy()))
