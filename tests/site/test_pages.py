"""Stories, static pages, and what stays where something was."""

import datetime as dt
import json

import pytest

from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel
from tests.builders import (
    DAY,
    HOUR,
    NOON,
    a_channel,
    a_live_story,
    a_page,
    a_person,
    a_redirect,
    a_topic,
    a_tree,
    bima,
    rewritten,
    wati,
)

from .portal import Portal

STORY = "/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi-1"
KAMIS = dt.datetime(2023, 9, 14, 5, 13, tzinfo=dt.UTC)
REASON = "Sumber mencabut keterangannya."


def test_a_story_stands_at_its_canonical_address(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional)
    page = portal.page(STORY)
    assert page.status == 200
    assert page.elements("link", rel="canonical")[0].attributes["href"] == f"http://localhost:8000{STORY}"
    assert page.meta("og:url") == f"http://localhost:8000{STORY}"
    assert page.text("h1") == "Pelabuhan Roro Dibuka Lagi"
    assert "Kapal pertama membawa 120 penumpang." in page.html


@pytest.mark.parametrize(
    "odd",
    [
        "/nasional/2026/11/20/judul-lain-1",
        "/nasional/2026/11/20/1",
        "/nasional/2025/1/2/pelabuhan-roro-dibuka-lagi-1",
        "/ekonomi/2026/11/20/pelabuhan-roro-dibuka-lagi-1",
        "/news/read/2026/11/20/apa-saja-1",
    ],
)
def test_an_odd_spelling_leads_to_the_canonical_address(portal: Portal, nasional: Channel, odd: str) -> None:
    a_live_story(nasional)
    page = portal.page(odd)
    assert (page.status, page.header["location"], page.html) == (301, STORY, "")


def test_a_story_that_moved_to_another_channel_leads_there_from_its_old_address(
    portal: Portal, nasional: Channel, pemilu: Channel
) -> None:
    story = a_live_story(nasional)
    rewritten(story, now=NOON + HOUR, channel=pemilu.pk)
    page = portal.page(STORY)
    assert (page.status, page.header["location"]) == (301, STORY.replace("/nasional/", "/nasional/pemilu/"))
    assert portal.page(page.header["location"]).status == 200


@pytest.mark.parametrize(
    "address", ["/nasional/2026/11/20/pelabuhan-77", "/nasional/2026/11/20/pelabuhan", "/tidak/ada/di/sini", "/x"]
)
def test_where_nothing_ever_stood_there_is_one_page_that_says_so(
    portal: Portal, nasional: Channel, address: str
) -> None:
    path = portal.file_story(nasional, NOON)
    page = portal.page(address)
    assert page.status == 404
    assert page.entry.key.endswith("|!404")
    assert page.meta("robots") == "noindex"
    assert page.links("timed-list__link") == [path]


def test_a_draft_is_nowhere(portal: Portal, nasional: Channel) -> None:
    story = actions.create_story(by=wati(), now=NOON)
    assert portal.page(f"/nasional/2026/11/20/x-{story.pk}").status == 404


def test_a_withdrawn_story_answers_at_one_address(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional)
    actions.withdraw(story.pk, ground="press_council", reason=REASON, by=wati(), now=NOON)
    page = portal.page("/nasional/2026/11/20/judul-lain-1")
    assert (page.status, page.header["location"]) == (301, STORY)


def test_an_erased_story_is_gone_wherever_its_id_is_named_and_no_store_keeps_that(
    portal: Portal, nasional: Channel
) -> None:
    story = a_live_story(nasional)
    actions.erase_story(story.pk, order="12/2026", by=wati(), second=bima(), now=NOON)
    for address in (STORY, "/x/2026/1/1/z-1"):
        page = portal.page(address)
        assert page.status == 410
        assert not page.entry.key.partition("|")[2].startswith("/")
        assert address not in page.html


def test_a_channel_that_was_renamed_is_found_under_its_old_name(portal: Portal, nasional: Channel) -> None:
    nasional.slug = "negeri"
    actions.publish_record(nasional, by=wati(), now=NOON)
    for old, new in (("/nasional", "/negeri"), ("/indeks/nasional/2026/11/20", "/indeks/negeri/2026/11/20")):
        page = portal.page(old)
        assert (page.status, page.header["location"]) == (301, new)
    a_channel("nasional")
    assert portal.page("/nasional").status == 200


def test_a_channel_may_begin_like_the_indeks(portal: Portal, nasional: Channel) -> None:
    a_channel("indeks-harga")
    assert portal.page("/indeks-harga").status == 200


def test_a_redirect_with_a_slash_at_its_end_leads_on(portal: Portal, nasional: Channel) -> None:
    a_redirect("/2019/05/berita-lama/", "/nasional")
    page = portal.page("/2019/05/berita-lama/")
    assert (page.status, page.header["location"]) == (301, "/nasional")


def test_a_withdrawn_story_leaves_its_title_and_the_reason(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional)
    actions.withdraw(story.pk, ground="press_council", reason=REASON, by=wati(), now=KAMIS.replace(year=2027))
    page = portal.page(STORY, NOON + 365 * DAY)
    assert page.status == 410
    assert page.text("p", class_="absent__headline") == "Pelabuhan Roro Dibuka Lagi"
    assert REASON in page.html
    assert "Selasa, 14 September 2027 | 12:13 WIB" in page.html
    assert "Kapal pertama" not in page.html
    assert page.meta("robots") == "noindex"
    assert portal.page("/nasional").links("story-card__link") == []


def test_a_neutral_label_stands_instead_of_the_headline_and_its_address(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional, headline="Nama Anak Disebut")
    actions.withdraw(
        story.pk, ground="child_future", reason=REASON, label="Berita tentang seorang anak", by=wati(), now=NOON
    )
    for address in ("/nasional/2026/11/20/nama-anak-disebut-1", "/x/2026/1/1/1"):
        page = portal.page(address)
        assert page.status == 410
        assert page.text("p", class_="absent__headline") == "Berita tentang seorang anak"
        assert REASON in page.html
        assert "nama-anak" not in page.html.lower().replace(" ", "-")
        assert not page.entry.key.partition("|")[2].startswith("/")


def test_a_story_published_again_after_its_withdrawal_is_back(portal: Portal, nasional: Channel) -> None:
    story = a_live_story(nasional)
    actions.withdraw(story.pk, ground="other", reason=REASON, by=wati(), now=NOON)
    assert portal.page(STORY).status == 410
    rewritten(story, now=NOON + HOUR)
    assert portal.page(STORY).status == 200
    assert portal.page("/nasional").links("story-card__link") == [STORY]


@pytest.mark.parametrize("was_withdrawn", [False, True])
def test_an_erased_story_leaves_nothing_but_that_something_was_removed(
    portal: Portal, nasional: Channel, was_withdrawn: bool
) -> None:
    story = a_live_story(nasional, headline="Nama Anak Disebut")
    address = "/nasional/2026/11/20/nama-anak-disebut-1"
    if was_withdrawn:
        actions.withdraw(story.pk, ground="other", reason=f"Nama Anak. {REASON}", by=wati(), now=NOON)
    actions.erase_story(story.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON)
    page = portal.page(address)
    assert page.status == 410
    assert "Nama Anak" not in page.html
    assert "Penetapan" not in page.html
    for list_page in ("/", "/nasional", "/indeks/2026/11/20"):
        assert "Nama Anak" not in portal.page(list_page).html


def test_a_static_page_stands_at_its_slug_and_in_the_footer(portal: Portal, nasional: Channel) -> None:
    a_page("pedoman-media-siber", title="Pedoman Media Siber", body=a_tree("Verifikasi & keberimbangan."))
    page = portal.page("/pedoman-media-siber")
    assert page.status == 200
    assert page.text("h1", class_="static-page__title") == "Pedoman Media Siber"
    assert "Verifikasi &amp; keberimbangan." in page.html
    footer = portal.page("/nasional").elements("footer", class_="footer")[0]
    assert "Pedoman Media Siber" in footer.text


def test_a_static_pages_old_address_leads_to_its_new_one(portal: Portal, nasional: Channel) -> None:
    page = a_page("pedoman")
    page.slug = "pedoman-media-siber"
    actions.publish_record(page, by=wati(), now=NOON)
    old = portal.page("/pedoman")
    assert (old.status, old.header["location"]) == (301, "/pedoman-media-siber")


def test_a_moved_address_leads_on_also_where_a_story_once_stood(portal: Portal, nasional: Channel) -> None:
    a_redirect("/rubrik/lama", "/nasional")
    a_redirect("/berita/2009/1/2/arsip-55", "/nasional")
    for source in ("/rubrik/lama", "/berita/2009/1/2/arsip-55"):
        page = portal.page(source)
        assert (page.status, page.header["location"]) == (301, "/nasional")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/nasional/", "/nasional"),
        (f"{STORY}/", STORY),
        ("/indeks/2026/11/20/", "/indeks/2026/11/20"),
        ("/pemilu", "/nasional/pemilu"),
        ("/nasional/nasional", "/nasional"),
        ("/indeks/pemilu/2026/11/20", "/indeks/nasional/pemilu/2026/11/20"),
    ],
)
def test_other_ways_to_write_an_address_lead_to_the_one(
    portal: Portal, pemilu: Channel, address: str, target: str
) -> None:
    page = portal.page(address)
    assert (page.status, page.header["location"]) == (301, target)


@pytest.mark.parametrize(
    ("zone", "shown", "offset"),
    [
        ("Asia/Jakarta", "Kamis, 14 September 2023 | 12:13 WIB", "2023-09-14T12:13:00+07:00"),
        ("Asia/Makassar", "Kamis, 14 September 2023 | 13:13 WITA", "2023-09-14T13:13:00+08:00"),
        ("Asia/Jayapura", "Kamis, 14 September 2023 | 14:13 WIT", "2023-09-14T14:13:00+09:00"),
    ],
)
def test_times_are_printed_in_the_newspapers_zone(
    portal: Portal, nasional: Channel, zone: str, shown: str, offset: str
) -> None:
    portal.change_masthead(timezone=zone)
    a_live_story(nasional, now=KAMIS)
    page = portal.page("/nasional/2023/09/14/pelabuhan-roro-dibuka-lagi-1")
    (time,) = page.elements("time")
    assert (time.text, time.attributes["datetime"]) == (shown, offset)
    assert page.meta("article:published_time") == offset


@pytest.mark.parametrize(
    ("pattern", "located", "opening"),
    [
        ("{place} -", "SAGARA", "SAGARA - Pelabuhan dibuka lagi setelah dua hari."),
        ("{place}, Warta Uji –", "Sagara & Lontar", "Sagara & Lontar, Warta Uji – Pelabuhan dibuka lagi"),
        ("{place} -", "", "Pelabuhan dibuka lagi setelah dua hari."),
    ],
)
def test_the_dateline_opens_the_first_paragraph_only(
    portal: Portal, nasional: Channel, pattern: str, located: str, opening: str
) -> None:
    portal.change_masthead(dateline_pattern=pattern)
    a_live_story(nasional, located=located)
    page = portal.page(STORY)
    assert page.text("div", class_="prose").startswith(opening)
    assert len(page.elements("b", class_="story__dateline")) == bool(located)


def test_credits_are_printed_in_order_without_a_space_before_the_comma(portal: Portal, nasional: Channel) -> None:
    person = a_person("rahman-asmardika")
    a_live_story(
        nasional,
        credits=[{"role": "journalist", "person": str(person.pk)}, {"role": "photographer", "name": "Dewi Lestari"}],
    )
    page = portal.page(STORY)
    names = [name.text for name in page.elements("span", class_="byline__name")]
    assert names == ["Rahman Asmardika", "Dewi Lestari"]
    assert " ," not in page.text("ul", class_="byline")
    assert page.text("ul", class_="byline").startswith("Rahman Asmardika, ")
    assert page.links("byline__link") == ["/penulis/rahman-asmardika"]


def test_topics_are_printed_below_the_story(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional, topics=[a_topic("pelabuhan").pk, a_topic("kapal").pk])
    page = portal.page(STORY)
    assert page.text("ul", class_="story__topics") == "PelabuhanKapal"
    assert page.links("story__topic") == ["/topik/pelabuhan", "/topik/kapal"]


def test_italics_are_in_the_headline_and_nowhere_where_only_plain_text_may_stand(
    portal: Portal, nasional: Channel
) -> None:
    a_live_story(nasional)
    page = portal.page(STORY)
    plain = "Pelabuhan Roro Dibuka Lagi"
    assert "Pelabuhan <i>Roro</i> Dibuka Lagi</h1>" in page.html
    assert page.text("title").startswith(plain)
    assert page.meta("og:title") == plain
    assert json.loads(page.elements("script")[0].text)["headline"] == plain


def test_a_channel_with_a_moved_parent_keeps_its_stories(portal: Portal, nasional: Channel, pemilu: Channel) -> None:
    a_live_story(pemilu)
    pemilu.parent = a_channel("politik")
    actions.publish_record(pemilu, by=wati(), now=NOON)
    new = "/politik/pemilu/2026/11/20/pelabuhan-roro-dibuka-lagi-1"
    assert portal.page(STORY).header["location"] == new
    assert portal.page("/politik").links("story-card__link") == [new]
    assert portal.page("/nasional").links("story-card__link") == []
