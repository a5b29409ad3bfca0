"""Who made a story and what it rests on: byline, sources, the editors' signature."""

import msgspec
from django.utils.translation import gettext as _

from redaksi.press.documents import Person, Source, Story

from .. import addresses
from ..reading import Reading


class CreditLine(msgspec.Struct, frozen=True, kw_only=True):
    """A name and what it did, as printed: `Rahman Asmardika`, `Jurnalis`. `path` is None for names from outside."""

    name: str
    role: str
    path: str | None


class SourceLink(msgspec.Struct, frozen=True, kw_only=True):
    """An agency or outlet as printed; `url` is empty without an address."""

    name: str
    url: str


def credit_lines(reading: Reading, story: Story) -> tuple[CreditLine, ...]:
    """The byline, in its order."""
    people = _people(reading, story)
    lines = []
    for credit in story.credits:
        person = people.get(credit.person) if credit.person else None
        name = person.name if person else credit.name
        if name:
            path = addresses.named_path(person) if person else None
            lines.append(CreditLine(name=name, role=role_name(credit.role), path=path))
    return tuple(lines)


def signature(reading: Reading, story: Story) -> str:
    """`(abc)`, the initials of the editors at the end of a text; empty where nobody has any."""
    people = _people(reading, story)
    editors = [credit.person for credit in story.credits if credit.role == "editor" and credit.person]
    initials = [people[editor].initials for editor in editors if editor in people and people[editor].initials]
    return f"({'/'.join(dict.fromkeys(initials))})" if initials else ""


def source_links(reading: Reading, story: Story) -> tuple[SourceLink, ...]:
    """What the text rests on, by the names that readers know."""
    sources = reading.documents("source", story.sources, Source).values()
    return tuple(SourceLink(name=source.short_name or source.name, url=source.url) for source in sources)


def role_name(role: str) -> str:
    """What readers call a credit's role."""
    return {
        "journalist": _("Journalist"),
        "reporter": _("Reporter"),
        "writer": _("Writer"),
        "contributor": _("Contributor"),
        "photographer": _("Photographer"),
        "editor": _("Editor"),
        "translator": _("Translator"),
    }[role]


def _people(reading: Reading, story: Story) -> dict[str, Person]:
    return reading.documents("person", [credit.person for credit in story.credits if credit.person], Person)
