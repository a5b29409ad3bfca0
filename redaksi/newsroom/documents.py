"""From the newsroom's rows to press documents: complete as text, naming others by id."""

import datetime as dt
import hashlib
import re
from typing import Any

import msgspec
from django.utils.text import slugify

from redaksi.media.models import Picture
from redaksi.press import documents as press

from .models import Channel, Masthead, Page, Person, Redirect, Topic
from .texts import LeadPicture, StoryText

Record = Masthead | Channel | Person | Topic | Page | Redirect
Withdrawable = Channel | Topic | Page | Redirect

SLUG_CHARACTERS = 80

_FIELDS: dict[type[Record], tuple[str, tuple[str, ...]]] = {
    Masthead: (
        "masthead",
        (
            *("name", "site_url", "founded_date", "tagline", "description", "language", "timezone"),
            *("dateline_pattern", "ad_label", "publisher", "responsible_person", "postal_address", "contact_email"),
        ),
    ),
    Channel: ("channel", ("slug", "name", "label", "colour", "position", "description")),
    Person: ("person", ("slug", "name", "title", "bio", "is_active")),
    Topic: ("topic", ("slug", "name", "description", "aliases")),
    Page: ("page", ("slug", "title", "body", "position")),
    Redirect: ("redirect", ("source", "target")),
}


def record_document(record: Record) -> press.Document:
    """The press document of a record. Raises `DocumentRefused`, naming the field."""
    return press.from_fields(_FIELDS[type(record)][0], {"id": str(record.pk), **record_fields(record)})


def record_fields(record: Record) -> dict[str, Any]:
    """What readers get of a record, by the names of the press document, without its id."""
    fields: dict[str, Any] = {name: getattr(record, name) for name in _FIELDS[type(record)][1]}
    if isinstance(record, Channel):
        fields["parent"] = str(record.parent_id) if record.parent_id else None
    return fields


def record_digest(record: Record | None) -> str:
    """SHA-256 over what readers get of a record; "" for one that is not there."""
    if record is None:
        return ""
    raw = msgspec.json.encode(record_fields(record), order="deterministic")
    return hashlib.sha256(raw).hexdigest()


def record_title(record: Record) -> str:
    """What a record is called, for lists and for the page that stays when it is withdrawn."""
    match record:
        case Page():
            return record.title
        case Redirect():
            return record.source[:300]
        case _:
            return record.name


def document_of_text(text: StoryText, id: str, published_at: dt.datetime, version_created: dt.datetime) -> press.Story:
    """The press document of a text, for publication and for a preview."""
    document = press.from_fields(
        "story",
        {
            "id": id,
            "slug": text.slug or slug_of(text),
            "language": text.language,
            "headline": msgspec.to_builtins(text.headline),
            "deck": text.deck,
            "channel": str(text.channel),
            "topics": [str(topic) for topic in text.topics],
            "credits": msgspec.to_builtins(text.credits),
            "located": text.located,
            "lead_picture": _lead_picture(text.lead_picture) if text.lead_picture else None,
            "body": msgspec.to_builtins(text.body),
            "published_at": published_at,
            "version_created": version_created,
        },
    )
    assert isinstance(document, press.Story)
    return document


def _lead_picture(used: LeadPicture) -> dict[str, Any]:
    picture = Picture.objects.get(pk=used.picture)
    words = msgspec.to_builtins(used)
    del words["picture"]
    renditions = picture.renditions.values("format", "width", "height", "name")
    return {**words, "width": picture.width, "height": picture.height, "renditions": list(renditions)}


def slug_of(text: StoryText) -> str:
    """A slug from the plain headline, cut at a word; `berita` if nothing is left of it."""
    words = re.sub(r"[-_]+", "-", slugify(text.plain_headline.replace("\xa0", " ")))
    if len(words) > SLUG_CHARACTERS:
        words = words[:SLUG_CHARACTERS].rpartition("-")[0] or words[:SLUG_CHARACTERS]
    return words.strip("-") or "berita"
