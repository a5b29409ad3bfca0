"""What was done to stories and records, and the texts that were published."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from redaksi.desk.record_kinds import KINDS
from redaksi.newsroom import actions
from redaksi.newsroom.models import AdPlace, AuditRow, Channel
from tests.builders import (
    HOUR,
    NOON,
    a_creative,
    a_live_story,
    a_menu,
    a_promo,
    a_running_story,
    a_source,
    a_topic,
    bima,
    rewritten,
    sari,
    wati,
)
from tests.desk.test_doors import logged_in


@pytest.fixture
def desk(channel: Channel) -> Client:
    """Wati's browser."""
    return logged_in(wati())


def html(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_story_s_history_says_who_did_what_newest_first(desk: Client, channel: Channel) -> None:
    story = a_live_story(channel)
    reason = "Sumber mencabut keterangannya."
    actions.withdraw(story.pk, ground="source_withdrew", reason=reason, by=wati(), now=NOON + HOUR)
    address = reverse("story_history", args=[story.pk])
    assert address in html(desk.get(reverse("story", args=[story.pk])))
    answer = desk.get(address)
    deeds = answer.context["deeds"]
    assert [deed.what for deed in deeds] == ["mencabutnya", "menayangkannya", "menyimpan naskah", "memulai berita"]
    assert {deed.who for deed in deeds} == {"Wati"}
    assert reason in deeds[0].why
    assert deeds[0].epoch
    assert "13:00:00" in html(answer)


def test_every_published_text_can_be_read_and_not_changed(desk: Client, channel: Channel) -> None:
    story = a_live_story(channel, headline="Judul Pertama", deck="Dek <b>pertama</b>.")
    rewritten(story, now=NOON + HOUR, headline="Judul Kedua")
    versions = [deed.version for deed in desk.get(reverse("story_history", args=[story.pk])).context["deeds"]]
    assert [number for number in versions if number] == [2, 1]
    first = html(desk.get(reverse("story_version", args=[story.pk, 1])))
    assert "<h1>Judul Pertama</h1>" in first
    assert "Dek &lt;b&gt;pertama" in first
    assert "Pelabuhan dibuka lagi setelah dua hari." in first
    assert desk.post(reverse("story_version", args=[story.pk, 1])).status_code == 405
    assert desk.get(reverse("story_version", args=[story.pk, 3])).status_code == 404


def test_an_erased_story_s_versions_say_nothing_of_the_text(desk: Client, channel: Channel) -> None:
    story = a_live_story(channel, headline="Nama Anak")
    actions.erase_story(story.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON)
    version = html(desk.get(reverse("story_version", args=[story.pk, 1])))
    assert "Naskah ini sudah dihapus" in version
    history = html(desk.get(reverse("story_history", args=[story.pk])))
    assert "Penetapan 12/2026" in history
    assert "Nama Anak" not in version + history


def test_a_record_s_history_is_linked_from_its_screen(desk: Client) -> None:
    topic = a_topic()
    actions.withdraw_record(topic, reason="Tidak dipakai lagi.", by=wati(), now=NOON + HOUR)
    address = reverse("record_history", args=["topics", topic.pk])
    assert address in html(desk.get(reverse("record", args=["topics", topic.pk])))
    deeds = desk.get(address).context["deeds"]
    assert [deed.what for deed in deeds] == ["menurunkannya", "menyimpannya untuk pembaca"]
    assert deeds[0].why == "Tidak dipakai lagi."
    assert desk.get(reverse("record_history", args=["planets", topic.pk])).status_code == 404
    assert logged_in(sari()).get(address).status_code == 403


def test_every_kind_of_record_has_a_history(desk: Client) -> None:
    actions.set_up_ad_places(by=wati(), now=NOON)
    for record in (a_running_story(), a_source(), a_menu(), a_creative(), a_promo(), AdPlace.objects.all()[0]):
        path = next(kind.path for kind in KINDS.values() if kind.model is type(record))
        screen = html(desk.get(reverse("record", args=[path, record.pk])))
        address = reverse("record_history", args=[path, record.pk])
        assert address in screen
        assert [deed.what for deed in desk.get(address).context["deeds"]] == ["menyimpannya untuk pembaca"], path


def test_a_long_history_is_walked_once(desk: Client) -> None:
    topic = a_topic()
    AuditRow.objects.bulk_create(
        AuditRow(at=NOON, by=wati(), action="publish_record", thing=f"topic:{topic.pk}") for _ in range(120)
    )
    walked, before = 0, ""
    while True:
        context = desk.get(reverse("record_history", args=["topics", topic.pk]), {"before": before}).context
        walked += len(context["deeds"])
        before = context["older"]
        if not before:
            break
    assert walked == 121
