"""A static page: imprint, guideline, about, contact."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from ..body import Body
from .base import Document, Line, Lookup, Slug
from .channel import RESERVED_SLUGS


class Page(Document, tag="page", frozen=True, kw_only=True):
    """`position` orders the footer; None keeps the page out of it."""

    slug: Slug
    title: Line
    body: Body
    position: Annotated[int, msgspec.Meta(ge=0, le=10_000)] | None = None

    def claims(self) -> Iterator[str]:
        yield f"/{self.slug}"

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        if self.slug in RESERVED_SLUGS:
            yield f"slug {self.slug!r} is kept for the site itself; choose another"
