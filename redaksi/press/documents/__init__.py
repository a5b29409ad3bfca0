"""The kinds of document that the public side knows, and how they become bytes.

A new kind is one file here (docs/guides/new-kind.md) and one line in `KINDS`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from ..errors import DocumentRefused
from .advertising import AdPlace, Creative, Promo
from .base import CONTROL, Document, Lookup, Reference
from .channel import Channel
from .masthead import MASTHEAD_ID, Masthead
from .menu import Menu, MenuItem
from .page import Page
from .person import Person
from .picture import BodyPicture, LeadPicture, Rendition
from .redirect import Redirect
from .running_story import RunningStory
from .source import Source
from .story import Change, Credit, Story, as_first_written, without_picture
from .topic import Topic
from .withdrawal import Withdrawal

__all__ = [
    "KINDS",
    "MASTHEAD_ID",
    "AdPlace",
    "BodyPicture",
    "Change",
    "Channel",
    "Creative",
    "Credit",
    "Document",
    "LeadPicture",
    "Lookup",
    "Masthead",
    "Menu",
    "MenuItem",
    "Page",
    "Person",
    "Promo",
    "Redirect",
    "Reference",
    "Rendition",
    "RunningStory",
    "Source",
    "Story",
    "Topic",
    "Withdrawal",
    "decode",
    "encode",
    "from_fields",
    "kind_of",
]

UpCaster = Callable[[dict[str, Any]], dict[str, Any]]

MAX_DOCUMENT_BYTES = 2_000_000


class Kind(NamedTuple):
    """`upcasters[n]` lifts the fields of schema n to schema n + 1; there is one for every n below `schema`."""

    type: type[Document]
    schema: int = 1
    upcasters: dict[int, UpCaster] = {}


KINDS: dict[str, Kind] = {
    "masthead": Kind(Masthead),
    "channel": Kind(Channel),
    "person": Kind(Person),
    "topic": Kind(Topic),
    "running_story": Kind(RunningStory),
    "source": Kind(Source),
    "story": Kind(Story, schema=3, upcasters={1: without_picture, 2: as_first_written}),
    "page": Kind(Page),
    "redirect": Kind(Redirect),
    "menu": Kind(Menu),
    "promo": Kind(Promo),
    "ad_place": Kind(AdPlace),
    "creative": Kind(Creative),
}

_FORMS: dict[str, Kind] = {**KINDS, "withdrawal": Kind(Withdrawal)}


class _Form(msgspec.Struct):
    """The two fields that say how the rest is to be read."""

    kind: str
    schema: int = 1


_encoder = msgspec.json.Encoder(order="deterministic")
_form_decoder = msgspec.json.Decoder(_Form)
_decoders = {name: msgspec.json.Decoder(form.type) for name, form in _FORMS.items()}


def kind_of(document: Document) -> str:
    """The name under which the document's kind stands in `KINDS` ("withdrawal" for a withdrawal)."""
    return str(document.__struct_config__.tag)


def encode(document: Document) -> bytes:
    """The document as JSON with sorted fields; equal documents give equal bytes."""
    return _encoder.encode(document)


def decode(raw: bytes) -> Document:
    """The document in these bytes, lifted to today's schema. Raises `DocumentRefused`, naming the field."""
    if len(raw) > MAX_DOCUMENT_BYTES:
        raise DocumentRefused(f"a document of {len(raw)} bytes is too large; {MAX_DOCUMENT_BYTES} are the limit")
    try:
        form = _form_decoder.decode(raw)
        if form.kind not in _FORMS:
            raise DocumentRefused(f"kind {form.kind!r} is not one of {', '.join(_FORMS)}")
        kind = _FORMS[form.kind]
        if form.schema == kind.schema:
            return _decoders[form.kind].decode(raw)
        return msgspec.convert(_lifted(form, kind, raw), kind.type)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise DocumentRefused(f"document: {error}") from error


def from_fields(kind: str, fields: dict[str, Any]) -> Document:
    """A document of `kind` from plain fields. Raises `DocumentRefused`, naming the field."""
    if kind not in _FORMS:
        raise DocumentRefused(f"kind {kind!r} is not one of {', '.join(_FORMS)}")
    form = _FORMS[kind]
    try:
        return msgspec.convert({"kind": kind, "schema": form.schema, **fields}, form.type)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise DocumentRefused(f"{kind}: {error}") from error


def validated(document: Document) -> bytes:
    """The document's bytes after a trip through the decoder, which checks every field and length."""
    try:
        raw = encode(document)
    except UnicodeEncodeError as error:  # half a character, cut out of an emoji
        raise DocumentRefused(f"{kind_of(document)}: {error}") from error
    decode(raw)
    if CONTROL.search(raw) is not None:
        raise DocumentRefused(f"{kind_of(document)}: a text holds control characters; remove them")
    return raw


def _lifted(form: _Form, kind: Kind, raw: bytes) -> dict[str, Any]:
    if form.schema > kind.schema or form.schema < 1:
        raise DocumentRefused(
            f"{form.kind}: schema {form.schema} is not known here (newest is {kind.schema}); upgrade Redaksi"
        )
    fields: dict[str, Any] = msgspec.json.decode(raw)
    for schema in range(form.schema, kind.schema):
        fields = kind.upcasters[schema](fields)
    return {**fields, "schema": kind.schema}
