"""The page that this newspaper began with, typed in at the desk: each of its lines stands on ours, in its order.

Nothing of its text is here; it is read from beside the repository.
"""

import datetime as dt
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple, get_args
from zoneinfo import ZoneInfo

import msgspec
import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from redaksi.media.shelf import newspaper_shelf
from redaksi.newsroom import actions
from redaksi.newsroom.models import AdPlace, Channel, Person, Promo, Story
from redaksi.press.documents.advertising import AdPlaceName
from redaksi.site.projector import apply_pending, find_related
from tests.builders import DAY, a_channel, a_live_story, a_masthead, a_person, a_tree, wati
from tests.desk.test_doors import form_of, logged_in
from tests.flaws import flaws
from tests.pictures import a_picture
from tests.requirements import shared_data
from tests.site.portal import Portal, Rendered

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
BYLINE = re.compile(r"^(?P<name>.+?) , (?P<title>\w+)-\s*\w+, (?P<date>\d+ \w+ \d{4}) \|\s*(?P<clock>\d\d:\d\d) WIB$")
BLOCKS = re.compile(
    r"^(p|h\d|li|ul|ol|div|section|article|header|footer|figure|figcaption|nav|main|time|button|title)$"
)


class Seed(NamedTuple):
    """The lines of the page by what they are."""

    lines: list[str]
    ad_label: str
    menu: list[str]
    headline: str
    reporter: str
    role: str
    published_at: dt.datetime
    headline_html: str
    caption: str
    picture_credit: str
    sizes: list[str]
    place: str
    paragraphs: list[str]
    promo: str
    related: str
    channel_label: str

    @property
    def story_lines(self) -> list[str]:
        """What the story itself and its end consist of, in the order of the page; the byline apart."""
        caption = f"{self.caption} (Foto: {self.picture_credit})"
        first = f"{self.place} - {self.paragraphs[0]}"
        return [self.headline, caption, first, *self.paragraphs[1:], self.promo, self.related, self.lines[-1]]


@pytest.fixture
def seed() -> Seed:
    """The page as it was handed to us."""
    raw = shared_data("seed-page.txt").read_text("utf-8").splitlines()
    lines = [" ".join(line.split()) for line in raw if line.strip()]
    ad_label = lines[0]
    rest = [line for line in lines if line != ad_label]
    menu, headline, byline, headline_html, caption = rest[:5]
    sizes, text = rest[5:8], rest[8:]
    named = BYLINE.match(byline)
    credited = re.match(r"^(?P<caption>.+) \(Foto: (?P<credit>.+)\)$", caption)
    browse = re.match(r"^Telusuri berita (?P<label>.+) lainnya$", text[-1])
    assert named
    assert credited
    assert browse
    day, month, year = named["date"].split()
    clock = dt.time.fromisoformat(named["clock"])
    date = dt.date(int(year), MONTHS.index(month) + 1, int(day))
    place, _, first = text[0].partition(" - ")
    return Seed(
        lines=[*lines[:1], *rest],
        ad_label=ad_label,
        menu=menu.split(),
        headline=headline,
        reporter=named["name"],
        role=named["title"],
        published_at=dt.datetime.combine(date, clock, ZoneInfo("Asia/Jakarta")),
        headline_html=headline_html,
        caption=credited["caption"],
        picture_credit=credited["credit"],
        sizes=sizes,
        place=place,
        paragraphs=[first, *text[1:-3]],
        promo=text[-3],
        related=text[-2],
        channel_label=browse["label"],
    )


@pytest.fixture
def newspaper(db: None, seed: Seed, tmp_path: Path, settings: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newspaper around the story, on that day: its channel, its reporter, seven places, a promo, an older story."""
    settings.ENVIRONMENT = msgspec.structs.replace(settings.ENVIRONMENT, var=tmp_path)
    monkeypatch.setattr("django.utils.timezone.now", lambda: seed.published_at)
    before = seed.published_at - DAY
    a_masthead(before, ad_label=seed.ad_label, description="Berita dari seluruh penjuru.")
    channel = a_channel("internasional", before, label=seed.channel_label)
    a_person("wartawan", before, name=seed.reporter, title=seed.role)
    for place in get_args(AdPlaceName):
        actions.publish_record(AdPlace(place=place), by=wati(), now=before)
    promo = Promo(text=seed.promo, href="https://whatsapp.com/channel/uji", places=["below_text"])
    actions.publish_record(promo, by=wati(), now=before)
    a_live_story(channel, now=before, headline="Kabar dari Hari Kemarin")


def typed_in(seed: Seed) -> Story:
    """The story, written and published at the desk by its forms alone."""
    editor = logged_in(wati())
    editor.post(reverse("story_create"))
    story = Story.objects.latest("pk")
    address = reverse("story", args=[story.pk])
    picture = SimpleUploadedFile("IMG_0001.jpg", a_picture(), "image/jpeg")
    words = {"picture-alt": seed.headline, "picture-caption": seed.caption, "picture-credit": seed.picture_credit}
    saved = editor.post(address, form_of(editor, story) | fields(seed) | words | {"picture-file": picture})
    assert saved.status_code == 302, complaints(saved.content.decode())
    published = editor.post(address, form_of(editor, story) | {"order": "publish"}, follow=True)
    assert published.status_code == 200, complaints(published.content.decode())
    story.refresh_from_db()
    assert story.state == "live"
    return story


def fields(seed: Seed) -> dict[str, object]:
    """What is typed: the headline with its italics, the place apart from the text, the reporter as a person."""
    italic, plain = re.match(r"^<i>(.+)</i>(.+)$", seed.headline_html).groups()  # type: ignore[union-attr]
    headline = [{"type": "text", "text": italic, "marks": [{"type": "italic"}]}, {"type": "text", "text": plain}]
    return {
        "headline": json.dumps(headline),
        "body": json.dumps(a_tree(*seed.paragraphs)),
        "deck": "",
        "channel": Channel.objects.get().pk,
        "located": seed.place,
        "credit-role": ["journalist"],
        "credit-person": [Person.objects.get().pk],
        "credit-name": [seed.reporter],
    }


def complaints(html: str) -> str:
    """What the desk says is wrong."""
    return " ".join(unescape(text) for text in re.findall(r"<li>([^<]+)</li>", html))


class _Text(HTMLParser):
    """All that a reader sees or hears, in the order of the page: text, and alternative texts where pictures stand."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        if BLOCKS.match(tag):
            self.parts.append("\n")
        if tag == "img":
            self.parts.append(f"\n{dict(attrs).get('alt') or ''}\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")
        if BLOCKS.match(tag):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def lines_of(html: str) -> list[str]:
    """The blocks of a page as lines, white space folded."""
    parser = _Text()
    parser.feed(html)
    folded = (" ".join(line.split()) for line in re.sub(r"(?<!\n)\n(?!\n)", "\n", "".join(parser.parts)).split("\n"))
    return [line for line in folded if line]


def in_order(wanted: list[str], there: list[str]) -> list[str]:
    """Those that don't follow on the one before."""
    missing, rest = [], iter(there)
    for line in wanted:
        if not any(line == other for other in rest):
            missing.append(line)
            rest = iter(there)
    return missing


def page_of(story: Story) -> Rendered:
    """The page as readers have it once the worker came."""
    folder = django_settings.ENVIRONMENT.site
    apply_pending(folder, newspaper_shelf())
    while find_related(folder, 50):
        pass
    portal = Portal(folder)
    now = story.published_at
    assert now is not None
    [path] = {link for link in portal.page("/", now).inside() if link.endswith(f"-{story.pk}")}
    page = portal.page(path, now)
    assert (page.status, flaws(path, page.html)) == (200, [])
    return page


@pytest.mark.usefixtures("newspaper")
def test_every_line_of_the_seed_page_stands_on_ours(seed: Seed) -> None:
    page = page_of(typed_in(seed))
    lines = lines_of(page.html.partition("<body>")[2])
    assert in_order(seed.story_lines, lines) == []
    assert lines.count(seed.ad_label) == 7
    assert lines.index(seed.ad_label) < lines.index(seed.headline)
    assert len(lines) - lines[::-1].index(seed.ad_label) > lines.index(seed.lines[-1])
    assert [line for line in lines if line == seed.sizes[0]] == seed.sizes
    assert in_order(seed.menu, [line.upper() for line in lines[: lines.index(seed.headline)]]) == []


@pytest.mark.usefixtures("newspaper")
def test_the_seed_pages_byline_stands_on_ours_with_its_spaces_mended(seed: Seed) -> None:
    lines = lines_of(page_of(typed_in(seed)).html.partition("<body>")[2])
    date = f"{seed.published_at.day} {MONTHS[seed.published_at.month - 1]} {seed.published_at.year}"
    [when] = [line for line in lines if line.endswith(f"{date} | {seed.published_at:%H:%M} WIB")]
    assert in_order([seed.headline, f"{seed.reporter}, {seed.role}", when, seed.paragraphs[1]], lines) == []


@pytest.mark.usefixtures("newspaper")
def test_the_seed_pages_headline_is_italic_where_it_may_be_and_plain_elsewhere(seed: Seed) -> None:
    page = page_of(typed_in(seed))
    italic = seed.headline_html.partition("</i>")[0].removeprefix("<i>")
    assert page.text("h1") == seed.headline
    assert f"<i>{italic}</i>" in page.html or f"<em>{italic}</em>" in page.html
    [picture] = [one for one in page.elements("img") if one.attributes["alt"] == seed.headline]
    assert picture.attributes["alt"] == seed.headline
    assert page.meta("og:title") == seed.headline
    assert page.text("title").startswith(f"{seed.headline} | ")
