"""Which parts of a story's text stand in its manuscript, and how they get in and out."""

from typing import Any

import msgspec
from pycrdt import Doc, Text, XmlFragment

from ..texts import StoryText, TextRefused, builtins_of, digest_of, text_from
from .trees import TreeTooDeep, read_nodes, write_nodes

BODY, HEADLINE = "body", "headline"
LINES = ("short_headline", "seo_title", "social_title", "kicker", "deck")
"""Plain texts of the story. What decides (channel, state, flags), names others or belongs to a picture is not here."""


def document_of(text: StoryText) -> Doc[Any]:
    """A new document with a text. Two of the same text are not the same document: only one may ever be made."""
    plain = builtins_of(text)
    document: Doc[Any] = Doc()
    with document.transaction():
        write_nodes(document.get(HEADLINE, type=XmlFragment), [{"type": "paragraph", "content": plain["headline"]}])
        write_nodes(document.get(BODY, type=XmlFragment), plain["body"].get("content") or [{"type": "paragraph"}])
        for name in LINES:
            _write(document, name, plain[name])
    return document


def rewrite(document: Doc[Any], text: StoryText) -> None:
    """Make the document say what `text` says, leaving alone the parts that do already."""
    plain = builtins_of(text)
    standing = text_in(document, text)
    with document.transaction():
        for name, nodes in (
            (HEADLINE, [{"type": "paragraph", "content": plain["headline"]}]),
            (BODY, plain["body"].get("content") or [{"type": "paragraph"}]),
        ):
            if getattr(standing, name) != getattr(text, name):
                fragment = document.get(name, type=XmlFragment)
                del fragment.children[:]
                write_nodes(fragment, nodes)
        for name in LINES:
            if getattr(standing, name) != getattr(text, name):
                line = document.get(name, type=Text)
                line.clear()
                _write(document, name, plain[name])


def text_in(document: Doc[Any], text: StoryText) -> StoryText:
    """`text` with what the document has in place of its own. Raises `TextRefused`, naming what is wrong."""
    try:
        headline = read_nodes(document.get(HEADLINE, type=XmlFragment))
        body = read_nodes(document.get(BODY, type=XmlFragment))
    except TreeTooDeep as error:
        raise TextRefused(f"body: {error}") from error
    return text_from(
        {
            **builtins_of(text),
            **{name: _read(document, name) for name in LINES},
            "headline": [node for paragraph in headline for node in paragraph.get("content", [])],
            "body": {"type": "doc", "content": body},
        }
    )


def with_words_of(text: StoryText, words: StoryText) -> StoryText:
    """`text` with what manuscripts hold taken from `words`."""
    return msgspec.structs.replace(text, **{name: getattr(words, name) for name in (HEADLINE, BODY, *LINES)})


def fields_digest(text: StoryText) -> str:
    """SHA-256 over what stands beside a manuscript: somebody else's typing does not change it."""
    return digest_of(with_words_of(text, StoryText()))


def _write(document: Doc[Any], name: str, words: str) -> None:
    text = document.get(name, type=Text)
    if words:
        text += words


def _read(document: Doc[Any], name: str) -> str:
    return str(document.get(name, type=Text)).strip().replace("\r\n", "\n")
