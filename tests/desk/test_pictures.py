"""A picture through the story screen: sent, described, published, refused."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from redaksi.media.models import Picture
from redaksi.media.report import MAX_UPLOAD_BYTES
from redaksi.media.shelf import newspaper_shelf
from redaksi.newsroom.actions import pictures
from redaksi.newsroom.models import AuditRow, Channel, Story
from redaksi.newsroom.texts import text_of
from redaksi.press import log
from redaksi.press.documents import Story as PressStory
from tests.builders import NOON, a_draft, a_live_story, a_picture, a_picture_block, a_tree, a_use_of, sari, wati
from tests.desk.test_doors import form_of, logged_in
from tests.pictures import a_bomb, a_phone_picture, a_picture_with_metadata
from tests.pictures import a_picture as a_drawn_picture


@pytest.fixture
def editor(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


def screen(story: Story) -> str:
    return reverse("story", args=[story.pk])


def sent(content: bytes, name: str = "IMG_0001.jpg") -> dict[str, object]:
    return {"picture-file": SimpleUploadedFile(name, content, "image/jpeg")}


def test_an_uploaded_picture_brings_its_own_words_and_keeps_those_that_were_typed(
    editor: Client, channel: Channel
) -> None:
    story = a_draft(channel)
    form = form_of(editor, story) | sent(a_picture_with_metadata()) | {"picture-alt": "Diketik.", "deck": "Dek baru."}
    assert editor.post(screen(story), form).status_code == 302
    story.refresh_from_db()
    used = text_of(story).lead_picture
    assert used is not None
    assert story.deck == "Dek baru."
    assert (used.alt, used.caption) == ("Diketik.", "Kapal & dermaga di pagi hari.")
    assert used.credit == "Rahayu Dewi/Antara Uji"
    assert newspaper_shelf().shown() == set()
    shown = editor.get(screen(story)).content.decode()
    (address,) = re.findall(r'src="(/media/[^"]+)"', shown)
    picture = editor.get(address)
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
    assert address in editor.get(reverse("story_preview", args=[story.pk])).content.decode()


def test_a_picture_of_a_phone_is_taken_whatever_it_is_called(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    assert ".heic" in editor.get(screen(story)).content.decode()
    assert (
        editor.post(screen(story), form_of(editor, story) | sent(a_phone_picture(), "IMG_0002.jpg")).status_code == 302
    )
    picture = Picture.objects.get()
    assert (picture.width, picture.height, picture.credit) == (450, 800, "Antara Uji")


def test_words_typed_for_another_picture_are_kept_and_those_of_the_old_one_go(editor: Client, channel: Channel) -> None:
    old = a_use_of(a_picture(), alt="Kapal lama.", caption="Keterangan lama.", credit="Pemotret Lama", focus_x=10)
    story = a_draft(channel, lead_picture=old)
    typed = {"picture-alt": "Dermaga baru, diketik.", "picture-credit": ""}
    assert editor.post(screen(story), form_of(editor, story) | sent(a_drawn_picture()) | typed).status_code == 302
    used = text_of(Story.objects.get(pk=story.pk)).lead_picture
    assert used is not None
    assert used.picture != old["picture"]
    assert (used.alt, used.caption, used.credit, used.focus_x) == ("Dermaga baru, diketik.", "", "", 50)


def test_the_same_file_twice_is_one_picture(editor: Client, channel: Channel) -> None:
    for story in (a_draft(channel), a_draft(channel)):
        editor.post(screen(story), form_of(editor, story) | sent(a_drawn_picture()))
    assert len(Picture.objects.all()) == 1


def test_publishing_gives_the_files_to_readers_at_once(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    words = {"picture-alt": "Kapal.", "picture-credit": "Rahayu", "order": "publish"}
    editor.post(screen(story), form_of(editor, story) | sent(a_drawn_picture()) | words)
    document = log.current_document("story", str(story.pk))
    assert isinstance(document, PressStory)
    assert document.lead_picture is not None
    assert newspaper_shelf().shown() == {one.file for one in document.lead_picture.renditions}
    assert (settings.ENVIRONMENT.public_pictures / document.lead_picture.renditions[0].name[:2]).is_dir()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (a_drawn_picture()[:-3_000], "rusak"),
        (a_bomb(), "megapiksel"),
        (a_drawn_picture(200, 200), "sempit"),
        (b"\xff\xd8\xff" + bytes(MAX_UPLOAD_BYTES), "25 MB"),
    ],
    ids=["SVG", "truncated", "bomb", "small", "large"],
)
def test_what_is_refused_is_said_and_what_was_typed_is_kept(
    editor: Client, channel: Channel, content: bytes, said: str
) -> None:
    story = a_draft(channel)
    answer = editor.post(screen(story), form_of(editor, story) | sent(content) | {"deck": "Belum tersimpan."})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Belum tersimpan." in answer.content.decode()
    assert not Picture.objects.exists()


def kept_files() -> list[str]:
    """What lies on the newspaper's shelf."""
    folder: Path = settings.ENVIRONMENT.media
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


LAB_ENDS = {
    "by a signal": [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"],
    "before it began": ["/no/such/interpreter"],
    "with half a report": [sys.executable, "-c", "open('report.json', 'w').write('{\"width\": 8')"],
}


@pytest.mark.parametrize("command", LAB_ENDS.values(), ids=LAB_ENDS.keys())
def test_a_lab_that_ends_without_a_word_leaves_nothing_and_the_picture_can_be_sent_again(
    editor: Client, channel: Channel, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    story = a_draft(channel)
    form = {**form_of(editor, story), "deck": "Belum tersimpan."}
    run = subprocess.run
    with monkeypatch.context() as patch:
        patch.setattr("redaksi.media.darkroom.subprocess.run", lambda _, **options: run(command, **options))
        editor.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        answer = editor.post(screen(story), form | sent(a_drawn_picture()))
    assert answer.status_code == 422
    assert "Send it again" in answer.content.decode()
    assert "Belum tersimpan." in answer.content.decode()
    assert (list(Picture.objects.all()), kept_files()) == ([], [])
    assert editor.post(screen(story), form | sent(a_drawn_picture())).status_code == 302
    assert len(Picture.objects.get().renditions.all()) == len(kept_files()) - 1 == 6


@pytest.mark.parametrize("step", ["audit", "_put"])
def test_a_picture_that_could_not_be_kept_leaves_no_file(
    channel: Channel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "upload"
    file.write_bytes(a_drawn_picture())
    put = pictures._put

    def fail(*arguments: Any, **_: object) -> None:
        if step == "_put":
            put(*arguments)
        assert len(kept_files()) == 7
        raise OSError("disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(pictures, step, fail)
        with pytest.raises(OSError, match="disk is full"):
            pictures.take_picture(file, by=wati(), now=NOON)
    assert (list(Picture.objects.all()), kept_files()) == ([], [])
    assert pictures.take_picture(file, by=wati(), now=NOON).renditions.exists()


@pytest.mark.parametrize(("field", "said"), [("alt", "teks alternatif"), ("credit", "kredit")])
def test_a_picture_without_its_words_keeps_the_story_from_going_out(
    editor: Client, channel: Channel, field: str, said: str
) -> None:
    story = a_draft(channel, lead_picture=a_use_of(a_picture(), **{field: ""}))
    answer = editor.post(screen(story), form_of(editor, story) | {"order": "publish"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert log.current_document("story", str(story.pk)) is None


def test_an_editor_may_answer_for_a_picture_without_credit_and_the_audit_keeps_why(
    editor: Client, channel: Channel
) -> None:
    story = a_draft(channel, lead_picture=a_use_of(a_picture(), credit=""))
    why = "Pengirim minta namanya dirahasiakan."
    answer = editor.post(screen(story), form_of(editor, story) | {"order": "publish", "uncredited-because": why})
    assert answer.status_code == 302
    row = AuditRow.objects.get(action="publish", thing=f"story:{story.pk}")
    assert (row.detail["uncredited_because"], row.by) == (why, wati())


def test_a_picture_can_be_taken_off(editor: Client, channel: Channel) -> None:
    story = a_draft(channel, lead_picture=a_use_of(a_picture()))
    editor.post(screen(story), form_of(editor, story) | {"picture-remove": "1"})
    story.refresh_from_db()
    assert text_of(story).lead_picture is None


def test_a_picture_that_is_not_there_is_refused(editor: Client, channel: Channel) -> None:
    story = a_draft(channel)
    answer = editor.post(screen(story), form_of(editor, story) | {"picture": "99", "picture-alt": "Kapal."})
    assert answer.status_code == 422


def test_who_may_not_change_a_story_can_not_send_a_picture_for_it(channel: Channel) -> None:
    story = a_live_story(channel)
    reporter = logged_in(sari())
    form = form_of(reporter, story) | sent(a_drawn_picture())
    assert reporter.post(screen(story), form).status_code == 403
    assert not Picture.objects.exists()


def test_a_picture_s_screen_says_what_it_is_and_where_it_is_used(editor: Client, channel: Channel) -> None:
    used = a_picture(1, caption="Kapal <b>pertama</b>.", creator="Rahayu", credit="Antara Uji")
    lead = a_draft(channel, headline="Sebagai Gambar Utama", lead_picture=a_use_of(used))
    body = a_tree("Kapal.")
    inside = a_draft(channel, headline="Di Dalam Naskah", body={**body, "content": [a_picture_block(used)]})
    a_draft(channel, headline="Tanpa Gambar Itu", lead_picture=a_use_of(a_picture(2)))
    address = reverse("about_picture", args=[used.pk])
    assert address in editor.get(screen(lead)).content.decode()
    answer = logged_in(sari()).get(address)
    shown = answer.content.decode()
    assert answer.context["stories"] == [inside, lead]
    assert "Kapal &lt;b&gt;pertama" in shown
    assert "Antara Uji" in shown
    assert "Tanpa Gambar Itu" not in shown
    (picture,) = re.findall(r'src="(/media/[^"]+)"', shown)
    assert editor.get(picture).status_code == 200
    assert editor.get(reverse("about_picture", args=[99])).status_code == 404


def test_a_name_tells_nothing_without_the_newspaper_s_secret(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {one.name for one in a_picture().renditions.all()}
    Picture.objects.all().delete()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "SECRET_KEY", "of another newspaper")
        assert not names & {one.name for one in a_picture().renditions.all()}


def test_the_fields_are_those_of_the_text() -> None:
    from redaksi.desk.picture_form import PictureFields
    from redaksi.newsroom.texts import LeadPicture

    ours = {field.name for field in msgspec.structs.fields(PictureFields)} - {"id"}
    assert ours == {field.name for field in msgspec.structs.fields(LeadPicture)} - {"picture"}
