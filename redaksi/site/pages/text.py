"""A story's text in parts: HTML, and between it what needs something from elsewhere or stands there for a while."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from redaksi.press.body import (
    Block,
    BulletList,
    EmbedBlock,
    GalleryBlock,
    OrderedList,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    ReadAlsoBlock,
    TableBlock,
)
from redaksi.press.documents import BodyPicture, Story

from ..body_html import block_html, in_order, joined_html, opening_html
from .advertising import AdSlot, AdSlots
from .picture import ShownPicture, shown_in_text
from .teaser import Teaser

AFTER_PARAGRAPHS = {"in_text_1": 2, "in_text_2": 5}
"""Behind how many paragraphs each place stands at the earliest."""

PARAGRAPHS_TO_COME = 2
"""How many must follow: a text that is about to end, or short, has no place."""


class Embed(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at another site: `provider` as readers call it, and the address of its page there."""

    provider: str
    title: str
    url: str


class TextPart(msgspec.Struct, frozen=True, kw_only=True):
    """One of these is there: running text as HTML, pictures (several make a gallery), a story, an embed, an ad."""

    html: SafeString | None = None
    pictures: tuple[ShownPicture, ...] = ()
    read_also: Teaser | None = None
    embed: Embed | None = None
    ad: AdSlot | None = None


class Surroundings(NamedTuple):
    """What a text takes from elsewhere: its dateline, live stories by id, and the places inside it."""

    dateline: str
    stories: Mapping[str, Teaser]
    ads: AdSlots


def text_parts(story: Story, around: Surroundings) -> tuple[TextPart, ...]:
    """The whole text in order; a read-also whose story is gone leaves nothing."""
    blocks, dateline = in_order(story.body.content), around.dateline
    places = dict(_places(blocks, around.ads))
    pictures = {picture.id: picture for picture in story.pictures}
    parts: list[TextPart] = []
    written: list[str] = []
    for number, block in enumerate(blocks):
        if dateline and isinstance(block, ParagraphBlock):
            written.append(opening_html(block, dateline))
            dateline = ""
        elif html := block_html(block):
            written.append(html)
        apart = [_part(block, pictures, around.stories), places.get(number)]
        if between := [part for part in apart if part is not None]:
            parts += [*_running(written), *between]
            written = []
    return (*parts, *_running(written))


def _running(written: list[str]) -> list[TextPart]:
    return [TextPart(html=joined_html(written))] if written else []


def _part(block: Block, pictures: dict[str, BodyPicture], stories: Mapping[str, Teaser]) -> TextPart | None:
    match block:
        case PictureBlock():
            return TextPart(pictures=(_picture(block, pictures),))
        case GalleryBlock():
            return TextPart(pictures=tuple(_picture(one, pictures) for one in block.content))
        case ReadAlsoBlock():
            named = stories.get(str(block.attrs.story))
            return TextPart(read_also=named) if named is not None else None
        case EmbedBlock():
            provider, address = _PROVIDERS[block.attrs.provider]
            title = block.attrs.title or _("Post on %(provider)s") % {"provider": provider}
            return TextPart(embed=Embed(provider=provider, title=title, url=_url(address, block.attrs.id)))
        case _:
            return None


def _picture(block: PictureBlock, pictures: dict[str, BodyPicture]) -> ShownPicture:
    return shown_in_text(block.attrs, pictures[str(block.attrs.picture)])


_PROVIDERS = {
    "youtube": ("YouTube", ("https://www.youtube.com/watch?v=", "https://www.youtube.com/")),
    "vimeo": ("Vimeo", ("https://vimeo.com/", "https://vimeo.com/")),
    "x": ("X", ("https://x.com/i/status/", "https://x.com/")),
    "instagram": ("Instagram", ("https://www.instagram.com/p/", "https://www.instagram.com/")),
    "tiktok": ("TikTok", ("https://www.tiktok.com/embed/", "https://www.tiktok.com/")),
    "facebook": ("Facebook", ("https://www.facebook.com/", "https://www.facebook.com/")),
    "spotify": ("Spotify", ("https://open.spotify.com/episode/", "https://open.spotify.com/")),
}
"""What each provider is called, and its address before a bare id and before one that is a path."""


def _url(address: tuple[str, str], id: str) -> str:
    return address["/" in id] + id


def _places(blocks: tuple[Block, ...], ads: AdSlots) -> Iterator[tuple[int, TextPart]]:
    """Behind which paragraphs the places stand, so never below a subhead or inside a list."""
    paragraphs = [n for n, block in enumerate(blocks) if isinstance(block, ParagraphBlock) and block.content]
    taken: set[int] = set()
    for slot, earliest in ((ads.in_text_1, "in_text_1"), (ads.in_text_2, "in_text_2")):
        last = len(paragraphs) - PARAGRAPHS_TO_COME
        candidates = paragraphs[AFTER_PARAGRAPHS[earliest] - 1 : last]
        place = next((n for n in candidates if n not in taken and _is_seam(blocks, n)), None)
        if slot is not None and place is not None:
            taken.add(place)
            yield place, TextPart(ad=slot)


def _is_seam(blocks: tuple[Block, ...], number: int) -> bool:
    """Whether what follows doesn't hang on the paragraph, as a list and a quote do."""
    following = blocks[number + 1 : number + 2]
    return bool(following) and not isinstance(following[0], BulletList | OrderedList | QuoteBlock | TableBlock)
