"""The home page: the newest stories by rank, running stories, a block for each channel; without an editor's hand."""

import itertools

import msgspec

from redaksi.press.documents import RunningStory

from .. import addresses
from ..cards import Card
from ..lists import ALL_STORIES, channel_list, format_list, running_list
from ..outcome import Html
from ..reading import Reading
from .advertising import WITH_SIDE, PromoStrip, promo_in
from .format_list import list_name
from .house import MenuLink, channel_link
from .labels import running_stories_of
from .teaser import Teaser, latest_teasers, teasers

NEWEST = 40
"""How many stories the page looks through for its ranks and for running stories."""

LATEST = 12
IN_BLOCK = 5
FOLLOW_UPS = 2
SECOND_RANK = 4
BANDS = 2
IN_BAND = 3
IN_STRIP = 4

COLUMNS = 4
"""Of a row of strips."""


class ChannelBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A channel on the home page with its newest stories."""

    channel: MenuLink
    lead: Teaser
    others: tuple[Teaser, ...]


class RunningBand(msgspec.Struct, frozen=True, kw_only=True):
    """A running story with its last steps, newest first."""

    name: str
    path: str
    steps: tuple[Teaser, ...]


class FormatStrip(msgspec.Struct, frozen=True, kw_only=True):
    """The newest pieces of one format; `kind` is infographic, photo or video.

    `columns` is how many of a row's four it takes; `is_wide` if it has a row for itself that it does not fill.
    """

    name: str
    kind: str
    path: str
    stories: tuple[Teaser, ...]
    columns: int
    is_wide: bool


class HomePage(msgspec.Struct, frozen=True, kw_only=True):
    """`lead` is None while nothing is published; nothing that was paid for is among `lead`, `follow_ups`, `second`.

    `latest` has what follows them, newest first. At `most_read_path` is a piece that the page fetches.
    """

    title: str
    lead: Teaser | None
    follow_ups: tuple[Teaser, ...]
    second: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    bands: tuple[RunningBand, ...]
    blocks: tuple[ChannelBlock, ...]
    strips: tuple[FormatStrip, ...]
    promo: PromoStrip | None
    most_read_path: str


def home(reading: Reading) -> Html:
    """The page at /."""
    masthead = reading.furniture().masthead
    newest = reading.newest(ALL_STORIES, NEWEST).cards
    top = [card for card in newest if card.format != "paid"][: 1 + FOLLOW_UPS + SECOND_RANK]
    above = {card.id for card in top}
    blocks = _block_cards(reading, above)
    strips = {path: reading.newest(format_list(kind), IN_STRIP).cards for path, kind in addresses.FORMATS.items()}
    every = itertools.chain(newest, *blocks.values(), *strips.values())
    reading.look_up({"running_story": running_stories_of(every)})
    ranked = teasers(reading, top)
    page = HomePage(
        title=f"{masthead.name}: {masthead.tagline}" if masthead.tagline else masthead.name,
        lead=ranked[0] if ranked else None,
        follow_ups=ranked[1 : 1 + FOLLOW_UPS],
        second=ranked[1 + FOLLOW_UPS :],
        latest=latest_teasers(reading, [card for card in newest if card.id not in above][:LATEST]),
        bands=_bands(reading, newest),
        blocks=tuple(_block(reading, channel, cards) for channel, cards in blocks.items() if cards),
        strips=_strips(reading, {path: cards for path, cards in strips.items() if cards}),
        promo=promo_in(reading, "home"),
        most_read_path=addresses.MOST_READ_PIECE,
    )
    return Html(template="site/home.html", context=page, canonical="/", ads=WITH_SIDE)


def _block_cards(reading: Reading, above: set[str]) -> dict[str, list[Card]]:
    """By channel its newest stories without those that stand above the blocks."""
    found = {}
    for channel in reading.furniture().children(None):
        newest = reading.newest(channel_list(channel.id), IN_BLOCK + len(above)).cards
        found[channel.id] = [card for card in newest if card.id not in above][:IN_BLOCK]
    return found


def _block(reading: Reading, channel: str, cards: list[Card]) -> ChannelBlock:
    furniture = reading.furniture()
    shown = teasers(reading, cards)
    return ChannelBlock(channel=channel_link(furniture, furniture.channels[channel]), lead=shown[0], others=shown[1:])


def _bands(reading: Reading, newest: list[Card]) -> tuple[RunningBand, ...]:
    """The running stories that the newest stories name, and that are still open."""
    named = reading.documents("running_story", running_stories_of(newest), RunningStory).values()
    return tuple(
        RunningBand(
            name=running.name,
            path=addresses.named_path(running),
            steps=latest_teasers(reading, reading.newest(running_list(running.id), IN_BAND).cards),
        )
        for running in [one for one in named if one.is_open][:BANDS]
    )


def _strips(reading: Reading, cards_of: dict[str, list[Card]]) -> tuple[FormatStrip, ...]:
    """A strip for each format, as many beside each other as a row has room for."""
    found = []
    for row in _rows({path: len(cards) for path, cards in cards_of.items()}):
        is_wide = len(row) == 1 and len(cards_of[row[0]]) < COLUMNS - 1
        found += [_strip(reading, path, cards_of[path], is_wide) for path in row]
    return tuple(found)


def _rows(counts: dict[str, int]) -> list[list[str]]:
    """The strips in their order, by row."""
    rows: list[list[str]] = []
    room = 0
    for path, count in counts.items():
        if count > room:
            rows.append([])
            room = COLUMNS
        rows[-1].append(path)
        room -= count
    return rows


def _strip(reading: Reading, path: str, cards: list[Card], is_wide: bool) -> FormatStrip:
    return FormatStrip(
        name=list_name(path),
        kind=addresses.FORMATS[path],
        path=path,
        stories=teasers(reading, cards),
        columns=COLUMNS if is_wide else len(cards),
        is_wide=is_wide,
    )
