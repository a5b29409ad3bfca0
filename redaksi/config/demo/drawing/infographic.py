"""Infographics: bars, lines, a map or steps, with their words, from the data in a picture's table."""

import textwrap
from typing import Any

from PIL import ImageFont

from .sheet import INK, OCHRE, PAPER, REDUCED, RUST, SAND, TEAL, WIDTH, Sheet, blend
from .signs import island, pin

_LEFT, _RIGHT = 80, 1_200
_QUIET = "#5a646b"


def infographic(sheet: Sheet) -> None:
    """Data: title, kind (bars, lines, map, steps), values [{label, value}], and if wished unit, note and source.

    A bar's or line's value is a number; `shown` on a value replaces its printed form. A map's value may say x and y in
    hundredths of its frame; `mark = true` sets a value off.
    """
    kind, values = sheet.data["kind"], sheet.data["values"]
    titles = _balanced(sheet.data["title"], 44)
    notes = _balanced(sheet.data.get("note", ""), 92)
    top = 110 + len(titles) * 66
    body = {"bars": len(values) * 84 + 10, "lines": 520, "map": 640, "steps": len(values) * 150}[kind]
    sheet.resize(max(720, top + body + 84 + len(notes) * 34))
    sheet.box(0, 0, WIDTH, sheet.height, PAPER)
    sheet.box(0, 0, WIDTH, 18, TEAL)
    sheet.box(_LEFT, 56, 76, 8, RUST)
    for number, row in enumerate(titles):
        write(sheet, _LEFT, 84 + number * 66, row, 52, bold=True)
    {"bars": _bars, "lines": _lines, "map": _map, "steps": _steps}[kind](sheet, values, top, body)
    for number, row in enumerate(notes):
        write(sheet, _LEFT, top + body + 26 + number * 34, row, 25, _QUIET)
    write(sheet, _RIGHT, sheet.height - 26, "Sauh Kencana / grafis redaksi", 22, _QUIET, anchor="rs")


def write(  # noqa: PLR0917 - place, text and size are what a line of text is
    sheet: Sheet,
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str = INK,
    *,
    bold: bool = False,
    anchor: str = "la",
) -> None:
    """A line of text at a point; `anchor` as Pillow has it."""
    font = ImageFont.load_default(size=size * REDUCED)
    stroke = size * REDUCED / 46 if bold else 0
    sheet.pen.text((x * REDUCED, y * REDUCED), text, colour, font, anchor, stroke_width=stroke)


def _balanced(text: str, longest: int) -> list[str]:
    rows = textwrap.wrap(text, longest)
    for width in range(len(text) // max(len(rows), 1), longest):
        if len(narrow := textwrap.wrap(text, max(width, 1))) == len(rows):
            return narrow
    return rows


def _shown(value: dict[str, Any], unit: str) -> str:
    if "shown" in value:
        return str(value["shown"])
    number = value["value"]
    text = f"{number:,}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{text} {unit}".strip()


def _bars(sheet: Sheet, values: list[dict[str, Any]], top: float, body: float) -> None:
    unit, largest = sheet.data.get("unit", ""), max(value["value"] for value in values)
    start, longest = 440, 500
    marked = any(value.get("mark") for value in values)
    for number, value in enumerate(values):
        y, long = top + number * 84, longest * value["value"] / largest
        colour = RUST if value.get("mark") else (TEAL if marked or number else RUST)
        write(sheet, start - 24, y + 30, value["label"], 29, anchor="rm")
        sheet.box(start, y, max(long, 4), 60, colour)
        write(sheet, start + long + 18, y + 30, _shown(value, unit), 31, bold=True, anchor="lm")
    sheet.line([(start, top - 10), (start, top + body - 14)], INK, 4)


def _lines(sheet: Sheet, values: list[dict[str, Any]], top: float, body: float) -> None:
    unit, numbers = sheet.data.get("unit", ""), [value["value"] for value in values]
    low, high = sheet.data.get("low", min(numbers)), sheet.data.get("high", max(numbers))
    left, floor, tall = _LEFT + 80, top + body - 70, body - 120

    def at(number: int, value: float) -> tuple[float, float]:
        x = left + 40 + number * (_RIGHT - left - 80) / (len(values) - 1)
        return x, floor - tall * (value - low) / (high - low)

    for step in range(5):
        level = low + (high - low) * step / 4
        y = at(0, level)[1]
        sheet.line([(left, y), (_RIGHT, y)], SAND, 3)
        write(sheet, left - 16, y, f"{level:.1f}".replace(".", ","), 25, _QUIET, anchor="rm")
    if "limit" in sheet.data:
        y = at(0, sheet.data["limit"])[1]
        for dash in range(left, _RIGHT, 26):
            sheet.line([(dash, y), (min(dash + 14, _RIGHT), y)], RUST, 4)
        write(sheet, _RIGHT, y - 14, sheet.data.get("limit_label", ""), 25, RUST, anchor="rs")
    path = [at(number, value) for number, value in enumerate(numbers)]
    sheet.line(path, TEAL, 9)
    for number, (x, y) in enumerate(path):
        mark = values[number].get("mark")
        sheet.disc(x, y, 14 if mark else 10, RUST if mark else INK)
        if mark or number in {0, len(path) - 1}:
            below = 52 if not number and numbers[1] > numbers[0] else -24
            write(sheet, x, y + below, _shown(values[number], unit), 29, bold=True, anchor="ms")
        write(sheet, x, floor + 40, values[number]["label"], 25, _QUIET, anchor="mm")


def _map(sheet: Sheet, values: list[dict[str, Any]], top: float, body: float) -> None:
    water, land, wide, tall = "#bcd6d3", "#e6d7a8", _RIGHT - _LEFT, body - 10
    sheet.box(_LEFT, top, wide, tall, water, soft=10)
    coast = [(_LEFT, top + tall * 0.5), (300, top + tall * 0.6), (430, top + tall * 0.82), (480, top + tall)]
    sheet.shape([*coast, (_LEFT, top + tall)], land)
    sheet.line(coast, blend(water, PAPER, 0.6), 12)
    for value in values:
        x, y = _LEFT + wide * value["x"] / 100, top + tall * value["y"] / 100
        if not value.get("mainland"):
            island(sheet, x, y, value.get("size", 150), (water, land))
    for value in values:
        x, y = _LEFT + wide * value["x"] / 100, top + tall * value["y"] / 100
        pin(sheet, x, y, 0.95, RUST if value.get("mark") else TEAL)
        left = x > _RIGHT - 260
        edge, anchor = (x - 30, "rs") if left else (x + 30, "ls")
        write(sheet, edge, y - 34, value["label"], 28, bold=True, anchor=anchor)
        write(sheet, edge, y - 2, _shown(value, sheet.data.get("unit", "")), 26, anchor=anchor)


def _steps(sheet: Sheet, values: list[dict[str, Any]], top: float, body: float) -> None:
    middle = _LEFT + 50
    sheet.line([(middle, top + 50), (middle, top + body - 100)], OCHRE, 10)
    for number, value in enumerate(values):
        y = top + number * 150
        sheet.disc(middle, y + 50, 50, RUST if value.get("mark") else TEAL)
        write(sheet, middle, y + 51, str(number + 1), 46, PAPER, bold=True, anchor="mm")
        write(sheet, middle + 90, y + 4, value["label"], 35, bold=True)
        for row, text in enumerate(textwrap.wrap(str(value["value"]), 68)[:2]):
            write(sheet, middle + 90, y + 54 + row * 36, text, 28, _QUIET)
