"""What every press document is: a frozen, typed, complete text. The kinds stand in files of their own."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, Protocol

import msgspec

END = r"$(?!\n)"
"""The end of a pattern: `$` alone lets a line end follow it. Means the same to Python and to JSON Schema."""

Id = Annotated[str, msgspec.Meta(pattern=rf"^[1-9][0-9]{{0,17}}{END}")]
Slug = Annotated[str, msgspec.Meta(pattern=rf"^[a-z0-9]+(-[a-z0-9]+)*{END}", max_length=120)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
OptionalLine = Annotated[str, msgspec.Meta(max_length=300)]
Paragraph = Annotated[str, msgspec.Meta(max_length=2_000)]
Colour = Annotated[str, msgspec.Meta(pattern=rf"^#[0-9a-f]{{6}}{END}")]
Language = Literal["id", "en"]

CONTROL = re.compile(rb"(?<!\\)(?:\\\\)*\\u00(?:[01][0-9a-f]|7f)|\x7f")
"""A control character as JSON writes it; line feeds and tabs have short forms and pass. PostgreSQL keeps no NUL."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Reference(NamedTuple):
    """One document names another: `field` of this one holds the `id` of a `kind`."""

    field: str
    kind: str
    id: str


class Lookup(Protocol):
    """How a check looks at the other live documents."""

    def live(self, kind: str, id: str) -> "Document | None":
        """The newest live document of that id, or None."""

    def claimed_by(self, claimed: str) -> tuple[str, str] | None:
        """(kind, id) of the document that holds a path or name."""

    def is_named(self, kind: str, id: str, *, by: str, field: str) -> bool:
        """True if a live document of kind `by` names it in `field`."""


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """A document of the press log. Complete as text; names others by id only.

    `schema` is the number of the form in which it was written; older forms are lifted by the kind's
    up-casters before they are decoded.
    """

    id: Id
    schema: int = 1

    def references(self) -> Iterator[Reference]:
        """The documents that must be live for this one to make sense."""
        return iter(())

    def claims(self) -> Iterator[str]:
        """What no other live document may hold at the same time: paths ("/about") and names ("topic about")."""
        return iter(())

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        """Sentences naming the field, for what types and lengths can't say."""
        return iter(())


def is_slug(text: str) -> bool:
    """True for lower-case ASCII words joined by single hyphens, at most 120 characters."""
    return len(text) <= 120 and _SLUG.fullmatch(text) is not None
