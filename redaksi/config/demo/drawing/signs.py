"""Motifs seen as signs: charts, maps, globes, a playing field."""

import math
from itertools import pairwise

from .sheet import CLAY, INK, MOSS, OCHRE, PAPER, RUST, SAND, SKY, TEAL, WIDTH, Sheet, blend


def chart(sheet: Sheet) -> None:
    """Rising bars with a line above them; the last bar stands out."""
    ground = sheet.chance.choice((PAPER, "#e8ece6", "#f3e6d8", "#dfe6ea"))
    bars = sheet.chance.choice(((TEAL, "#3c7580"), ("#4b5f8a", "#6d7fa6"), (MOSS, "#7d9d80"), ("#7a5a6a", "#9a7a88")))
    sheet.bands((ground,), 0, 720)
    count = sheet.chance.randrange(5, 12)
    step = 1_040 / count
    for level in range(140, 640, 100):
        sheet.line([(110, level), (1_170, level)], blend(ground, INK, 0.14), 3)
    rise = sheet.chance.uniform(140, 260) / count
    values = [sheet.chance.uniform(80, 130) + number * rise * sheet.chance.uniform(0.7, 1.3) for number in range(count)]
    values[-1] = max(values) + 24
    for number, value in enumerate(values):
        colour = RUST if number == count - 1 else bars[number % 2]
        sheet.box(130 + number * step, 620 - value, step * 0.64, value, colour)
    tops = [(130 + (number + 0.32) * step, 560 - value) for number, value in enumerate(values)]
    sheet.line(tops, OCHRE, 9)
    for x, y in tops:
        sheet.disc(x, y, 13, INK)
    sheet.line([(110, 621), (1_170, 621)], INK, 6)


def pitch(sheet: Sheet) -> None:
    """A football field from above: the whole of it or one half, with two sides."""
    greens = sheet.chance.choice((("#3f7a52", "#356b47"), ("#5a8a4a", "#4f7d41"), ("#2f6b60", "#285e54")))
    stripes = sheet.chance.choice((6, 8, 10, 16))
    upright = sheet.chance.random() < 0.5
    for stripe in range(stripes):
        if upright:
            sheet.box(stripe * WIDTH / stripes, 0, WIDTH / stripes + 1, 720, greens[stripe % 2])
        else:
            sheet.box(0, stripe * 720 / stripes, WIDTH, 720 / stripes + 1, greens[stripe % 2])
    (_whole_field, _half_field)[sheet.scene(2)](sheet)
    home, away = sheet.chance.sample((RUST, OCHRE, PAPER, INK, "#375a8c", "#c9748a"), 2)
    for colour, side in ((home, 0), (away, 1)):
        for _ in range(sheet.chance.randrange(5, 9)):
            x, y = sheet.chance.uniform(120, 620) + side * sheet.chance.uniform(300, 560), sheet.chance.uniform(90, 630)
            sheet.disc(x + 6, y + 8, 27, blend(greens[1], INK, 0.4))
            sheet.disc(x, y, 27, colour)
    x, y = sheet.chance.uniform(400, 880), sheet.chance.uniform(200, 520)
    sheet.disc(x, y, 18, PAPER)
    sheet.disc(x, y, 7, INK)


def _whole_field(sheet: Sheet) -> None:
    sheet.line([(640, 0), (640, 720)], PAPER, 7)
    sheet.bow(640, 360, 170, (0, 360), PAPER, 7)
    sheet.disc(640, 360, 12, PAPER)
    for left in (-40, 1_060):
        sheet.line([(left, 170), (left + 260, 170), (left + 260, 550), (left, 550), (left, 170)], PAPER, 7)


def _half_field(sheet: Sheet) -> None:
    sheet.line([(60, 0), (60, 720)], PAPER, 7)
    sheet.line([(60, 90), (480, 90), (480, 630), (60, 630)], PAPER, 7)
    sheet.line([(60, 220), (220, 220), (220, 500), (60, 500)], PAPER, 7)
    sheet.bow(360, 360, 190, (-51, 51), PAPER, 7)
    sheet.disc(360, 360, 11, PAPER)
    sheet.bow(1_280, 360, 240, (90, 270), PAPER, 7)
    sheet.box(0, 270, 60, 180, blend(PAPER, INK, 0.15))
    for mesh in range(10, 60, 16):
        sheet.line([(mesh, 270), (mesh, 450)], INK, 2)


def chart_of_islands(sheet: Sheet) -> None:
    """A sea map: islands with shallows, a dotted route and pins."""
    water, land = sheet.chance.choice(
        (("#a9c9c6", "#e3d3a4"), ("#8fb0bd", "#d9dcae"), ("#d6c8a6", "#8a7a52"), ("#35586b", "#c9b98a"))
    )
    sheet.box(0, 0, WIDTH, 720, water)
    for meridian in range(0, WIDTH, 160):
        sheet.line([(meridian, 0), (meridian, 720)], blend(water, PAPER, 0.2), 2)
    for parallel in range(80, 720, 160):
        sheet.line([(0, parallel), (WIDTH, parallel)], blend(water, PAPER, 0.2), 2)
    columns, rows = sheet.chance.choice(((3, 2), (4, 2), (4, 3)))
    spots = [
        (WIDTH * (c + sheet.chance.uniform(0.35, 0.65)) / columns, 720 * (r + sheet.chance.uniform(0.35, 0.65)) / rows)
        for r in range(rows)
        for c in range(columns)
    ]
    chosen = sheet.chance.sample(spots, len(spots) - sheet.chance.randrange(0, 3))
    for x, y in chosen:
        island(sheet, x, y, sheet.chance.uniform(0.4, 1.15) * 760 / columns, (water, land))
    stops = sheet.chance.sample(chosen, min(len(chosen), sheet.chance.choice((3, 4))))
    colour = sheet.chance.choice((RUST, INK, "#8a3a52"))
    for (x, y), (far_x, far_y) in pairwise(stops):
        count = max(int(math.hypot(far_x - x, far_y - y) // 26), 1)
        for dot in range(count):
            sheet.disc(x + (far_x - x) * dot / count, y + (far_y - y) * dot / count, 6, colour)
    for x, y in stops:
        pin(sheet, x, y, 1.2, colour)
    _compass(sheet, sheet.chance.choice((100, 1_180)), sheet.chance.choice((110, 610)))


def island(sheet: Sheet, x: float, y: float, size: float, colours: tuple[str, str]) -> None:
    """An island with shallows around it; the colours of water and land."""
    chance, (water, land) = sheet.chance, colours
    waves = [(chance.randrange(2, 6), chance.uniform(0, 6.3), chance.uniform(0.04, 0.16)) for _ in range(3)]
    flat = sheet.chance.uniform(0.55, 0.95)
    for scale, colour in ((1.3, blend(water, PAPER, 0.28)), (1.14, blend(water, PAPER, 0.5)), (1, land)):
        points = []
        for step in range(60):
            turn = step / 60 * math.tau
            far = scale * size * 0.5 * (1 + sum(part * math.sin(times * turn + shift) for times, shift, part in waves))
            points.append((x + far * math.cos(turn), y + far * flat * math.sin(turn)))
        sheet.shape(points, colour)
    sheet.oval(x + size * 0.06, y - size * 0.03, size * 0.22, size * 0.22 * flat, blend(land, MOSS, 0.5))


def pin(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    """A pin whose point stands at a place."""
    sheet.shape([(x - 17 * size, y - 40 * size), (x + 17 * size, y - 40 * size), (x, y)], colour)
    sheet.disc(x, y - 46 * size, 21 * size, colour)
    sheet.disc(x, y - 46 * size, 9 * size, PAPER)


def _compass(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x, y, 66, PAPER)
    sheet.bow(x, y, 58, (0, 360), INK, 4)
    for side in range(4):
        turn = side * math.pi / 2
        along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
        tip = (x + along[0] * 52, y + along[1] * 52)
        sheet.shape([(x, y), (x + across[0] * 12 + along[0] * 12, y + across[1] * 12 + along[1] * 12), tip], INK)
        sheet.shape([(x, y), (x - across[0] * 12 + along[0] * 12, y - across[1] * 12 + along[1] * 12), tip], RUST)


def globe(sheet: Sheet) -> None:
    """The globe: alone with orbits, on a stand, or rising behind a horizon."""
    scene = sheet.scene(3)
    ground = sheet.chance.choice(("#1b2a3a", "#e6d3ae", "#c9d8d4", "#3a2f44", "#d9b9a0"))
    sheet.box(0, 0, WIDTH, 720, ground)
    x, y, radius = ((640, 360, 270), (sheet.chance.choice((470, 640, 810)), 320, 230), (640, 780, 600))[scene]
    if scene != 1:
        for _ in range(50):
            sheet.disc(sheet.chance.uniform(0, WIDTH), sheet.chance.uniform(0, 720), 2, blend(ground, PAPER, 0.6))
    ocean, land = sheet.chance.choice((("#3c7580", SAND), ("#6d9a9a", "#4f6f4c"), ("#27567a", OCHRE), (SKY, CLAY)))
    if scene == 1:
        sheet.bow(x, y, radius + 34, (-70, 110), "#6b4a2f", 20)
        sheet.box(x - 14, y + radius + 20, 28, 80, "#6b4a2f")
        sheet.box(x - 150, y + radius + 84, 300, 26, "#6b4a2f", soft=10)
        sheet.box(0, 660, WIDTH, 60, blend(ground, INK, 0.4))
    sheet.disc(x, y, radius, ocean)
    _continents(sheet, (x, y), radius, land)
    for part in (0.35, 0.75):
        edges = [(x - radius * part) * 2, (y - radius) * 2, (x + radius * part) * 2, (y + radius) * 2]
        sheet.pen.ellipse(edges, outline=blend(ocean, PAPER, 0.35), width=4)
    for part in (-0.5, 0, 0.5):
        half = radius * math.sqrt(1 - part * part)
        sheet.line([(x - half, y + part * radius), (x + half, y + part * radius)], blend(ocean, PAPER, 0.35), 2)
    if scene == 0:
        _orbits(sheet, x, y, radius)


def _continents(sheet: Sheet, middle: tuple[float, float], radius: float, land: str) -> None:
    turned = sheet.chance.uniform(0, math.tau)
    for _ in range(9):
        east, north = turned + sheet.chance.uniform(-1.5, 1.5), sheet.chance.uniform(-1.1, 1.1)
        wide, waves = sheet.chance.uniform(0.16, 0.5), sheet.chance.uniform(0, 6.3)
        points = []
        for step in range(40):
            turn = step / 40 * math.tau
            far = wide * (1 + 0.28 * math.sin(3 * turn + waves) + 0.16 * math.sin(5 * turn))
            a, b = east - turned + far * math.cos(turn), max(-1.5, min(1.5, north + far * 0.8 * math.sin(turn)))
            across = math.cos(b) * math.sin(max(-1.57, min(1.57, a)))
            points.append((middle[0] + radius * across, middle[1] - radius * math.sin(b)))
        sheet.shape(points, land)


def _orbits(sheet: Sheet, x: float, y: float, radius: float) -> None:
    colours = sheet.accents(3)
    for number in range(sheet.chance.choice((1, 2, 3))):
        lean, away = sheet.chance.uniform(-0.5, 0.5), radius * (1.25 + number * 0.16)
        path = []
        for step in range(61):
            turn = math.pi * (step / 60)
            a, b = away * math.cos(turn), away * 0.32 * math.sin(turn)
            path.append((x + a * math.cos(lean) - b * math.sin(lean), y + a * math.sin(lean) + b * math.cos(lean)))
        sheet.line(path, colours[number], 7)
        sheet.disc(*path[sheet.chance.randrange(8, 52)], 20, colours[number])
