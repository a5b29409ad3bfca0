"""Motifs of rooms and of things near by: books, table, weave, kitchen, desk."""

import math

from .gatherings import fish
from .sheet import CLAY, INK, MOSS, OCHRE, PAPER, RUST, SAND, WIDTH, Sheet, blend


def books(sheet: Sheet) -> None:
    """Three shelves of books, with a plant or a gap here and there."""
    wall, wood = sheet.chance.choice((("#e6d3ae", "#6b4a2f"), ("#c9d3c9", "#4b4038"), ("#dcc3b0", "#5a3f44")))
    sheet.bands((wall,), 0, 720)
    colours = [*sheet.accents(5), INK, PAPER]
    for shelf in range(3):
        y, x = 210 + shelf * 225, 50.0
        while x < 1_210:
            wide, high = sheet.chance.uniform(26, 70), sheet.chance.uniform(110, 184)
            kind = sheet.chance.random()
            if kind < 0.84:
                sheet.box(x, y - high, wide, high, (colour := sheet.chance.choice(colours)))
                sheet.box(x, y - high + 22, wide, 8, blend(colour, SAND, 0.7))
            elif kind < 0.9 and x < 1_100:
                leaning = [(x + 8, y), (x + 70, y - 150), (x + 104, y - 138), (x + 44, y)]
                sheet.shape(leaning, sheet.chance.choice(colours))
                wide = 104
            elif kind < 0.94 and x < 1_100:
                _pot(sheet, x + 50, y)
                wide = 104
            x += wide + 4
        sheet.box(0, y, WIDTH, 16, wood)


def _pot(sheet: Sheet, x: float, y: float) -> None:
    for leaf in (-2, -1, 0, 1, 2):
        sheet.line([(x, y - 50), (x + leaf * 18, y - 140 + abs(leaf) * 22)], MOSS, 13)
    sheet.shape([(x - 36, y - 60), (x + 36, y - 60), (x + 26, y), (x - 26, y)], CLAY)


def table(sheet: Sheet) -> None:
    """Eight bowls on a table from above; their food, cloth and cutlery change."""
    woods = (("#d8b98a", "#cfae7d", "#c6a271"), ("#b7c7bd", "#adbfb4", "#a3b7ab"), ("#c99b7e", "#c09274", "#b7896b"))
    sheet.bands(wood := sheet.chance.choice(woods), 0, 720)
    rim, other = sheet.accents(2)
    food = sheet.chance.sample((RUST, OCHRE, "#6f9170", "#8a3a2a", "#d9c27a", "#7a9a4a"), 4)
    turned = sheet.chance.choice((0, 60, -60))
    for row in range(2):
        for column in range(4):
            x, y = 190 + column * 300 + row * turned, 200 + row * 320
            sheet.disc(x + 8, y + 12, 124, blend(wood[2], INK, 0.25))
            sheet.disc(x, y, 122, INK if (row + column) % 3 else rim)
            sheet.disc(x, y, 100, blend(PAPER, other, 0.25 if (column + row) % 2 else 0))
            for _ in range(sheet.chance.randrange(9, 20)):
                turn, far = sheet.chance.uniform(0, 6.3), sheet.chance.uniform(0, 66)
                place = x + far * math.cos(turn), y + far * math.sin(turn)
                sheet.disc(*place, sheet.chance.uniform(12, 24), sheet.chance.choice(food))
            sheet.line([(x + 140, y - 80), (x + 146, y + 80)], PAPER, 9)
            sheet.oval(x + 140, y - 92, 15, 24, PAPER)


def weave(sheet: Sheet) -> None:
    """Plaited strips: plain, broken twill or checked, coarse or fine."""
    pitch, kind = sheet.chance.choice((52, 64, 78, 96)), sheet.scene(3)
    base = sheet.chance.choice((SAND, "#d9c9a0", "#e4cdb0"))
    sheet.bands((base,), 0, 720)
    palette = [*sheet.accents(3), INK]
    across = [sheet.chance.choice(palette) for _ in range(30)]
    down = [sheet.chance.choice(palette) for _ in range(30)]
    for row in range(720 // pitch + 2):
        for column in range(WIDTH // pitch + 2):
            x, y, gap = column * pitch - 20, row * pitch - 20, pitch * 0.1
            over = ((row + column) % 2, (row + column) % 4 < 2, (row // 2 + column // 2) % 2)[kind]
            if over:
                sheet.box(x, y + gap, pitch, pitch - gap * 2, across[column])
                sheet.line([(x, y + pitch / 2), (x + pitch, y + pitch / 2)], base, 4)
            else:
                sheet.box(x + gap, y, pitch - gap * 2, pitch, down[row])
                sheet.line([(x + pitch / 2, y), (x + pitch / 2, y + pitch)], base, 4)


def kitchen(sheet: Sheet) -> None:
    """Pots on a stove below a shelf, or a chopping board from above."""
    (_stove, _board)[sheet.scene(2)](sheet)


def _stove(sheet: Sheet) -> None:
    wall = blend(sheet.accents(1)[0], PAPER, 0.58)
    sheet.box(0, 0, WIDTH, 720, wall)
    for row in range(7):
        for column in range(17):
            sheet.box(column * 80 + 3 - (row % 2) * 40, row * 64 + 3, 74, 58, blend(wall, PAPER, 0.22), soft=3)
    sheet.box(90, 190, 1_100, 18, "#6b4a2f")
    x = 120.0
    while x < 1_100:
        wide, tall, ware = sheet.chance.uniform(46, 90), sheet.chance.uniform(60, 120), sheet.accents(1)[0]
        sheet.box(x, 190 - tall, wide, tall, ware, soft=12)
        sheet.box(x + 6, 180 - tall, wide - 12, 18, INK, soft=5)
        x += wide + sheet.chance.uniform(16, 60)
    for pan in range(sheet.chance.choice((2, 3, 4))):
        hook = 190 + pan * 130
        sheet.line([(hook, 208), (hook, 290)], INK, 8)
        sheet.disc(hook, 326, 42, INK)
        sheet.disc(hook, 326, 32, "#46545c")
    sheet.box(0, 540, WIDTH, 180, "#4d3f34")
    sheet.box(0, 526, WIDTH, 26, "#8a6440")
    for pot in range(count := sheet.chance.choice((2, 3))):
        _cooking_pot(sheet, (420 if count == 3 else 520) + pot * 270, sheet.chance.uniform(0.8, 1.15))


def _cooking_pot(sheet: Sheet, x: float, size: float) -> None:
    body, tall = sheet.accents(1)[0], sheet.chance.uniform(110, 170) * size
    for puff in range(3):
        steam = [(x - 40 + puff * 40 + 12 * math.sin(step + puff), 500 - tall - step * 26) for step in range(6)]
        sheet.line(steam, PAPER, 8)
    sheet.box(x - 110 * size, 526 - tall, 220 * size, tall, body, soft=24)
    sheet.box(x - 124 * size, 520 - tall, 248 * size, 24, blend(body, INK, 0.4), soft=10)
    for side in (-1, 1):
        sheet.box(x + side * 128 * size - 18, 560 - tall, 36, 18, INK, soft=8)
    for flame in range(5):
        tip = x - 80 + flame * 40
        sheet.shape([(tip - 14, 572), (tip, 536), (tip + 14, 572)], OCHRE)


def _board(sheet: Sheet) -> None:
    sheet.box(0, 0, WIDTH, 720, blend(sheet.accents(1)[0], PAPER, 0.4))
    wood = sheet.chance.choice(("#b58a5c", "#a67a50", "#c49a6c"))
    sheet.box(190, 120, 820, 500, blend(wood, INK, 0.3), soft=36)
    sheet.box(180, 106, 820, 500, wood, soft=36)
    for grain in range(5):
        sheet.box(230, 170 + grain * 92, 720, 5, blend(wood, INK, 0.12))
    scales = sheet.chance.choice(("#9fb4bb", "#c9748a", "#6d8fa0"))
    fish(sheet, 560, sheet.chance.uniform(230, 300), sheet.chance.uniform(90, 130), scales)
    for _ in range(sheet.chance.randrange(5, 10)):
        x, y = sheet.chance.uniform(240, 760), sheet.chance.uniform(430, 560)
        bend = sheet.chance.uniform(-24, 24)
        chilli = sheet.chance.choice((RUST, "#c23a2a", MOSS))
        sheet.line([(x, y), (x + 60, y + bend), (x + 110, y + bend * 0.6)], chilli, 17)
        sheet.line([(x - 16, y - 4), (x, y)], "#3f6b3a", 6)
    for _ in range(sheet.chance.randrange(4, 8)):
        x, y = sheet.chance.uniform(800, 950), sheet.chance.uniform(160, 400)
        sheet.disc(x, y, 36, "#8fae4a")
        sheet.disc(x, y, 27, "#dfe6a8")
    sheet.shape([(1_060, 130), (1_120, 150), (1_130, 430), (1_060, 430)], "#c9d1d3")
    sheet.box(1_070, 424, 52, 200, INK, soft=20)
    for bowl in range(2):
        x, y = 90, 220 + bowl * 300
        sheet.disc(x, y, 84, PAPER)
        sheet.disc(x, y, 66, sheet.chance.choice((OCHRE, RUST, "#e9e2c8")))


def desk(sheet: Sheet) -> None:
    """A desk from above, or a lamp, papers and a machine from the front."""
    (_desk_above, _desk_front)[sheet.scene(2)](sheet)


def _desk_above(sheet: Sheet) -> None:
    sheet.box(0, 0, WIDTH, 720, sheet.chance.choice(("#b58a5c", "#2f4a4a", "#8a5a4a", "#c7b28c", "#4b5560")))
    for _ in range(sheet.chance.randrange(2, 5)):
        x, y, lean = sheet.chance.uniform(60, 780), sheet.chance.uniform(60, 300), sheet.chance.uniform(-60, 60)
        sheet.shape([(x, y), (x + 270, y + lean), (x + 270 - lean, y + 350 + lean), (x - lean, y + 350)], PAPER)
        for row in range(7):
            start, height = x + 36 - lean * row / 9, y + 50 + row * 38
            long = sheet.chance.uniform(0.5, 0.95) * 200
            sheet.line([(start, height), (start + long, height + lean * long / 270)], "#b9b2a2", 8)
    x, y = sheet.chance.uniform(960, 1_120), sheet.chance.uniform(150, 260)
    sheet.disc(x + 6, y + 8, 96, INK)
    sheet.disc(x, y, 94, PAPER)
    sheet.disc(x, y, 66, sheet.accents(1)[0])
    sheet.disc(x, y, 54, "#4a2f22")
    sheet.line([(700, 610), (980, 470)], sheet.accents(1)[0], 20)
    sheet.line([(700, 610), (676, 622)], INK, 10)
    for side in (0, 120):
        sheet.bow(950 + side, 580, 50, (0, 360), INK, 10)
    sheet.line([(1_000, 580), (1_020, 580)], INK, 9)
    sheet.box(60, 590, 420, 110, INK, soft=14)
    for key in range(30):
        sheet.box(82 + key % 10 * 39, 606 + key // 10 * 28, 30, 21, "#8b979b", soft=5)


def _desk_front(sheet: Sheet) -> None:
    wall, strong = blend(sheet.accents(1)[0], INK, 0.5), sheet.accents(2)
    sheet.box(0, 0, WIDTH, 720, wall)
    x = sheet.chance.uniform(240, 420)
    sheet.shape([(x + 40, 210), (x + 220, 210), (x + 520, 560), (x - 220, 560)], blend(wall, OCHRE, 0.35))
    sheet.line([(x - 60, 560), (x - 20, 300), (x + 120, 170)], INK, 16)
    sheet.shape([(x + 60, 210), (x + 90, 120), (x + 170, 120), (x + 210, 210)], strong[0])
    sheet.box(x - 140, 540, 160, 24, INK, soft=10)
    for paper in range(sheet.chance.randrange(3, 8)):
        sheet.box(x + 120 + sheet.chance.uniform(-14, 14), 540 - paper * 16, 230, 14, (PAPER, SAND)[paper % 2])
    left = sheet.chance.uniform(760, 860)
    sheet.box(left, 300, 330, 220, INK, soft=14)
    sheet.box(left + 16, 316, 298, 184, "#dfe8e4", soft=6)
    for row in range(4):
        long = sheet.chance.uniform(100, 250)
        sheet.box(left + 38, 344 + row * 36, long, 14, strong[1] if row == 0 else "#9fb0ac", soft=5)
    sheet.shape([(left - 40, 564), (left, 520), (left + 330, 520), (left + 370, 564)], "#5b6870")
    sheet.box(0, 560, WIDTH, 160, "#7b5638")
    sheet.box(0, 560, WIDTH, 16, "#a27a52")
