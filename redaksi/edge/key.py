"""From a request to the key of a page: what may be asked for, and what is dropped."""

import re
from typing import NamedTuple

MAX_PATH = 1_000
KNOWN_PARAMETERS = {"before": re.compile(r"[0-9]{1,13}-[0-9]{1,18}")}
"""The only query parameters that reach a page, each with the form it must have; all others are dropped."""

_PATH = re.compile(r"/[A-Za-z0-9._~!$&'()*+,;=:@/-]*")


class Key(NamedTuple):
    """A page of the site: its path (decoded ASCII) and its known parameters, "" or "name=value"."""

    path: str
    query: str = ""

    def __str__(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


def key_of(path: str, query: str) -> Key | None:
    """The key for a request; None if the path can't be a page (answered 404 without asking anybody)."""
    if len(path) > MAX_PATH or _PATH.fullmatch(path) is None or "//" in path or "/." in path:
        return None
    return Key(path, _known(query) if query else "")


def _known(query: str) -> str:
    for part in query[:MAX_PATH].split("&"):
        name, _, value = part.partition("=")
        form = KNOWN_PARAMETERS.get(name)
        if form is not None and form.fullmatch(value):
            return f"{name}={value}"
    return ""
