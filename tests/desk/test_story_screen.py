"""What the story screen takes, keeps and refuses."""

import json
import sqlite3
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from redaksi.newsroom.models import AuditRow, Channel, Story, StoryState
from redaksi.press import log
from redaksi.site.projector import projected_epoch
from tests.builders import NOON, a_draft, a_live_story, a_person, a_topic, a_tree, rewritten, wati
from tests.desk.test_doors import form_of, logged_in


@pytest.fixture
def editor(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


def screen(story: Story) -> str:
    return reverse("story", args=[story.pk])


def test_what_is_sent_is_saved_and_nothing_else_changes(editor: Client, channel: Channel) -> None:
    person, topic = a_person("rahayu"), a_topic("pelabuhan")
    story = a_draft(channel)
    form = form_of(editor, story) | {
        "deck": "Dek baru.",
        "topics": [topic.pk],
        "credit-role": ["editor", "contributor"],
        "credit-person": [person.pk, ""],
        "credit-name": ["", "Orang Luar"],
    }
    assert editor.post(screen(story), form).status_code == 302
    again = form_of(editor, story)
    assert (again["deck"], again["topics"], again["credit-role"]) == ("Dek baru.", [topic.pk], form["credit-role"])
    assert again["credit-person"] == [str(person.pk), ""]
    assert again["credit-name"] == ["Rahayu", "Orang Luar"]
    assert (again["headline"], again["body"]) == (form["headline"], form["body"])


def test_publishing_brings_the_story_to_readers_at_once(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    answer = editor.post(screen(story), form_of(editor, story) | {"order": "publish"}, follow=True)
    assert "pembaca sudah dapat membacanya" in answer.content.decode()
    assert projected_epoch(settings.ENVIRONMENT.site) == log.head_epoch()
    assert "http://localhost:8000/nasional/" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("headline", "", "Judul masih kosong"),
        ("channel", "", "Kanal belum dipilih"),
        ("credit-name", [""], "Belum ada nama"),
        ("body", json.dumps(a_tree("   ")), "Isi berita masih kosong"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_published(
    editor: Client, channel: Channel, field: str, value: object, said: str
) -> None:
    story = a_draft(channel)
    answer = editor.post(screen(story), form_of(editor, story) | {field: value, "order": "publish"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert log.current_document("story", str(story.pk)) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body", '{"type":"doc","content":[{"type":"script"}]}'),
        ("body", '{"type":"doc","content":[{"type":"paragraph","onclick":"x"}]}'),
        ("body", "not json"),
        ("body", '{"type":"doc","content":' + "[" * 5_000 + "]" * 5_000 + "}"),
        ("headline", '[{"type":"text","text":"x","marks":[{"type":"bold"}]}]'),
        ("slug", "Bukan Slug"),
        ("language", "xx"),
        ("channel", "999999"),
        ("topics", ["999999"]),
        ("credit-person", ["999999"]),
        ("credit-role", ["owner"]),
        ("deck", "x" * 2_001),
    ],
)
def test_nonsense_is_refused_and_what_was_typed_is_kept(
    editor: Client, channel: Channel, field: str, value: object
) -> None:
    story = a_draft(channel)
    before = form_of(editor, story)
    form = before | {"deck": "Dek yang diketik."} | {field: value}
    answer = editor.post(screen(story), form)
    assert answer.status_code == 422
    assert field == "deck" or answer.context["fields"].deck == "Dek yang diketik."
    assert form_of(editor, story) == before


def test_an_unchanged_text_of_an_hour_ago_does_not_overwrite(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    form = form_of(editor, story) | {"deck": "Dek saya."}
    rewritten(story, now=NOON, publish=False, deck="Dek orang lain.")
    answer = editor.post(screen(story), form)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Dek saya." in html
    assert '<del class="conflict__theirs">orang lain.</del>' in html
    story.refresh_from_db()
    assert story.deck == "Dek orang lain."
    answer = editor.post(screen(story), form | {"seen": answer.context["seen"].whole})
    assert answer.status_code == 302


def test_a_double_click_publishes_once_more_but_never_another_text(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    form = form_of(editor, story) | {"order": "publish"}
    first, second = editor.post(screen(story), form), editor.post(screen(story), form)
    assert first.status_code == 302
    assert second.status_code in (302, 409)
    story.refresh_from_db()
    assert story.state == StoryState.LIVE


def test_withdrawing_needs_a_ground_and_a_reason(editor: Client, channel: Channel) -> None:
    story = a_live_story(channel)
    for form in ({"ground": "", "reason": "Alasan yang cukup."}, {"ground": "other", "reason": "x"}):
        assert editor.post(reverse("story_withdraw", args=[story.pk]), form).status_code == 422
    story.refresh_from_db()
    assert story.state == StoryState.LIVE


def test_withdrawing_to_protect_a_child_needs_a_neutral_label(editor: Client, channel: Channel) -> None:
    story = a_live_story(channel)
    address, form = reverse("story_withdraw", args=[story.pk]), {"ground": "child_future", "reason": "Demi si anak."}
    answer = editor.post(address, form)
    assert answer.status_code == 422
    assert answer.context["problems"] == [
        "Dengan dasar ini judul tidak boleh tetap tampil. Berikan label netral sebagai gantinya."
    ]
    assert 'name="label"' in answer.content.decode()
    assert editor.post(address, form | {"label": "Tentang seorang anak"}).status_code == 302
    assert log.read(0)[-1].document.title == "Tentang seorang anak"  # type: ignore[union-attr]


def test_the_screen_says_so_when_readers_could_not_be_brought_up_to_date(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    name = (settings.ENVIRONMENT.site / "CURRENT").read_text()
    blocker = sqlite3.connect(settings.ENVIRONMENT.site / f"{name}.sqlite3", isolation_level=None, timeout=0)
    blocker.execute("BEGIN IMMEDIATE")
    try:
        answer = editor.post(screen(story), form_of(editor, story) | {"order": "publish"}, follow=True)
    finally:
        blocker.execute("ROLLBACK")
        blocker.close()
    assert "belum terlihat" in answer.content.decode()
    story.refresh_from_db()
    assert story.state == StoryState.LIVE


def test_every_change_is_in_the_audit(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    editor.post(screen(story), form_of(editor, story) | {"order": "publish"})
    rows = AuditRow.objects.filter(thing=f"story:{story.pk}").order_by("pk")
    assert [(row.action, row.by.username) for row in rows if row.by] == [
        ("create_story", "wati"),
        ("save_story", "wati"),
        ("publish", "wati"),
    ]


def test_the_queue_walks_every_story_once(editor: Client, channel: Channel) -> None:
    for number in range(120):
        Story.objects.create(created_at=NOON, changed_at=NOON, headline=[{"type": "text", "text": f"Naskah {number}"}])
    seen: list[int] = []
    address = "/"
    while address:
        context = editor.get(address).context
        seen += [story.pk for story in context["stories"]]
        address = f"/?{context['older']}" if context["older"] else ""
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "_",
        "2026-99-99_1",
        "2026-01-01_1",
        "%00_1",
        "2026-01-01T00:00:00Z_x",
        "2026-01-01T00:00:00Z_²",
        "9999-12-31T23:59:59-23:00_1",
    ],
)
def test_a_broken_key_shows_the_first_page(editor: Client, after: str) -> None:
    assert editor.get("/", {"after": after}).status_code == 200


def test_a_preview_is_the_theme_and_is_kept_nowhere(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    answer = editor.get(reverse("story_preview", args=[story.pk]))
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert '<b class="story__dateline">SAGARA -</b>' in answer.content.decode()


@pytest.mark.parametrize(("screen_name", "width"), [("", 360), ("phone", 360), ("desktop", 1280), ("cinema", 360)])
def test_a_preview_is_framed_by_the_desk_alone(editor: Client, channel: Channel, screen_name: str, width: int) -> None:
    story = a_draft(channel)
    answer = editor.get(reverse("story_preview_frame", args=[story.pk]), {"screen": screen_name})
    address = reverse("story_preview", args=[story.pk])
    assert f'src="{address}"' in answer.content.decode()
    assert f'width="{width}"' in answer.content.decode()
    assert "frame-src 'self'" in answer.headers["content-security-policy"]
    framed = editor.get(address)
    assert "frame-ancestors 'self';" in framed.headers["content-security-policy"] + ";"
    assert framed.headers["x-frame-options"] == "SAMEORIGIN"


def test_a_story_without_channel_has_no_preview_yet(editor: Client) -> None:
    story = a_draft(None)
    assert editor.get(reverse("story_preview", args=[story.pk])).status_code == 409


@pytest.mark.parametrize(("language", "word"), [("id", "Antrean"), ("en", "Queue")])
def test_the_desk_speaks_the_language_that_was_chosen(editor: Client, language: str, word: str) -> None:
    editor.post(reverse("language"), {"language": language, "next": "/"})
    assert f'<h1 class="queue__title">{word}</h1>' in editor.get("/").content.decode()


def test_the_login_page_changes_its_language(channel: Channel) -> None:
    browser = Client()
    login = reverse("account_login")
    assert 'name="language" value="en"' in browser.get(login).content.decode()
    answer = browser.post(reverse("language"), {"language": "en", "next": f"{login}?next=/stories/1/"})
    assert answer.headers["location"] == f"{login}?next=/stories/1/"
    page = browser.get(login).content.decode()
    assert "Password" in page
    assert 'name="language" value="id"' in page


@pytest.mark.parametrize("path", ["/stories/999/", "/nowhere/", "/account/signup/"])
def test_an_address_that_leads_nowhere_leads_back_to_the_queue(editor: Client, path: str) -> None:
    for browser in (editor, Client()):
        answer = browser.get(path, follow=True)
        if answer.status_code == 200:
            continue  # the door asks strangers to log in first
        assert answer.status_code == 404
        assert f'href="{reverse("queue")}"' in answer.content.decode()
        assert 'class="empty-title"' in answer.content.decode()
    assert editor.get(path).status_code == 404


def test_choosing_a_language_leads_nowhere_else(editor: Client) -> None:
    answer = editor.post(reverse("language"), {"language": "en", "next": "https://jahat.example/"})
    assert answer.headers["location"] == "/"


def test_times_are_the_newspaper_s(editor: Client, channel: Channel) -> None:
    story = a_draft(channel, now=NOON)
    assert "Tersimpan di meja redaksi 12:00" in editor.get(screen(story)).content.decode()


AN_EMPTY_PARAGRAPH = {"type": "paragraph"}


def a_cell(*words: str) -> dict[str, Any]:
    return {
        "type": "tableCell",
        "content": [{"type": "paragraph", "content": [{"type": "text", "text": w} for w in words]}],
    }


@pytest.mark.parametrize(
    ("block", "named"),
    [
        (
            {
                "type": "table",
                "attrs": {"caption": "Harga beras"},
                "content": [{"type": "tableRow", "content": [a_cell(), a_cell(" ")]}],
            },
            "Harga beras",
        ),
        ({"type": "table", "content": [{"type": "tableRow", "content": [a_cell()]}]}, ""),
        ({"type": "factBox", "attrs": {"title": "Angka"}, "content": [AN_EMPTY_PARAGRAPH]}, "Angka"),
        ({"type": "factBox", "content": [AN_EMPTY_PARAGRAPH]}, ""),
        ({"type": "blockquote", "content": [AN_EMPTY_PARAGRAPH]}, ""),
        ({"type": "correctionNote", "content": [AN_EMPTY_PARAGRAPH]}, ""),
    ],
    ids=["table with a title", "table", "fact box with a title", "fact box", "quote", "correction note"],
)
def test_an_empty_block_does_not_go_out(editor: Client, channel: Channel, block: dict[str, Any], named: str) -> None:
    text = {"type": "paragraph", "content": [{"type": "text", "text": "Teks."}]}
    story = a_draft(channel, body={"type": "doc", "content": [text, block]})
    answer = editor.post(screen(story), form_of(editor, story) | {"order": "publish"})
    assert answer.status_code == 422
    (problem,) = answer.context["problems"]
    assert named in problem
    assert log.current_document("story", str(story.pk)) is None


@pytest.mark.parametrize(
    "block",
    [
        {"type": "gallery", "content": []},
        {"type": "embed", "attrs": {"provider": "youtube", "id": ""}},
    ],
    ids=["gallery", "embed"],
)
def test_a_gallery_without_pictures_and_an_embed_without_id_are_no_text_at_all(
    editor: Client, channel: Channel, block: dict[str, Any]
) -> None:
    story = a_draft(channel)
    body = json.dumps({"type": "doc", "content": [block]})
    assert editor.post(screen(story), form_of(editor, story) | {"body": body}).status_code == 422
