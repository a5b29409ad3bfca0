"""Which parts of a story's text stand in its manuscript, and how they get in and out."""

from typing import Any

import msgspec
from pycrdt import Doc, Text, XmlFragment

from ..texts import StoryText, TextRefused, builtins_of, text_from
from .trees import TreeTooDeep, read_nodes, write_nodes

BODY, HEADLINE = "body", "headline"
LINES = ("short_headline", "seo_title", "social_title", "kicker", "deck", "located")
"""Plain texts of the story. What decides (channel, state, flags) is never in a manuscript."""

PICTURE_LINES = ("alt", "caption", "credit")
"""What is said of the lead picture."""

NOTES = "notes"
"""What the desk says among itself; readers never get it."""


def document_of(text: StoryText) -> Doc[Any]:
    """A new document with a text. Two of the same text are not the same document: only one may ever be made."""
    plain = builtins_of(text)
    document: Doc[Any] = Doc()
    with document.transaction():
        write_nodes(document.get(HEADLINE, type=XmlFragment), [{"type": "paragraph", "content": plain["headline"]}])
        write_nodes(document.get(BODY, type=XmlFragment), plain["body"].get("content") or [{"type": "paragraph"}])
        for name in LINES:
            _write(document, name, plain[name])
        for name in PICTURE_LINES:
            _write(document, f"picture_{name}", (plain["lead_picture"] or {}).get(name, ""))
    return document


def text_in(document: Doc[Any], text: StoryText) -> StoryText:
    """`text` with what the document has in place of its own. Raises `TextRefused`, naming what is wrong."""
    try:
        headline = read_nodes(document.get(HEADLINE, type=XmlFragment))
        body = read_nodes(document.get(BODY, type=XmlFragment))
    except TreeTooDeep as error:
        raise TextRefused(f"body: {error}") from error
    lead = msgspec.to_builtins(text.lead_picture)
    if lead is not None:
        lead |= {name: _read(document, f"picture_{name}") for name in PICTURE_LINES}
    return text_from(
        {
            **builtins_of(text),
            **{name: _read(document, name) for name in LINES},
            "headline": [node for paragraph in headline for node in paragraph.get("content", [])],
            "body": {"type": "doc", "content": body},
            "lead_picture": lead,
        }
    )


def _write(document: Doc[Any], name: str, words: str) -> None:
    text = document.get(name, type=Text)
    if words:
        text += words


def _read(document: Doc[Any], name: str) -> str:
    return str(document.get(name, type=Text))
