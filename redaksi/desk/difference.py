"""How two texts of a story differ, in words, for somebody who has to choose."""

import difflib

import msgspec

from redaksi.newsroom.texts import StoryText
from redaksi.press.body import body_text

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
        ("picture", _picture_words(theirs), _picture_words(mine)),
        ("text", body_text(theirs.body), body_text(mine.body)),
    )
    return [FieldDifference(field, _changes(old, new)) for field, old, new in pairs if old != new]


def _picture_words(text: StoryText) -> str:
    """What is said of the picture, with its number: another picture differs even if its words don't."""
    used = text.lead_picture
    return f"#{used.picture} {used.alt} · {used.caption} · {used.credit}" if used else ""


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
