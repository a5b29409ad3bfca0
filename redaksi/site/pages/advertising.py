"""The places for advertisements on a page and the promo in it: what stands there now, and until when."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from redaksi.press.documents import Channel, Creative, Promo
from redaksi.press.documents.advertising import AdPlaceName, PromoPlace

from ..reading import Reading

Timed = TypeVar("Timed", Creative, Promo)


class HouseAd(msgspec.Struct, frozen=True, kw_only=True):
    """An advertisement of the house itself, as text."""

    heading: str
    text: str
    button: str
    href: str


class AdSlot(msgspec.Struct, frozen=True, kw_only=True):
    """A place whose height is kept free; `label` says what it is, `ad` is None while nothing stands in it.

    `name` is its class, `number` tells places of one label apart.
    """

    name: str
    number: int
    label: str
    ad: HouseAd | None


class AdSlots(msgspec.Struct, frozen=True, kw_only=True):
    """The places of a page by name; None where there is no such place."""

    top: AdSlot | None = None
    below_menu: AdSlot | None = None
    in_text_1: AdSlot | None = None
    in_text_2: AdSlot | None = None
    side_1: AdSlot | None = None
    side_2: AdSlot | None = None
    bottom: AdSlot | None = None


class PromoStrip(msgspec.Struct, frozen=True, kw_only=True):
    """A line that asks readers to follow or subscribe; `link_text` is empty if `text` itself is the link."""

    text: str
    link_text: str
    href: str


FRAME: tuple[AdPlaceName, ...] = ("top", "below_menu", "bottom")
WITH_SIDE: tuple[AdPlaceName, ...] = (*FRAME, "side_1", "side_2")
IN_TEXT: tuple[AdPlaceName, ...] = ("in_text_1", "in_text_2")


def ad_slots(reading: Reading, names: Sequence[AdPlaceName], channel: Channel | None = None) -> AdSlots:
    """The places among `names` that the newspaper keeps, on a page of `channel`."""
    return AdSlots(**{name: slot for name in names if (slot := _slot(reading, name, channel)) is not None})


def promo_in(reading: Reading, place: PromoPlace, channel: Channel | None = None) -> PromoStrip | None:
    """The promo that stands in a place now."""
    chosen = _first_in_time(reading, reading.furniture().promos, place, channel)
    return PromoStrip(text=chosen.text, link_text=chosen.link_text, href=chosen.href) if chosen else None


def _slot(reading: Reading, name: AdPlaceName, channel: Channel | None) -> AdSlot | None:
    furniture = reading.furniture()
    place = furniture.ad_places.get(name)
    if place is None or not place.is_on or not (place.phone_height_px or place.desktop_height_px):
        return None
    chosen = _first_in_time(reading, furniture.creatives, name, channel)
    return AdSlot(
        name=name.replace("_", "-"),
        number=1 + AdSlots.__struct_fields__.index(name),
        label=furniture.masthead.ad_label,
        ad=HouseAd(heading=chosen.heading, text=chosen.text, button=chosen.button, href=chosen.href)
        if chosen
        else None,
    )


def _first_in_time(reading: Reading, those: Sequence[Timed], place: str, channel: Channel | None) -> Timed | None:
    """The first in order whose time it is; the page lasts until any that might stand there starts or ends."""
    here = {channel.id, channel.parent} if channel else set()
    fitting = [one for one in those if place in one.places and (not one.channels or here.intersection(one.channels))]
    for one in fitting:
        for instant in (one.starts_at, one.ends_at):
            if instant is not None and instant > reading.now:
                reading.lasts_until(instant)
    return next((one for one in fitting if _is_in_time(one.starts_at, one.ends_at, reading.now)), None)


def _is_in_time(starts_at: dt.datetime | None, ends_at: dt.datetime | None, now: dt.datetime) -> bool:
    return (starts_at is None or starts_at <= now) and (ends_at is None or now < ends_at)
