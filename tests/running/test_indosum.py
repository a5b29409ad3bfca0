"""Real articles go through the desk's actions, and no page that shows them has a flaw."""

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest

from bench.load_indosum import articles, publish_articles
from redaksi.newsroom.models import Story
from redaksi.site.projector import find_related
from tests.builders import a_masthead, a_page, wati
from tests.flaws import flaws
from tests.requirements import shared_data
from tests.site.portal import WIB, Portal

ARTICLES = 200

WELL = """<!doctype html><title>Kabar</title><meta name="description" content="Kabar hari ini.">
<link rel="canonical" href="http://localhost/nasional/2026/11/20/kabar-1">
<meta property="og:url" content="http://localhost/nasional/2026/11/20/kabar-1">
<meta property="og:type" content="article">
<meta property="og:title" content="Kabar"><meta property="og:description" content="Kabar hari ini.">
<script type="application/ld+json">{"@type": "NewsArticle", "url": "http://localhost/nasional/2026/11/20/kabar-1",
"datePublished": "2026-11-20T12:00:00+07:00"}</script><nav><a class="crumbs__link" href="/nasional">Nasional</a></nav>
<h1>Kabar</h1><time datetime="2026-11-20T12:00:00+07:00">12.00 WIB</time><p>Isi kabar &amp; lain.</p><h2>Topik</h2>"""


@pytest.mark.parametrize(
    ("well", "bad", "said"),
    [
        ("Isi kabar", "&lt;i&gt;Isi&lt;/i&gt; kabar", "markup shows"),
        ("Isi kabar", "Isi&amp;nbsp;kabar", "markup shows"),
        ("Isi kabar", "Isi  kabar", "doubled space"),
        ("Isi kabar", "Isi&nbsp;kabar", "doubled space"),
        ("Isi kabar", "Isi\u200b kabar", "unknown character"),
        ("Isi kabar", "Isi â€œkabar", "unknown character"),
        ('name="description" content="Kabar hari ini."', 'name="description" content=""', "description is ''"),
        ("<h1>Kabar</h1>", "<h1> </h1>", "h1 is empty"),
        ("<h1>Kabar</h1>", "<h2>Kabar</h2>", "headings begin"),
        ("<h2>Topik</h2>", "<h3>Topik</h3>", "comes right after"),
        ('datetime="2026-11-20T12:00:00+07:00"', 'datetime="2026-11-20T12:00:00"', "has no zone"),
        ('"2026-11-20T12:00:00+07:00"}', '"2026-11-20T12:00:00"}', "has no zone"),
        ('og:url" content="http://localhost/nasional', 'og:url" content="http://localhost/daerah', "og:url"),
        ('"url": "http://localhost/nasional', '"url": "http://localhost/daerah', "structured data"),
        ('href="/nasional"', 'href="/daerah"', "the breadcrumb ends"),
    ],
)
def test_each_flaw_is_seen(well: str, bad: str, said: str) -> None:
    path = "/nasional/2026/11/20/kabar-1"
    assert flaws(path, WELL) == []
    assert well in WELL
    assert said in " ".join(flaws(path, WELL.replace(well, bad)))


def test_an_address_with_a_fixed_space_is_a_flaw() -> None:
    assert "odd address" in " ".join(flaws("/nasional/2026/11/20/kabar-nbsp\xa0-1", WELL))


DAY_OF_INDEKS = re.compile(r"^/indeks/(.+/)?\d{4}/\d\d/\d\d$")
"""Each of them leads to thousands of days without a story."""


def everything(portal: Portal, *also: str) -> dict[str, str]:
    """Every page that a reader comes to from the front page, by its address, and of the indeks those named."""
    found: dict[str, str] = {}
    waiting = ["/", *also]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        page = portal.page(address)
        if page.status == 302:
            waiting.append(page.header["location"])
            continue
        assert page.status == 200, address
        found[address] = page.html
        waiting += sorted(link for link in page.inside() - found.keys() if not DAY_OF_INDEKS.match(link))
    return found


@pytest.mark.django_db
def test_two_hundred_real_articles_show_no_flaw(tmp_path: Path) -> None:
    path = shared_data("indosum") / "articles.jsonl"
    a_masthead(founded_date=dt.date(2010, 1, 1), description="Berita dari seluruh penjuru.")
    a_page("redaksi")
    chosen = list(itertools.islice(articles(path), ARTICLES))
    ids = publish_articles(chosen, wati())
    portal = Portal(tmp_path)
    portal.page("/")
    while find_related(portal.folder, 50):
        pass
    days = {f"/indeks/{article.published_at.astimezone(WIB):%Y/%m/%d}" for article in chosen}
    pages = everything(portal, *sorted(days))
    assert Story.objects.filter(state="live").count() == len(ids) == ARTICLES
    assert {id for id in ids if not any(address.endswith(f"-{id}") for address in pages)} == set()
    found = [f"{path}: {flaw}" for path, html in pages.items() for flaw in flaws(path.partition("?")[0], html)]
    assert found == [], "\n".join(found[:20])
