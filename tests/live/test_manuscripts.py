"""Writing together: what several windows type arrives everywhere, and is saved before it is said to be."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.test import Client
from pycrdt import Doc, XmlElement, XmlText

from redaksi.accounts.models import User
from redaksi.desk.live import messages
from redaksi.newsroom import actions
from redaksi.newsroom.manuscripts.keeping import Typed, add_updates, keep_branch, manuscript_text, open_manuscript
from redaksi.newsroom.models import KeptBranch, Manuscript, ManuscriptUpdate, Story
from redaksi.newsroom.texts import digest_of, text_of
from redaksi.press.body import body_text
from tests.builders import HOUR, NOON, a_channel, a_draft, a_masthead, a_text, a_tree, bima, sari, tono, wati

from .windows import Window

pytestmark = pytest.mark.django_db

Scene = Callable[[], Coroutine[Any, Any, None]]


def cookie_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return f"redaksi={client.cookies['redaksi'].value}"


@pytest.fixture
def story() -> Story:
    a_masthead()
    return a_draft(a_channel(), by=sari())


def type_paragraph(window: Window, words: str) -> None:
    with window.document.transaction():
        paragraph = window.body.children.append(XmlElement("paragraph"))
        paragraph.children.append(XmlText(words))


def words_of(story: Story) -> str:
    text = manuscript_text(story)
    assert text is not None
    return body_text(text.body)


def test_the_first_opening_holds_the_story_as_it_stands(story: Story) -> None:
    before = text_of(story)
    open_manuscript(story.pk, now=NOON)
    open_manuscript(story.pk, now=NOON + HOUR)
    text = manuscript_text(story)
    assert text is not None
    assert digest_of(text) == digest_of(before)


def test_what_two_windows_type_stands_in_both_and_at_the_desk(story: Story) -> None:
    async def scene() -> None:
        one, two = Window(story.pk, cookies[0]), Window(story.pk, cookies[1])
        await one.connect()
        await two.connect()
        await one.quiet()
        await two.quiet()
        type_paragraph(one, "Dari Sari.")
        type_paragraph(two, "Dari Bima.")
        one.deck += " Sampai sore."
        await one.quiet()
        await two.quiet()
        assert str(one.body) == str(two.body)
        assert str(two.deck).endswith("Sampai sore.")
        await one.disconnect()
        await two.disconnect()

    cookies = cookie_of(sari()), cookie_of(bima())
    async_to_sync(scene)()
    assert "Dari Sari." in words_of(story)
    assert "Dari Bima." in words_of(story)


def test_what_was_typed_without_signal_arrives_and_merges(story: Story) -> None:
    async def scene() -> None:
        away, here = Window(story.pk, cookies[0]), Window(story.pk, cookies[1])
        await away.connect()
        await away.quiet()
        await away.disconnect()
        type_paragraph(away, "Di kapal tanpa sinyal.")
        await here.connect()
        await here.quiet()
        type_paragraph(here, "Di meja redaksi.")
        await here.quiet()
        await away.connect()
        await away.quiet()
        await here.quiet()
        assert str(away.body) == str(here.body)
        await away.disconnect()
        await here.disconnect()

    cookies = cookie_of(sari()), cookie_of(bima())
    async_to_sync(scene)()
    assert "Di kapal tanpa sinyal." in words_of(story)
    assert "Di meja redaksi." in words_of(story)


def test_nothing_is_said_to_be_saved_before_it_is_on_disk(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    at_saving: list[int] = []

    def kept_late(*args: Any, **kwargs: Any) -> list[int]:
        at_saving.append(window.kept)
        return add_updates(*args, **kwargs)

    monkeypatch.setattr("redaksi.desk.live.room.add_updates", kept_late)

    async def scene() -> None:
        await window.connect()
        await window.quiet()
        before = window.kept
        type_paragraph(window, "Baru.")
        await window.quiet()
        assert at_saving == [before]
        assert window.kept == before + 1
        await window.disconnect()

    window = Window(story.pk, cookie_of(sari()))
    async_to_sync(scene)()


def test_a_disk_that_fails_is_said_and_tried_again(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    failures = [OSError("no space left on device")]

    def full_disk(*args: Any, **kwargs: Any) -> list[int]:
        if failures:
            raise failures.pop()
        return add_updates(*args, **kwargs)

    monkeypatch.setattr("redaksi.desk.live.room.add_updates", full_disk)
    monkeypatch.setattr("redaksi.desk.live.room.AGAIN_AFTER_SECONDS", 0.05)

    async def scene() -> None:
        await window.connect()
        await window.quiet()
        type_paragraph(window, "Tetap sampai.")
        await window.quiet()
        assert window.refused == ["disk"]
        await window.disconnect()

    window = Window(story.pk, cookie_of(sari()))
    async_to_sync(scene)()
    assert "Tetap sampai." in words_of(story)


def test_a_filed_story_is_read_by_its_author_and_what_they_type_is_kept_aside(story: Story) -> None:
    actions.file_story(story.pk, by=sari(), now=NOON + HOUR)

    async def scene() -> None:
        await window.connect()
        async with asyncio.timeout(5):
            while not str(window.body):
                await asyncio.sleep(0.02)
        type_paragraph(window, "Terlambat.")
        async with asyncio.timeout(5):
            while window.closed is None:
                await asyncio.sleep(0.02)

    window = Window(story.pk, cookie_of(sari()))
    async_to_sync(scene)()
    assert window.refused == ["right"]
    assert "Terlambat." not in words_of(story)
    kept: Doc[Any] = Doc()
    kept.apply_update(open_manuscript(story.pk, now=NOON))
    kept.apply_update(bytes(KeptBranch.objects.get().body))
    assert "Terlambat." in str(kept.get("body", type=type(window.body)))


@pytest.mark.parametrize("cookie", ["", "redaksi=bukan-sesi"])
def test_nobody_comes_in_without_a_session(story: Story, cookie: str) -> None:
    async def scene() -> None:
        await window.connect()
        async with asyncio.timeout(5):
            while window.closed is None:
                await asyncio.sleep(0.02)

    window = Window(story.pk, cookie)
    async_to_sync(scene)()
    assert str(window.body) == ""


def test_a_page_of_another_site_can_not_open_the_socket(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.live.windows.ORIGIN", "https://lain.example")
    test_nobody_comes_in_without_a_session(story, cookie_of(sari()))


def test_who_has_no_rights_does_not_come_in(story: Story) -> None:
    test_nobody_comes_in_without_a_session(story, cookie_of(tono()))


CROWD = messages.awareness([messages.Present(client, 1, "{}") for client in range(300)])
NOVEL = messages.awareness([messages.Present(1, 1, "x" * 60_000)])


@pytest.mark.parametrize(
    "nonsense",
    [b"", b"\xff" * 20, b"\x00\x02\x05abc", messages.sync(messages.UPDATE, b"abcdef"), CROWD, NOVEL],
    ids=["nothing", "noise", "cut short", "no update", "a crowd", "a novel"],
)
def test_nonsense_ends_its_own_socket_and_harms_nobody(story: Story, nonsense: bytes) -> None:
    async def scene() -> None:
        bad, good = Window(story.pk, cookies[0]), Window(story.pk, cookies[1])
        await bad.connect()
        await good.connect()
        await good.quiet()
        bad._say(nonsense)
        async with asyncio.timeout(5):
            while bad.closed is None:
                await asyncio.sleep(0.02)
        type_paragraph(good, "Tidak terganggu.")
        await good.quiet()
        await good.disconnect()

    cookies = cookie_of(sari()), cookie_of(bima())
    async_to_sync(scene)()
    assert "Tidak terganggu." in words_of(story)


def test_many_updates_are_folded_and_nothing_is_lost(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redaksi.newsroom.manuscripts.keeping.FOLD_AFTER", 3)

    async def scene() -> None:
        await window.connect()
        await window.quiet()
        for number in range(8):
            type_paragraph(window, f"Alinea {number}.")
            await window.quiet()
        await window.disconnect()

    window = Window(story.pk, cookie_of(sari()))
    async_to_sync(scene)()
    assert [number for number in range(8) if f"Alinea {number}." not in words_of(story)] == []
    assert ManuscriptUpdate.objects.count() <= 4


def test_an_erasure_takes_the_manuscript_its_updates_and_what_was_kept_aside(story: Story) -> None:
    open_manuscript(story.pk, now=NOON)
    add_updates(story.pk, [Typed(b"rahasia", sari())], now=NOON)
    keep_branch(story.pk, b"rahasia", by=sari(), reason="right", now=NOON)
    actions.publish(story.pk, digest=digest_of(text_of(story)), by=bima(), now=NOON)
    actions.erase_story(story.pk, order="PN 1/2026", by=bima(), second=wati(), now=NOON + HOUR)
    assert not Manuscript.objects.exists()
    assert not ManuscriptUpdate.objects.exists()
    assert not KeptBranch.objects.exists()


def test_a_text_saved_without_the_manuscript_is_one_more_change_of_it(story: Story) -> None:
    async def scene() -> None:
        await window.connect()
        await window.quiet()
        type_paragraph(window, "Diketik bersama.")
        await window.quiet()
        await sync_to_async(save)()
        async with asyncio.timeout(5):
            while "Ditulis utuh." not in str(window.body):
                await asyncio.sleep(0.02)
        await window.disconnect()

    def save() -> None:
        actions.settle_manuscript(story.pk, now=NOON)
        before = text_of(Story.objects.get(pk=story.pk))
        assert "Diketik bersama." in body_text(before.body)
        text = a_text(channel=story.channel_id, body=a_tree("Ditulis utuh."))
        actions.save_story(story.pk, text, seen=digest_of(before), by=sari(), now=NOON)

    window = Window(story.pk, cookie_of(sari()))
    async_to_sync(scene)()
    assert words_of(story) == "Ditulis utuh."
