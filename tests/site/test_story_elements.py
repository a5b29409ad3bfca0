"""What a story's page is made of, element by element."""

import json
from typing import Any

import pytest

from redaksi.newsroom.models import Channel
from tests.builders import (
    HOUR,
    NOON,
    a_live_story,
    a_person,
    a_running_story,
    a_source,
    rewritten,
)

from .portal import Portal, Rendered
from .whole import a_body, a_lead, a_picture_block, forms, paragraph, relate

STORY = "/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi-1"


pytestmark = pytest.mark.django_db


@pytest.fixture
def page(every_page: dict[str, Rendered]) -> Rendered:
    """The story that has everything."""
    return every_page["story"]


def said(page: Rendered) -> dict[str, Any]:
    """The page's structured data."""
    (script,) = page.elements("script", type="application/ld+json")
    found: dict[str, Any] = json.loads(script.text)
    return found


def filed(portal: Portal, channel: Channel, **fields: Any) -> Rendered:
    """The page of a story straight from the log."""
    return portal.page(portal.file_story(channel, NOON, **fields))


def a_tree_of(*blocks: dict[str, Any]) -> dict[str, Any]:
    """A body of these blocks."""
    return {"type": "doc", "content": list(blocks)}


def test_each_title_stands_in_its_place(page: Rendered) -> None:
    assert page.text("title") == "Pelabuhan Roro dibuka | Warta Uji"
    assert page.meta("og:title") == "Roro dibuka lagi"
    assert page.text("h1") == "Update Roro Dibuka"
    assert "<i>Update</i> Roro Dibuka</h1>" in page.html
    assert said(page)["headline"] == "Update Roro Dibuka"


def test_the_running_story_is_the_kicker_and_leads_to_its_page(page: Rendered) -> None:
    assert page.links("story__running") == ["/fokus/krisis-feri"]
    assert page.text("a", class_="story__running") == "Krisis Feri"


def test_a_kicker_by_hand_stands_where_no_running_story_does(portal: Portal, nasional: Channel) -> None:
    running = a_running_story()
    alone = filed(portal, nasional, kicker="Liga Pesisir")
    both = filed(portal, nasional, kicker="Liga Pesisir", running_story=str(running.pk))
    assert alone.text("span", class_="story__by-hand") == "Liga Pesisir"
    assert "Liga Pesisir" not in both.html
    assert portal.page("/nasional").html.count("Liga Pesisir") == 1


@pytest.mark.parametrize(
    ("format", "label", "kind"),
    [
        ("opinion", "Opini|Opinion", "OpinionNewsArticle"),
        ("analysis", "Analisis|Analysis", "AnalysisNewsArticle"),
        ("feature", "Feature", "BackgroundNewsArticle"),
        ("photo", "Foto|Photos", "NewsArticle"),
        ("video", "Video", "NewsArticle"),
        ("infographic", "Infografis|Infographic", "NewsArticle"),
        ("fact_check", "Cek fakta|Fact check", "NewsArticle"),
    ],
)
def test_a_piece_says_what_it_is_on_its_page_and_in_lists(
    portal: Portal, nasional: Channel, format: str, label: str, kind: str
) -> None:
    page = filed(portal, nasional, format=format)
    (shown,) = page.elements("span", class_="label")
    assert shown.text in label.split("|")
    assert said(page)["@type"] == kind
    for address in ("/nasional", "/indeks/2026/11/20", "/potongan/terkini/nasional"):
        assert [one.text for one in portal.page(address).elements("span", class_="label")] == [shown.text]


def test_plain_news_has_no_label(portal: Portal, nasional: Channel) -> None:
    page = filed(portal, nasional)
    assert page.elements("span", class_="label") == []
    assert said(page)["@type"] == "NewsArticle"


def test_what_was_paid_for_says_so_in_every_rendering(portal: Portal, nasional: Channel) -> None:
    running = a_running_story()
    topic = {"running_story": str(running.pk)}
    paid = portal.file_story(nasional, NOON - HOUR, format="paid", sponsor="PT Uji", **topic)
    id = paid.rpartition("-")[2]
    for number in range(8):
        portal.file_story(nasional, NOON + number * HOUR, **topic)
    body = a_tree_of(paragraph("Satu."), {"type": "readAlso", "attrs": {"story": int(id)}})
    pointing = portal.file_story(nasional, NOON + 9 * HOUR, body=body)
    pinning = portal.file_story(nasional, NOON + 10 * HOUR, related=[id])
    lists = ("/", "/nasional", "/indeks/2026/11/20", "/fokus/pelabuhan-roro")
    for address in (paid, pointing, pinning, *lists):
        page = portal.page(address)
        assert paid in page.inside() or address == paid, address
        labels = page.elements("span", class_="label--paid")
        shown = [one for one in page.elements("a") if one.attributes["href"] == paid]
        assert len(labels) == (len(shown) or 1), address
        assert all("PT Uji" in one.text for one in labels)
    page = portal.page(paid)
    name = page.text("span", class_="label--paid").partition(" ")[0]
    assert page.text("title").startswith(f"{name}: ")
    assert page.meta("og:title").startswith(f"{name}: ")
    assert said(page)["@type"] == "AdvertiserContentArticle"
    assert said(page)["sponsor"] == {"@type": "Organization", "name": "PT Uji"}


def test_what_was_paid_for_never_leads_the_front_page(portal: Portal, nasional: Channel) -> None:
    paid = portal.file_story(nasional, NOON, format="paid", sponsor="PT Uji")
    news = [portal.file_story(nasional, NOON - number * HOUR) for number in range(1, 8)]
    page = portal.page("/")
    assert page.links("story-card__link")[:7] == news
    assert page.links("timed-list__link") == [paid]


def test_sources_stand_apart_from_authors(page: Rendered) -> None:
    assert page.text("p", class_="story__sources").endswith("KCNA")
    assert [one["provider"]["name"] for one in said(page)["isBasedOn"]] == ["KCNA"]
    assert "KCNA" not in [one.text for one in page.elements("span", class_="byline__name")]


def test_a_source_is_printed_by_its_short_name_and_leads_to_its_address(portal: Portal, nasional: Channel) -> None:
    first = a_source("lirih", name="Kantor Berita Lirih", short_name="KBL", url="https://kbl.example/")
    second = a_source("radio", name="Radio Serandai")
    page = filed(portal, nasional, sources=[str(first.pk), str(second.pk)])
    assert page.text("p", class_="story__sources").endswith(" KBL, Radio Serandai")
    assert [one.attributes["href"] for one in page.elements("a") if one.text == "KBL"] == ["https://kbl.example/"]


def test_the_editors_sign_at_the_end(portal: Portal, nasional: Channel) -> None:
    first, second = a_person("bima-arya", initials="bar"), a_person("wati-sari")
    credits = [{"role": "editor", "person": str(one.pk)} for one in (first, second)]
    assert filed(portal, nasional, credits=credits).text("p", class_="story__signature") == "(bar)"
    assert filed(portal, nasional, credits=credits[1:]).elements("p", class_="story__signature") == []


def test_a_correction_stands_boxed_above_the_text_with_its_date(page: Rendered) -> None:
    box = page.text("div", class_="changes")
    assert "Jumat, 20 November 2026 | 13:00 WIB" in box
    assert "Jumlah penumpang dibetulkan." in box
    assert page.html.index('class="changes"') < page.html.index('class="prose"')
    (correction,) = said(page)["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["datePublished"] == "2026-11-20T13:00:00+07:00"


def test_updated_is_the_last_change_that_readers_were_told_of(portal: Portal, nasional: Channel) -> None:
    changes = [
        {"kind": kind, "at": NOON + hours * HOUR, "note": f"Catatan {hours}."}
        for kind, hours in (("correction", 1), ("update", 2))
    ]
    page = filed(portal, nasional, changes=changes, version_created=NOON + 5 * HOUR)
    assert [one.text.rpartition("| ")[2] for one in page.elements("time")][:2] == ["12:00 WIB", "14:00 WIB"]
    assert page.meta("article:modified_time") == said(page)["dateModified"] == "2026-11-20T14:00:00+07:00"
    notes = [one.text for one in page.elements("p", class_="changes__note")]
    assert notes == ["Catatan 2.", "Catatan 1."]


def test_a_mended_typing_error_is_no_update(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional)
    rewritten(story, now=NOON + HOUR, located="KOTARAYA")
    page = portal.page(STORY)
    assert "13:00" not in page.html
    assert said(page)["dateModified"] == said(page)["datePublished"] == "2026-11-20T12:00:00+07:00"


def test_pictures_of_the_text_come_in_every_size_with_their_words(page: Rendered) -> None:
    one, *gallery = page.elements("figure", class_="figure")
    assert " ".join(one.text.split()) == "Geladak kapal 1. (Foto: Antara)"
    assert len(gallery) == 2
    images = [image.attributes for image in page.elements("img") if image.attributes["alt"].startswith("Geladak")]
    assert [image["alt"] for image in images] == ["Geladak 1.", "Geladak 2.", "Geladak 3."]
    for image in images:
        assert image["loading"] == "lazy"
        assert (image["width"], image["height"]) == ("640", "360")
        assert image["srcset"].endswith("1280w")
    assert page.elements("div", class_="gallery")[0].attributes["role"] == "group"


def test_a_table_can_be_scrolled_and_names_its_columns_and_rows(page: Rendered) -> None:
    (region,) = page.elements("div", class_="table")
    assert (region.attributes["tabindex"], region.attributes["aria-label"]) == ("0", "Jadwal")
    assert page.text("caption") == "Jadwal"
    assert [one.attributes["scope"] for one in page.elements("th")] == ["col", "col", "row"]


@pytest.mark.parametrize(
    ("provider", "id", "url"),
    [
        ("youtube", "abc123", "https://www.youtube.com/watch?v=abc123"),
        ("vimeo", "76979871", "https://vimeo.com/76979871"),
        ("x", "sauh/status/12", "https://x.com/sauh/status/12"),
        ("x", "12", "https://x.com/i/status/12"),
        ("instagram", "Cx_1", "https://www.instagram.com/p/Cx_1"),
        ("tiktok", "@sauh/video/12", "https://www.tiktok.com/@sauh/video/12"),
        ("facebook", "sauh/posts/12", "https://www.facebook.com/sauh/posts/12"),
        ("spotify", "show/12", "https://open.spotify.com/show/12"),
    ],
)
def test_an_embed_is_a_link_to_the_other_sites_page(
    portal: Portal, nasional: Channel, provider: str, id: str, url: str
) -> None:
    embed = {"type": "embed", "attrs": {"provider": provider, "id": id, "title": "Kapal <berlabuh>"}}
    page = filed(portal, nasional, body=a_tree_of(paragraph("Satu."), embed))
    assert page.links("embed__link") == [url]
    assert page.text("span", class_="embed__title") == "Kapal <berlabuh>"


def test_a_read_also_shows_the_headline_of_today_and_nothing_once_its_story_is_gone(
    portal: Portal, nasional: Channel
) -> None:
    named = a_live_story(nasional)
    body = a_tree_of(*({"type": "readAlso", "attrs": {"story": id}} for id in (named.pk, 88888)))
    pointing = portal.file_story(nasional, NOON, body=body)
    assert portal.page(pointing).links("read-also__link") == [STORY]
    rewritten(named, now=NOON + HOUR, headline="Pelabuhan Ditutup")
    assert portal.page(pointing).text("a", class_="read-also__link") == "Pelabuhan Ditutup"


@pytest.mark.parametrize(
    ("levels", "shown"), [((3, 3, 2, 3), ["h2", "h2", "h2", "h3"]), ((2, 3, 3), ["h2", "h3", "h3"])]
)
def test_subheads_leave_no_level_out(portal: Portal, nasional: Channel, levels: list[int], shown: list[str]) -> None:
    words = [{"type": "text", "text": "Subjudul"}]
    body = a_tree_of(*({"type": "heading", "attrs": {"level": level}, "content": words} for level in levels))
    page = filed(portal, nasional, body=body)
    assert [one.tag for one in page.elements("") if one.text == "Subjudul"] == shown
    assert page.meta("description").startswith("Kabar"), "a text without paragraphs is described by its headline"


def test_boxes_and_breaks_are_quiet_elements_of_the_text(page: Rendered) -> None:
    assert page.text("div", class_="fact-box") == "Tentang RoroDibangun 1990."
    assert "Semula 12." in page.text("div", class_="correction-note")
    assert len(page.elements("hr", class_="page-break")) == 1
    assert "Paragraf kedelapan." in page.html, "the whole text is on one page"


def test_pinned_stories_come_before_those_that_the_worker_found(portal: Portal, nasional: Channel) -> None:
    stories = [portal.file_story(nasional, NOON - number * HOUR, lead_picture=a_lead(number)) for number in range(9)]
    ids = [path.rpartition("-")[2] for path in stories]
    body = a_tree_of(paragraph("Satu."), {"type": "readAlso", "attrs": {"story": int(ids[3])}})
    own = portal.file_story(nasional, NOON, related=[ids[7], "88888"], body=body)
    id = own.rpartition("-")[2]
    relate(portal, id, [id, ids[7], ids[3], *ids[:7]])
    page = portal.page(own)
    assert page.links("related__link") == [stories[n] for n in (7, 0, 1, 2, 4, 5)]
    assert len(page.elements("div", class_="related__picture")) == 6


def test_a_story_without_relations_has_no_empty_list(portal: Portal, nasional: Channel) -> None:
    assert filed(portal, nasional).elements("section", class_="related") == []


@pytest.mark.parametrize("attack", ['"><script>x</script>', "<b>&amp;", "{{ 7 }}"])
def test_nothing_in_a_block_becomes_markup(portal: Portal, nasional: Channel, attack: str) -> None:
    body = a_body("1002")
    words = json.loads(json.dumps(body).replace("Jadwal", "@").replace("Tentang Roro", "@").replace("Kapten", "@"))
    text = json.loads(json.dumps(words).replace('"@"', json.dumps(attack)))
    picture = a_picture_block(1)
    picture["attrs"] |= {"alt": attack, "caption": attack, "credit": attack}
    text["content"].append(picture)
    page = filed(portal, nasional, body=text, pictures=[{"id": "1", **forms(1)}], kicker=attack, sponsor=attack)
    assert page.status == 200
    assert page.text("caption") == attack
    assert page.text("p", class_="fact-box__title") == attack
    assert page.elements("img")[0].attributes["alt"] == attack
    assert [one.attributes["type"] for one in page.elements("script")] == ["application/ld+json", "module"]
    assert page.elements("b", class_="") == [one for one in page.elements("b") if not one.attributes]


def test_numbers_in_a_table_stand_at_the_right_and_so_does_the_head_of_a_column_of_them(
    portal: Portal, nasional: Channel
) -> None:
    def row(kind: str, *words: str) -> dict[str, Any]:
        return {"type": "tableRow", "content": [{"type": kind, "content": [paragraph(word)]} for word in words]}

    rows = [
        row("tableHeader", "Kabupaten", "Suara", "Bagian", "Biaya", "Catatan"),
        row("tableCell", "Lambaran", "5.767", "42,5%", "Rp 1,2 miliar", "3"),
        row("tableCell", "3 kecamatan", "-104", "7 persen", "Rp900.000", "belum lengkap"),
    ]
    page = filed(portal, nasional, body=a_tree_of({"type": "table", "attrs": {"caption": "Suara"}, "content": rows}))
    assert [one.text for one in page.elements("", class_="table__number")] == [
        *("Suara", "Bagian", "Biaya"),
        *("5.767", "42,5%", "Rp 1,2 miliar", "3"),
        *("-104", "7 persen", "Rp900.000"),
    ]
