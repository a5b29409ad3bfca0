"""Where things stand on the site. Every link and every canonical address is made here."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from redaksi.press.documents import Channel, Page, Person, Rendition, RunningStory, Topic

from .cards import Card, Furniture
from .reading import Place

STORY = re.compile(r"/.+/[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}/(?:[^/]*-)?([1-9][0-9]{0,17})")
INDEKS_DAY = re.compile(r"/indeks((?:/[a-z0-9-]+){0,2})/([0-9]{4})/([0-9]{2})/([0-9]{2})")
INDEKS = re.compile(r"/indeks((?:/[a-z0-9-]+){0,2})")
LATEST = re.compile(r"/potongan/terkini((?:/[a-z0-9-]+){1,2})")
FORMATS = {"/infografis": "infographic", "/foto": "photo", "/video": "video"}
"""The formats with a list of their own, by its address."""

MOST_READ = "/terpopuler"
MOST_READ_PIECE = "/potongan/terpopuler"
NAMED = re.compile(r"/(?:topik|penulis|fokus)/[^/]+")


def story_path(furniture: Furniture, channel_id: str, published_at: dt.datetime, slug: str, id: str) -> str:
    """/channel/2023/09/14/slug-id, the day in the newspaper's zone."""
    channel = furniture.channels.get(channel_id)
    section = furniture.channel_path(channel) if channel else "/berita"
    day = published_at.astimezone(ZoneInfo(furniture.masthead.timezone)).date()
    return f"{section}/{day:%Y/%m/%d}/{slug}-{id}"


def card_path(furniture: Furniture, card: Card) -> str:
    """The address of the story on a card."""
    return story_path(furniture, card.channel, card.published_at, card.slug, card.id)


def indeks_path(furniture: Furniture, channel: Channel | None, date: dt.date) -> str:
    """/indeks/2023/09/14, or below a channel's path."""
    section = furniture.channel_path(channel) if channel else ""
    return f"/indeks{section}/{date:%Y/%m/%d}"


def latest_path(furniture: Furniture, channel: Channel) -> str:
    """/potongan/terkini and the channel's path."""
    return f"/potongan/terkini{furniture.channel_path(channel)}"


def named_path(document: Page | Topic | Person | RunningStory) -> str:
    """The address of what stands at a name: /slug, /topik/slug, /penulis/slug, /fokus/slug."""
    match document:
        case Page():
            return f"/{document.slug}"
        case Topic():
            return f"/topik/{document.slug}"
        case Person():
            return f"/penulis/{document.slug}"
        case RunningStory():
            return f"/fokus/{document.slug}"


def before(path: str, place: Place) -> str:
    """The part of a list that follows `place`."""
    return f"{path}?before={place}"


def picture_path(rendition: Rendition) -> str:
    """/media/ab/abcdef….avif: the file's name says nothing and never holds other bytes."""
    return f"/media/{rendition.name[:2]}/{rendition.file}"
