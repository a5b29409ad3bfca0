"""The month around a day of the indeks, as a calendar. Which days have news is not asked: none shows it."""

import calendar
import datetime as dt
from collections.abc import Callable

import msgspec
from babel.dates import format_date, get_day_names

WEEK = calendar.Calendar(calendar.MONDAY)


class Weekday(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a column: `Sen`, `Senin`."""

    short: str
    name: str


class MonthDay(msgspec.Struct, frozen=True, kw_only=True):
    """A cell; `number` is 0 outside the month. `path` is None before the newspaper began and after today."""

    number: int
    path: str | None
    is_shown: bool


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """`previous_path` leads to the last day of the month before, `next_path` to the first of the one after."""

    name: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[MonthDay, ...], ...]
    previous_path: str | None
    next_path: str | None


def month(date: dt.date, *, first: dt.date, last: dt.date, language: str, path: Callable[[dt.date], str]) -> Month:
    """The month of `date`; the days from `first` to `last` have a page each, at `path`."""
    start = date.replace(day=1)
    end = date.replace(day=calendar.monthrange(date.year, date.month)[1])

    def cell(day: dt.date) -> MonthDay:
        is_inside = day.month == date.month
        leads = is_inside and first <= day <= last
        return MonthDay(
            number=day.day if is_inside else 0, path=path(day) if leads else None, is_shown=is_inside and day == date
        )

    return Month(
        name=str(format_date(date, "MMMM y", locale=language)),
        weekdays=_weekdays(language),
        weeks=tuple(tuple(cell(day) for day in week) for week in WEEK.monthdatescalendar(date.year, date.month)),
        previous_path=path(start - dt.timedelta(days=1)) if first < start else None,
        next_path=path(end + dt.timedelta(days=1)) if end < last else None,
    )


def _weekdays(language: str) -> tuple[Weekday, ...]:
    short = get_day_names("abbreviated", "stand-alone", locale=language)
    wide = get_day_names("wide", "stand-alone", locale=language)
    return tuple(Weekday(short=short[number], name=wide[number]) for number in WEEK.iterweekdays())
