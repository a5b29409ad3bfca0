"""Somebody who is credited: journalist, editor, photographer. Staff accounts are elsewhere."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from .base import Document, Line, OptionalLine, Paragraph, Slug


class Person(Document, tag="person", frozen=True, kw_only=True):
    """`initials` sign a text at its end. `is_active` is False once somebody has left; their stories keep the name."""

    slug: Slug
    name: Line
    title: OptionalLine = ""
    initials: Annotated[str, msgspec.Meta(max_length=8)] = ""
    bio: Paragraph = ""
    is_active: bool = True

    def claims(self) -> Iterator[str]:
        yield f"person {self.slug}"
        yield f"/penulis/{self.slug}"
