"""The names of what pages depend on. The projector touches them, a `Reading` remembers them.

A list of stories is cut into buckets of a day, a month and a year of the newspaper's zone-free UTC calendar, so that a
page deep in the archive depends on few tags and not on what is published today.
"""

import datetime as dt
from collections.abc import Iterator

FURNITURE = "furniture"

MAX_DAYS = 20
MAX_MONTHS = 20
MAX_YEARS = 20


def document(kind: str, id: str | int) -> str:
    """The whole document."""
    return f"{kind}:{id}"


def card(id: str | int) -> str:
    """What of a story shows in lists."""
    return f"card:{id}"


def address(path: str) -> str:
    """What stands at a path that names no id."""
    return f"address:{path}"


def head(name: str) -> str:
    """The newest end of a list, and everything else in it."""
    return f"list:{name}"


def tail(name: str) -> str:
    """The oldest end of a list: touched when a story comes in below all others, as an import's do."""
    return f"list:{name}/tail"


def related(id: str | int, version: str) -> str:
    """One list of what is related to a story; a newer list has another version."""
    return f"related:{id}/{version}"


def buckets(name: str, published_at: dt.datetime) -> list[str]:
    """Every tag of the list that a story published then belongs to."""
    day = published_at.astimezone(dt.UTC).date()
    return [head(name), f"list:{name}/{day:%Y-%m-%d}", f"list:{name}/{day:%Y-%m}", f"list:{name}/{day:%Y}"]


def span(name: str, first: dt.datetime, last: dt.datetime) -> list[str]:
    """Few tags that cover the list from instant `first` to instant `last`, both included."""
    start, end = first.astimezone(dt.UTC).date(), last.astimezone(dt.UTC).date()
    if (end - start).days < MAX_DAYS:
        return [f"list:{name}/{day:%Y-%m-%d}" for day in _days(start, end)]
    if (end.year - start.year) * 12 + end.month - start.month < MAX_MONTHS:
        return [f"list:{name}/{month:%Y-%m}" for month in _months(start, end)]
    if end.year - start.year < MAX_YEARS:
        return [f"list:{name}/{year:04d}" for year in range(start.year, end.year + 1)]
    return [head(name)]


def _days(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    return (start + dt.timedelta(days=number) for number in range((end - start).days + 1))


def _months(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return (dt.date(start.year + (start.month - 1 + n) // 12, (start.month - 1 + n) % 12 + 1, 1) for n in range(count))
