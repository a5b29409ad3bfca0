"""An address that has moved for ever, within this site."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from redaksi.edge.key import key_of

from .base import END, Document, Lookup

MAX_STEPS = 5

Target = Annotated[str, msgspec.Meta(pattern=rf"^/[!-~]*{END}", max_length=500)]
Source = Annotated[str, msgspec.Meta(pattern=rf"^/[!-~]*{END}", max_length=500)]


class Redirect(Document, tag="redirect", frozen=True, kw_only=True):
    """`source` answers 301 with `target`; both are paths of this site, in the form that browsers send."""

    source: Source
    target: Target

    def claims(self) -> Iterator[str]:
        yield self.source

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        if key_of(self.source, "") is None:
            yield f"source {self.source!r} is not a path that the site answers: letters, digits and -._~/ only"
        if self.source in ("/", "/healthz") or self.source.startswith("/static/"):
            yield f"source {self.source!r} is kept for the site itself"
        if self.target.startswith("//"):
            yield "target must be a path of this site"
        if not self._arrives(lookup):
            yield "target must not lead back to source, nor through more than five other redirects"

    def _arrives(self, lookup: Lookup) -> bool:
        path = self.target
        for _ in range(MAX_STEPS):
            if path == self.source:
                return False
            holder = lookup.claimed_by(path)
            redirect = lookup.live("redirect", holder[1]) if holder and holder[0] == "redirect" else None
            if not isinstance(redirect, Redirect):
                return True
            path = redirect.target
        return False
