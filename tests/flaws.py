"""What may be wrong with any page, whatever it shows: the defects of the seed page's newspaper, looked for as rules."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

LEAKED = re.compile(r"&lt;|&amp;(?:[a-z]+|#\d+);|nbsp")
UNKNOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ufffd]|â€|Ã[\x80-\xbf]"
)
DOUBLED = re.compile(r"\S(?: {2,}|\xa0)\S")
INSTANT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)$")
DAY = re.compile(r"^\d{4}-\d\d(-\d\d)?$")
ADDRESS = re.compile(r"^[a-z0-9/-]*$")
PAST_DESCRIPTION = 165


def flaws(path: str, html: str) -> list[str]:
    """A sentence for each flaw of a whole page at `path`; none if it is well."""
    page = _Page()
    page.feed(html)
    return [
        *_of_text(path, html, page),
        *_of_headings(page),
        *_of_times(page),
        *_of_addresses(path, page),
    ]


def _of_text(path: str, html: str, page: "_Page") -> Iterator[str]:
    shown = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    for match in LEAKED.finditer(shown):
        yield f"markup shows: {shown[max(0, match.start() - 30) : match.end() + 30]!r}"
    for match in UNKNOWN.finditer(html):
        yield f"unknown character: {html[max(0, match.start() - 30) : match.end() + 30]!r}"
    for text in page.texts:
        if DOUBLED.search(text):
            yield f"doubled space: {text!r}"
    if not ADDRESS.match(path):
        yield f"odd address: {path!r}"
    for name in ("description", "og:description", "og:title"):
        said = page.meta.get(name, "")
        if not said or said != " ".join(said.split()) or len(said) > PAST_DESCRIPTION:
            yield f"{name} is {said!r}"


def _of_headings(page: "_Page") -> Iterator[str]:
    levels = [level for level, _ in page.headings]
    if levels.count(1) != 1 or (levels and levels[0] != 1):
        yield f"headings begin {levels[:4]}: the first and no other is h1"
    for (above, _), (level, text) in pairwise(page.headings):
        if level > above + 1:
            yield f"h{level} {text!r} comes right after h{above}"
    yield from (f"h{level} is empty" for level, text in page.headings if not text.strip())


def _of_times(page: "_Page") -> Iterator[str]:
    for value in page.times:
        if not INSTANT.match(value) and not DAY.match(value):
            yield f"time {value!r} has no zone"
    for name in ("article:published_time", "article:modified_time"):
        if name in page.meta and not INSTANT.match(page.meta[name]):
            yield f"{name} {page.meta[name]!r} has no zone"
    for name in ("datePublished", "dateModified"):
        yield from (
            f"{name} {one[name]!r} has no zone" for one in page.data if name in one and not INSTANT.match(one[name])
        )


def _of_addresses(path: str, page: "_Page") -> Iterator[str]:
    canonical = page.canonical
    if canonical != page.meta.get("og:url"):
        yield f"canonical is {canonical}, og:url {page.meta.get('og:url')}"
    for one in page.data:
        if one.get("@type") == "NewsArticle" and one.get("url") != canonical:
            yield f"canonical is {canonical}, the structured data say {one.get('url')}"
    crumbs = [crumb for crumb in page.crumbs if crumb != "/"]
    if any(not later.startswith(f"{earlier}/") for earlier, later in pairwise(crumbs)):
        yield f"the breadcrumb leads {' > '.join(crumbs)}"
    if crumbs and page.meta.get("og:type") == "article" and not path.startswith(f"{crumbs[-1]}/"):
        yield f"the breadcrumb ends at {crumbs[-1]}, the address is {path}"


class _Page(HTMLParser):
    """What of a page the rules look at."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.headings: list[tuple[int, str]] = []
        self.times: list[str] = []
        self.crumbs: list[str] = []
        self.texts: list[str] = []
        self.data: list[dict[str, str]] = []
        self._tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta[given.get("name") or given.get("property", "")] = given.get("content", "")
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href", "")
        elif tag == "time":
            self.times.append(given.get("datetime", ""))
        elif tag == "a" and "crumbs__link" in given.get("class", "").split():
            self.crumbs.append(given.get("href", ""))
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        self.texts += [given[name] for name in ("alt", "title", "aria-label", "content") if name in given]
        if tag not in ("meta", "link", "br", "img", "input", "hr", "source"):
            self._tags.append("json" if given.get("type") == "application/ld+json" else tag)

    def handle_endtag(self, tag: str) -> None:
        while self._tags and self._tags.pop() not in (tag, "json"):
            pass

    def handle_data(self, data: str) -> None:
        inside = self._tags[-1] if self._tags else ""
        if inside == "json":
            self.data.append(json.loads(data))
        elif inside not in ("script", "style"):
            self.texts.append(data.strip())
            if heading := [tag for tag in self._tags if re.fullmatch("h[1-6]", tag)]:
                level, text = self.headings[-1]
                assert heading[-1] == f"h{level}"
                self.headings[-1] = (level, text + data)
