"""What must be there before a story goes to readers: one list over the whole story."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from redaksi.press.body import (
    MAX_HEADLINE_CHARACTERS,
    Block,
    Body,
    CorrectionNote,
    FactBox,
    PictureAttrs,
    QuoteBlock,
    TableBlock,
    block_text,
    body_text,
    pictures_in,
)

from .texts import LeadPicture, StoryText


def blocks(text: StoryText) -> Iterator[str]:
    """A sentence for each thing that keeps the text from being published."""
    if not text.plain_headline:
        yield _("The headline is empty.")
    elif len(text.plain_headline) > MAX_HEADLINE_CHARACTERS:
        yield _("The headline is longer than %(most)s characters.") % {"most": MAX_HEADLINE_CHARACTERS}
    if text.channel is None:
        yield _("No channel is chosen.")
    if not text.credits:
        yield _("Nobody is credited.")
    if not body_text(text.body).strip():
        yield _("The text is empty.")
    if any(not picture.alt.strip() for picture in _pictures(text)):
        yield _("A picture has no alternative text: say in a sentence what can be seen in it.")
    yield from _empty_blocks(text.body)
    if text.format == "paid" and not text.sponsor.strip():
        yield _("A paid story must say who paid for it.")


def _empty_blocks(body: Body) -> Iterator[str]:
    """Readers would see a frame with nothing in it."""
    for block in body.content:
        match block:
            case TableBlock() if not block_text(block).strip():
                yield _empty_table((block.attrs.caption or "").strip())
            case FactBox() if _is_blank(block.content):
                yield _empty_fact_box(block.attrs.title.strip())
            case QuoteBlock() if _is_blank(block.content):
                yield _("A quote is empty: fill it or take it out.")
            case CorrectionNote() if _is_blank(block.content):
                yield _("A correction note is empty: fill it or take it out.")


def _is_blank(blocks: Iterable[Block]) -> bool:
    return not any(block_text(block).strip() for block in blocks)


def _empty_table(caption: str) -> str:
    if not caption:
        return _("A table is empty: fill it or take it out.")
    return _("The table “%(title)s” is empty: fill it or take it out.") % {"title": caption}


def _empty_fact_box(title: str) -> str:
    if not title:
        return _("A fact box has no text: fill it or take it out.")
    return _("The fact box “%(title)s” has no text: fill it or take it out.") % {"title": title}


def untold(kind: str, note: str) -> Iterator[str]:
    """What a change to a live story lacks: all but mended typing errors are told to readers."""
    if kind != "typo" and not note.strip():
        yield _("An update or a correction needs a note for readers that says what changed.")


def uncredited() -> str:
    """The sentence for a picture without credit."""
    return _("A picture has no credit: name who made it, or give the reason why it goes out without one.")


def unguarded() -> str:
    """The sentence for a story about a child that nobody has answered for."""
    return _("The story involves somebody under 18: confirm that nothing in it makes them findable.")


def lacks_credit(text: StoryText) -> bool:
    """Whether the text has a picture that nobody is credited for: an editor may answer for it, and nobody else."""
    return any(not picture.credit.strip() for picture in _pictures(text))


def _pictures(text: StoryText) -> list[LeadPicture | PictureAttrs]:
    return [*([text.lead_picture] if text.lead_picture else []), *pictures_in(text.body)]
