"""From the newsroom's rows to press documents: complete as text, naming others by id."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from typing import Any

import msgspec
from django.utils.text import slugify

from redaksi.media.models import Picture
from redaksi.press import documents as press
from redaksi.press.body import pictures_in
from redaksi.press.errors import DocumentRefused

from .models import (
    AdPlace,
    Channel,
    Creative,
    Masthead,
    Menu,
    Page,
    Person,
    Promo,
    Redirect,
    RunningStory,
    Source,
    StoryChange,
    Topic,
)
from .texts import PLAIN_FIELDS, LeadPicture, StoryText

Withdrawable = Channel | Topic | RunningStory | Source | Page | Redirect | Menu | Promo | AdPlace | Creative
Record = Masthead | Person | Withdrawable

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
    Person: ("person", ("slug", "name", "title", "initials", "bio", "is_active")),
    Topic: ("topic", ("slug", "name", "description", "aliases")),
    Page: ("page", ("slug", "title", "body", "position")),
    Redirect: ("redirect", ("source", "target")),
    RunningStory: ("running_story", ("slug", "name", "description", "is_open")),
    Source: ("source", ("slug", "name", "short_name", "source_kind", "url")),
    Menu: ("menu", ("place", "items")),
    AdPlace: ("ad_place", ("place", "is_on", "phone_height_px", "desktop_height_px")),
    Promo: (
        "promo",
        ("text", "link_text", "href", "places", "channels", "position", "starts_at", "ends_at"),
    ),
    Creative: (
        "creative",
        ("heading", "text", "button", "href", "places", "channels", "position", "starts_at", "ends_at"),
    ),
}


def record_kind(record: Record) -> str:
    """The kind of press document that a record becomes."""
    return _FIELDS[type(record)][0]


def record_document(record: Record) -> press.Document:
    """The press document of a record. Raises `DocumentRefused`, naming the field."""
    return press.from_fields(record_kind(record), {"id": str(record.pk), **record_fields(record)})


def record_fields(record: Record) -> dict[str, Any]:
    """What readers get of a record, by the names of the press document, without its id."""
    fields: dict[str, Any] = {name: getattr(record, name) for name in _FIELDS[type(record)][1]}
    match record:
        case Channel():
            fields["parent"] = str(record.parent_id) if record.parent_id else None
        case Promo() | Creative():
            fields["channels"] = [str(id) for id in record.channels]
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
        case Menu() | AdPlace() | Promo() | Creative():
            return str(record)
        case _:
            return record.name


def document_of_text(
    text: StoryText,
    id: str,
    published_at: dt.datetime,
    version_created: dt.datetime,
    changes: Iterable[StoryChange] = (),
) -> press.Story:
    """The press document of a text, for publication and for a preview; `changes` are those told so far."""
    document = press.from_fields(
        "story",
        {
            **{name: getattr(text, name) for name in PLAIN_FIELDS},
            "id": id,
            "slug": text.slug or slug_of(text),
            "headline": msgspec.to_builtins(text.headline),
            "channel": str(text.channel),
            "running_story": str(text.running_story) if text.running_story else None,
            "topics": [str(topic) for topic in text.topics],
            "sources": [str(source) for source in text.sources],
            "related": [str(story) for story in text.related],
            "credits": msgspec.to_builtins(text.credits),
            "lead_picture": _lead_picture(text.lead_picture) if text.lead_picture else None,
            "body": msgspec.to_builtins(text.body),
            "pictures": _body_pictures(text),
            "changes": [{"kind": change.kind, "at": change.at, "note": change.note} for change in changes],
            "published_at": published_at,
            "version_created": version_created,
        },
    )
    assert isinstance(document, press.Story)
    return document


def _lead_picture(used: LeadPicture) -> dict[str, Any]:
    words = msgspec.to_builtins(used)
    del words["picture"]
    return {**words, **_forms(Picture.objects.get(pk=used.picture))}


def _body_pictures(text: StoryText) -> list[dict[str, Any]]:
    """The forms of each picture in the body, in the order of their numbers."""
    named = sorted({used.picture for used in pictures_in(text.body)})
    pictures = Picture.objects.prefetch_related("renditions").in_bulk(named)
    if missing := [id for id in named if id not in pictures]:
        raise DocumentRefused(f"body: picture {missing[0]} is not there any more; take it out of the text")
    return [{"id": str(id), **_forms(pictures[id])} for id in named]


def _forms(picture: Picture) -> dict[str, Any]:
    renditions = [
        {"format": form.format, "width": form.width, "height": form.height, "name": form.name}
        for form in picture.renditions.all()
    ]
    return {"width": picture.width, "height": picture.height, "renditions": renditions}


def slug_of(text: StoryText) -> str:
    """A slug from the plain headline, cut at a word; `berita` if nothing is left of it."""
    words = re.sub(r"[-_]+", "-", slugify(text.plain_headline.replace("\xa0", " ")))
    if len(words) > SLUG_CHARACTERS:
        words = words[:SLUG_CHARACTERS].rpartition("-")[0] or words[:SLUG_CHARACTERS]
    return words.strip("-") or "berita"
