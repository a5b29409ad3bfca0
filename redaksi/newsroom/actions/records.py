"""Records: what stands on many pages or lends its name to stories. Saving one publishes it."""

import datetime as dt

from django.db import transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import require
from redaksi.edge.epoch import Epoch
from redaksi.press import documents as press
from redaksi.press import log

from ..auditing import audit
from ..documents import Record, Withdrawable, record_digest, record_document, record_fields, record_kind, record_title
from ..errors import RecordChanged, WrongState
from ..models import AdPlace, Creative, Masthead, Person, Promo
from ..searching import remember_words


def right_to_publish(record: Record) -> str:
    """The action that accounts/rights.py is asked for."""
    return "advertising.publish" if isinstance(record, AdPlace | Creative | Promo) else "record.publish"


def publish_record(record: Record, *, by: User, now: dt.datetime, seen: str | None = None) -> Epoch:
    """Save a record and give it to readers, also after a withdrawal.

    `seen` is the digest of the record that was opened, "" for a new one, None if nobody looked. Raises
    `RecordChanged` if another record stands there now, `ValidationError` and `PressError` naming the field.
    """
    require(by, right_to_publish(record))
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
    """Take a record away from readers. The row stays, and publishing it brings it back.

    Raises `StillNamed` while something that readers have names it, `WrongState` if readers don't have it.
    """
    require(by, right_to_publish(record))
    with transaction.atomic():
        kind = record_kind(record)
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


def set_up_ad_places(*, by: User, now: dt.datetime) -> list[AdPlace]:
    """The places that are not there yet, each with the heights of its model; give the new ones."""
    require(by, "advertising.publish")
    with transaction.atomic():
        there = set(AdPlace.objects.values_list("place", flat=True))
        new = [AdPlace(place=place) for place, _ in AdPlace.PLACES if place not in there]
        for place in new:
            publish_record(place, by=by, now=now)
    return new


def _refuse_changed(record: Record, seen: str) -> None:
    stands = type(record).objects.select_for_update(of=("self",)).filter(pk=record.pk).first() if record.pk else None
    if record_digest(stands) != seen:
        theirs = record_fields(stands) if stands is not None else {}
        raise RecordChanged("somebody has changed this record since you opened it", theirs)
