"""How two texts of a story differ, in words, for somebody who has to choose."""

import difflib

import msgspec

from redaksi.newsroom.texts import StoryText
from redaksi.press.body import Body, body_text

MAX_WORDS = 6_000


class Change(msgspec.Struct, frozen=True):
    """A run of words: `kind` is "same", "theirs" (in theirs only) or "mine" (in mine only)."""

    kind: str
    words: str


class FieldDifference(msgspec.Struct, frozen=True):
    """A field in which the texts differ."""

    field: str
    changes: list[Change]


def differences(theirs: StoryText, mine: StoryText) -> list[FieldDifference]:
    """The fields that differ, each with its runs of words in reading order."""
    pairs = (
        ("headline", theirs.plain_headline, mine.plain_headline),
        ("deck", theirs.deck, mine.deck),
        ("dateline", theirs.located, mine.located),
        ("text", body_text(theirs.body), body_text(mine.body)),
    )
    return [FieldDifference(field, _changes(old, new)) for field, old, new in pairs if old != new]


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
