"""Which SQLite is trusted with a write-ahead log."""

import pytest

from redaksi.edge import sqlite


@pytest.mark.parametrize(
    ("version", "fit"),
    [
        ((3, 7, 0), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 44, 9), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), False),
        ((3, 52, 1), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_a_version_that_can_lose_a_committed_write_is_not_fit(version: tuple[int, int, int], fit: bool) -> None:
    assert sqlite.is_fit(version) is fit


def test_the_refusal_names_the_version_and_both_ways_out() -> None:
    sentence = sqlite.refusal("3.40.1")
    assert "SQLite 3.40.1 can lose committed writes" in sentence
    assert "3.51.3" in sentence
    assert "pysqlite3" in sentence


def test_this_process_uses_a_fit_library() -> None:
    assert sqlite.is_fit(sqlite.library.sqlite_version_info)
