"""A channel (kanal), two levels deep."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from .base import Colour, Document, Id, Line, Lookup, Paragraph, Reference, Slug

RESERVED_SLUGS = frozenset(
    [
        "api",
        "aset",
        "assets",
        "cari",
        "desk",
        "feed",
        "feeds",
        "fokus",
        "foto",
        "healthz",
        "id",
        "indeks",
        "infografis",
        "kanal",
        "media",
        "penulis",
        "potongan",
        "search",
        "sitemap",
        "static",
        "tag",
        "terpopuler",
        "topik",
        "video",
    ]
)
"""First parts of addresses that the site keeps for itself."""


class Channel(Document, tag="channel", frozen=True, kw_only=True):
    """`label` is the form for running text ("berita ekonomi lainnya"); `position` orders the menu."""

    slug: Slug
    name: Line
    label: Line
    colour: Colour = "#7a1f1f"
    position: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    description: Paragraph = ""
    parent: Id | None = None

    def references(self) -> Iterator[Reference]:
        if self.parent is not None:
            yield Reference("parent", "channel", self.parent)

    def claims(self) -> Iterator[str]:
        yield f"/{self.slug}"

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        if self.parent is None and self.slug in RESERVED_SLUGS:
            yield f"slug {self.slug!r} is kept for the site itself; choose another"
        if self.slug.isdigit():
            yield "slug must hold a letter: numbers alone are read as dates"
        if self.parent == self.id:
            yield "parent must be another channel"
        elif self.parent is not None:
            parent = lookup.live("channel", self.parent)
            if isinstance(parent, Channel) and parent.parent is not None:
                yield f"parent {self.parent} is itself below another channel; two levels are the limit"
            if lookup.is_named("channel", self.id, by="channel", field="parent"):
                yield "parent must be empty for a channel that has channels below it; two levels are the limit"
