"""One log entry into the tables of the site database. Which entries are due, and the locks, are in projector.py."""

import sqlite3

import msgspec

from redaksi.edge.entry import EVERYTHING
from redaksi.press import documents
from redaksi.press.documents import (
    AdPlace,
    Channel,
    Creative,
    Masthead,
    Menu,
    Page,
    Person,
    Promo,
    Redirect,
    RunningStory,
    Story,
    Topic,
)
from redaksi.press.log import Entry

from . import addresses, related, tags
from .cards import FooterPage, card_of
from .lists import ALL_STORIES, channel_list, format_list, person_list, place_ms, running_list, topic_list
from .touches import forget_touches, touch, touch_gone

_encoder = msgspec.json.Encoder(order="deterministic")


def project(connection: sqlite3.Connection, entry: Entry) -> None:
    """Bring the tables to the state after `entry`, inside the caller's transaction.

    A `put` whose text was erased since takes away what an earlier one brought; the erasure itself comes later.
    """
    old = _live_document(connection, entry.kind, entry.id)
    _store(connection, entry)
    new = entry.document if entry.op == "put" else None
    touched = [tags.document(entry.kind, entry.id)]
    match old or new:
        case Story():
            touched += _story(connection, old, new)  # type: ignore[arg-type]
        case Channel() | Masthead() | Page() | Menu() | Promo() | AdPlace() | Creative():
            touched += _furniture(connection, entry, old, new)
        case Redirect() | Topic() | Person() | RunningStory():
            touched += _addresses(connection, entry, old, new)
        case _:
            pass
    if entry.op == "erase":
        forget_touches(connection)
        connection.execute("DELETE FROM address WHERE kind = ? AND id = ?", (entry.kind, int(entry.id)))
        if entry.kind == "channel":
            connection.execute("DELETE FROM former WHERE channel = ?", (int(entry.id),))
        touched = [EVERYTHING, *_own_tags(entry)]
    touch(connection, entry.epoch, touched)
    if entry.op == "withdraw":
        touch_gone(connection, entry.epoch, [tags.document(entry.kind, entry.id)])
    elif entry.op == "erase":
        touch_gone(connection, entry.epoch, _own_tags(entry))


def _own_tags(entry: Entry) -> list[str]:
    """What shows the document itself: its page, and a story's card in lists."""
    own = [tags.document(entry.kind, entry.id)]
    return [*own, tags.card(entry.id)] if entry.kind == "story" else own


def _live_document(connection: sqlite3.Connection, kind: str, id: str) -> documents.Document | None:
    row = connection.execute("SELECT op, body FROM document WHERE kind = ? AND id = ?", (kind, int(id))).fetchone()
    return documents.decode(row[1]) if row and row[0] == "put" and row[1] is not None else None


def _store(connection: sqlite3.Connection, entry: Entry) -> None:
    body = documents.encode(entry.document) if entry.document is not None else None
    connection.execute(
        "INSERT OR REPLACE INTO document (kind, id, op, version, generation, counter, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry.kind, int(entry.id), entry.op, entry.version, *entry.epoch, body),
    )


def _story(connection: sqlite3.Connection, old: Story | None, new: Story | None) -> list[str]:
    touched: list[str] = []
    old_card, new_card = card_of(old) if old else None, card_of(new) if new else None
    story = new or old
    assert story is not None
    if old_card != new_card:
        touched.append(tags.card(story.id))
        if new_card is not None:
            connection.execute(
                "INSERT OR REPLACE INTO card (story, body) VALUES (?, ?)", (int(story.id), _encoder.encode(new_card))
            )
        else:
            connection.execute("DELETE FROM card WHERE story = ?", (int(story.id),))
    related.notice(connection, old, new)
    _move_pictures(connection, int(story.id), picture_files(old), picture_files(new))
    before, after = _places(connection, old), _places(connection, new)
    connection.executemany("DELETE FROM listed WHERE list = ? AND published_ms = ? AND story = ?", before - after)
    connection.executemany("INSERT OR REPLACE INTO listed VALUES (?, ?, ?)", after - before)
    for moved, named in ((old, before - after), (new, after - before)):
        if moved is not None:
            touched += [tag for name, _, _ in named for tag in tags.buckets(name, moved.published_at)]
    touched += [tags.tail(name) for name, *place in after - before if _is_oldest(connection, name, place)]
    return touched


def picture_files(document: documents.Document | None) -> set[str]:
    """The public files that a page with this document shows."""
    if not isinstance(document, Story):
        return set()
    forms = [form for picture in document.pictures for form in picture.renditions]
    lead = document.lead_picture.renditions if document.lead_picture is not None else ()
    return {form.file for form in (*forms, *lead)}


def _move_pictures(connection: sqlite3.Connection, story: int, before: set[str], after: set[str]) -> None:
    """Files that no story shows any more leave; one that comes back stays."""
    connection.executemany("INSERT INTO picture_file VALUES (?, ?)", [(file, story) for file in after - before])
    connection.executemany("DELETE FROM leaving_file WHERE file = ?", [(file,) for file in after])
    connection.executemany(
        "DELETE FROM picture_file WHERE file = ? AND story = ?", [(file, story) for file in before - after]
    )
    connection.executemany(
        "INSERT OR IGNORE INTO leaving_file SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM picture_file WHERE file = ?1)",
        [(file,) for file in before - after],
    )


def _is_oldest(connection: sqlite3.Connection, name: str, place: list[int]) -> bool:
    """Whether nothing stands below that place of a list."""
    below = "SELECT 1 FROM listed WHERE list = ? AND (published_ms, story) < (?, ?) LIMIT 1"
    return connection.execute(below, (name, *place)).fetchone() is None


def _places(connection: sqlite3.Connection, story: Story | None) -> set[tuple[str, int, int]]:
    """The rows of `listed` that a live story must have: (list, milliseconds, id)."""
    if story is None:
        return set()
    published_ms = place_ms(story.published_at)
    names = [ALL_STORIES, channel_list(story.channel)]
    channel = _live_document(connection, "channel", story.channel)
    if isinstance(channel, Channel) and channel.parent is not None:
        names.append(channel_list(channel.parent))
    if story.format != "news":
        names.append(format_list(story.format))
    if story.running_story is not None:
        names.append(running_list(story.running_story))
    names += [topic_list(topic) for topic in story.topics]
    names += [person_list(credit.person) for credit in story.credits if credit.person is not None]
    return {(name, published_ms, int(story.id)) for name in names}


def _furniture(
    connection: sqlite3.Connection, entry: Entry, old: documents.Document | None, new: documents.Document | None
) -> list[str]:
    touched = _addresses(connection, entry, old, new)
    before, after = _shown(old), _shown(new)
    if before != after:
        touched.append(tags.FURNITURE)
    if after is not None:
        connection.execute(
            "INSERT OR REPLACE INTO furniture (kind, id, body) VALUES (?, ?, ?)", (entry.kind, int(entry.id), after)
        )
    else:
        connection.execute("DELETE FROM furniture WHERE kind = ? AND id = ?", (entry.kind, int(entry.id)))
    if isinstance(old, Channel) and isinstance(new, Channel) and old.slug != new.slug:
        row = (old.slug, int(old.id), entry.epoch.counter)
        connection.execute("INSERT OR REPLACE INTO former (slug, channel, counter) VALUES (?, ?, ?)", row)
        touched.append(tags.address(f"/{old.slug}"))
    if isinstance(old, Channel):
        parent = new.parent if isinstance(new, Channel) else None
        if old.parent != parent:
            _move_below(connection, old.id, old.parent, parent)
    return touched


def _shown(document: documents.Document | None) -> bytes | None:
    """What of a document stands on every page, as bytes."""
    match document:
        case Channel() | Masthead() | Menu() | Promo() | AdPlace() | Creative():
            return documents.encode(document)
        case Page() if document.position is not None:
            footer = FooterPage(id=document.id, slug=document.slug, title=document.title, position=document.position)
            return _encoder.encode(footer)
        case _:
            return None


def _move_below(connection: sqlite3.Connection, channel: str, old: str | None, new: str | None) -> None:
    """Carry a channel's stories from one parent's list to another's. Every page is touched by the furniture."""
    own = "SELECT published_ms, story FROM listed WHERE list = ?"
    if old is not None:
        connection.execute(
            f"DELETE FROM listed WHERE list = ? AND (published_ms, story) IN ({own})",
            (channel_list(old), channel_list(channel)),
        )
    if new is not None:
        connection.execute(
            f"INSERT OR REPLACE INTO listed SELECT ?, published_ms, story FROM ({own})",
            (channel_list(new), channel_list(channel)),
        )


def _paths(document: documents.Document | None) -> list[str]:
    """The addresses that a document claims by name, not by id."""
    match document:
        case Page() | Topic() | Person() | RunningStory():
            return [addresses.named_path(document)]
        case Redirect():
            return [document.source]
        case _:
            return []


def _addresses(
    connection: sqlite3.Connection, entry: Entry, old: documents.Document | None, new: documents.Document | None
) -> list[str]:
    """What a document has claimed stays its address: it leads on, or answers 410. Only a redirect lets go.

    The newest claim of a path holds. Each row comes from entries about its own document, so a rebuild without an
    erased one gives the same rows.
    """
    before, after = set(_paths(old)), set(_paths(new))
    if isinstance(old, Redirect):
        connection.executemany(
            "DELETE FROM address WHERE path = ? AND kind = ? AND id = ?",
            [(path, entry.kind, int(entry.id)) for path in before - after],
        )
    connection.executemany(
        "INSERT OR REPLACE INTO address VALUES (?, ?, ?, ?)",
        [(path, entry.kind, int(entry.id), entry.epoch.counter) for path in after - before],
    )
    return [tags.address(path) for path in sorted(before ^ after)]
