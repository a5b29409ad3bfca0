"""What is true for readers once a record is saved: an advertisement may have to wait for its time or its turn."""

import datetime as dt

from django.utils.translation import gettext as _

from redaksi.newsroom.models import Creative, Promo

from .record_lists import shown_time


def saved_sentence(record: object, now: dt.datetime) -> str:
    """To say when a record has just been published."""
    if not isinstance(record, Creative | Promo):
        return _("Saved: readers have it now.")
    if record.starts_at is not None and record.starts_at > now:
        return _("Saved. Readers get it from {time}.").format(time=shown_time(record.starts_at))
    if record.ends_at is not None and record.ends_at <= now:
        return _("Saved. It ended {time}, so readers don't have it.").format(time=shown_time(record.ends_at))
    before = _standing_before(record, now)
    if before is not None:
        return _("Saved. Readers don't see it while “{other}” stands before it.").format(other=before)
    return _("Saved: readers have it now.")


def _standing_before(record: Creative | Promo, now: dt.datetime) -> Creative | Promo | None:
    """One that readers see instead, if others take every place of `record` now."""
    rows = type(record)._default_manager.filter(withdrawn_at=None, position__lte=record.position).exclude(pk=record.pk)
    ahead = [one for one in rows.order_by("position", "pk") if _is_ahead(one, record) and _is_in_time(one, now)]
    taken = {place for one in ahead for place in one.places}
    return ahead[0] if ahead and taken.issuperset(record.places) else None


def _is_ahead(one: Creative | Promo, of: Creative | Promo) -> bool:
    """Whether it has the smaller number, and every channel in which `of` may stand.

    What stands below a channel is left out: then the sentence says that readers have it, as they do elsewhere.
    """
    is_everywhere = not one.channels or (bool(of.channels) and set(one.channels).issuperset(of.channels))
    shares_a_place = bool(set(one.places).intersection(of.places))
    return (one.position, one.pk) < (of.position, of.pk) and is_everywhere and shares_a_place


def _is_in_time(one: Creative | Promo, now: dt.datetime) -> bool:
    return (one.starts_at is None or one.starts_at <= now) and (one.ends_at is None or now < one.ends_at)
