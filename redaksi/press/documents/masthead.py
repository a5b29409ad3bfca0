"""The newspaper itself: name, zone, house patterns, who answers for it. One document with id 1."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from .base import END, Document, Language, Line, Lookup, OptionalLine, Paragraph

MASTHEAD_ID = "1"


class Masthead(Document, tag="masthead", frozen=True, kw_only=True):
    """`dateline_pattern` holds `{place}` once; `founded_date` is the first day that the indeks knows."""

    name: Line
    site_url: Annotated[str, msgspec.Meta(pattern=rf"^https?://[A-Za-z0-9.-]+(:[0-9]{{1,5}})?{END}", max_length=200)]
    founded_date: dt.date
    tagline: OptionalLine = ""
    description: Paragraph = ""
    language: Language = "id"
    timezone: Annotated[str, msgspec.Meta(max_length=60)] = "Asia/Jakarta"
    dateline_pattern: Annotated[str, msgspec.Meta(min_length=7, max_length=60)] = "{place} -"
    ad_label: Annotated[str, msgspec.Meta(min_length=1, max_length=30)] = "Iklan"
    publisher: OptionalLine = ""
    responsible_person: OptionalLine = ""
    postal_address: OptionalLine = ""
    contact_email: OptionalLine = ""

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        if self.id != MASTHEAD_ID:
            yield f"id must be {MASTHEAD_ID}: there is one masthead"
        if self.dateline_pattern.count("{place}") != 1 or "{" in self.dateline_pattern.replace("{place}", ""):
            yield "dateline_pattern must hold {place} once and no other braces"
        try:
            ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError):
            yield f"timezone {self.timezone!r} is not known; take one such as Asia/Jakarta"
