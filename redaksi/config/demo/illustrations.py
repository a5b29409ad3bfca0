"""Draws the demo's illustrations and takes them in as the desk does; what each shows stands in the files of pictures/.

Two at a time: most machines have two cores.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from django.db import connection

from redaksi.newsroom import actions

from .drawing import draw
from .newspaper import Fields
from .records import Step, member

AT_ONCE = 2


class Illustrations:
    """The numbers of the pictures that were taken, by key."""

    def __init__(self, pictures: dict[str, Fields]) -> None:
        self._pictures = pictures
        self._taken: dict[str, int] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._pictures

    def steps(self, at: dt.datetime) -> Iterator[Step]:
        """A step for every few pictures. They write by themselves: no transaction may be open around one."""
        keys = list(self._pictures)
        for start in range(0, len(keys), AT_ONCE):
            yield partial(self._take, keys[start : start + AT_ONCE], at)

    def in_text(self, key: str) -> Fields:
        """The fields of a picture in a text."""
        fields = self._pictures[key]
        words = {"alt": fields["alt"], "caption": fields["caption"]}
        return {"picture": self._taken[key], "credit": "Redaksi", "credit_kind": "illustration", **words}

    def _take(self, keys: list[str], at: dt.datetime) -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            self._taken.update(zip(keys, pool.map(partial(self._number_of, at=at), keys), strict=True))

    def _number_of(self, key: str, at: dt.datetime) -> int:
        fields = self._pictures[key]
        try:
            with tempfile.TemporaryDirectory(prefix="redaksi-demo-") as folder:
                file = Path(folder, "illustration.png")
                draw(fields["motif"], key, file, fields)
                return int(actions.take_picture(file, by=member(0), now=at).pk)
        finally:
            connection.close()  # this thread's own
