"""A story as lists show it."""

import msgspec
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from .. import addresses
from ..body_html import headline_html
from ..cards import Card
from ..reading import Reading
from ..timing import Stamp, short_stamp
from .house import MenuLink, channel_link, local_stamp
from .labels import Label, label_of, running_stories_of
from .picture import THUMBNAIL_WIDTH, ShownPicture, shown


class Teaser(msgspec.Struct, frozen=True, kw_only=True):
    """One story in a list. `headline` and `short` are HTML with italics only; `short` is for narrow places.

    `channel` is None if it was taken down. `thumbnail` is the picture at the widths of a small place. `is_drawn`: the
    picture is an infographic, of which nothing may be cut off. `when` is what a dense list prints: the time of day, in
    `latest_teasers` the date for what is older than today.
    """

    path: str
    headline: SafeString
    short: SafeString
    deck: str
    label: Label
    channel: MenuLink | None
    published: Stamp
    when: str
    picture: ShownPicture | None
    thumbnail: ShownPicture | None
    is_drawn: bool


def teaser(reading: Reading, card: Card) -> Teaser:
    """The card, ready for a template."""
    furniture = reading.furniture()
    channel = furniture.channels.get(card.channel)
    published = local_stamp(reading, card.published_at)
    headline = headline_html(card.headline)
    return Teaser(
        path=addresses.card_path(furniture, card),
        headline=headline,
        short=conditional_escape(card.short_headline) if card.short_headline else headline,
        deck=card.deck,
        label=label_of(reading, card),
        channel=channel_link(furniture, channel) if channel else None,
        published=published,
        when=published.clock,
        picture=shown(card.picture) if card.picture else None,
        thumbnail=shown(card.picture, most_width=THUMBNAIL_WIDTH) if card.picture else None,
        is_drawn=card.format == "infographic",
    )


def teasers(reading: Reading, cards: list[Card]) -> tuple[Teaser, ...]:
    """The cards in their order; one query at most for the names of their running stories."""
    reading.look_up({"running_story": running_stories_of(cards)})
    return tuple(teaser(reading, card) for card in cards)


def latest_teasers(reading: Reading, cards: list[Card]) -> tuple[Teaser, ...]:
    """The cards of a list that mixes days; the page lasts until midnight, when "today" is another day."""
    today, language = reading.today, reading.furniture().masthead.language
    whens = [short_stamp(card.published_at, reading.zone, language, today) for card in cards]
    shown = teasers(reading, cards)
    return tuple(msgspec.structs.replace(one, when=when) for one, when in zip(shown, whens, strict=True))
