"""Orders. Each checks the right, opens the transaction, writes the audit row, and appends to the press log.

Nothing else changes more than one row. What follows from a publication is done by those who read the log.
"""

import datetime as dt
import functools
import tempfile
from pathlib import Path

import msgspec
from django.db import connection, transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import NotAllowed, require
from redaksi.edge.epoch import Epoch
from redaksi.media.darkroom import develop
from redaksi.media.models import Picture, Rendition
from redaksi.media.shelf import digest_of_file, newspaper_shelf, rendition_name
from redaksi.press import documents as press
from redaksi.press import log
from redaksi.press.body import headline_text
from redaksi.press.errors import DocumentRefused

from .auditing import audit
from .checks import blocks, lacks_credit, uncredited
from .documents import (
    Record,
    Withdrawable,
    document_of_text,
    record_digest,
    record_document,
    record_fields,
    record_title,
    slug_of,
)
from .errors import NotReady, RecordChanged, TextChanged, WrongState
from .models import AuditRow, Credit, Masthead, Person, Story, StoryState, Version
from .searching import remember_words
from .texts import StoryText, builtins_of, digest_of, text_from, text_of


def create_story(*, by: User, now: dt.datetime) -> Story:
    """A new, empty draft that belongs to `by`."""
    require(by, "story.create")
    with transaction.atomic():
        story = Story.objects.create(owner=by, created_at=now, changed_at=now, body={"type": "doc"})
        audit("create_story", story, by, now)
    return story


def save_story(story_id: int, text: StoryText, *, seen: str, by: User, now: dt.datetime) -> str:
    """Put `text` into the story and give its digest. Raises `TextChanged` if it was not the text `seen` before."""
    with transaction.atomic():
        story = _locked(story_id)
        require(by, "story.edit", story)
        if story.state == StoryState.ERASED:
            raise WrongState(f"story {story_id} was erased; its text can't be brought back")
        _text_if_unchanged(story, seen)
        _write(story, text, now)
        audit("save_story", story, by, now)
    return digest_of(text)


def publish(story_id: int, *, digest: str, by: User, now: dt.datetime, uncredited_because: str = "") -> Epoch:
    """Give the story to readers, for the first time or anew. `digest` is of the text that the editor saw.

    `uncredited_because` is why a picture without credit goes out; the audit keeps it.
    Raises `TextChanged` if another text stands there now, `NotReady` with what is missing.
    """
    with transaction.atomic():
        story = _locked(story_id)
        require(by, "story.publish", story)
        if story.state == StoryState.ERASED:
            raise WrongState(f"story {story_id} was erased; write a new one")
        text = _text_if_unchanged(story, digest)
        if story.state == StoryState.LIVE and story.live_digest == digest:
            return log.current_epoch("story", str(story.pk))  # a second press of the button: readers have this text
        reason = uncredited_because.strip() if lacks_credit(text) else ""
        if missing := [*blocks(text), *([] if reason or not lacks_credit(text) else [uncredited()])]:
            raise NotReady(missing)
        text = msgspec.structs.replace(text, slug=text.slug or slug_of(text))
        story.slug = text.slug
        story.published_at = story.published_at or now
        story.state = StoryState.LIVE
        story.live_digest = digest_of(text)
        story.save(update_fields=["slug", "published_at", "state", "live_digest"])
        document = document_of_text(text, str(story.pk), story.published_at, max(now, story.published_at))
        epoch = log.append("story", str(story.pk), "put", document, now=now)
        number = _cut_version(story, text, by, now)
        answered = {"uncredited_because": reason} if reason else {}
        audit("publish", story, by, now, epoch=str(epoch), version=number, **answered)
    return epoch


def withdraw(story_id: int, *, ground: str, reason: str, by: User, now: dt.datetime) -> Epoch:
    """Take a live story away from readers; its address says why. Ground: press/documents/withdrawal.py."""
    with transaction.atomic():
        story = _locked(story_id)
        require(by, "story.withdraw", story)
        if ground == "newsroom":
            raise DocumentRefused("ground: news is withdrawn on one of the grounds of the Press Council")
        if story.state != StoryState.LIVE:
            raise WrongState(f"story {story_id} is not live, so there is nothing to withdraw")
        published = log.current_document("story", str(story.pk))
        assert isinstance(published, press.Story)
        withdrawal = press.from_fields(
            "withdrawal",
            {
                "id": str(story.pk),
                "title": headline_text(published.headline),
                "ground": ground,
                "reason": reason,
                "withdrawn_at": now,
                "slug": published.slug,
                "channel": published.channel,
                "published_at": published.published_at,
            },
        )
        epoch = log.append("story", str(story.pk), "withdraw", withdrawal, now=now)
        story.state = StoryState.WITHDRAWN
        story.live_digest = ""
        story.save(update_fields=["state", "live_digest"])
        audit("withdraw", story, by, now, epoch=str(epoch), ground=ground, reason=reason)
    return epoch


def erase_story(story_id: int, *, order: str, by: User, second: User, now: dt.datetime) -> Epoch:
    """Destroy the text of a story wherever it stands, by a court's order or the law's. Two people answer for it.

    So are pictures that no other story has: originals and renditions go when all is committed.

    `order` names the decision; it must not repeat what is erased, since it stays in the audit.
    """
    with transaction.atomic():
        story = _locked(story_id)
        require(by, "story.erase", story)
        require(second, "story.erase", story)
        if by.pk == second.pk:
            raise NotAllowed("an erasure takes two people; ask another editor to confirm")
        epoch = log.append("story", str(story.pk), "erase", None, now=now)
        unused = _pictures_of_this_story_alone(story)
        _write(story, StoryText(), now)
        story.versions.update(text={}, digest="")
        _destroy_pictures(unused)
        AuditRow.objects.filter(thing=f"story:{story.pk}").update(detail={"erased": True})
        story.state = StoryState.ERASED
        story.live_digest = story.slug = ""
        story.save(update_fields=["state", "live_digest", "slug"])
        audit("erase_story", story, by, now, epoch=str(epoch), order=order, second=second.pk)
    _empty_journal()
    return epoch


def publish_record(record: Record, *, by: User, now: dt.datetime, seen: str | None = None) -> Epoch:
    """Save a masthead, channel, person, topic, page or redirect and give it to readers, also after a withdrawal.

    `seen` is the digest of the record that was opened, "" for a new one, None if nobody looked. Raises
    `RecordChanged` if another record stands there now, `ValidationError` and `PressError` naming the field.
    """
    require(by, "record.publish")
    with transaction.atomic():
        if seen is not None:
            _refuse_changed(record, seen)
        record.full_clean()
        if not isinstance(record, Masthead | Person):
            record.withdrawn_at = None
        record.save()
        if not isinstance(record, Masthead):
            remember_words(record)
        document = record_document(record)
        epoch = log.append(press.kind_of(document), str(record.pk), "put", document, now=now)
        audit("publish_record", record, by, now, epoch=str(epoch))
    return epoch


def withdraw_record(record: Withdrawable, *, reason: str, by: User, now: dt.datetime) -> Epoch:
    """Take a channel, topic, page or redirect away from readers. The row stays, and publishing it brings it back.

    Raises `StillNamed` while something that readers have names it, `WrongState` if readers don't have it.
    """
    require(by, "record.publish")
    with transaction.atomic():
        kind = type(record).__name__.lower()
        record = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
        if record.withdrawn_at is not None:
            raise WrongState(f"{kind} {record.pk} is not live, so there is nothing to withdraw")
        withdrawal = press.from_fields(
            "withdrawal",
            {
                "id": str(record.pk),
                "title": record_title(record),
                "ground": "newsroom",
                "reason": reason,
                "withdrawn_at": now,
            },
        )
        epoch = log.append(kind, str(record.pk), "withdraw", withdrawal, now=now)
        record.withdrawn_at = now
        record.save(update_fields=["withdrawn_at"])
        audit("withdraw_record", record, by, now, epoch=str(epoch), reason=reason)
    return epoch


def take_picture(file: Path, *, by: User, now: dt.datetime) -> Picture:
    """A picture of an uploaded file: the one that is there already, or a new one. Raises `PictureRefused`."""
    require(by, "picture.take")
    sha256 = digest_of_file(file)
    known = Picture.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    shelf = newspaper_shelf()
    with tempfile.TemporaryDirectory(prefix="redaksi-lab-") as folder:
        report = develop(file, Path(folder))
        names = {made: rendition_name(sha256, made.width, made.format) for made in report.renditions}
        shelf.put_original(file, sha256)
        for made, name in names.items():
            shelf.put_rendition(Path(folder, f"{made.width}.{made.format}"), f"{name}.{made.format}")
    with transaction.atomic():
        picture, is_new = Picture.objects.get_or_create(
            sha256=sha256,
            defaults={
                "width": report.width,
                "height": report.height,
                "taken_at": now,
                "taken_by": by,
                **msgspec.structs.asdict(report.metadata),
            },
        )
        if is_new:
            Rendition.objects.bulk_create(
                Rendition(picture=picture, format=made.format, width=made.width, height=made.height, name=name)
                for made, name in names.items()
            )
            audit("take_picture", picture, by, now, sha256=sha256)
    return picture


def _pictures_of_this_story_alone(story: Story) -> list[Picture]:
    """The pictures of its text and its versions that no other story has or had."""
    ids = {text_of(story).lead_picture, *(text_from(version.text).lead_picture for version in story.versions.all())}
    mine = Picture.objects.filter(pk__in={used.picture for used in ids if used is not None})
    return [
        picture
        for picture in mine
        if not Story.objects.filter(picture=picture).exclude(pk=story.pk).exists()
        and not Version.objects.filter(text__lead_picture__picture=picture.pk).exclude(story=story).exists()
    ]


def _destroy_pictures(pictures: list[Picture]) -> None:
    shelf = newspaper_shelf()
    for picture in pictures:
        files = [f"{rendition.name}.{rendition.format}" for rendition in picture.renditions.all()]
        AuditRow.objects.filter(thing=f"picture:{picture.pk}").update(detail={"erased": True})
        transaction.on_commit(functools.partial(shelf.destroy, picture.sha256, files))
        picture.delete()


def _empty_journal() -> None:
    """What was erased must not stay in SQLite's write-ahead log either; PostgreSQL recycles its own."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _refuse_changed(record: Record, seen: str) -> None:
    stands = type(record).objects.select_for_update(of=("self",)).filter(pk=record.pk).first() if record.pk else None
    if record_digest(stands) != seen:
        theirs = record_fields(stands) if stands is not None else {}
        raise RecordChanged("somebody has changed this record since you opened it", theirs)


def _locked(story_id: int) -> Story:
    return Story.objects.select_for_update(of=("self",)).get(pk=story_id)


def _text_if_unchanged(story: Story, seen: str) -> StoryText:
    text = text_of(story)
    if digest_of(text) != seen:
        raise TextChanged("somebody has changed this story since you opened it", builtins_of(text))
    return text


def _write(story: Story, text: StoryText, now: dt.datetime) -> None:
    plain = builtins_of(text)
    story.headline, story.deck, story.body = plain["headline"], text.deck, plain["body"]
    story.channel_id, story.located = text.channel, text.located
    story.picture_words = plain["lead_picture"] or {}
    story.picture_id = story.picture_words.pop("picture", None)
    story.slug, story.language, story.changed_at = text.slug, text.language, now
    names = ["headline", "deck", "body", "channel", "located", "picture", "picture_words", "slug", "language"]
    story.save(update_fields=[*names, "changed_at"])
    remember_words(story)
    story.topics.set(text.topics)
    story.credits.all().delete()
    Credit.objects.bulk_create(
        Credit(
            story=story,
            position=position,
            role=credit.role,
            person_id=int(credit.person) if credit.person else None,
            name=credit.name,
        )
        for position, credit in enumerate(text.credits)
    )


def _cut_version(story: Story, text: StoryText, by: User, now: dt.datetime) -> int:
    newest = story.versions.order_by("-number").values_list("number", flat=True).first() or 0
    Version.objects.create(
        story=story, number=newest + 1, cut_at=now, cut_by=by, digest=digest_of(text), text=builtins_of(text)
    )
    return newest + 1
