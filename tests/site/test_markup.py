"""What every reader page promises: no cookie, no stranger, no way in, and plain text for machines."""

import base64
import hashlib
import itertools
import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel
from tests.builders import (
    MINUTE,
    NOON,
    a_channel,
    a_live_story,
    a_masthead,
    a_page,
    a_person,
    a_topic,
    a_tree,
    wati,
)

from .portal import Portal, Rendered

STORY = "/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi-1"
GONE = "/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi-2"
TOPIC, PERSON = "/topik/pelabuhan", "/penulis/sari-utami"
EVERY_KIND = ["/", "/nasional", "/indeks/2026/11/20", STORY, "/pedoman", TOPIC, PERSON, "/tidak-ada", GONE]
ATTACKS = ['</script><script>alert("1")</script>', '"><img src=x onerror=alert(1)>', "{{ 7 }}{% x %}", "<!--", "'&amp;"]


@pytest.fixture(scope="module")
def pages(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    """A page of every kind by its address, made once; what they link to lies among them."""
    with django_db_blocker.unblock(), transaction.atomic():
        a_masthead()
        nasional = a_channel("nasional")
        a_live_story(nasional, topics=[a_topic().pk], credits=[{"role": "reporter", "person": str(a_person().pk)}])
        gone = a_live_story(nasional)
        actions.withdraw(gone.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)
        a_page("pedoman")
        portal = Portal(tmp_path_factory.mktemp("markup"))
        found = {address: portal.page(address) for address in EVERY_KIND}
        for target in {link for page in list(found.values()) for link in page.inside()}:
            found.setdefault(target, portal.page(target))
        transaction.set_rollback(True)
    return found


@pytest.fixture(params=EVERY_KIND)
def page(request: pytest.FixtureRequest, pages: dict[str, Rendered]) -> Rendered:
    """A page of each kind in turn."""
    return pages[request.param]


def article(page: Rendered) -> dict[str, object]:
    """The page's structured data."""
    (script,) = page.elements("script", type="application/ld+json")
    found: dict[str, object] = json.loads(script.text)
    return found


def test_no_cookie_is_set(page: Rendered) -> None:
    assert "set-cookie" not in page.header
    assert "cookie" not in page.html.lower()


def test_nothing_is_fetched_from_another_host(page: Rendered) -> None:
    fetched = [one for tag in ("link", "script", "img", "iframe", "form", "source") for one in page.elements(tag)]
    addresses = [
        value for one in fetched for name, value in one.attributes.items() if name in ("href", "src", "action")
    ]
    assert addresses
    assert {urlsplit(address).netloc for address in addresses} <= {"", "localhost:8000"}


def test_the_policy_allows_the_one_style_element_and_no_inline_script(page: Rendered) -> None:
    (style,) = page.elements("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    policy = dict(part.strip().split(" ", 1) for part in page.header["content-security-policy"].split(";"))
    assert policy["style-src"] == f"'self' 'sha256-{digest}'"
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert (policy["base-uri"], policy["frame-ancestors"], policy["form-action"]) == ("'none'", "'none'", "'self'")


def test_no_script_or_style_stands_in_an_attribute_or_between(page: Rendered) -> None:
    every = page.elements("")
    assert {name for one in every for name in one.attributes if name == "style" or name.startswith("on")} == set()
    scripts = page.elements("script")
    assert [
        one for one in scripts if "src" not in one.attributes and one.attributes["type"] != "application/ld+json"
    ] == []


def test_readers_may_zoom(page: Rendered) -> None:
    assert page.meta("viewport") == "width=device-width, initial-scale=1"


def test_a_page_is_one_well_named_document(page: Rendered) -> None:
    assert page.html.startswith("<!doctype html>")
    assert page.elements("html")[0].attributes["lang"] == "id"
    assert len(page.elements("h1")) == 1
    assert len(page.elements("main")) == 1
    assert page.text("title").endswith("Warta Uji") or page.text("title").startswith("Warta Uji")
    ids = [one.attributes["id"] for one in page.elements("") if "id" in one.attributes]
    assert len(ids) == len(set(ids))


def test_headings_leave_no_level_out(page: Rendered) -> None:
    levels = [int(one.tag[1]) for one in page.elements("") if one.tag in ("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_links_within_the_site_lead_somewhere(page: Rendered, pages: dict[str, Rendered]) -> None:
    assert page.inside()
    assert {target: pages[target].status for target in page.inside() if pages[target].status >= 400} == {}


def test_a_page_tells_a_cdn_its_tags_and_nobody_to_keep_it_unasked(page: Rendered) -> None:
    assert set(page.header["cache-tag"].split(",")) == set(page.entry.tags)
    assert page.header["cache-control"] == "public, max-age=0, must-revalidate"


def test_tags_that_are_too_many_for_a_header_are_left_out(portal: Portal, nasional: Channel) -> None:
    for number in range(60):
        portal.file_story(nasional, NOON + number * MINUTE)
    assert "cache-tag" in portal.page("/indeks/2026/11/19").header
    assert "cache-tag" not in portal.page("/indeks/2026/11/20").header


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("field", ["headline", "deck", "located", "body"])
def test_nothing_typed_by_a_reporter_becomes_markup(portal: Portal, nasional: Channel, field: str, attack: str) -> None:
    fields: dict[str, Any] = {field: a_tree(attack) if field == "body" else attack}
    a_live_story(nasional, slug="uji", **fields)
    page = portal.page("/nasional/2026/11/20/uji-1")
    assert page.status == 200
    assert [script.attributes["type"] for script in page.elements("script")] == ["application/ld+json", "module"]
    assert page.elements("img") == []
    assert attack in page.text("article", class_="story")
    if field == "headline":
        assert article(page)["headline"] == attack
        assert page.meta("og:title") == attack
        assert attack in portal.page("/").text("main")


def test_a_name_with_markup_in_it_is_printed_as_it_is(portal: Portal, nasional: Channel) -> None:
    name = '<b>"Sari" & Co</b>'
    a_live_story(nasional, credits=[{"role": "reporter", "name": name}])
    page = portal.page(STORY)
    assert page.text("span", class_="byline__name") == name
    assert article(page)["author"] == [{"@type": "Person", "name": name}]


def test_a_link_in_the_text_keeps_its_address_and_no_more(portal: Portal, nasional: Channel) -> None:
    href = 'https://contoh.example/a?b=1&c="2"\''
    link = {"type": "link", "attrs": {"href": href.replace('"', "%22")}}
    marks = [{"type": "bold"}, link]
    content = [{"type": "text", "text": "<sumber>", "marks": marks}, {"type": "hardBreak"}]
    a_live_story(nasional, body={"type": "doc", "content": [{"type": "paragraph", "content": content}]})
    found = [one for one in portal.page(STORY).elements("a") if one.text == "<sumber>"]
    assert [one.attributes for one in found] == [{"href": link["attrs"]["href"]}]  # type: ignore[index]


def test_structured_data_says_what_the_page_says(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional)
    found = article(portal.page(STORY))
    assert found["@type"] == "NewsArticle"
    assert found["url"] == f"http://localhost:8000{STORY}"
    assert found["articleSection"] == "Nasional"
    assert found["author"] == [{"@type": "Person", "name": "Sari Utami"}]
    assert found["description"] == "Kapal pertama berangkat pukul enam pagi."
    assert found["datePublished"] == "2026-11-20T12:00:00+07:00"
    assert found["dateModified"] == "2026-11-20T12:00:00+07:00"


@pytest.mark.parametrize(
    ("deck", "paragraphs", "description"),
    [
        ("Kapal\xa0pertama  berangkat.", ["Isi."], "Kapal pertama berangkat."),
        ("", ["Kalimat satu.", "Kalimat\xa0dua."], "Kalimat satu. Kalimat dua."),
        ("", ["kata " * 60], "kata " * 31 + "kata…"),
        ('Ia bilang "ya" & pergi.', ["Isi."], 'Ia bilang "ya" & pergi.'),
    ],
)
def test_the_description_is_plain_text_with_single_spaces(
    portal: Portal, nasional: Channel, deck: str, paragraphs: list[str], description: str
) -> None:
    a_live_story(nasional, deck=deck, body=a_tree(*paragraphs))
    page = portal.page(STORY)
    assert page.meta("description") == page.meta("og:description") == article(page)["description"] == description
    assert len(description) <= 160


def test_words_on_both_sides_of_a_line_break_do_not_run_together(portal: Portal, nasional: Channel) -> None:
    content = [{"type": "text", "text": "Baris satu"}, {"type": "hardBreak"}, {"type": "text", "text": "baris dua"}]
    body = {"type": "doc", "content": [{"type": "paragraph", "content": content}]}
    a_live_story(nasional, deck="", body=body)
    assert portal.page(STORY).meta("description") == "Baris satu baris dua"
