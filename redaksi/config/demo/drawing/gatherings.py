"""Motifs of places where people meet: market, stage."""

import math

from .sheet import CLAY, INK, MOSS, OCHRE, PAPER, PLUM, RUST, SAND, SKY, TEAL, WIDTH, Sheet, blend


def market(sheet: Sheet) -> None:
    """Stalls under awnings, or baskets of fruit or of fish from above."""
    (_stalls, _baskets, _fish_trays)[sheet.scene(3)](sheet)


def _stalls(sheet: Sheet) -> None:
    light, count = sheet.light("dawn", "day", "dusk", "night"), sheet.chance.choice((2, 3, 4))
    sheet.sky(light, 600)
    sheet.ridge(380, 30, light.land[0])
    sheet.box(0, 590, WIDTH, 130, blend(light.land[1], SAND, 0.35))
    wide = 1_200 / count
    for stall in range(count):
        x, colour = 50 + stall * wide, sheet.accents(1)[0]
        for pole in (10, wide - 62):
            sheet.box(x + pole, 190, 14, 450, "#5a4636")
        sheet.box(x, 460, wide - 40, 170, blend(colour, INK, 0.25))
        _seller(sheet, x + wide * sheet.chance.uniform(0.3, 0.6))
        for level in range(2):
            for number in range(int((wide - 90) // 46)):
                ware = sheet.chance.choice((RUST, OCHRE, MOSS, "#8fae4a"))
                sheet.disc(x + 46 + number * 46 + level * 22, 452 - level * 36, 25, ware)
        sheet.box(x - 10, 470, wide - 20, 26, "#7b5638")
        stripes = max(int(wide // 60), 4)
        for stripe in range(stripes):
            part = (wide - 10) / stripes
            left = x - 15 + stripe * part
            cloth = (colour, PAPER)[stripe % 2]
            sheet.box(left, 130, part + 1, 96, cloth)
            sheet.disc(left + part / 2, 226, part / 2, cloth)


def _seller(sheet: Sheet, x: float) -> None:
    skin = sheet.chance.choice(("#8d5a3c", "#a5694a", "#c08a63"))
    sheet.box(x - 54, 350, 108, 140, sheet.chance.choice((TEAL, PLUM, PAPER, OCHRE)), soft=36)
    sheet.disc(x, 326, 40, skin)
    sheet.dome(x, 318, 46, sheet.chance.choice((INK, SAND, PLUM)))


def _baskets(sheet: Sheet) -> None:
    ground = sheet.chance.choice(("#8f9a86", "#b59a7a", "#7f8f96"))
    sheet.box(0, 0, WIDTH, 720, ground)
    columns, rows = sheet.chance.choice(((4, 2), (5, 3), (6, 3)))
    step, tall = WIDTH / columns, 720 / rows
    radius = min(step, tall) * 0.46
    wares = (RUST, OCHRE, "#7a9a4a", "#5b3a4a", "#d9c27a", "#c9593a", "#e2b07a")
    for row in range(rows):
        for column in range(columns):
            x, y, ware = step * (column + 0.5), tall * (row + 0.5), sheet.chance.choice(wares)
            sheet.disc(x + 6, y + 10, radius, blend(ground, INK, 0.35))
            sheet.disc(x, y, radius, "#8a6440")
            sheet.disc(x, y, radius * 0.88, "#5a4030")
            size = radius * sheet.chance.choice((0.13, 0.19, 0.26))
            for number in range(44):
                far = radius * 0.7 * math.sqrt(number / 44)
                place = x + far * math.cos(number * 2.4), y + far * math.sin(number * 2.4)
                sheet.disc(*place, size, blend(ware, (PAPER, INK)[number % 2], sheet.chance.uniform(0, 0.28)))


def _fish_trays(sheet: Sheet) -> None:
    sheet.box(0, 0, WIDTH, 720, sheet.chance.choice(("#5d7f86", "#47606a", "#7a8f8a")))
    columns = sheet.chance.choice((2, 3))
    wide, tones = 1_220 / columns, sheet.chance.sample(("#9fb4bb", "#c9748a", "#6d8fa0", "#d9a06a", "#8a9aa6"), 3)
    for row in range(2):
        for column in range(columns):
            x, y = 40 + column * wide, 36 + row * 336
            sheet.box(x, y, wide - 30, 312, sheet.chance.choice((OCHRE, "#3c6f8a", CLAY, PAPER)), soft=14)
            sheet.box(x + 18, y + 18, wide - 66, 276, "#e6eef0", soft=8)
            tone, lines = sheet.chance.choice(tones), sheet.chance.choice((3, 4, 5))
            size = 232 / lines / 2.3
            each = int((wide - 100) // (size * 3.7))
            for line in range(lines):
                for number in range(each):
                    place = x + 40 + size * 2 + number * size * 3.7, y + 40 + (line + 0.5) * 232 / lines
                    fish(sheet, *place, size, blend(tone, INK, sheet.chance.uniform(0, 0.25)))


def fish(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    """A fish that looks to the right."""
    sheet.shape([(x - size, y), (x - size * 2, y - size * 0.7), (x - size * 2, y + size * 0.7)], colour)
    sheet.oval(x, y, size * 1.5, size * 0.72, colour)
    sheet.oval(x, y + size * 0.26, size * 1.1, size * 0.36, blend(colour, PAPER, 0.55))
    sheet.disc(x + size * 1.0, y - size * 0.16, size * 0.15, INK)


def stage(sheet: Sheet) -> None:
    """Players between curtains, a band under lamps, or a film shown in the open."""
    (_theatre, _band, _open_screen)[sheet.scene(3)](sheet)
    _heads(sheet)


def _heads(sheet: Sheet) -> None:
    for row in range(2):
        for number in range(15):
            x = number * 92 + row * 46 - 20 + sheet.chance.uniform(-12, 12)
            y, size = 650 + row * 52 + sheet.chance.uniform(-12, 10), sheet.chance.uniform(30, 40)
            colour = ("#1b222b", "#10161d")[row]
            sheet.disc(x, y, size, colour)
            sheet.box(x - size * 1.3, y + size * 0.7, size * 2.6, 100, colour, soft=24)


def _theatre(sheet: Sheet) -> None:
    cloth, back = sheet.chance.choice((RUST, PLUM, TEAL)), sheet.chance.choice((OCHRE, SKY, "#d9b08a"))
    sheet.box(0, 0, WIDTH, 720, blend(back, PAPER, 0.35))
    sheet.disc(640, 330, 220, blend(back, PAPER, 0.7))
    sheet.box(0, 540, WIDTH, 180, "#5a4030")
    for number in range(count := sheet.chance.choice((1, 2, 3, 5))):
        x = 640 + (number - (count - 1) / 2) * 150
        _dancer(sheet, x, 560, sheet.accents(1)[0])
    for side in (0, 1):
        for fold in range(5):
            x = fold * 52 if side == 0 else WIDTH - 52 - fold * 52
            sheet.box(x, 0, 54, 580 - fold * 14, blend(cloth, INK, 0.28 if fold % 2 else 0.05), soft=12)
    for swag in range(6):
        sheet.disc(107 + swag * 214, 10, 116, blend(cloth, INK, 0.15 if swag % 2 else 0.0))


def _dancer(sheet: Sheet, x: float, foot: float, colour: str) -> None:
    lean = sheet.chance.uniform(-50, 50)
    skin = sheet.chance.choice(("#8d5a3c", "#a5694a", "#c08a63"))
    waist = x + lean * 0.3
    sheet.shape([(x - 70, foot), (x + 70, foot), (waist + 26, foot - 170), (waist - 26, foot - 170)], colour)
    sheet.box(x - 34 + lean * 0.3, foot - 250, 68, 110, blend(colour, INK, 0.3), soft=24)
    for side in (-1, 1):
        rise = sheet.chance.uniform(-70, 70)
        shoulder = x + side * 26 + lean * 0.3, foot - 232
        sheet.line([shoulder, (x + side * 84, foot - 220 - rise * 0.4), (x + side * 120, foot - 240 - rise)], skin, 17)
    sheet.disc(x + lean * 0.4, foot - 286, 36, skin)
    sheet.dome(x + lean * 0.4, foot - 292, 40, INK)
    sheet.disc(x + lean * 0.4, foot - 334, 15, OCHRE)


def _band(sheet: Sheet) -> None:
    sheet.bands(("#1a2030", "#232a3e", "#2d3450"), 0, 720)
    lamps = sheet.accents(4)
    for number, colour in enumerate(lamps):
        x = 220 + number * 280
        aim = x + sheet.chance.uniform(-160, 160)
        sheet.shape([(x - 12, 40), (x + 12, 40), (aim + 130, 560), (aim - 130, 560)], blend(colour, "#2d3450", 0.55))
    sheet.box(60, 22, 1_160, 18, INK)
    for number, colour in enumerate(lamps):
        sheet.box(196 + number * 280, 26, 48, 34, colour, soft=8)
    sheet.box(90, 540, 1_100, 70, "#3d3430")
    for number in range(count := sheet.chance.choice((2, 3, 4))):
        place = 640 + (number - (count - 1) / 2) * 260
        sheet.box(place - 50, 350, 100, 200, sheet.chance.choice((RUST, SAND, TEAL, PLUM)), soft=36)
        sheet.disc(place, 318, 42, "#a5694a")
        sheet.dome(place, 310, 46, INK)
        if number % 2:
            sheet.disc(place, 500, 64, OCHRE)
            sheet.disc(place, 500, 50, PAPER)
        else:
            sheet.oval(place + 10, 470, 62, 44, CLAY)
            sheet.line([(place + 40, 450), (place + 140, 380)], "#6b4a2f", 14)
    for x in (110, 1_060):
        sheet.box(x, 380, 110, 170, INK, soft=8)
        sheet.disc(x + 55, 430, 30, "#39485a")
        sheet.disc(x + 55, 502, 38, "#39485a")


def _open_screen(sheet: Sheet) -> None:
    light = sheet.light("dusk", "night")
    sheet.sky(light, 560)
    sheet.ridge(470, 40, light.land[1])
    left, wide = sheet.chance.uniform(250, 390), sheet.chance.uniform(560, 640)
    for pole in (left - 26, left + wide + 12):
        sheet.box(pole, 100, 14, 500, INK)
    sheet.box(left - 12, 116, wide + 24, 364, INK)
    sheet.box(left, 128, wide, 340, "#bcd9d4")
    sheet.disc(left + wide * 0.82, 200, 40, "#f6e7b0")
    sheet.shape([(left, 468), (left, 400), (left + wide * 0.3, 370), (left + wide, 420), (left + wide, 468)], "#7fa35f")
    x, y = left + wide * 0.42, 356
    for ear in (-1, 1):
        sheet.oval(x + ear * 34, y - 130, 20, 62, "#b8aeb6")
        sheet.oval(x + ear * 34, y - 126, 9, 42, "#d9a9a9")
    sheet.oval(x, y + 40, 96, 80, "#b8aeb6")
    sheet.disc(x, y - 50, 66, "#c8bfc6")
    sheet.oval(x, y - 28, 34, 24, PAPER)
    for eye in (-1, 1):
        sheet.disc(x + eye * 24, y - 62, 9, INK)
    sheet.disc(x, y - 38, 8, PLUM)
    sheet.ridge(600, 10, blend(light.land[2], INK, 0.3))
