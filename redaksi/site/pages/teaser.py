"""A story as lists show it."""

import msgspec
from django.utils.safestring import SafeString

from .. import addresses
from ..body_html import headline_html
from ..cards import Card
from ..reading import Reading
from ..timing import Stamp, short_stamp
from .house import MenuLink, channel_link, local_stamp
from .picture import THUMBNAIL_WIDTH, ShownPicture, shown


class Teaser(msgspec.Struct, frozen=True, kw_only=True):
    """One story in a list. `headline` is HTML with italics only; `channel` is None if it was taken down.

    `thumbnail` is the picture at the widths of a small place.
    `when` is what a dense list prints: the time of day, in `latest_teasers` the date for what is older than today.
    """

    path: str
    headline: SafeString
    deck: str
    channel: MenuLink | None
    published: Stamp
    when: str
    picture: ShownPicture | None
    thumbnail: ShownPicture | None


def teaser(reading: Reading, card: Card) -> Teaser:
    """The card, ready for a template."""
    furniture = reading.furniture()
    channel = furniture.channels.get(card.channel)
    published = local_stamp(reading, card.published_at)
    return Teaser(
        path=addresses.card_path(furniture, card),
        headline=headline_html(card.headline),
        deck=card.deck,
        channel=channel_link(furniture, channel) if channel else None,
        published=published,
        when=published.clock,
        picture=shown(card.picture) if card.picture else None,
        thumbnail=shown(card.picture, most_width=THUMBNAIL_WIDTH) if card.picture else None,
    )


def teasers(reading: Reading, cards: list[Card]) -> tuple[Teaser, ...]:
    """The cards in their order."""
    return tuple(teaser(reading, card) for card in cards)


def latest_teasers(reading: Reading, cards: list[Card]) -> tuple[Teaser, ...]:
    """The cards of a list that mixes days; the page lasts until midnight, when "today" is another day."""
    today, language = reading.today, reading.furniture().masthead.language
    return tuple(
        msgspec.structs.replace(
            teaser(reading, card), when=short_stamp(card.published_at, reading.zone, language, today)
        )
        for card in cards
    )
