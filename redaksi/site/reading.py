"""A `Reading`: how page code reaches the site database, and how it is remembered what a page depends on."""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from redaksi.edge import sqlite
from redaksi.edge.entry import ENDLESS, EVERYTHING, Entry
from redaksi.edge.epoch import Epoch
from redaksi.edge.freshness import current_projection
from redaksi.press import documents
from redaksi.press.documents import Document, Withdrawal

from . import tags
from .cards import Card, Furniture, furniture_of

D = TypeVar("D", bound=Document)

_card_decoder = msgspec.json.Decoder(Card)
_ids_decoder = msgspec.json.Decoder(list[str])


class NoMasthead(Exception):
    """The newspaper has no masthead yet, so no page can be made."""


class Place(NamedTuple):
    """A point in a list: the story published at `published_ms` (Unix milliseconds) with that id."""

    published_ms: int
    story: int

    def __str__(self) -> str:
        return f"{self.published_ms}-{self.story}"

    def day_in(self, zone: ZoneInfo) -> dt.date:
        """The day of the publication in a zone."""
        return _instant(self.published_ms).astimezone(zone).date()


class CardList(NamedTuple):
    """Part of a list, newest first. `older` is the place after which more follow, `next` the first of those.

    Both are None at the end.
    """

    cards: list[Card]
    older: Place | None
    next: Place | None


class Gone(NamedTuple):
    """What stood here was withdrawn, or erased (then `withdrawal` is None)."""

    withdrawal: Withdrawal | None


class Reading:
    """One read transaction on the site database, and the list of what was read in it.

    `now` is aware. `tags` and `fresh_until` (Unix seconds) are what the page made from it depends on.
    """

    def __init__(self, connection: sqlite3.Connection, now: dt.datetime) -> None:
        self._connection = connection
        self.now = now
        self.tags: set[str] = set()
        self.fresh_until = ENDLESS
        self.queries = 0
        self.epoch = Epoch(*self._rows("SELECT generation, counter FROM state")[0])
        self._furniture: Furniture | None = None
        self._addresses: dict[str, tuple[str, str] | None] = {}
        self._named: dict[tuple[str, str], Document | None] = {}

    def furniture(self) -> Furniture:
        """What stands on every page. Raises `NoMasthead`."""
        if self._furniture is None:
            self.tags.add(tags.FURNITURE)
            self._furniture = self._read_furniture()
        return self._furniture

    @property
    def zone(self) -> ZoneInfo:
        """The newspaper's zone."""
        return ZoneInfo(self.furniture().masthead.timezone)

    @property
    def today(self) -> dt.date:
        """The day in the newspaper's zone; the page lasts until its end."""
        local = self.now.astimezone(self.zone)
        midnight = dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), self.zone)
        self.lasts_until(midnight)
        return local.date()

    def lasts_until(self, instant: dt.datetime) -> None:
        """Something shown starts or ends then: the page must be made anew."""
        self.fresh_until = min(self.fresh_until, instant.timestamp())

    def document(self, kind: str, id: str, form: type[D]) -> D | Gone | None:
        """The live document; `Gone` if it was withdrawn or erased; None if there never was one."""
        self.tags.add(tags.document(kind, id))
        rows = self._rows("SELECT op, body FROM document WHERE kind = ? AND id = ?", (kind, int(id)))
        if not rows:
            return None
        op, body = rows[0]
        if op == "put":
            document = documents.decode(body) if body is not None else None
            return document if isinstance(document, form) else Gone(None)
        withdrawal = documents.decode(body) if body is not None else None
        return Gone(withdrawal if isinstance(withdrawal, Withdrawal) else None)

    def documents(self, kind: str, ids: Iterable[str], form: type[D]) -> dict[str, D]:
        """The live documents among `ids`, by id; one query at most, none for what was looked up before."""
        wanted = list(dict.fromkeys(ids))
        self.look_up({kind: wanted})
        found = {id: self._named[kind, id] for id in wanted}
        return {id: document for id, document in found.items() if isinstance(document, form)}

    def look_up(self, ids_by_kind: dict[str, Iterable[str]]) -> None:
        """Fetch documents of several kinds in one query, for `documents` to give."""
        named = [(kind, id) for kind, ids in ids_by_kind.items() for id in ids]
        unknown = [one for one in dict.fromkeys(named) if one not in self._named]
        if not unknown:
            return
        self.tags.update(tags.document(kind, id) for kind, id in unknown)
        marks = ",".join(["(?, ?)"] * len(unknown))
        rows = self._rows(  # a cross join, so that SQLite goes by the key: for IN with rows it reads the whole table
            f"WITH wanted (k, i) AS (VALUES {marks}) SELECT kind, id, body FROM wanted"
            " CROSS JOIN document ON kind = k AND id = i WHERE op = 'put' AND body IS NOT NULL",
            tuple(value for kind, id in unknown for value in (kind, int(id))),
        )
        self._named.update(dict.fromkeys(unknown))
        self._named.update({(kind, str(id)): documents.decode(body) for kind, id, body in rows})

    def cards(self, ids: Iterable[str]) -> list[Card]:
        """The cards of those stories that are live, in the order of `ids`, in one query."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return []
        self.tags.update(tags.card(id) for id in wanted)
        marks = ",".join("?" * len(wanted))
        rows = self._rows(f"SELECT story, body FROM card WHERE story IN ({marks})", tuple(map(int, wanted)))
        found = {str(row[0]): _card_decoder.decode(row[1]) for row in rows}
        return [found[id] for id in wanted if id in found]

    def related(self, id: str) -> list[str]:
        """The ids of the stories that the worker found beside a story, the nearest first; empty until it has."""
        rows = self._rows("SELECT version, stories FROM related WHERE story = ?", (int(id),))
        version, stories = rows[0] if rows else ("", b"[]")
        self.tags.add(tags.related(id, version))
        return _ids_decoder.decode(stories)

    def address(self, path: str) -> tuple[str, str] | None:
        """(kind, id) of what stands at a path that names no id, or stood there last; None if nothing did."""
        if path not in self._addresses:
            self.tags.add(tags.address(path))
            rows = self._rows("SELECT kind, id FROM address WHERE path = ? ORDER BY claimed DESC LIMIT 1", (path,))
            self._addresses[path] = (rows[0][0], str(rows[0][1])) if rows else None
        return self._addresses[path]

    def is_listed(self, name: str, place: Place) -> bool:
        """Whether a story stands at just that place: only such places name a part of a list."""
        self.tags.add(tags.card(place.story))
        self.tags.update(tags.span(name, _instant(place.published_ms), _instant(place.published_ms)))
        row = "SELECT 1 FROM listed WHERE list = ? AND published_ms = ? AND story = ?"
        return bool(self._rows(row, (name, *place)))

    def former_channel(self, slug: str) -> str | None:
        """The id of the channel that bore this slug last; None if none did."""
        self.tags.add(tags.address(f"/{slug}"))
        rows = self._rows("SELECT channel FROM former WHERE slug = ? ORDER BY counter DESC LIMIT 1", (slug,))
        return str(rows[0][0]) if rows else None

    def newest(self, name: str, limit: int) -> CardList:
        """The newest stories of a list."""
        self.tags.add(tags.head(name))
        return self._cards(name, None, limit, since_ms=None)

    def older(self, name: str, before: Place, limit: int) -> CardList:
        """The stories of a list that come after `before`, newest first."""
        found = self._cards(name, before, limit, since_ms=None)
        last = _instant(before.published_ms)
        if found.next is not None:
            last = _instant(found.next.published_ms)  # the link to what follows goes when the last of that goes
        elif found.cards:
            last = found.cards[-1].published_at
        self.tags.update(tags.span(name, last, _instant(before.published_ms)))
        if found.next is None:
            self.tags.add(tags.tail(name))
        return found

    def day(self, name: str, date: dt.date, before: Place | None, limit: int) -> CardList:
        """The stories of a list that were published on a day of the newspaper's zone, newest first."""
        start = dt.datetime.combine(date, dt.time(), self.zone)
        end = dt.datetime.combine(date + dt.timedelta(days=1), dt.time(), self.zone)
        self.tags.update(tags.span(name, start, end - dt.timedelta(milliseconds=1)))
        first = Place(_ms(end), 0)
        return self._cards(name, min(first, before) if before else first, limit, since_ms=_ms(start))

    def anew(self) -> "Reading":
        """Another one of the same snapshot, which remembers nothing yet."""
        return Reading(self._connection, self.now)

    def still_holds(self, entry: Entry) -> bool:
        """Whether a page made earlier is what would be made from this snapshot; remembers nothing."""
        tags_and_all = [*entry.tags, EVERYTHING]
        marks = ",".join("?" * len(tags_and_all))
        touched = self._rows(
            f"SELECT 1 FROM touched WHERE tag IN ({marks}) AND (generation, counter) > (?, ?) LIMIT 1",
            (*tags_and_all, *entry.epoch),
        )
        is_current = entry.epoch.generation == self.epoch.generation and entry.epoch <= self.epoch
        return is_current and not touched and self.now.timestamp() < entry.fresh_until

    def _cards(self, name: str, before: Place | None, limit: int, *, since_ms: int | None) -> CardList:
        conditions, values = ["list = ?"], [name]
        if before is not None:
            conditions.append("(published_ms, listed.story) < (?, ?)")
            values += [*before]  # type: ignore[list-item]
        if since_ms is not None:
            conditions.append("published_ms >= ?")
            values.append(since_ms)  # type: ignore[arg-type]
        rows = self._rows(
            "SELECT published_ms, listed.story, body FROM listed JOIN card ON card.story = listed.story"
            f" WHERE {' AND '.join(conditions)} ORDER BY published_ms DESC, listed.story DESC LIMIT ?",
            (*values, limit + 1),
        )
        shown = rows[:limit]
        self.tags.update(tags.card(row[1]) for row in shown)
        places = [Place(row[0], row[1]) for row in rows]
        older, following = (places[limit - 1], places[limit]) if len(rows) > limit else (None, None)
        return CardList([_card_decoder.decode(row[2]) for row in shown], older, following)

    def _read_furniture(self) -> Furniture:
        furniture = furniture_of(self._rows("SELECT kind, body FROM furniture ORDER BY kind, id"))
        if furniture is None:
            raise NoMasthead("the newspaper has no masthead yet; publish one at the desk or run `redaksi demo`")
        return furniture

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        self.queries += 1
        return self._connection.execute(query, values).fetchall()


class SiteDatabase:
    """The live site database as one thread of a reader process sees it; follows `CURRENT`."""

    def __init__(self, site_folder: Path) -> None:
        self._site_folder = site_folder
        self._current = ""
        self._connection: sqlite3.Connection | None = None

    @contextlib.contextmanager
    def reading(self, now: dt.datetime) -> Iterator[Reading]:
        """A `Reading` in a transaction of its own; its epoch is read first."""
        connection = self._open()
        connection.execute("BEGIN")
        try:
            yield Reading(connection, now)
        finally:
            connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        current = current_projection(self._site_folder)
        if self._connection is None or current != self._current:
            self.close()
            self._connection = sqlite.open_to_read(self._site_folder / f"{current}.sqlite3")
            self._current = current
        return self._connection


def place_of(text: str) -> Place:
    """The place that a page's `before` parameter names; the edge has checked its form."""
    published_ms, _, story = text.partition("-")
    return Place(int(published_ms), int(story))


def _instant(published_ms: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(published_ms / 1000, dt.UTC)


def _ms(instant: dt.datetime) -> int:
    return round(instant.timestamp() * 1000)
