"""Settings: what the screens of all records take, keep and refuse."""

import ast
import inspect
import json
import sqlite3
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from redaksi.desk.contrast import contrast
from redaksi.desk.refusals import refusal_of
from redaksi.newsroom import actions
from redaksi.newsroom.auditing import thing_name
from redaksi.newsroom.models import (
    AuditRow,
    Channel,
    Masthead,
    Page,
    Topic,
)
from redaksi.press import log
from redaksi.press.documents import advertising, masthead, menu, page, redirect
from redaksi.press.documents import channel as channel_documents
from redaksi.press.errors import DocumentRefused
from redaksi.site.projector import projected_epoch
from tests.builders import (
    NOON,
    a_channel,
    a_creative,
    a_live_story,
    a_menu,
    a_page,
    a_person,
    a_promo,
    a_redirect,
    a_running_story,
    a_source,
    a_topic,
    a_tree,
    ayu,
    bima,
    wati,
)
from tests.desk.sending import sent_unchanged
from tests.desk.test_doors import logged_in

NEW: dict[str, dict[str, Any]] = {
    "channels": {"name": "Olahraga", "slug": "", "label": "olahraga", "position": 3, "colour": "#1b4f72"},
    "people": {"name": "Rahayu Uji", "title": "Jurnalis", "is_active": "on"},
    "topics": {"name": "Harga Beras", "aliases": "beras\nharga pangan"},
    "pages": {"title": "Kontak Kami", "position": 2, "body": json.dumps(a_tree("Telepon kami."))},
    "redirects": {"source": "/lama", "target": "/nasional"},
    "running-stories": {"name": "Pemilu 2029", "description": "Tahapan dan hasil.", "is_open": "on"},
    "sources": {
        "name": "Kantor Berita Uji",
        "short_name": "KBU",
        "source_kind": "agency",
        "url": "https://kbu.example",
    },
    "menus": {"place": "main", "items-at": ["", ""], "items-label": ["Nasional", ""], "items-href": ["/nasional", ""]},
    "creatives": {
        "heading": "Langganan",
        "button": "Daftar",
        "href": "/langganan",
        "places": ["top", "side_1"],
        "position": 1,
        "starts_at": "2026-11-20T12:00",
        "ends_at": "2026-12-01T00:00",
    },
    "promos": {"text": "Ikuti kami", "href": "https://wa.example", "places": ["home"], "position": 0},
}


@pytest.fixture
def desk(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


def form_at(desk: Client, address: str) -> dict[str, Any]:
    """The form of a record's screen as a browser would send it unchanged."""
    sent = sent_unchanged(html(desk.get(address)), "record-form")
    del sent["csrfmiddlewaretoken"]
    return sent


def html(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("kind", sorted(NEW))
def test_what_is_made_is_published_at_once_and_stands_in_the_list(desk: Client, kind: str) -> None:
    answer = desk.post(reverse("record_create", args=[kind]), NEW[kind], follow=True)
    assert "pembaca sudah mendapatkannya" in html(answer)
    assert projected_epoch(settings.ENVIRONMENT.site) == log.head_epoch()
    record = answer.context["record"]
    assert log.current_document(answer.context["kind"].name, str(record.pk)) is not None
    listing = html(desk.get(reverse("records", args=[kind])))
    assert reverse("record", args=[kind, record.pk]) in listing
    assert AuditRow.objects.get(thing=thing_name(record)).by == wati()


@pytest.mark.parametrize("kind", sorted(NEW))
def test_what_is_sent_back_unchanged_stays_the_same(desk: Client, kind: str) -> None:
    desk.post(reverse("record_create", args=[kind]), NEW[kind])
    of = log.read(0)[-1]
    address = reverse("record", args=[kind, of.id])
    before = form_at(desk, address)
    assert desk.post(address, before).status_code == 302
    assert form_at(desk, address) == before
    assert log.current_document(of.kind, of.id) == of.document


def test_the_masthead_can_be_changed(desk: Client) -> None:
    address = reverse("records", args=["masthead"])
    screen = desk.get(address).headers["location"]
    form = form_at(desk, screen) | {"name": "Warta Baru", "site_url": "https://warta.example/"}
    assert desk.post(screen, form).status_code == 302
    assert Masthead.objects.get() == Masthead(pk=1, name="Warta Baru")
    assert (Masthead.objects.get().name, Masthead.objects.get().site_url) == ("Warta Baru", "https://warta.example")
    assert desk.get(reverse("record_create", args=["masthead"])).status_code == 404


def test_a_newspaper_without_a_masthead_can_begin(db: None) -> None:
    desk = logged_in(wati())
    assert desk.get(reverse("record", args=["masthead", 1])).status_code == 200
    assert desk.get(reverse("record", args=["masthead", 2])).status_code == 404
    assert desk.get(reverse("record", args=["planets", 1])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "typed", "field", "said"),
    [
        ("channels", {"slug": "Bukan Slug"}, "slug", "huruf"),
        ("channels", {"slug": "indeks"}, "slug", "diperlukan situs"),
        ("channels", {"slug": "2026"}, "slug", "harus mengandung huruf"),
        ("channels", {"slug": "nasional"}, "slug", "sudah dipakai yang lain"),
        ("channels", {"slug": "redaksi"}, "slug", "sudah dipegang halaman"),
        ("channels", {"colour": "#f2d7d5"}, "colour", "Terlalu pucat"),
        ("channels", {"colour": "merah"}, "colour", "warna"),
        ("channels", {"name": ""}, "name", "tidak boleh kosong"),
        ("channels", {"position": 20_000}, "position", "Tidak dapat ditayangkan"),
        ("pages", {"slug": "nasional"}, "slug", "sudah dipegang kanal"),
        ("pages", {"body": '{"type":"doc","content":[{"type":"script"}]}'}, "body", "tidak dapat dibaca"),
        ("pages", {"body": "not json"}, "body", "tidak dapat dibaca"),
        ("topics", {"slug": "a_b"}, "slug", "huruf"),
        ("topics", {"aliases": "\n".join(map(str, range(21)))}, "aliases", "20 baris"),
        ("redirects", {"source": "lama"}, "source", "diawali"),
        ("redirects", {"source": "/"}, "source", "untuk dirinya"),
        ("redirects", {"source": "/redaksi"}, "source", "sudah dipegang halaman"),
        ("redirects", {"target": "/lama"}, "target", "kembali"),
        ("redirects", {"target": "//jahat.example"}, "target", "situs ini"),
        ("running-stories", {"slug": "Bukan Slug"}, "slug", "huruf"),
        ("running-stories", {"slug": "roro"}, "slug", "sudah dipakai yang lain"),
        ("running-stories", {"name": ""}, "name", "tidak boleh kosong"),
        ("sources", {"source_kind": "blog"}, "source_kind", "Masukkan pilihan"),
        ("creatives", {"button": ""}, "button", "tidak boleh kosong"),
        ("creatives", {"position": 20_000}, "position", "10000"),
        ("creatives", {"starts_at": "besok"}, "starts_at", "tanggal/waktu"),
        ("promos", {"text": "x" * 301}, "text", "300"),
    ],
)
def test_what_is_refused_is_said_beside_its_field_and_what_was_typed_is_kept(
    desk: Client, kind: str, typed: dict[str, Any], field: str, said: str
) -> None:
    a_page("redaksi")
    a_running_story("roro")
    before = log.head_epoch()
    answer = desk.post(reverse("record_create", args=[kind]), NEW[kind] | typed)
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    assert answer.context["form"][field].value() == str((NEW[kind] | typed)[field])
    assert said in html(answer)
    assert log.head_epoch() == before


def test_two_levels_of_channels_are_the_limit(desk: Client, channel: Channel) -> None:
    below = a_channel("pemilu", parent=channel)
    answer = desk.post(reverse("record_create", args=["channels"]), NEW["channels"] | {"parent": below.pk})
    assert answer.status_code == 422
    assert "parent" in answer.context["form"].errors
    other = a_channel("daerah")
    address = reverse("record", args=["channels", channel.pk])
    answer = desk.post(address, form_at(desk, address) | {"parent": other.pk})
    assert (answer.status_code, "Dua tingkat" in html(answer)) == (422, True)
    channel.refresh_from_db()
    assert channel.parent is None


@pytest.mark.parametrize("module", [advertising, channel_documents, masthead, menu, page, redirect])
def test_every_flaw_that_the_press_finds_is_told_in_the_desk_s_language(module: ModuleType) -> None:
    flaws = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.FunctionDef)]
    said = [
        node.value
        for function in flaws
        if function.name in ("flaws", "_times")
        for node in ast.walk(function)
        if isinstance(node, ast.Yield)
    ]
    assert said
    for words in said:
        assert words is not None
        english = eval(compile(ast.Expression(_with_samples(words)), "flaw", "eval"))
        refusal = refusal_of(DocumentRefused(f"channel 1: {english}"))
        assert english not in refusal.sentence, english


def _with_samples(words: ast.expr) -> ast.expr:
    if isinstance(words, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "'x'" for part in words.values]
        return ast.fix_missing_locations(ast.Constant("".join(map(str, parts))))
    return words


def test_a_record_that_somebody_changed_meanwhile_is_shown_and_not_overwritten(desk: Client) -> None:
    topic = a_topic("pelabuhan")
    address = reverse("record", args=["topics", topic.pk])
    form = form_at(desk, address) | {"description": "Dari saya."}
    topic.description = "Dari orang lain."
    actions.publish_record(topic, by=ayu(), now=NOON)
    answer = desk.post(address, form)
    assert answer.status_code == 409
    assert '<del class="conflict__theirs">orang lain.</del>' in html(answer)
    assert answer.context["form"]["description"].value() == "Dari saya."
    topic.refresh_from_db()
    assert topic.description == "Dari orang lain."
    assert desk.post(address, form | {"seen": answer.context["seen"]}).status_code == 302
    topic.refresh_from_db()
    assert topic.description == "Dari saya."


def test_a_form_without_what_was_seen_changes_nothing(desk: Client) -> None:
    topic = a_topic("pelabuhan")
    assert desk.post(reverse("record", args=["topics", topic.pk]), {"name": "Lain"}).status_code == 409


def test_the_screen_says_so_when_readers_could_not_be_brought_up_to_date(desk: Client) -> None:
    name = (settings.ENVIRONMENT.site / "CURRENT").read_text()
    blocker = sqlite3.connect(settings.ENVIRONMENT.site / f"{name}.sqlite3", isolation_level=None, timeout=0)
    blocker.execute("BEGIN IMMEDIATE")
    try:
        answer = desk.post(reverse("record_create", args=["topics"]), NEW["topics"], follow=True)
    finally:
        blocker.execute("ROLLBACK")
        blocker.close()
    assert "belum terlihat" in html(answer)
    assert Topic.objects.filter(slug="harga-beras").exists()


REASON = {"reason": "Digabung dengan yang lain."}


def test_what_is_taken_down_can_be_brought_back(desk: Client) -> None:
    records: list[tuple[str, str, Any]] = [
        ("channels", "channel", a_channel("kosong")),
        ("topics", "topic", a_topic()),
        ("pages", "page", a_page("kontak")),
        ("redirects", "redirect", a_redirect("/lama", "/baru")),
        ("running-stories", "running_story", a_running_story()),
        ("sources", "source", a_source()),
        ("menus", "menu", a_menu()),
        ("creatives", "creative", a_creative()),
        ("promos", "promo", a_promo()),
    ]
    for kind, name, record in records:
        address = reverse("record_take_down", args=[kind, record.pk])
        assert desk.get(address).status_code == 200
        answer = desk.post(address, REASON, follow=True)
        assert "Sudah diturunkan" in html(answer)
        assert log.current_document(name, str(record.pk)) is None
        assert projected_epoch(settings.ENVIRONMENT.site) == log.head_epoch()
        assert AuditRow.objects.filter(thing=thing_name(record), action="withdraw_record").exists()
        screen = reverse("record", args=[kind, record.pk])
        assert "Menyimpannya akan menampilkannya lagi" in html(desk.get(screen))
        assert desk.post(address, REASON).status_code == 422
        assert desk.post(screen, form_at(desk, screen)).status_code == 302
        assert log.current_document(name, str(record.pk)) is not None


def test_taking_down_needs_a_reason(desk: Client) -> None:
    topic = a_topic()
    answer = desk.post(reverse("record_take_down", args=["topics", topic.pk]), {"reason": "x"})
    assert (answer.status_code, answer.context["form"]["reason"].value()) == (422, "x")
    assert log.current_document("topic", str(topic.pk)) is not None


def test_what_live_stories_name_stays(desk: Client, channel: Channel) -> None:
    topic, running, source = a_topic(), a_running_story(), a_source()
    story = a_live_story(channel, topics=[topic.pk], running_story=running.pk, sources=[source.pk])
    named = {"channels": channel, "topics": topic, "running-stories": running, "sources": source}
    for kind, record in named.items():
        answer = desk.post(reverse("record_take_down", args=[kind, record.pk]), REASON)
        assert answer.status_code == 422
        assert f"berita {story.pk}" in html(answer)
        assert answer.context["form"]["reason"].value() == REASON["reason"]


@pytest.mark.parametrize(("kind", "status"), [("people", 404), ("masthead", 404)])
def test_people_and_the_masthead_stay(desk: Client, kind: str, status: int) -> None:
    record = a_person() if kind == "people" else Masthead.objects.get()
    assert desk.post(reverse("record_take_down", args=[kind, record.pk]), REASON).status_code == status


def test_what_was_taken_down_can_not_be_chosen_any_more(desk: Client) -> None:
    topic = a_topic("pelabuhan")
    other = a_channel("lain")
    actions.withdraw_record(topic, reason="Tidak dipakai lagi.", by=wati(), now=NOON)
    actions.withdraw_record(other, reason="Tidak dipakai lagi.", by=wati(), now=NOON)
    context = desk.post(reverse("story_create"), follow=True).context
    assert desk.get(reverse("pick", args=["topics"]), {"q": "pelabuhan"}).json() == {"found": []}
    assert other.pk not in dict(context["choices"].channels)


@pytest.mark.parametrize("who", [bima])
def test_an_editor_does_not_keep_the_records(channel: Channel, who: Any) -> None:
    browser = logged_in(who())
    assert browser.get(reverse("settings")).status_code == 403
    assert browser.post(reverse("record_create", args=["topics"]), NEW["topics"]).status_code == 403
    assert reverse("settings") not in html(browser.get("/"))
    assert not Topic.objects.exists()


def test_a_colour_s_contrast_is_said_in_words(desk: Client, channel: Channel) -> None:
    assert "Kontras dengan kertas" in html(desk.get(reverse("record", args=["channels", channel.pk])))
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#fbf9f4") == 1


def test_a_static_page_s_text_reaches_readers_as_written(desk: Client) -> None:
    desk.post(reverse("record_create", args=["pages"]), NEW["pages"])
    assert Page.objects.get(slug="kontak-kami").body == a_tree("Telepon kami.")
