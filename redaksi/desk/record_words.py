"""The fields of a record in words, for somebody who has to choose between two of them."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from redaksi.newsroom.models import AdPlace, Channel, Promo

_PLACES = dict([*AdPlace.PLACES, *Promo.PLACES])


def in_words(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of redaksi/newsroom/documents.py `record_fields` with names instead of numbers, times in our zone."""
    return {name: _value(name, value) for name, value in fields.items()}


def _value(name: str, value: Any) -> Any:
    match name, value:
        case "parent", str():
            return str(Channel.objects.filter(pk=value).first() or "")
        case "channels", list():
            found = Channel.objects.select_related("parent").filter(pk__in=value)
            return [str(channel) for channel in found]
        case "places", list():
            return [str(_PLACES.get(place, place)) for place in value]
        case "items", list():
            return [f"{item.get('label')} {item.get('href')}" for item in value]
        case _, dt.datetime():
            return date_format(localtime(value), "j M Y H:i")
    return value
