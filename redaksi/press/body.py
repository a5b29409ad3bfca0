"""The tree of a text: ProseMirror's document model as frozen structs. Turning it into HTML is the site's work.

The names are those that the desk's editor writes (docs/reference/body.md); a test holds both schemas together.
"""

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


Block = ParagraphBlock | HeadingBlock | QuoteBlock | BulletList | OrderedList


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
    """The words of one block without marks; paragraphs inside it are joined by a space."""
    match block:
        case ParagraphBlock() | HeadingBlock():
            return "".join(" " if isinstance(node, HardBreak) else node.text for node in block.content)
        case QuoteBlock():
            return " ".join(block_text(paragraph) for paragraph in block.content)
        case _:
            return " ".join(block_text(paragraph) for point in block.content for paragraph in point.content)


def body_text(body: Body) -> str:
    """The words of a text, a blank line between blocks."""
    return "\n\n".join(text for text in map(block_text, body.content) if text.strip())
