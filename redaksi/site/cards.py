"""What of a story shows in lists, and what of the house shows on every page."""

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from redaksi.press import documents
from redaksi.press.body import Headline
from redaksi.press.documents import (
    AdPlace,
    Channel,
    Creative,
    Document,
    LeadPicture,
    Masthead,
    Menu,
    Promo,
    Story,
)

D = TypeVar("D", bound=Document)


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list. `id`, `channel` and `running_story` are ids; `published_at` is UTC.

    `picture` has no caption and no credit. The other fields are as in press/documents/story.py.
    """

    id: str
    slug: str
    language: str
    format: str
    headline: Headline
    short_headline: str
    kicker: str
    running_story: str | None
    deck: str
    sponsor: str = ""
    channel: str
    published_at: dt.datetime
    picture: LeadPicture | None = None


class FooterPage(msgspec.Struct, frozen=True, kw_only=True):
    """A static page as the footer names it."""

    id: str
    slug: str
    title: str
    position: int


class Furniture(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on every page: the newspaper, its channels by id, the footer in order, menus and places by name.

    `creatives` and `promos` are in their order of preference, whether in time or not.
    """

    masthead: Masthead
    channels: dict[str, Channel]
    footer: tuple[FooterPage, ...]
    menus: dict[str, Menu] = {}
    ad_places: dict[str, AdPlace] = {}
    creatives: tuple[Creative, ...] = ()
    promos: tuple[Promo, ...] = ()

    def channel_path(self, channel: Channel) -> str:
        """The address of a channel: /parent/child or /channel."""
        parent = self.channels.get(channel.parent) if channel.parent else None
        return f"/{parent.slug}/{channel.slug}" if parent else f"/{channel.slug}"

    def children(self, parent: str | None) -> list[Channel]:
        """The channels right below `parent`, or the first level for None, in menu order."""
        below = [channel for channel in self.channels.values() if channel.parent == parent]
        return sorted(below, key=lambda channel: (channel.position, channel.name, channel.id))


_footer_decoder = msgspec.json.Decoder(FooterPage)


def furniture_of(rows: Iterable[tuple[str, bytes]]) -> Furniture | None:
    """The furniture from its rows, (kind, bytes) each; None without a masthead."""
    found: dict[str, list[Document]] = {}
    footer: list[FooterPage] = []
    for kind, body in rows:
        if kind == "page":
            footer.append(_footer_decoder.decode(body))
        else:
            found.setdefault(kind, []).append(documents.decode(body))
    mastheads = _of(found, "masthead", Masthead)
    if not mastheads:
        return None
    return Furniture(
        masthead=mastheads[0],
        channels={channel.id: channel for channel in _of(found, "channel", Channel)},
        footer=tuple(sorted(footer, key=lambda page: (page.position, page.title))),
        menus={menu.place: menu for menu in _of(found, "menu", Menu)},
        ad_places={place.place: place for place in _of(found, "ad_place", AdPlace)},
        creatives=tuple(sorted(_of(found, "creative", Creative), key=_by_position)),
        promos=tuple(sorted(_of(found, "promo", Promo), key=_by_position)),
    )


def _of(found: dict[str, list[Document]], kind: str, form: type[D]) -> list[D]:
    return [document for document in found.get(kind, []) if isinstance(document, form)]


def _by_position(document: Creative | Promo) -> tuple[int, int]:
    return (document.position, int(document.id))


def card_of(story: Story) -> Card:
    """The part of a story that lists show."""
    return Card(
        id=story.id,
        slug=story.slug,
        language=story.language,
        format=story.format,
        headline=story.headline,
        short_headline=story.short_headline,
        kicker=story.kicker,
        running_story=story.running_story,
        deck=story.deck,
        sponsor=story.sponsor,
        channel=story.channel,
        published_at=story.published_at,
        picture=_small(story.lead_picture) if story.lead_picture else None,
    )


def _small(picture: LeadPicture) -> LeadPicture:
    """A card says nothing of its picture but what stands in its place."""
    return msgspec.structs.replace(picture, caption="", credit="")
