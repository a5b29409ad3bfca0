"""What is related to a story: found by the worker in the lists of the site database, kept as ids beside it.

A new list has a new version, and the tag of the old one is touched ahead of the log: at the counter that the next
entry will have. So pages that show the old list are stale at once, and those made from the new one never were touched.
"""

import math
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from redaksi.edge.epoch import Epoch
from redaksi.press import documents
from redaksi.press.body import headline_text
from redaksi.press.documents import Story

from . import tags
from .headline_words import telling_words
from .lists import channel_list, format_list, person_list, place_ms, running_list, topic_list
from .touches import touch

MOST = 8
"""How many stories a list names; a page shows fewer, so some may be withdrawn before a new one is made."""

NEWEST_LOOKED_AT = 30
TOPICS_LOOKED_AT = 8
PEOPLE_LOOKED_AT = 4
WORDS_LOOKED_AT = 12
COUNTED_UP_TO = 1_000
"""What more stories than this have in common tells no less than what just so many have."""

RUNNING_STORY, TOPIC, WORD, PERSON, CHANNEL = 8.0, 4.0, 2.0, 1.0, 0.25
DAYS_TO_HALF = 365.0

Place = tuple[int, int]
"""(published, Unix milliseconds; story)."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(list[str])


class _Traits(NamedTuple):
    """All that decides what is near a story."""

    words: frozenset[str]
    published_ms: int
    shared: tuple[Any, ...]


def notice(connection: sqlite3.Connection, old: Story | None, new: Story | None) -> None:
    """A story was projected: note which lists must be made anew; forget all that was found about one that went."""
    before, after = _traits(old), _traits(new)
    story = new or old
    if story is None or before == after:
        return
    id = int(story.id)
    if before is not None:
        rows = [(word, before.published_ms, id) for word in before.words]
        connection.executemany("DELETE FROM headline_word WHERE word = ? AND published_ms = ? AND story = ?", rows)
        connection.execute(
            "INSERT OR IGNORE INTO related_due SELECT story, 0 FROM related_naming WHERE named = ?", (id,)
        )
    if after is not None:
        rows = [(word, after.published_ms, id) for word in after.words]
        connection.executemany("INSERT INTO headline_word VALUES (?, ?, ?)", rows)
        connection.execute("INSERT OR REPLACE INTO related_due VALUES (?, 1)", (id,))
    else:
        _name(connection, id, _list(connection, id)[1], [])
        connection.execute("DELETE FROM related WHERE story = ?", (id,))
        connection.execute("DELETE FROM related_due WHERE story = ?", (id,))


def find(connection: sqlite3.Connection, most: int) -> int:
    """Make at most that many of the lists that are due, inside the caller's transaction; give how many were looked at.

    First those of stories that appeared or changed, newest first; then of those that their lists name.
    """
    generation, counter = connection.execute("SELECT generation, counter FROM state").fetchone()
    for found in range(most):
        row = connection.execute("SELECT story, spreads FROM related_due ORDER BY spreads DESC, story DESC").fetchone()
        if row is None:
            return found
        _make(connection, row[0], Epoch(generation, counter + 1), spreads=bool(row[1]))
    return most


def carry(connection: sqlite3.Connection, live: sqlite3.Connection | None) -> None:
    """Take over what another projection of the same log found, inside the caller's transaction.

    Stories that changed since then, and those without a list there, are due; without that projection all are.
    """
    if live is None:
        connection.execute("UPDATE related_due SET spreads = 0")
        return
    [counter] = live.execute("SELECT counter FROM state").fetchone()
    connection.executemany("INSERT INTO related VALUES (?, ?, ?)", live.execute("SELECT * FROM related"))
    same = "SELECT id FROM document WHERE kind = 'story' AND op = 'put' AND body IS NOT NULL AND counter <= ?"
    connection.execute(f"DELETE FROM related WHERE story NOT IN ({same})", (counter,))
    connection.execute(
        "INSERT INTO related_naming SELECT CAST(named.value AS INTEGER), story FROM related, json_each(stories) named"
    )
    connection.execute(f"UPDATE related_due SET spreads = 0 WHERE story IN ({same})", (counter,))
    connection.execute("DELETE FROM related_due WHERE story IN (SELECT story FROM related)")
    connection.executemany(
        "INSERT INTO related_due SELECT story, ?2 FROM card WHERE story = ?1"
        " ON CONFLICT (story) DO UPDATE SET spreads = max(spreads, excluded.spreads)",
        live.execute("SELECT story, spreads FROM related_due"),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO touched VALUES (?, ?, ?, ?, ?)",
        live.execute("SELECT * FROM touched WHERE tag > 'related:' AND tag < 'related;'"),
    )


def nearest(connection: sqlite3.Connection, story: Story) -> list[str]:
    """The ids of the stories that have most in common with a live one, the nearest first. Paid ones are never among."""
    scores: dict[Place, float] = {}
    for weight, places in _shared(connection, story):
        for place in places:
            scores[place] = scores.get(place, 0.0) + weight
    own = (place_ms(story.published_at), int(story.id))
    scores.pop(own, None)

    def order(place: Place) -> tuple[float, int, int]:
        days_apart = abs(place[0] - own[0]) / 86_400_000
        return (-round(scores[place] / (1 + days_apart / DAYS_TO_HALF), 6), -place[0], -place[1])

    chosen: list[str] = []
    paid = "SELECT 1 FROM listed WHERE list = ? AND published_ms = ? AND story = ?"
    for place in sorted(scores, key=order):
        if len(chosen) == MOST:
            break
        if connection.execute(paid, (format_list("paid"), *place)).fetchone() is None:
            chosen.append(str(place[1]))
    return chosen


def _make(connection: sqlite3.Connection, story: int, next_epoch: Epoch, *, spreads: bool) -> None:
    connection.execute("DELETE FROM related_due WHERE story = ?", (story,))
    row = connection.execute("SELECT body FROM document WHERE kind = 'story' AND id = ? AND op = 'put'", (story,))
    [body] = row.fetchone() or [None]
    document = documents.decode(body) if body is not None else None
    if not isinstance(document, Story):
        return
    version, before = _list(connection, story)
    after = nearest(connection, document)
    if before != after:
        _name(connection, story, before, after)
        connection.execute(
            "INSERT OR REPLACE INTO related VALUES (?, ?, ?)", (story, secrets.token_hex(8), _encoder.encode(after))
        )
        touch(connection, next_epoch, [tags.related(story, version)])
    if spreads:
        connection.executemany("INSERT OR IGNORE INTO related_due VALUES (?, 0)", [(int(id),) for id in after])


def _list(connection: sqlite3.Connection, story: int) -> tuple[str, list[str]]:
    """The version and the ids that readers have."""
    row = connection.execute("SELECT version, stories FROM related WHERE story = ?", (story,)).fetchone()
    return (row[0], _decoder.decode(row[1])) if row else ("", [])


def _name(connection: sqlite3.Connection, story: int, before: Iterable[str], after: Iterable[str]) -> None:
    connection.executemany(
        "DELETE FROM related_naming WHERE named = ? AND story = ?", [(int(named), story) for named in before]
    )
    connection.executemany("INSERT INTO related_naming VALUES (?, ?)", [(int(named), story) for named in after])


def _shared(connection: sqlite3.Connection, story: Story) -> Iterator[tuple[float, list[Place]]]:
    """What the story has in common with others: how much each tells, and the newest places of those others."""
    if story.running_story is not None:
        yield RUNNING_STORY, _newest(connection, running_list(story.running_story))
    for topic in story.topics[:TOPICS_LOOKED_AT]:
        name = topic_list(topic)
        yield TOPIC * _rarity(_size(connection, "listed WHERE list = ?", name)), _newest(connection, name)
    sized = [(_size(connection, "headline_word WHERE word = ?", word), word) for word in _words(story)]
    for size, word in sorted(sized)[:WORDS_LOOKED_AT]:
        rows = "SELECT published_ms, story FROM headline_word WHERE word = ? ORDER BY published_ms DESC, story DESC"
        yield WORD * _rarity(size), connection.execute(f"{rows} LIMIT ?", (word, NEWEST_LOOKED_AT)).fetchall()
    for person in _people(story)[:PEOPLE_LOOKED_AT]:
        yield PERSON, _newest(connection, person_list(person))
    yield CHANNEL, _newest(connection, channel_list(story.channel))


def _newest(connection: sqlite3.Connection, name: str) -> list[Place]:
    rows = "SELECT published_ms, story FROM listed WHERE list = ? ORDER BY published_ms DESC, story DESC LIMIT ?"
    return connection.execute(rows, (name, NEWEST_LOOKED_AT)).fetchall()


def _size(connection: sqlite3.Connection, rows: str, value: str) -> int:
    """How many rows there are, counted so far as it matters."""
    return len(connection.execute(f"SELECT 1 FROM {rows} LIMIT ?", (value, COUNTED_UP_TO)).fetchall())


def _rarity(size: int) -> float:
    """1 for what one story has, 1/4 for what a thousand have."""
    return 1 / (1 + math.log10(max(size, 1)))


def _people(story: Story) -> list[str]:
    return list(dict.fromkeys(credit.person for credit in story.credits if credit.person is not None))


def _words(story: Story) -> frozenset[str]:
    return telling_words(headline_text(story.headline))


def _traits(story: Story | None) -> _Traits | None:
    if story is None:
        return None
    shared = (story.running_story, story.topics, _people(story), story.channel, story.format == "paid")
    return _Traits(_words(story), place_ms(story.published_at), shared)
