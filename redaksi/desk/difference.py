"""How two texts of a story differ, in words, for somebody who has to choose."""

import difflib
from collections.abc import Iterable

import msgspec
from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from redaksi.newsroom.models import Channel, Person, RunningStory, Source, Story, Topic
from redaksi.newsroom.texts import StoryText
from redaksi.press.body import (
    Block,
    Body,
    Bold,
    BulletList,
    CorrectionNote,
    EmbedBlock,
    FactBox,
    GalleryBlock,
    HardBreak,
    HeadingBlock,
    HeadlineText,
    Inline,
    Italic,
    Link,
    OrderedList,
    PageBreak,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    ReadAlsoBlock,
    TableBlock,
    Text,
    body_text,
)

MAX_WORDS = 6_000
FLAGS = ("is_sensitive", "involves_minor", "comments_off")


class Change(msgspec.Struct, frozen=True):
    """A run of words: `kind` is "same", "theirs" (in theirs only) or "mine" (in mine only)."""

    kind: str
    words: str


class FieldDifference(msgspec.Struct, frozen=True):
    """A field in which the texts differ, named for people."""

    field: str
    changes: list[Change]


def differences(theirs: StoryText, mine: StoryText) -> list[FieldDifference]:
    """The fields that differ, each with its runs of words in reading order. No field is left out."""
    old, new = _in_words(theirs), _in_words(mine)
    return [FieldDifference(field, _changes(old[field], new[field])) for field in old if old[field] != new[field]]


def _in_words(text: StoryText) -> dict[str, str]:
    topics = dict(Topic.objects.filter(pk__in=text.topics).values_list("pk", "name"))
    channel = Channel.objects.select_related("parent").filter(pk=text.channel or 0).first()
    people = [int(credit.person) for credit in text.credits if credit.person]
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    credits = [f"{names.get(int(c.person), c.person) if c.person else c.name} ({c.role})" for c in text.credits]
    running = RunningStory.objects.filter(pk=text.running_story or 0).first()
    sources = Source.objects.filter(pk__in=text.sources).values_list("name", flat=True)
    return {
        _("Headline"): "".join(_marked(run) for run in text.headline),
        **{_label(name): getattr(text, name) for name in ("short_headline", "seo_title", "social_title", "kicker")},
        _("Deck"): text.deck,
        _("Format"): str(dict(Story.FORMATS)[text.format]),
        _("Channel"): str(channel or ""),
        _("Running story"): str(running or ""),
        _("Dateline"): text.located,
        _("Credits"): ", ".join(credits),
        _("Sources"): ", ".join(sorted(sources)),
        _("Topics"): ", ".join(sorted(topics.values())),
        _("Language"): text.language,
        _("Slug"): text.slug,
        _label("sponsor"): text.sponsor,
        _("Picture"): _picture_words(text),
        _("Text"): "\n".join(_block(block) for block in text.body.content),
        _("Related stories"): " ".join(f"#{story}" for story in text.related),
        _("Flags"): ", ".join(_label(name) for name in FLAGS if getattr(text, name)),
    }


def _label(name: str) -> str:
    """What the desk calls a field of a story."""
    field = Story._meta.get_field(name)
    assert isinstance(field, Field)
    return capfirst(str(field.verbose_name))


def _block(block: Block) -> str:
    match block:
        case HeadingBlock():
            return "#" * block.attrs.level + " " + _inline(block.content)
        case ParagraphBlock():
            return _inline(block.content)
        case QuoteBlock():
            return (
                "> " + " ".join(map(_block, block.content)) + (f" — {block.attrs.source}" if block.attrs.source else "")
            )
        case BulletList() | OrderedList():
            return "\n".join("- " + " ".join(map(_block, point.content)) for point in block.content)
        case GalleryBlock():
            return "\n".join(map(_block, block.content))
        case PictureBlock():
            used = block.attrs
            return f"[#{used.picture} {used.alt} · {used.caption} · {used.credit}]"
        case TableBlock():
            rows = (" | ".join(" ".join(map(_block, cell.content)) for cell in row.content) for row in block.content)
            return "\n".join([f"[{block.attrs.caption or ''}]", *rows])
        case FactBox():
            return "\n".join([f"[{block.attrs.title}]", *map(_block, block.content)])
        case EmbedBlock():
            return f"[{block.attrs.provider} {block.attrs.id} {block.attrs.title}]"
        case ReadAlsoBlock():
            return f"[→ #{block.attrs.story}]"
        case PageBreak():
            return "[---]"
        case CorrectionNote():
            return f"[{block.attrs.date or ''} {' '.join(map(_block, block.content))}]"


def _inline(content: Iterable[Inline | HeadlineText]) -> str:
    return "".join(" " if isinstance(node, HardBreak) else _marked(node) for node in content)


def _marked(run: Text | HeadlineText) -> str:
    words = run.text
    for mark in run.marks:
        match mark:
            case Italic():
                words = f"*{words}*"
            case Bold():
                words = f"**{words}**"
            case Link():
                words = f"[{words}]({mark.attrs.href})"
    return words


def _picture_words(text: StoryText) -> str:
    """What is said of the picture, with its number: another picture differs even if its words don't."""
    used = text.lead_picture
    return f"#{used.picture} {used.alt} · {used.caption} · {used.credit}" if used else ""


def record_differences(
    theirs: dict[str, object], mine: dict[str, object], labels: dict[str, str]
) -> list[FieldDifference]:
    """The fields of a record that differ, by their labels, each with its runs of words."""
    return [
        FieldDifference(labels.get(name, name), _changes(_words(theirs.get(name)), _words(mine.get(name))))
        for name in mine
        if theirs.get(name) != mine.get(name)
    ]


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case dict():
            return body_text(msgspec.convert(value or {"type": "doc"}, Body))
        case list() | tuple():
            return " · ".join(str(part) for part in value)
        case _:
            return str(value)


def _changes(theirs: str, mine: str) -> list[Change]:
    old, new = theirs.split()[:MAX_WORDS], mine.split()[:MAX_WORDS]
    changes: list[Change] = []
    for code, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            changes.append(Change("same", " ".join(old[a:b])))
            continue
        if a < b:
            changes.append(Change("theirs", " ".join(old[a:b])))
        if c < d:
            changes.append(Change("mine", " ".join(new[c:d])))
    return changes
