"""How two texts of a story differ, in words, for somebody who has to choose."""

import difflib
from collections.abc import Iterable

import msgspec
from django.utils.translation import gettext as _

from redaksi.newsroom.models import Channel, Person, Topic
from redaksi.newsroom.texts import StoryText
from redaksi.press.body import (
    Block,
    Body,
    Bold,
    HardBreak,
    HeadingBlock,
    HeadlineText,
    Inline,
    Italic,
    Link,
    ParagraphBlock,
    QuoteBlock,
    Text,
    body_text,
)

MAX_WORDS = 6_000


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
    return {
        _("Headline"): "".join(_marked(run) for run in text.headline),
        _("Deck"): text.deck,
        _("Channel"): str(channel or ""),
        _("Dateline"): text.located,
        _("Credits"): ", ".join(credits),
        _("Topics"): ", ".join(sorted(topics.values())),
        _("Language"): text.language,
        _("Slug"): text.slug,
        _("Picture"): _picture_words(text),
        _("Text"): "\n".join(_block(block) for block in text.body.content),
    }


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
        case _:
            return "\n".join("- " + " ".join(map(_block, point.content)) for point in block.content)


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
