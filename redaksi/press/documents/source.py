"""Where a text comes from besides its authors: an agency, another outlet."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from .base import END, Document, Line, OptionalLine, Slug


class Source(Document, tag="source", frozen=True, kw_only=True):
    """`short_name` is what is printed where it is known by that, such as KCNA."""

    slug: Slug
    name: Line
    short_name: OptionalLine = ""
    source_kind: Literal["agency", "outlet"] = "agency"
    url: Annotated[str, msgspec.Meta(pattern=rf"^(https?://[!-~]+)?{END}", max_length=500)] = ""

    def claims(self) -> Iterator[str]:
        yield f"source {self.slug}"
