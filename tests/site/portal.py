"""The site as readers see it: every page comes from a real projection through `entry_for`."""

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from django.db import transaction

from redaksi.edge.entry import Entry
from redaksi.edge.epoch import NEVER
from redaksi.edge.freshness import Freshness, Verdict
from redaksi.edge.key import key_of
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Masthead
from redaksi.press import log
from redaksi.press.documents import from_fields
from redaksi.site.assets import assets_of
from redaksi.site.projector import apply_pending
from redaksi.site.reading import SiteDatabase
from redaksi.site.rendering import entry_for
from tests.builders import NOON, a_tree, wati

ASSETS = assets_of()
WIB = dt.timezone(dt.timedelta(hours=7))
FIRST_FILED_ID = 1_000


class Element(NamedTuple):
    """A tag with its attributes and all the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str


class Rendered(NamedTuple):
    """A page, and how many questions its reading put to the site database."""

    entry: Entry
    queries: int

    @property
    def status(self) -> int:
        return self.entry.status

    @property
    def html(self) -> str:
        return self.entry.body.decode()

    @property
    def header(self) -> dict[str, str]:
        return dict(self.entry.headers)

    def elements(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of that tag ("": any) with those attributes, in order; `class_`: one of its words."""
        parser = _Elements()
        parser.feed(self.html)
        return [one for one in parser.found if tag in (one.tag, "") and _has(one, attributes)]

    def text(self, tag: str, **attributes: str) -> str:
        """The text of the first such element, white space folded."""
        return " ".join(self.elements(tag, **attributes)[0].text.split())

    def links(self, class_: str) -> list[str]:
        """Where the links with that class lead, in order."""
        return [link.attributes["href"] for link in self.elements("a", class_=class_)]

    def inside(self) -> set[str]:
        """The paths of this site that it links to."""
        return {path for link in self.elements("a") if (path := link.attributes["href"]).startswith("/")}

    def meta(self, name: str) -> str:
        """The content of the meta element of that name or property."""
        found = self.elements("meta", name=name) or self.elements("meta", property=name)
        return found[0].attributes["content"]


class Portal:
    """A newspaper's public side, made anew from the log before each page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filed = FIRST_FILED_ID

    def page(self, address: str, now: dt.datetime = NOON) -> Rendered:
        """What stands at `address` (path and query)."""
        apply_pending(self.folder)
        path, _, query = address.partition("?")
        key = key_of(path, query)
        assert key is not None, address
        database = SiteDatabase(self.folder)
        try:
            with database.reading(now) as reading:
                return Rendered(entry_for(reading, key, ASSETS), reading.queries)
        finally:
            database.close()

    def verdict(self, page: Rendered, now: dt.datetime = NOON) -> Verdict:
        """Whether an edge may still serve `page`."""
        apply_pending(self.folder)
        freshness = Freshness(self.folder)
        freshness.poll()
        return freshness.judge(page.entry, now.timestamp(), known_until=NEVER)

    def change_masthead(self, **fields: Any) -> None:
        """The newspaper with other house patterns, published."""
        masthead = Masthead.objects.get()
        for name, value in fields.items():
            setattr(masthead, name, value)
        actions.publish_record(masthead, by=wati(), now=NOON)

    def file_story(self, channel: Channel, at: dt.datetime, **fields: Any) -> str:
        """A story straight into the log, for tests that need many; give its path."""
        self._filed += 1
        id = str(self._filed)
        defaults = {
            "id": id,
            "slug": "kabar",
            "headline": [{"type": "text", "text": f"Kabar {id}"}],
            "channel": str(channel.pk),
            "body": a_tree("Isi kabar."),
            "published_at": at,
            "version_created": at,
        }
        story = from_fields("story", {**defaults, **fields})
        with transaction.atomic():
            log.append("story", id, "put", story, now=at)
        section = f"/{channel.parent.slug}/{channel.slug}" if channel.parent else f"/{channel.slug}"
        return f"{section}/{at.astimezone(WIB):%Y/%m/%d}/kabar-{id}"


class _Elements(HTMLParser):
    """Collects elements; those without an end tag end where they begin."""

    EMPTY = ("meta", "link", "br", "img", "input", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}, ""))
        if tag not in self.EMPTY:
            self._open.append(len(self.found) - 1)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self.found[self._open.pop()].tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for number in self._open:
            self.found[number] = self.found[number]._replace(text=self.found[number].text + data)


def _has(element: Element, attributes: dict[str, str]) -> bool:
    for name, wanted in attributes.items():
        given = element.attributes.get(name.rstrip("_"))
        if given is None or (wanted not in given.split() if name == "class_" else wanted != given):
            return False
    return True
