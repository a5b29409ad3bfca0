"""The tree of a text: ProseMirror's document model as frozen structs. Turning it into HTML is the site's work.

The names are those that the desk's editor writes (docs/reference/body.md); a test holds both schemas together.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

MAX_BODY_BYTES = 1_000_000
"""A text of 150,000 words; longer ones are documents, not stories."""

MAX_BLOCKS = 2_000


class Bold(msgspec.Struct, tag="bold", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Strong importance."""


class Italic(msgspec.Struct, tag="italic", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A foreign word, a title of a work."""


class LinkAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`href`: http, https, mailto, or a path of this site."""

    href: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]

    def __post_init__(self) -> None:
        if not is_allowed_href(self.href):
            raise ValueError(f"href {self.href[:80]!r} must start with https://, http://, mailto: or /")


class Link(msgspec.Struct, tag="link", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A link in running text."""

    attrs: LinkAttrs


Mark = Bold | Italic | Link


class Text(msgspec.Struct, tag="text", frozen=True, forbid_unknown_fields=True, tag_field="type", omit_defaults=True):
    """A run of characters with the same marks."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=50_000)]
    marks: Annotated[tuple[Mark, ...], msgspec.Meta(max_length=3)] = ()


class HardBreak(msgspec.Struct, tag="hardBreak", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A new line within a paragraph."""


Inline = Text | HardBreak


class ParagraphBlock(
    msgspec.Struct, tag="paragraph", frozen=True, forbid_unknown_fields=True, tag_field="type", omit_defaults=True
):
    """A paragraph of running text."""

    content: tuple[Inline, ...] = ()


class HeadlineText(
    msgspec.Struct, tag="text", frozen=True, forbid_unknown_fields=True, tag_field="type", omit_defaults=True
):
    """A run of a headline: plain, or italic for a foreign word."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    marks: Annotated[tuple[Italic, ...], msgspec.Meta(max_length=1)] = ()


class HeadingAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`level` 2 is a subhead, 3 a subhead below it; the headline is level 1."""

    level: Literal[2, 3]


class HeadingBlock(
    msgspec.Struct, tag="heading", frozen=True, forbid_unknown_fields=True, tag_field="type", omit_defaults=True
):
    """A subhead: plain, or italic for foreign words."""

    attrs: HeadingAttrs
    content: tuple[HeadlineText | HardBreak, ...] = ()


class QuoteAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`source`: who said it, as it is printed below the quote; None prints nothing."""

    source: Annotated[str, msgspec.Meta(max_length=300)] | None = None


class QuoteBlock(msgspec.Struct, tag="blockquote", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A quotation that stands by itself."""

    content: Annotated[tuple[ParagraphBlock, ...], msgspec.Meta(min_length=1, max_length=50)]
    attrs: QuoteAttrs = QuoteAttrs()


class ListItem(msgspec.Struct, tag="listItem", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """One point of a list."""

    content: Annotated[tuple[ParagraphBlock, ...], msgspec.Meta(min_length=1, max_length=20)]


class BulletList(msgspec.Struct, tag="bulletList", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Points without order."""

    content: Annotated[tuple[ListItem, ...], msgspec.Meta(min_length=1, max_length=500)]


class OrderedList(msgspec.Struct, tag="orderedList", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Points in order, numbered from 1."""

    content: Annotated[tuple[ListItem, ...], msgspec.Meta(min_length=1, max_length=500)]


class PictureAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`picture` is the number of a picture; the words are what this text says of it. Fields as in documents/picture.py.

    A text being written may lack any of the words; what readers need is checked before publication.
    """

    picture: Annotated[int, msgspec.Meta(ge=1, lt=10**18)]
    alt: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    caption: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    credit: Annotated[str, msgspec.Meta(max_length=300)] = ""
    credit_kind: Literal["photo", "illustration"] = "photo"


class PictureBlock(msgspec.Struct, tag="picture", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A picture in the text."""

    attrs: PictureAttrs


class GalleryBlock(msgspec.Struct, tag="gallery", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Pictures that belong together, in order."""

    content: Annotated[tuple[PictureBlock, ...], msgspec.Meta(min_length=1, max_length=60)]


class CellAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many columns and rows a cell takes; `colwidth` is the editor's own and not shown."""

    colspan: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    rowspan: Annotated[int, msgspec.Meta(ge=1, le=200)] = 1
    colwidth: Annotated[tuple[int, ...], msgspec.Meta(max_length=20)] | None = None


class TableCell(msgspec.Struct, tag="tableCell", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A cell."""

    content: Annotated[tuple[ParagraphBlock, ...], msgspec.Meta(min_length=1, max_length=20)]
    attrs: CellAttrs = CellAttrs()


class TableHeader(msgspec.Struct, tag="tableHeader", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A cell that names its column or row."""

    content: Annotated[tuple[ParagraphBlock, ...], msgspec.Meta(min_length=1, max_length=20)]
    attrs: CellAttrs = CellAttrs()


class TableRow(msgspec.Struct, tag="tableRow", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A row of cells."""

    content: Annotated[tuple[TableCell | TableHeader, ...], msgspec.Meta(min_length=1, max_length=20)]


class TableAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`caption`: what the table shows, above it; None prints nothing."""

    caption: Annotated[str, msgspec.Meta(max_length=300)] | None = None


class TableBlock(msgspec.Struct, tag="table", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Rows and columns."""

    content: Annotated[tuple[TableRow, ...], msgspec.Meta(min_length=1, max_length=200)]
    attrs: TableAttrs = TableAttrs()


EmbedProvider = Literal["youtube", "vimeo", "x", "instagram", "tiktok", "facebook", "spotify"]


class EmbedAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands elsewhere, by provider and its id there; `title` says what it is. Never foreign HTML."""

    provider: EmbedProvider
    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9@_-][A-Za-z0-9@._/-]{0,149}$(?!\n)")]
    title: Annotated[str, msgspec.Meta(max_length=300)] = ""


class EmbedBlock(msgspec.Struct, tag="embed", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A video, a post or a sound of another site."""

    attrs: EmbedAttrs


class ReadAlsoAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of another story. Its headline is looked up where it is shown, so that it is never an old one."""

    story: Annotated[int, msgspec.Meta(ge=1, lt=10**18)]


class ReadAlsoBlock(msgspec.Struct, tag="readAlso", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A pointer to another story (Baca juga); not part of the text proper."""

    attrs: ReadAlsoAttrs


class FactBoxAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`title`: what the facts are about."""

    title: Annotated[str, msgspec.Meta(max_length=300)] = ""


class FactBox(msgspec.Struct, tag="factBox", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Facts beside the story."""

    content: Annotated[tuple[ParagraphBlock | BulletList | OrderedList, ...], msgspec.Meta(min_length=1, max_length=50)]
    attrs: FactBoxAttrs = FactBoxAttrs()


class PageBreak(msgspec.Struct, tag="pageBreak", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Where a site that shows texts in parts begins another; the whole text is shown by default."""


class CorrectionAttrs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`date`: the day of the correction; None if the text itself names it."""

    date: dt.date | None = None


class CorrectionNote(msgspec.Struct, tag="correctionNote", frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A note in the text that says what was wrong at that place."""

    content: Annotated[tuple[ParagraphBlock, ...], msgspec.Meta(min_length=1, max_length=20)]
    attrs: CorrectionAttrs = CorrectionAttrs()


Block = (
    ParagraphBlock
    | HeadingBlock
    | QuoteBlock
    | BulletList
    | OrderedList
    | PictureBlock
    | GalleryBlock
    | TableBlock
    | EmbedBlock
    | ReadAlsoBlock
    | FactBox
    | PageBreak
    | CorrectionNote
)


class Body(msgspec.Struct, tag="doc", frozen=True, forbid_unknown_fields=True, tag_field="type", omit_defaults=True):
    """A whole text."""

    content: Annotated[tuple[Block, ...], msgspec.Meta(max_length=MAX_BLOCKS)] = ()


Headline = Annotated[tuple[HeadlineText, ...], msgspec.Meta(min_length=1, max_length=40)]

MAX_HEADLINE_CHARACTERS = 200


def is_allowed_href(href: str) -> bool:
    """True for https, http and mailto addresses and for paths of this site ("/…", not "//…")."""
    if any(character <= " " for character in href) or "\\" in href:
        return False
    if href.startswith("/"):
        return not href.startswith("//")
    try:
        address = urlsplit(href)
    except ValueError:
        return False
    if address.scheme == "mailto":
        return "@" in address.path
    return address.scheme in ("http", "https") and bool(address.hostname)


def headline_text(headline: tuple[HeadlineText, ...]) -> str:
    """The plain form of a headline, for titles, alternative texts, feeds and slugs."""
    return "".join(run.text for run in headline).strip()


def block_text(block: Block) -> str:
    """The words of one block without marks; paragraphs inside it are joined by a space.

    What only points elsewhere (read-also, embed, page break) and a note about the text has none.
    """
    match block:
        case ParagraphBlock() | HeadingBlock():
            return "".join(" " if isinstance(node, HardBreak) else node.text for node in block.content)
        case PictureBlock():
            return block.attrs.caption
        case TableBlock():
            cells = (cell for row in block.content for cell in row.content)
            return _joined(paragraph for cell in cells for paragraph in cell.content)
        case FactBox():
            return " ".join(filter(None, [block.attrs.title, _joined(block.content)]))
        case BulletList() | OrderedList():
            return _joined(paragraph for point in block.content for paragraph in point.content)
        case QuoteBlock() | GalleryBlock():
            return _joined(block.content)
        case EmbedBlock() | ReadAlsoBlock() | PageBreak() | CorrectionNote():
            return ""


def _joined(blocks: Iterable[Block]) -> str:
    return " ".join(text for text in map(block_text, blocks) if text)


def running_text(body: Body) -> str:
    """The words of the paragraphs alone, a space between them: what descriptions are cut from."""
    return _joined(block for block in body.content if isinstance(block, ParagraphBlock))


def body_text(body: Body) -> str:
    """The words of a text, a blank line between blocks."""
    return "\n\n".join(text for text in map(block_text, body.content) if text.strip())


def pictures_in(body: Body) -> Iterator[PictureAttrs]:
    """The pictures of a text in order, those of galleries among them."""
    for block in body.content:
        match block:
            case PictureBlock():
                yield block.attrs
            case GalleryBlock():
                yield from (picture.attrs for picture in block.content)


def stories_in(body: Body) -> Iterator[int]:
    """The numbers of the stories that a text points to."""
    return (block.attrs.story for block in body.content if isinstance(block, ReadAlsoBlock))
