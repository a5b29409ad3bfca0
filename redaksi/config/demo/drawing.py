"""Draws the demo's illustrations: flat layers in one hand, the same for the same slug. Which story has which is in the
newspaper's text.
"""

import math
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1280, 720
"""The units in which a motif is told."""

SHARPER = 1.5
"""How many pixels a unit has while it is drawn."""

REDUCED = 2
"""How many pixels become one at the end, so that edges are smooth: 960 by 540 are kept, enough for flat shapes."""

INK, TEAL, RUST, OCHRE, SAND, PAPER = "#1f2a33", "#1f5560", "#b5492b", "#dba545", "#e9d8b4", "#f6efe0"

_SKIES = (
    ("#f3dfb6", "#e8b97a", "#c8795a"),
    ("#dfe6dc", "#a9c4bd", "#6d9a9a"),
    ("#f4e4d4", "#e3b7a0", "#a8697a"),
    ("#27364a", "#1d2a3c", "#152030"),
)

Point = tuple[float, float]


class Sheet:
    """A sheet of paper of WIDTH by HEIGHT units. `chance` is its own and the same each time."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - an illustration, not a secret
        self.image = Image.new("RGB", (round(WIDTH * SHARPER), round(HEIGHT * SHARPER)), PAPER)
        self._draw = ImageDraw.Draw(self.image)

    def shape(self, points: list[Point], colour: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * SHARPER, y * SHARPER) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle from its upper left corner."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a point."""
        box = [(x - radius) * SHARPER, (y - radius) * SHARPER, (x + radius) * SHARPER, (y + radius) * SHARPER]
        self._draw.ellipse(box, fill=colour)

    def line(self, points: list[Point], colour: str, width: float) -> None:
        """A line through points."""
        self._draw.line(
            [(x * SHARPER, y * SHARPER) for x, y in points], fill=colour, width=round(width * SHARPER), joint="curve"
        )

    def bands(self, colours: tuple[str, ...], top: float, bottom: float) -> None:
        """Flat bands of colour, the last one down to `bottom`."""
        step = (bottom - top) / len(colours)
        for number, colour in enumerate(colours):
            self.box(0, top + number * step, WIDTH, bottom - top - number * step, colour)

    def ridge(self, height: float, roughness: float, colour: str) -> None:
        """Hills or waves from one side to the other, filled below."""
        waves = [(self.chance.uniform(0.6, 2.6), self.chance.uniform(0, 6.3), self.chance.random()) for _ in range(3)]
        points: list[Point] = [
            (
                x,
                height
                - roughness * sum(part * math.sin(x / WIDTH * turns * 6.3 + shift) for turns, shift, part in waves),
            )
            for x in range(0, WIDTH + 16, 16)
        ]
        self.shape([(0, HEIGHT), *points, (WIDTH + 16, HEIGHT)], colour)


def draw(motif: str, slug: str, file: Path) -> None:
    """Write the illustration of a story as a PNG."""
    sheet = Sheet(slug)
    _MOTIFS[motif](sheet)
    sheet.image.reduce(REDUCED).save(file, "PNG", compress_level=1)


def _sky(sheet: Sheet, bottom: float = HEIGHT, *, skies: int = 3) -> None:
    sheet.bands(_SKIES[sheet.chance.randrange(skies)], 0, bottom)
    sheet.disc(sheet.chance.uniform(200, 1080), sheet.chance.uniform(120, 300), sheet.chance.uniform(60, 110), PAPER)


def _boat(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.shape(
        [
            (x - size, y),
            (x + size * 1.1, y - size * 0.1),
            (x + size * 0.7, y + size * 0.36),
            (x - size * 0.7, y + size * 0.36),
        ],
        INK,
    )
    sheet.line([(x, y), (x, y - size * 1.7)], INK, size * 0.05)
    sheet.shape(
        [(x + size * 0.08, y - size * 0.15), (x + size * 0.08, y - size * 1.6), (x + size * 0.9, y - size * 0.2)], RUST
    )
    sheet.shape(
        [(x - size * 0.08, y - size * 0.2), (x - size * 0.08, y - size * 1.3), (x - size * 0.6, y - size * 0.25)], PAPER
    )


def _sea(sheet: Sheet) -> None:
    _sky(sheet, 470)
    sheet.ridge(430, 14, "#8fb3b0")
    for number, colour in enumerate(("#5d9296", "#3c7580", TEAL, "#173f4a")):
        sheet.ridge(470 + number * 70, 12 + number * 3, colour)
        if number == 1:
            _boat(sheet, sheet.chance.uniform(420, 860), 540, sheet.chance.uniform(120, 170))
        elif number == 2:
            _boat(sheet, sheet.chance.choice((190, 1_080)), 600, 70)


def _hills(sheet: Sheet) -> None:
    _sky(sheet, 460)
    for number, colour in enumerate(("#9db39a", "#6f9170", "#4b7355", "#2f5540")):
        sheet.ridge(360 + number * 90, 46 - number * 8, colour)
    for row in range(5):
        y = 600 + row * 26
        sheet.line([(x, y + 10 * math.sin(x / 190 + row)) for x in range(0, WIDTH + 20, 20)], OCHRE, 3 + row)
    for _ in range(3):
        x = sheet.chance.uniform(150, 1_130)
        sheet.box(x, 505, 74, 46, RUST)
        sheet.shape([(x - 14, 507), (x + 37, 470), (x + 88, 507)], INK)


def _town(sheet: Sheet) -> None:
    _sky(sheet)
    for colour, low, high, width in (("#b08f7c", 220, 380, 96), ("#6c6a70", 150, 300, 120), (INK, 90, 230, 150)):
        x = -sheet.chance.uniform(0, 60)
        while x < WIDTH:
            height = sheet.chance.uniform(low, high)
            wide = width * sheet.chance.uniform(0.7, 1.3)
            sheet.box(x, HEIGHT - 60 - height, wide, height, colour)
            if colour == INK:
                _windows(sheet, x, HEIGHT - 60 - height, wide, height)
            x += wide + sheet.chance.choice((0, 0, 14))
    sheet.box(0, HEIGHT - 60, WIDTH, 60, "#141c23")
    sheet.line([(0, HEIGHT - 30), (WIDTH, HEIGHT - 30)], OCHRE, 4)


def _windows(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    for row in range(int(height // 34)):
        for column in range(int(width // 30)):
            if sheet.chance.random() < 0.55:
                sheet.box(x + 10 + column * 30, y + 12 + row * 34, 14, 18, OCHRE)


def _night(sheet: Sheet) -> None:
    sheet.bands(_SKIES[3], 0, HEIGHT)
    for _ in range(70):
        sheet.disc(sheet.chance.uniform(0, WIDTH), sheet.chance.uniform(0, 380), sheet.chance.uniform(1, 3), SAND)
    sheet.ridge(500, 30, "#0f1822")
    for pole in range(120, WIDTH, 260):
        sheet.line([(pole, 640), (pole, 300)], "#39485a", 10)
        sheet.line([(pole - 60, 330), (pole + 60, 330)], "#39485a", 8)
        sheet.line([(pole, 332), (pole + 130, 372), (pole + 260, 332)], "#39485a", 3)
    sheet.ridge(640, 12, "#0a1119")
    for _ in range(16):
        x, y = sheet.chance.uniform(40, 1_200), sheet.chance.uniform(560, 650)
        sheet.box(x, y, 40, 34, INK)
        sheet.box(x + 12, y + 10, 14, 14, OCHRE if sheet.chance.random() < 0.6 else "#2c3845")


def _chart(sheet: Sheet) -> None:
    sheet.bands((PAPER,), 0, HEIGHT)
    for y in range(140, 640, 100):
        sheet.line([(110, y), (1_170, y)], "#d9cfb9", 3)
    values = [sheet.chance.uniform(90, 180) + number * sheet.chance.uniform(18, 34) for number in range(9)]
    for number, value in enumerate(values):
        colour = RUST if number == len(values) - 1 else (TEAL, "#3c7580")[number % 2]
        sheet.box(140 + number * 114, 620 - value, 74, value, colour)
    sheet.line([(177 + number * 114, 560 - value) for number, value in enumerate(values)], OCHRE, 9)
    for number, value in enumerate(values):
        sheet.disc(177 + number * 114, 560 - value, 13, INK)
    sheet.line([(110, 621), (1_170, 621)], INK, 6)


def _pitch(sheet: Sheet) -> None:
    for stripe in range(8):
        sheet.box(stripe * 160, 0, 160, HEIGHT, ("#3f7a52", "#356b47")[stripe % 2])
    sheet.line([(640, 0), (640, HEIGHT)], PAPER, 7)
    for radius, colour in ((170, PAPER), (163, "#3a724c"), (12, PAPER)):
        sheet.disc(640, 360, radius, colour)
    for left in (-40, 1_060):
        sheet.line([(left, 170), (left + 260, 170), (left + 260, 550), (left, 550), (left, 170)], PAPER, 7)
    for colour, side in ((RUST, 0), (OCHRE, 1)):
        for _ in range(6):
            x, y = sheet.chance.uniform(120, 560) + side * 580, sheet.chance.uniform(90, 630)
            sheet.disc(x + 6, y + 8, 27, "#2a5539")
            sheet.disc(x, y, 27, colour)
    x, y = sheet.chance.uniform(500, 780), sheet.chance.uniform(220, 500)
    sheet.disc(x, y, 18, PAPER)
    sheet.disc(x, y, 7, INK)


def _books(sheet: Sheet) -> None:
    sheet.bands(("#e6d3ae",), 0, HEIGHT)
    for shelf in range(3):
        y, x = 210 + shelf * 225, 50.0
        while x < 1_210:
            wide, high = sheet.chance.uniform(26, 70), sheet.chance.uniform(120, 180)
            if sheet.chance.random() < 0.9:
                colour = sheet.chance.choice((INK, TEAL, RUST, OCHRE, "#6f9170", PAPER, "#8a5a6a"))
                sheet.box(x, y - high, wide, high, colour)
                sheet.box(x, y - high + 22, wide, 8, SAND)
            x += wide + 4
        sheet.box(0, y, WIDTH, 16, "#6b4a2f")


def _table(sheet: Sheet) -> None:
    sheet.bands(("#d8b98a", "#cfae7d", "#c6a271"), 0, HEIGHT)
    for row in range(2):
        for column in range(4):
            x, y = 190 + column * 300 + row * 60, 210 + row * 310
            sheet.disc(x + 8, y + 12, 124, "#a98455")
            sheet.disc(x, y, 122, INK if (row + column) % 3 else TEAL)
            sheet.disc(x, y, 100, PAPER)
            for _ in range(16):
                turn, far = sheet.chance.uniform(0, 6.3), sheet.chance.uniform(0, 66)
                colour = sheet.chance.choice((RUST, OCHRE, "#6f9170", "#8a3a2a"))
                sheet.disc(x + far * math.cos(turn), y + far * math.sin(turn), sheet.chance.uniform(12, 24), colour)


def _weave(sheet: Sheet) -> None:
    sheet.bands((SAND,), 0, HEIGHT)
    colours = [sheet.chance.choice((RUST, OCHRE, TEAL, "#6f9170", INK)) for _ in range(17)]
    for row in range(10):
        for column in range(17):
            x, y = column * 78 - 20, row * 78 - 20
            if (row + column) % 2:
                sheet.box(x, y + 8, 78, 62, colours[column])
                sheet.line([(x, y + 39), (x + 78, y + 39)], SAND, 4)
            else:
                sheet.box(x + 8, y, 62, 78, colours[row])
                sheet.line([(x + 39, y), (x + 39, y + 78)], SAND, 4)


def _reef(sheet: Sheet) -> None:
    sheet.bands(("#5d9fa6", "#438894", "#2f7281", "#1f5b6b", "#174a5a"), 0, HEIGHT)
    for _ in range(26):
        x, y, size = sheet.chance.uniform(60, 1_220), sheet.chance.uniform(80, 430), sheet.chance.uniform(12, 30)
        colour = sheet.chance.choice((OCHRE, PAPER, RUST))
        sheet.shape([(x - size * 2, y), (x, y - size * 0.7), (x + size, y), (x, y + size * 0.7)], colour)
        sheet.shape([(x + size * 0.8, y), (x + size * 1.7, y - size * 0.6), (x + size * 1.7, y + size * 0.6)], colour)
    sheet.ridge(640, 20, "#0f3442")
    for _ in range(18):
        x, colour = sheet.chance.uniform(20, 1_260), sheet.chance.choice((RUST, "#c9748a", OCHRE, "#6f9170"))
        for branch in range(5):
            lean = (branch - 2) * sheet.chance.uniform(14, 30)
            top = (x + lean, sheet.chance.uniform(470, 580))
            sheet.line([(x, 690), (x + lean * 0.4, 610), top], colour, 15)
            sheet.disc(*top, 12, colour)


_MOTIFS: dict[str, Callable[[Sheet], None]] = {
    "sea": _sea,
    "hills": _hills,
    "town": _town,
    "night": _night,
    "chart": _chart,
    "pitch": _pitch,
    "books": _books,
    "table": _table,
    "weave": _weave,
    "reef": _reef,
}
