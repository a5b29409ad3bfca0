"""Instants as readers see them, in the newspaper's zone and language."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
from babel.dates import format_date, format_skeleton


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """An instant for a template: `iso` for machines (with offset), `full` and `clock` for people."""

    iso: str
    full: str
    date: str
    clock: str


def stamp(instant: dt.datetime, zone: ZoneInfo, language: str) -> Stamp:
    """`Kamis, 14 September 2023 | 12:13 WIB` and its parts."""
    local = instant.astimezone(zone)
    clock = f"{local:%H:%M} {local.tzname()}"
    date = long_date(local.date(), language)
    return Stamp(iso=local.isoformat(timespec="seconds"), full=f"{date} | {clock}", date=date, clock=clock)


def short_stamp(instant: dt.datetime, zone: ZoneInfo, language: str, today: dt.date) -> str:
    """`12:13 WIB` for today, `14 Sep` for an earlier day; holds until `today` ends."""
    local = instant.astimezone(zone)
    if local.date() == today:
        return f"{local:%H:%M} {local.tzname()}"
    return str(format_skeleton("MMMd", local, locale=language))


def long_date(date: dt.date, language: str) -> str:
    """`Kamis, 14 September 2023` in Indonesian, `Thursday, 14 September 2023` in English."""
    return str(format_date(date, "EEEE, d MMMM y", locale=language))
