"""What the editor of a text asks the desk for: a place for pictures, stories to point to, thumbnails."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from redaksi.media.models import Picture
from redaksi.media.report import MAX_UPLOAD_BYTES
from redaksi.newsroom.models import Channel, Story
from redaksi.newsroom.texts import text_of
from redaksi.press import log
from redaksi.press.body import EmbedAttrs, EmbedBlock
from redaksi.press.documents import Story as PressStory
from tests.builders import HOUR, NOON, a_draft, a_live_story, a_picture, sari, wati
from tests.desk.test_doors import form_of, logged_in
from tests.pictures import a_picture as a_drawn_picture
from tests.pictures import a_picture_with_metadata


@pytest.fixture
def editor(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


def send(browser: Client, story: Story, content: bytes) -> Any:
    file = SimpleUploadedFile("IMG_0001.jpg", content, "image/jpeg")
    return browser.post(reverse("story_pictures", args=[story.pk]), {"picture-file": file})


def stories(browser: Client, name: str, **query: str | int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.get(reverse(name), query).json()["stories"]
    return found


def test_a_picture_for_the_text_comes_back_with_its_file_s_own_words(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    answer = send(editor, story, a_picture_with_metadata())
    assert answer.status_code == 200
    taken = answer.json()
    picture = Picture.objects.get()
    assert taken["picture"] == picture.pk
    assert (taken["caption"], taken["credit"]) == ("Kapal & dermaga di pagi hari.", "Rahayu Dewi/Antara Uji")
    assert taken["width"] / taken["height"] == pytest.approx(picture.width / picture.height, abs=0.02)
    shown = editor.get(taken["thumbnail"])
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    story.refresh_from_db()
    assert text_of(story).body == text_of(a_draft(channel)).body


def test_a_stored_picture_is_shown_by_its_number(editor: Client) -> None:
    picture = a_picture()
    answer = editor.get(reverse("picture_thumb"), {"id": picture.pk})
    assert answer.status_code == 302
    widest = picture.renditions.filter(format="jpeg").order_by("-width").first()
    assert widest is not None
    assert widest.name in answer.headers["location"]
    for wrong in ("", "x", "0", picture.pk + 1, "9" * 30, "²"):
        assert editor.get(reverse("picture_thumb"), {"id": wrong}).status_code == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (a_drawn_picture()[:-3_000], "rusak"),
        (a_drawn_picture(100, 100), "sempit"),
    ],
    ids=["svg", "broken", "small"],
)
def test_a_refused_picture_says_why(editor: Client, channel: Channel, content: bytes, said: str) -> None:
    answer = send(editor, a_draft(channel), content)
    assert answer.status_code == 422
    assert said in answer.json()["problem"]
    assert not Picture.objects.exists()


def test_a_picture_that_is_too_large_is_refused_and_so_is_none(
    editor: Client, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = a_draft(channel)
    monkeypatch.setattr("redaksi.desk.uploads.MAX_UPLOAD_BYTES", 1_000)
    answer = send(editor, story, a_drawn_picture())
    assert (answer.status_code, Picture.objects.exists()) == (422, False)
    assert "MB" in answer.json()["problem"]
    assert MAX_UPLOAD_BYTES > 1_000
    empty = editor.post(reverse("story_pictures", args=[story.pk]))
    assert (empty.status_code, bool(empty.json()["problem"])) == (422, True)


def test_a_reporter_can_not_send_pictures_into_another_s_draft(channel: Channel) -> None:
    story = a_draft(channel, by=wati())
    assert send(logged_in(sari()), story, a_drawn_picture()).status_code == 403
    assert not Picture.objects.exists()
    assert send(logged_in(sari()), a_draft(channel, by=sari()), a_drawn_picture()).status_code == 200


def test_a_picture_from_another_site_s_form_is_refused(channel: Channel) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(wati(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert send(browser, a_draft(channel), a_drawn_picture()).status_code == 403


def test_stories_are_picked_by_words_the_newest_first(editor: Client, channel: Channel) -> None:
    old = a_live_story(channel, headline="Banjir di Medan Surut")
    new = a_live_story(channel, headline="*Banjir* Medan Meluas", now=NOON + HOUR)
    a_live_story(channel, headline="Harga Beras Naik")
    a_draft(channel, headline="Banjir Medan yang Belum Tayang")
    assert [row["id"] for row in stories(editor, "story_pick", q="medan banjir")] == [new.pk, old.pk]
    assert [row["id"] for row in stories(editor, "story_pick", q="banj")] == [new.pk, old.pk]
    assert [
        row["id"] for row in stories(editor, "story_pick", **dict[str, str | int]({"q": "banjir", "not": new.pk}))
    ] == [old.pk]
    assert stories(editor, "story_pick", q="tsunami") == []
    assert stories(editor, "story_pick", q="medan banjir")[0] == {
        "id": new.pk,
        "headline": "Banjir Medan Meluas",
        "channel": str(channel),
        "day": "2026-11-20",
    }


def test_without_words_the_newest_stories_are_offered(editor: Client, channel: Channel) -> None:
    ids = [a_live_story(channel, now=NOON + number * HOUR).pk for number in range(10)]
    assert [row["id"] for row in stories(editor, "story_pick")] == ids[:1:-1]


def test_picking_takes_as_many_queries_for_eight_stories_as_for_one(
    editor: Client, channel: Channel, django_assert_max_num_queries: Any
) -> None:
    for number in range(9):
        a_live_story(channel, headline=f"Banjir {number}")
    with django_assert_max_num_queries(8):
        assert len(stories(editor, "story_pick", q="banjir")) == 8


def test_headlines_come_by_number(editor: Client, channel: Channel) -> None:
    live, draft = a_live_story(channel), a_draft(channel, headline="Konsep")
    found = stories(editor, "story_names", ids=f"{live.pk},{draft.pk},999,x,,")
    assert {row["id"]: (row["headline"], row["is_live"]) for row in found} == {
        live.pk: ("Pelabuhan Roro Dibuka Lagi", True),
        draft.pk: ("Konsep", False),
    }
    assert stories(editor, "story_names") == []


def test_a_text_with_what_is_not_there_is_refused(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    for block, sentence in (
        ('{"type":"picture","attrs":{"picture":999}}', "Satu gambar sudah tidak ada"),
        ('{"type":"readAlso","attrs":{"story":999}}', "Naskah menunjuk berita yang sudah tidak ada"),
    ):
        form = form_of(editor, story) | {"body": f'{{"type":"doc","content":[{block}]}}'}
        answer = editor.post(reverse("story", args=[story.pk]), form)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_a_text_with_every_block_is_saved_and_published(editor: Client, channel: Channel) -> None:
    story, other = a_draft(channel), a_live_story(channel)
    picture = {
        "type": "picture",
        "attrs": {"picture": a_picture().pk, "alt": "Kapal.", "caption": "", "credit": "R", "credit_kind": "photo"},
    }
    line = {"type": "paragraph", "content": [{"type": "text", "text": "Isi."}]}
    cell = {"type": "tableCell", "attrs": {"colspan": 1, "rowspan": 1, "colwidth": None}, "content": [line]}
    blocks = [
        picture,
        {"type": "gallery", "content": [picture]},
        {"type": "table", "attrs": {"caption": None}, "content": [{"type": "tableRow", "content": [cell]}]},
        {"type": "embed", "attrs": {"provider": "youtube", "id": "dQw4w9WgXcQ", "title": ""}},
        {"type": "readAlso", "attrs": {"story": other.pk}},
        {"type": "factBox", "attrs": {"title": "Fakta"}, "content": [line]},
        {"type": "pageBreak"},
        {"type": "correctionNote", "attrs": {"date": "2026-11-20"}, "content": [line]},
    ]
    form = form_of(editor, story) | {"body": json.dumps({"type": "doc", "content": blocks}), "order": "publish"}
    answer = editor.post(reverse("story", args=[story.pk]), form)
    assert answer.status_code == 302, re.findall(r"<li>(.*?)</li>", answer.content.decode())
    document = log.current_document("story", str(story.pk))
    assert isinstance(document, PressStory)
    assert [type(block).__name__ for block in document.body.content][-1] == "CorrectionNote"
    assert document.body.content[3] == EmbedBlock(attrs=EmbedAttrs(provider="youtube", id="dQw4w9WgXcQ"))
    assert settings.ENVIRONMENT.public_pictures.is_dir()


def test_the_screen_tells_the_editor_where_to_ask(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    shown = editor.get(reverse("story", args=[story.pk])).content.decode()
    assert f'data-pictures="{reverse("story_pictures", args=[story.pk])}"' in shown
    assert f'data-stories="{reverse("story_pick")}?not={story.pk}"' in shown
    page = editor.get(reverse("record_create", args=["pages"])).content.decode()
    assert "data-stories=" in page
    assert "data-pictures=" not in page
