"""A story (berita) as readers get it."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec

from ..body import MAX_HEADLINE_CHARACTERS, Body, Headline, headline_text, pictures_in
from .base import Document, Id, Language, Lookup, OptionalLine, Paragraph, Reference, Slug
from .picture import BodyPicture, LeadPicture

CreditRole = Literal["journalist", "reporter", "writer", "contributor", "photographer", "editor", "translator"]

StoryFormat = Literal["news", "opinion", "analysis", "feature", "photo", "video", "infographic", "fact_check", "paid"]
"""What kind of piece it is. `paid` was paid for by its sponsor and says so wherever it is shown."""

OptionalTitle = Annotated[str, msgspec.Meta(max_length=200)]


class Credit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who did what: a `person` by id, or the `name` of somebody outside the house."""

    role: CreditRole
    person: Id | None = None
    name: OptionalLine = ""

    def __post_init__(self) -> None:
        if (self.person is None) == (not self.name):
            raise ValueError("a credit needs either person or name")


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was changed after publication, in words for readers. Mended typing errors are not told."""

    kind: Literal["update", "correction"]
    at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    note: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Story(Document, tag="story", frozen=True, kw_only=True):
    """`published_at` is the first publication and never changes; `version_created` is this version's (ninjs).

    `located` is the place of the dateline (ninjs). Instants are UTC. `short_headline` is for narrow places, `seo_title`
    for search engines, `social_title` for links shared elsewhere; each is plain text, and the headline stands in for an
    empty one. `kicker` is a label by hand; a running story supplies its own name instead. `related` and the read-alsos
    of the text name stories that may be gone by now. `pictures` has the forms of each picture that the text names.
    """

    schema: int = 3
    slug: Slug
    language: Language = "id"
    format: StoryFormat = "news"
    headline: Headline
    short_headline: OptionalTitle = ""
    seo_title: OptionalTitle = ""
    social_title: OptionalTitle = ""
    kicker: Annotated[str, msgspec.Meta(max_length=80)] = ""
    deck: Paragraph = ""
    channel: Id
    running_story: Id | None = None
    topics: Annotated[tuple[Id, ...], msgspec.Meta(max_length=30)] = ()
    credits: Annotated[tuple[Credit, ...], msgspec.Meta(max_length=30)] = ()
    sources: Annotated[tuple[Id, ...], msgspec.Meta(max_length=20)] = ()
    sponsor: OptionalLine = ""
    located: Annotated[str, msgspec.Meta(max_length=80)] = ""
    lead_picture: LeadPicture | None = None
    body: Body
    pictures: Annotated[tuple[BodyPicture, ...], msgspec.Meta(max_length=200)] = ()
    related: Annotated[tuple[Id, ...], msgspec.Meta(max_length=20)] = ()
    changes: Annotated[tuple[Change, ...], msgspec.Meta(max_length=200)] = ()
    is_sensitive: bool = False
    involves_minor: bool = False
    comments_off: bool = False
    published_at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    version_created: Annotated[dt.datetime, msgspec.Meta(tz=True)]

    def references(self) -> Iterator[Reference]:
        yield Reference("channel", "channel", self.channel)
        if self.running_story is not None:
            yield Reference("running_story", "running_story", self.running_story)
        for number, topic in enumerate(self.topics):
            yield Reference(f"topics[{number}]", "topic", topic)
        for number, source in enumerate(self.sources):
            yield Reference(f"sources[{number}]", "source", source)
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
        for name, ids in (("topics", self.topics), ("sources", self.sources), ("related", self.related)):
            if len(set(ids)) != len(ids):
                yield f"{name} must not name one twice"
        if self.format == "paid" and not self.sponsor:
            yield "sponsor must say who paid for it"
        yield from self._picture_flaws()

    def _picture_flaws(self) -> Iterator[str]:
        if self.lead_picture is not None:
            yield from self.lead_picture.flaws()
        for picture in self.pictures:
            yield from picture.flaws()
        named = {str(attrs.picture) for attrs in pictures_in(self.body)}
        if sorted(picture.id for picture in self.pictures) != sorted(named):
            yield "pictures must have each picture of the body once and no other"
        if any(not attrs.alt.strip() for attrs in pictures_in(self.body)):
            yield "body: a picture has no alternative text"


def without_picture(fields: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 knew no pictures."""
    return {**fields, "lead_picture": None}


def as_first_written(fields: dict[str, Any]) -> dict[str, Any]:
    """Schema 2 knew headline, deck and text alone; what it lacks has a default that says so."""
    return fields
