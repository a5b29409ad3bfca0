"""What stories are about, across channels."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from .base import Document, Line, Paragraph, Slug


class Topic(Document, tag="topic", frozen=True, kw_only=True):
    """`aliases` are other spellings under which it is sought."""

    slug: Slug
    name: Line
    description: Paragraph = ""
    aliases: Annotated[tuple[Line, ...], msgspec.Meta(max_length=20)] = ()

    def claims(self) -> Iterator[str]:
        yield f"topic {self.slug}"
        yield f"/topik/{self.slug}"
