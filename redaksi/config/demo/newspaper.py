"""The text of the demo newspaper, read from the files beside this one. Their forms are described in README.md."""

import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

Fields = dict[str, Any]


class Newspaper(msgspec.Struct, frozen=True, kw_only=True):
    """Everything as it stands in the files; `pictures` by their keys, `records` by the names of their tables."""

    masthead: Fields
    records: dict[str, list[Fields]]
    stories: list[Fields]
    pictures: dict[str, Fields]


def newspaper() -> Newspaper:
    """Read all files."""
    folder = resources.files(__package__)
    tables: dict[str, list[Fields]] = {}
    masthead: Fields = {}
    for file in [folder / "newspaper.toml", folder / "more.toml", *_files(folder / "stories")]:
        for name, table in _read(file).items():
            if name == "masthead":
                masthead = table
            else:
                tables.setdefault(name, []).extend(table)
    pictures: dict[str, Fields] = {}
    for file in [folder / "pictures.toml", *_files(folder / "pictures")]:
        pictures |= _read(file)
    return Newspaper(masthead=masthead, records=tables, stories=tables.pop("story"), pictures=pictures)


def _files(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def _read(file: Traversable) -> Fields:
    return tomllib.loads(file.read_text("utf-8"))
