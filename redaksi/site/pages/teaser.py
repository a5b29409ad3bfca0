"""A story as lists show it."""

import msgspec
from django.utils.safestring import SafeString

from .. import addresses
from ..body_html import headline_html
from ..cards import Card
from ..reading import Reading
from ..timing import Stamp
from .house import MenuLink, channel_link, local_stamp


class Teaser(msgspec.Struct, frozen=True, kw_only=True):
    """One story in a list. `headline` is HTML with italics only; `channel` is None if it was taken down."""

    path: str
    headline: SafeString
    deck: str
    channel: MenuLink | None
    published: Stamp


def teaser(reading: Reading, card: Card) -> Teaser:
    """The card, ready for a template."""
    furniture = reading.furniture()
    channel = furniture.channels.get(card.channel)
    return Teaser(
        path=addresses.card_path(furniture, card),
        headline=headline_html(card.headline),
        deck=card.deck,
        channel=channel_link(furniture, channel) if channel else None,
        published=local_stamp(reading, card.published_at),
    )


def teasers(reading: Reading, cards: list[Card]) -> tuple[Teaser, ...]:
    """The cards in their order."""
    return tuple(teaser(reading, card) for card in cards)
