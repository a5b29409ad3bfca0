"""What is not news on a page: places for advertisements, the house's own creatives, promos. Each says what it is."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from .base import END, Document, Id, Line, Lookup, OptionalLine, Reference

AdPlaceName = Literal["top", "below_menu", "in_text_1", "in_text_2", "side_1", "side_2", "bottom"]
"""The seven places: above the masthead line, below the menu, twice in the text, twice at its side, above the footer."""

PromoPlace = Literal["below_text", "home", "channel"]

ReservedHeight = Annotated[int, msgspec.Meta(ge=0, le=1_000)]

Href = Annotated[str, msgspec.Meta(pattern=rf"^(https?://|/)[!-~]*{END}", max_length=500)]

Instant = Annotated[dt.datetime, msgspec.Meta(tz=True)]


class AdPlace(Document, tag="ad_place", frozen=True, kw_only=True):
    """One of the seven places. Its height is kept free whether anything stands in it or not; 0 leaves the place out."""

    place: AdPlaceName
    is_on: bool = True
    phone_height_px: ReservedHeight = 100
    desktop_height_px: ReservedHeight = 250

    def claims(self) -> Iterator[str]:
        yield f"ad_place {self.place}"


class Creative(Document, tag="creative", frozen=True, kw_only=True):
    """An advertisement of the house itself, as text. Of those in time for a place the smallest `position` is shown.

    `channels` limits it to them and what is below them; none means everywhere.
    """

    heading: Line
    text: OptionalLine = ""
    button: Line
    href: Href
    places: Annotated[tuple[AdPlaceName, ...], msgspec.Meta(min_length=1, max_length=7)]
    channels: Annotated[tuple[Id, ...], msgspec.Meta(max_length=50)] = ()
    position: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    starts_at: Instant | None = None
    ends_at: Instant | None = None

    def references(self) -> Iterator[Reference]:
        return (Reference(f"channels[{number}]", "channel", id) for number, id in enumerate(self.channels))

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        yield from _times(self.starts_at, self.ends_at)


class Promo(Document, tag="promo", frozen=True, kw_only=True):
    """A line that asks readers to follow or subscribe, such as a WhatsApp Channel; never part of a text.

    `channels` as for a creative.
    """

    text: Line
    link_text: OptionalLine = ""
    href: Href
    places: Annotated[tuple[PromoPlace, ...], msgspec.Meta(min_length=1, max_length=3)]
    channels: Annotated[tuple[Id, ...], msgspec.Meta(max_length=50)] = ()
    position: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    starts_at: Instant | None = None
    ends_at: Instant | None = None

    def references(self) -> Iterator[Reference]:
        return (Reference(f"channels[{number}]", "channel", id) for number, id in enumerate(self.channels))

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        yield from _times(self.starts_at, self.ends_at)


def _times(starts_at: dt.datetime | None, ends_at: dt.datetime | None) -> Iterator[str]:
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        yield "ends_at must be after starts_at"
