"""Somebody who is credited: journalist, editor, photographer. Staff accounts are elsewhere."""

from collections.abc import Iterator

from .base import Document, Line, OptionalLine, Paragraph, Slug


class Person(Document, tag="person", frozen=True, kw_only=True):
    """`is_active` is False once somebody has left; their stories keep the name."""

    slug: Slug
    name: Line
    title: OptionalLine = ""
    bio: Paragraph = ""
    is_active: bool = True

    def claims(self) -> Iterator[str]:
        yield f"person {self.slug}"
        yield f"/penulis/{self.slug}"
