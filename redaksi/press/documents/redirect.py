"""An address that has moved for ever, within this site."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from .base import END, Document, Lookup

Path = Annotated[str, msgspec.Meta(pattern=rf"^/[^\s?#\\]*{END}", max_length=500)]


class Redirect(Document, tag="redirect", frozen=True, kw_only=True):
    """`source` answers 301 with `target`; both are paths of this site."""

    source: Path
    target: Path

    def claims(self) -> Iterator[str]:
        yield self.source

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        if self.source == self.target:
            yield "target must differ from source"
        if self.target.startswith("//"):
            yield "target must be a path of this site"
        if self.source == "/":
            yield "source must not be the home page"
