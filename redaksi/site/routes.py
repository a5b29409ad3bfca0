"""From a path to the page module that answers it."""

import datetime as dt

from redaksi.press.documents import KINDS, Channel, Page, Person, Redirect, RunningStory, Story, Topic

from . import addresses, tags
from .outcome import Html, Missing, Moved, Outcome
from .pages import absent, indeks, static
from .pages.channel import channel as channel_page
from .pages.format_list import format_page
from .pages.home import home
from .pages.house import story_path_of
from .pages.latest import latest
from .pages.most_read import most_read_page, most_read_piece
from .pages.person import person
from .pages.running_story import running_story
from .pages.story import story as story_page
from .pages.topic import topic
from .reading import Gone, Place, Reading

MAX_LEVELS = 2
"""Channels are two levels deep."""


def resolve(reading: Reading, path: str, before: Place | None) -> Outcome:
    """What stands at `path`; the same for every reader."""
    if path == "/":
        return home(reading) if before is None else Moved(target="/")
    if path.endswith("/"):
        return _at_address(reading, path) or Moved(target=path.rstrip("/") or "/")
    outcome = _resolve(reading, path, before)
    if before is not None and isinstance(outcome, Html) and not outcome.is_paged:
        return Moved(target=path)
    return outcome


def _resolve(reading: Reading, path: str, before: Place | None) -> Outcome:
    if path == "/indeks" or path.startswith("/indeks/"):
        return _indeks(reading, path, before)
    if (match := addresses.LATEST.fullmatch(path)) is not None:
        return _latest(reading, path, match[1])
    if path in addresses.FORMATS:
        return format_page(reading, path, before)
    if path in (addresses.MOST_READ, addresses.MOST_READ_PIECE):
        return most_read_page() if path == addresses.MOST_READ else most_read_piece()
    if addresses.NAMED.fullmatch(path):
        return _at_address(reading, path, before) or Missing()
    named = _channel_at(reading, path)
    if named is not None:
        canonical = reading.furniture().channel_path(named)
        return channel_page(reading, named, before) if canonical == path else Moved(target=canonical)
    if (match := addresses.STORY.fullmatch(path)) is not None:
        return _story(reading, path, match[1])
    return _at_address(reading, path) or Missing()


def _indeks(reading: Reading, path: str, before: Place | None) -> Outcome:
    match = addresses.INDEKS_DAY.fullmatch(path)
    short = addresses.INDEKS.fullmatch(path) if match is None else None
    section = (match or short or [None, ""])[1]
    channel = _channel_at(reading, section) if section else None
    if (match is None and short is None) or (section and channel is None):
        return _at_address(reading, path) or Missing()
    if channel is not None and match is None and reading.furniture().channel_path(channel) != section:
        return Moved(target=f"/indeks{reading.furniture().channel_path(channel)}")
    if match is None:
        return indeks.today(reading, channel)
    try:
        date = dt.date(int(match[2]), int(match[3]), int(match[4]))
    except ValueError:
        return Missing()
    if channel is not None and reading.furniture().channel_path(channel) != section:
        return Moved(target=addresses.indeks_path(reading.furniture(), channel, date))
    return indeks.day(reading, channel, date, before)


def _latest(reading: Reading, path: str, section: str) -> Outcome:
    channel = _channel_at(reading, section)
    if channel is None:
        return Missing()
    canonical = addresses.latest_path(reading.furniture(), channel)
    return latest(reading, channel) if path == canonical else Moved(target=canonical)


def _channel_at(reading: Reading, path: str) -> Channel | None:
    """The channel that ends the path, if what is before it is a channel too; former names count."""
    parts = path.strip("/").split("/")
    if len(parts) > MAX_LEVELS:
        return None
    named = [_channel_named(reading, part) for part in parts]
    return named[-1] if all(named) else None


def _channel_named(reading: Reading, slug: str) -> Channel | None:
    channels = reading.furniture().channels
    live = next((channel for channel in channels.values() if channel.slug == slug), None)
    if live is not None or reading.address(f"/{slug}") is not None:
        return live
    return channels.get(reading.former_channel(slug) or "")


def _story(reading: Reading, path: str, id: str) -> Outcome:
    found = reading.document("story", id, Story)
    if isinstance(found, Story):
        canonical = story_path_of(reading, found.channel, found.published_at, found.slug, found.id)
        if canonical == path:
            return story_page(reading, found)
        return _at_address(reading, path) or Moved(target=canonical)
    elsewhere = _at_address(reading, path)
    if elsewhere is not None:
        return elsewhere
    return _gone_story(reading, found, path, id) if isinstance(found, Gone) else Missing()


def _gone_story(reading: Reading, gone: Gone, path: str, id: str) -> Outcome:
    subject = tags.document("story", id)
    left = gone.withdrawal
    if left is None or left.channel is None or left.slug is None or left.published_at is None:
        return absent.gone_anywhere(reading, gone, subject)
    canonical = story_path_of(reading, left.channel, left.published_at, left.slug, id)
    return absent.gone(reading, gone, path, subject) if canonical == path else Moved(target=canonical)


def _at_address(reading: Reading, path: str, before: Place | None = None) -> Outcome | None:
    named = reading.address(path)
    if named is None:
        return None
    kind, id = named
    found = reading.document(kind, id, KINDS[kind].type)
    match found:
        case Redirect():
            return Moved(target=found.target)
        case Gone() if kind != "redirect":
            return absent.gone(reading, found, path, tags.document(kind, id))
        case Page() | Topic() | Person() | RunningStory():
            canonical = addresses.named_path(found)
            return _named(reading, found, before) if path == canonical else Moved(target=canonical)
        case _:
            return None


def _named(reading: Reading, found: Page | Topic | Person | RunningStory, before: Place | None) -> Outcome:
    match found:
        case Topic():
            return topic(reading, found, before)
        case Person():
            return person(reading, found, before)
        case RunningStory():
            return running_story(reading, found, before)
        case Page():
            return static.static(found)
