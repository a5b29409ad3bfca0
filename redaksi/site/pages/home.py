"""The home page: the newest stories, and a block for each channel. Made without an editor's hand for now."""

import msgspec

from ..lists import ALL_STORIES, channel_list
from ..outcome import Html
from ..reading import Reading
from .house import MenuLink, channel_link
from .teaser import Teaser, teasers

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
    newest = teasers(reading, reading.newest(ALL_STORIES, LATEST).cards)
    page = HomePage(
        title=f"{masthead.name}: {masthead.tagline}" if masthead.tagline else masthead.name,
        lead=newest[0] if newest else None,
        second=newest[1 : 1 + SECOND_RANK],
        latest=newest[1 + SECOND_RANK :],
        blocks=_blocks(reading),
    )
    return Html(template="site/home.html", context=page, canonical="/")


def _blocks(reading: Reading) -> tuple[ChannelBlock, ...]:
    furniture = reading.furniture()
    blocks = []
    for channel in furniture.children(None):
        shown = teasers(reading, reading.newest(channel_list(channel.id), IN_BLOCK).cards)
        if shown:
            link = channel_link(furniture, channel)
            blocks.append(ChannelBlock(channel=link, lead=shown[0], others=shown[1:]))
    return tuple(blocks)
