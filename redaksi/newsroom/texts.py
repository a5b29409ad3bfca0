"""The text of a story as one value: what the form sends, what a digest is taken of, what a version keeps."""

import hashlib
from typing import Annotated, Any, Literal

import msgspec

from redaksi.press.body import MAX_BODY_BYTES, Body, HeadlineText, Italic, pictures_in
from redaksi.press.documents import Credit as PressCredit
from redaksi.press.documents.base import CONTROL
from redaksi.press.documents.story import StoryFormat

from .models import Credit, Story


class TextRefused(Exception):
    """A text is not what a story may hold; the message names the field."""


class LeadPicture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The picture above a story by its id, with the words and the focal point (percent) that this story gives it."""

    picture: int
    alt: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    caption: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    credit: Annotated[str, msgspec.Meta(max_length=300)] = ""
    credit_kind: Literal["photo", "illustration"] = "photo"
    focus_x: Annotated[int, msgspec.Meta(ge=0, le=100)] = 50
    focus_y: Annotated[int, msgspec.Meta(ge=0, le=100)] = 50


Title = Annotated[str, msgspec.Meta(max_length=200)]


class StoryText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that an editor types into a story, others named by number. A draft may lack anything."""

    format: StoryFormat = "news"
    headline: Annotated[tuple[HeadlineText, ...], msgspec.Meta(max_length=40)] = ()
    short_headline: Title = ""
    seo_title: Title = ""
    social_title: Title = ""
    kicker: Annotated[str, msgspec.Meta(max_length=80)] = ""
    deck: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    channel: int | None = None
    running_story: int | None = None
    located: Annotated[str, msgspec.Meta(max_length=80)] = ""
    topics: Annotated[tuple[int, ...], msgspec.Meta(max_length=30)] = ()
    credits: Annotated[tuple[PressCredit, ...], msgspec.Meta(max_length=30)] = ()
    sources: Annotated[tuple[int, ...], msgspec.Meta(max_length=20)] = ()
    sponsor: Annotated[str, msgspec.Meta(max_length=300)] = ""
    lead_picture: LeadPicture | None = None
    body: Body = Body()
    related: Annotated[tuple[int, ...], msgspec.Meta(max_length=20)] = ()
    is_sensitive: bool = False
    involves_minor: bool = False
    comments_off: bool = False
    slug: Annotated[str, msgspec.Meta(max_length=120, pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$(?!\n)")] = ""
    language: Annotated[str, msgspec.Meta(pattern=r"^(id|en)$(?!\n)")] = "id"

    @property
    def plain_headline(self) -> str:
        """The headline without italics."""
        return "".join(run.text for run in self.headline).strip()


_encoder = msgspec.json.Encoder(order="deterministic")


def text_from(fields: dict[str, Any]) -> StoryText:
    """The text in plain fields. Raises `TextRefused`, naming the field."""
    try:
        text = msgspec.convert(fields, StoryText)
        raw = _encoder.encode(text)
    except (msgspec.ValidationError, RecursionError, UnicodeEncodeError) as error:  # the last: half an emoji
        raise TextRefused(str(error)) from error
    if CONTROL.search(raw) is not None:
        raise TextRefused("the text holds control characters; remove them")
    if len(raw) > MAX_BODY_BYTES:
        raise TextRefused(f"the text is larger than {MAX_BODY_BYTES} bytes; split it into several stories")
    return msgspec.structs.replace(
        text,
        topics=tuple(sorted(set(text.topics))),
        sources=tuple(sorted(set(text.sources))),
        related=tuple(dict.fromkeys(text.related)),
    )


PLAIN_FIELDS = (
    *("format", "short_headline", "seo_title", "social_title", "kicker", "deck", "located", "sponsor", "related"),
    *("is_sensitive", "involves_minor", "comments_off", "slug", "language"),
)
"""What a text and the row of a story name and hold alike."""


def text_of(story: Story) -> StoryText:
    """The text that stands in the story's rows now."""
    return text_from(
        {
            **{name: getattr(story, name) for name in PLAIN_FIELDS},
            "headline": story.headline,
            "channel": story.channel_id,
            "running_story": story.running_story_id,
            "topics": list(story.topics.values_list("pk", flat=True)),
            "sources": list(story.sources.values_list("pk", flat=True)),
            "credits": [credit_fields(credit) for credit in story.credits.all()],
            "lead_picture": story.picture_words | {"picture": story.picture_id} if story.picture_id else None,
            "body": story.body or {"type": "doc"},
        }
    )


def credit_fields(credit: Credit) -> dict[str, str]:
    """A credit row as the fields of a press credit."""
    if credit.person_id is not None:
        return {"role": credit.role, "person": str(credit.person_id)}
    return {"role": credit.role, "name": credit.name}


def builtins_of(text: StoryText) -> dict[str, Any]:
    """The text as plain lists and dicts, for a JSON column."""
    plain: dict[str, Any] = msgspec.to_builtins(text)
    return plain


def digest_of(text: StoryText) -> str:
    """SHA-256 over the text; equal texts have equal digests."""
    return hashlib.sha256(_encoder.encode(text)).hexdigest()


def pictures_of(text: StoryText) -> set[int]:
    """The numbers of all pictures that a text shows."""
    lead = {text.lead_picture.picture} if text.lead_picture is not None else set()
    return lead | {used.picture for used in pictures_in(text.body)}


def marked_headline(text: str) -> tuple[HeadlineText, ...]:
    """A headline in which *asterisks* stand around italics."""
    runs = []
    for number, part in enumerate(text.split("*")):
        if part:
            runs.append(HeadlineText(text=part, marks=(Italic(),) if number % 2 else ()))
    return tuple(runs)
