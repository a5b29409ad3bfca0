"""The log of publications, on SQLite and on PostgreSQL."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from redaksi.newsroom import actions
from redaksi.press import log
from redaksi.press.documents import Story, Topic, from_fields
from redaksi.press.errors import ChainBroken, DanglingReference, DocumentRefused, StillNamed
from redaksi.press.models import LogHead, LogRow, StoredDocument
from tests.builders import HOUR, NOON, a_channel, a_live_story, a_page, a_redirect, bima, rewritten, wati

pytestmark = pytest.mark.django_db


def a_topic_document(id: str = "7", slug: str = "banjir") -> Topic:
    return Topic(id=id, slug=slug, name="Banjir")


def append_and_fail() -> None:
    with transaction.atomic():
        log.append("topic", "7", "put", a_topic_document(), now=NOON)
        raise ZeroDivisionError


def test_epochs_follow_each_other_and_versions_count_per_document() -> None:
    first = log.append("topic", "7", "put", a_topic_document(), now=NOON)
    second = log.append("topic", "7", "put", a_topic_document(slug="banjir-rob"), now=NOON)
    assert (first.generation, second.counter) == (1, first.counter + 1)
    assert [(entry.version, entry.op) for entry in log.read(0)] == [(1, "put"), (2, "put")]


def test_append_outside_a_transaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(RuntimeError, match="transaction"):
        log.append("topic", "7", "put", a_topic_document(), now=NOON)


def test_a_publication_that_is_rolled_back_leaves_no_gap() -> None:
    with pytest.raises(ZeroDivisionError):
        append_and_fail()
    epoch = log.append("topic", "8", "put", a_topic_document("8", "gempa"), now=NOON)
    assert epoch.counter == 1
    assert log.verify() == 1


@pytest.mark.parametrize("statement", ["UPDATE press_logrow SET kind = 'x'", "DELETE FROM press_logrow"])
def test_rows_are_never_changed_or_deleted(statement: str) -> None:
    log.append("topic", "7", "put", a_topic_document(), now=NOON)
    StoredDocument.objects.all().delete()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM press_current")
        with pytest.raises(DatabaseError, match="never"):
            cursor.execute(statement)
        transaction.set_rollback(True)


def test_published_text_is_never_changed() -> None:
    log.append("topic", "7", "put", a_topic_document(), now=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        StoredDocument.objects.update(body=b"{}")


def test_the_chain_notices_a_changed_row() -> None:
    for number in range(3):
        log.append("topic", "7", "put", a_topic_document(slug=f"banjir-{number}"), now=NOON)
    assert log.verify() == 3
    rows = list(LogRow.objects.order_by("counter"))
    rows[1].kind = "story"
    assert log.row_digest(rows[1]) != rows[1].digest


def test_the_chain_notices_changed_text() -> None:
    log.append("topic", "7", "put", a_topic_document(), now=NOON)
    stored = StoredDocument.objects.get()
    StoredDocument.objects.all().delete()
    StoredDocument.objects.create(row=stored.row, salt=stored.salt, body=bytes(stored.body).replace(b"B", b"P"))
    with pytest.raises(ChainBroken, match="text of press log row 1"):
        log.verify()


def test_the_chain_notices_a_missing_end() -> None:
    log.append("topic", "7", "put", a_topic_document(), now=NOON)
    LogHead.objects.update(counter=5)
    with pytest.raises(ChainBroken, match="its head says 5"):
        log.verify()


def test_an_erasure_takes_every_text_away_and_the_chain_still_holds() -> None:
    channel = a_channel()
    story = a_live_story(channel, headline="Nama Anak Disebut")
    rewritten(story, now=NOON + HOUR, headline="Nama Anak Masih Disebut")
    epoch = actions.erase_story(story.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON + HOUR)
    entries = [entry for entry in log.read(0) if entry.kind == "story"]
    assert [(entry.op, entry.document) for entry in entries] == [("put", None), ("put", None), ("erase", None)]
    assert log.verify() == epoch.counter
    assert not StoredDocument.objects.filter(row__kind="story").exists()
    story.refresh_from_db()
    assert "Anak" not in f"{story.headline}{story.slug}{list(story.versions.values_list('text'))}"


def test_a_document_that_names_nobody_we_know_is_refused_by_field() -> None:
    story = a_story_document(channel="99")
    with pytest.raises(DanglingReference, match=r"story 5: channel names channel 99, which is not published"):
        log.append("story", "5", "put", story, now=NOON)
    assert log.head_epoch().counter == 0


def test_a_channel_that_stories_name_can_not_go() -> None:
    channel = a_channel()
    a_live_story(channel)
    withdrawal = from_fields(
        "withdrawal",
        {"id": str(channel.pk), "title": "x", "ground": "other", "reason": "Kanal digabung.", "withdrawn_at": NOON},
    )
    with pytest.raises(StillNamed, match="still named by story"):
        log.append("channel", str(channel.pk), "withdraw", withdrawal, now=NOON)


def test_two_documents_can_not_hold_one_address() -> None:
    a_channel("redaksi")
    with pytest.raises(DocumentRefused, match=r"'/redaksi' is held by channel"):
        a_page("redaksi")


def test_an_address_is_free_again_once_its_holder_moved() -> None:
    redirect = a_redirect("/lama", "/nasional")
    redirect.source = "/lebih-lama"
    actions.publish_record(redirect, by=wati(), now=NOON)
    a_redirect("/lama", "/ekonomi")


def test_channels_are_two_levels_deep_at_most() -> None:
    top = a_channel("nasional")
    below = a_channel("pemilu", parent=top)
    with pytest.raises(DocumentRefused, match="two levels"):
        a_channel("daerah-pemilihan", parent=below)
    top.parent = a_channel("ekonomi")
    with pytest.raises(DocumentRefused, match="parent must be empty"):
        actions.publish_record(top, by=wati(), now=NOON)


def test_nothing_can_be_withdrawn_twice() -> None:
    story = a_live_story(a_channel())
    reason = "Sumber mencabut beritanya."
    actions.withdraw(story.pk, ground="source_withdrew", reason=reason, by=wati(), now=NOON)
    withdrawal = log.read(0)[-1].document
    with pytest.raises(DocumentRefused, match="not live"):
        log.append("story", str(story.pk), "withdraw", withdrawal, now=NOON)


def test_a_restore_begins_a_new_generation() -> None:
    log.append("topic", "7", "put", a_topic_document(), now=NOON)
    assert log.raise_generation() == (2, 1)
    assert log.append("topic", "7", "put", a_topic_document(), now=NOON) == (2, 2)
    assert log.verify() == 2


def a_story_document(**fields: object) -> Story:
    story = from_fields(
        "story",
        {
            "id": "5",
            "slug": "uji",
            "headline": [{"type": "text", "text": "Uji"}],
            "channel": "1",
            "body": {"type": "doc"},
            "published_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            "version_created": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            **fields,
        },
    )
    assert isinstance(story, Story)
    return story
