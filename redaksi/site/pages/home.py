"""The home page: the newest stories, and a block for each channel. Made without an editor's hand for now."""

import msgspec

from ..lists import ALL_STORIES, channel_list
from ..outcome import Html
from ..reading import Reading
from .house import MenuLink, channel_link
from .teaser import Teaser, latest_teasers, teasers

LATEST = 15
IN_BLOCK = 5
SECOND_RANK = 4


class ChannelBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A channel on the home page with its newest stories."""

    channel: MenuLink
    lead: Teaser
    others: tuple[Teaser, ...]


class HomePage(msgspec.Struct, frozen=True, kw_only=True):
    """`lead` is None while nothing is published. `second` has up to 4, `latest` up to 10, newest first."""

    title: str
    lead: Teaser | None
    second: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    blocks: tuple[ChannelBlock, ...]


def home(reading: Reading) -> Html:
    """The page at /."""
    masthead = reading.furniture().masthead
    newest = reading.newest(ALL_STORIES, LATEST).cards
    top, latest = newest[: 1 + SECOND_RANK], newest[1 + SECOND_RANK :]
    ranked = teasers(reading, top)
    page = HomePage(
        title=f"{masthead.name}: {masthead.tagline}" if masthead.tagline else masthead.name,
        lead=ranked[0] if ranked else None,
        second=ranked[1:],
        latest=latest_teasers(reading, latest),
        blocks=_blocks(reading, {card.id for card in top}),
    )
    return Html(template="site/home.html", context=page, canonical="/")


def _blocks(reading: Reading, above: set[str]) -> tuple[ChannelBlock, ...]:
    """The channels' blocks without what stands above them; a channel with nothing else has none."""
    furniture = reading.furniture()
    blocks = []
    for channel in furniture.children(None):
        newest = reading.newest(channel_list(channel.id), IN_BLOCK + len(above)).cards
        shown = teasers(reading, [card for card in newest if card.id not in above][:IN_BLOCK])
        if shown:
            link = channel_link(furniture, channel)
            blocks.append(ChannelBlock(channel=link, lead=shown[0], others=shown[1:]))
    return tuple(blocks)
