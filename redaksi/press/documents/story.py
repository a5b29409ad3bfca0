"""A story (berita) as readers get it."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec

from ..body import MAX_HEADLINE_CHARACTERS, Body, Headline, headline_text
from .base import Document, Id, Language, Lookup, OptionalLine, Paragraph, Reference, Slug
from .picture import LeadPicture

CreditRole = Literal["journalist", "reporter", "writer", "contributor", "photographer", "editor", "translator"]


class Credit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who did what: a `person` by id, or the `name` of somebody outside the house."""

    role: CreditRole
    person: Id | None = None
    name: OptionalLine = ""

    def __post_init__(self) -> None:
        if (self.person is None) == (not self.name):
            raise ValueError("a credit needs either person or name")


class Story(Document, tag="story", frozen=True, kw_only=True):
    """`published_at` is the first publication and never changes; `version_created` is this version's (ninjs).

    `located` is the place of the dateline (ninjs). Instants are UTC.
    """

    schema: int = 2
    slug: Slug
    language: Language = "id"
    headline: Headline
    deck: Paragraph = ""
    channel: Id
    topics: Annotated[tuple[Id, ...], msgspec.Meta(max_length=30)] = ()
    credits: Annotated[tuple[Credit, ...], msgspec.Meta(max_length=30)] = ()
    located: Annotated[str, msgspec.Meta(max_length=80)] = ""
    lead_picture: LeadPicture | None = None
    body: Body
    published_at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    version_created: Annotated[dt.datetime, msgspec.Meta(tz=True)]

    def references(self) -> Iterator[Reference]:
        yield Reference("channel", "channel", self.channel)
        for number, topic in enumerate(self.topics):
            yield Reference(f"topics[{number}]", "topic", topic)
        for number, credit in enumerate(self.credits):
            if credit.person is not None:
                yield Reference(f"credits[{number}].person", "person", credit.person)

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        plain = headline_text(self.headline)
        if not plain:
            yield "headline must not be blank"
        if len(plain) > MAX_HEADLINE_CHARACTERS:
            yield f"headline has {len(plain)} characters; {MAX_HEADLINE_CHARACTERS} are the limit"
        if self.version_created < self.published_at:
            yield "version_created must not be before published_at"
        if len(set(self.topics)) != len(self.topics):
            yield "topics must not name one topic twice"
        if self.lead_picture is not None:
            yield from self.lead_picture.flaws()


def without_picture(fields: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 knew no pictures."""
    return {**fields, "lead_picture": None}
