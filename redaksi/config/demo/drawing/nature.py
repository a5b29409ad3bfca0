"""Motifs under the open sky: sea, hills, night, reef, rain, wind."""

import math

from .sheet import CLAY, INK, LIGHTS, MOSS, OCHRE, PAPER, RUST, SAND, TEAL, WIDTH, Sheet, blend


def sea(sheet: Sheet) -> None:
    """Two sailing boats between layers of waves."""
    light, horizon, rough = sheet.light(), sheet.chance.uniform(330, 470), sheet.chance.uniform(8, 24)
    sails = sheet.accents(2)
    sheet.sky(light, horizon + 40)
    if sheet.chance.random() < 0.6:
        sheet.ridge(horizon - sheet.chance.uniform(0, 40), sheet.chance.uniform(14, 46), light.land[0])
    step = (720 - horizon) / 4.4
    large = sheet.chance.uniform(100, 190)
    for number, colour in enumerate(light.water):
        y = horizon + 20 + number * step
        sheet.ridge(y, rough + number * 3, colour)
        if number == 0:
            _boat(sheet, sheet.chance.choice((230, 1_040)), y + 30, sheet.chance.uniform(50, 80), sails[1])
        if number == 1:
            _boat(sheet, sheet.chance.uniform(420, 860), y + 50, large, sails[0])


def _boat(sheet: Sheet, x: float, y: float, size: float, sail: str) -> None:
    hull = [(-1, 0), (1.1, -0.1), (0.7, 0.36), (-0.7, 0.36)]
    sheet.shape([(x + a * size, y + b * size) for a, b in hull], INK)
    sheet.line([(x, y), (x, y - size * 1.7)], INK, size * 0.05)
    sheet.shape([(x + a * size, y + b * size) for a, b in ((0.08, -0.15), (0.08, -1.6), (0.9, -0.2))], sail)
    sheet.shape([(x + a * size, y + b * size) for a, b in ((-0.08, -0.2), (-0.08, -1.3), (-0.6, -0.25))], PAPER)


def hills(sheet: Sheet) -> None:
    """Layered hills, fields in rows before them and a few houses."""
    light, greens = sheet.light("dawn", "day", "grey"), sheet.chance.randrange(3)
    far, near = (("#a9bd9d", "#2f5540"), ("#c3b98c", "#5f6a34"), ("#9fb3ae", "#2c4a4a"))[greens]
    top, rough = sheet.chance.uniform(280, 380), sheet.chance.uniform(26, 64)
    sheet.sky(light, 500)
    layers = sheet.chance.choice((3, 4, 5))
    step = (640 - top) / layers
    for number in range(layers):
        sheet.ridge(top + number * step, rough - number * 6, blend(far, near, number / (layers - 1)))
    crop, lean = sheet.chance.choice((OCHRE, "#c9b458", "#8fae6a")), sheet.chance.uniform(120, 260)
    for row in range(6):
        y = 596 + row * 24
        sheet.line([(x, y + 10 * math.sin(x / lean + row)) for x in range(-20, WIDTH + 40, 20)], crop, 3 + row * 1.4)
    for _ in range(sheet.chance.choice((2, 3, 5))):
        x, size = sheet.chance.uniform(110, 1_130), sheet.chance.uniform(0.7, 1.25)
        sheet.box(x, 556 - 50 * size, 76 * size, 50 * size, sheet.chance.choice((RUST, CLAY, PAPER)))
        eaves = 558 - 50 * size
        sheet.shape([(x - 14, eaves), (x + 38 * size, eaves - 38 * size), (x + 76 * size + 14, eaves)], INK)


def night(sheet: Sheet) -> None:
    """Houses under stars, with a power line above them."""
    light, ground = LIGHTS["night"], sheet.chance.uniform(520, 600)
    sheet.sky(light, 560)
    sheet.ridge(ground - 80, sheet.chance.uniform(20, 60), light.land[1])
    gap, tall = sheet.chance.choice((200, 260, 330)), sheet.chance.uniform(220, 330)
    for pole in range(sheet.chance.randrange(40, 160), WIDTH, gap):
        top = ground + 60 - tall
        sheet.line([(pole, ground + 80), (pole, top)], "#39485a", 10)
        sheet.line([(pole - 56, top + 30), (pole + 56, top + 30)], "#39485a", 8)
        sheet.line([(pole, top + 32), (pole + gap / 2, top + 76), (pole + gap, top + 32)], "#39485a", 3)
    sheet.ridge(ground + 60, 12, "#0a1119")
    part, warm = sheet.chance.uniform(0.35, 0.8), sheet.chance.choice((OCHRE, "#f0c878", "#e2b07a"))
    size = sheet.chance.uniform(1.1, 2)
    for number in range(count := sheet.chance.randrange(10, 18)):
        y, wide = ground - 40 * size + 110 * number / count, sheet.chance.uniform(50, 84) * size
        x, wall = sheet.chance.uniform(-20, 1_220), blend("#24303c", "#3a4450", number / count)
        sheet.box(x, y, wide, 300, wall)
        sheet.shape([(x - 10, y + 1), (x + wide / 2, y - 26 * size), (x + wide + 10, y + 1)], blend(wall, RUST, 0.25))
        for pane in (0.16, 0.58):
            glass = warm if sheet.chance.random() < part else "#1b2530"
            sheet.box(x + wide * pane, y + 12 * size, wide * 0.26, 20 * size, glass)
    sheet.ridge(694, 6, "#0a1119")


def reef(sheet: Sheet) -> None:
    """Corals and fish below the surface."""
    blue, deep = sheet.chance.choice((("#6db0b2", "#174a5a"), ("#7fb7a4", "#1c4f4c"), ("#6f9fc0", "#1b3d63")))
    sheet.bands([blend(blue, deep, number / 5) for number in range(6)], 0, 720)
    fish, size = sheet.chance.choice((9, 18, 30)), sheet.chance.uniform(14, 34)
    colours, heading = [*sheet.accents(3), PAPER], sheet.chance.choice((-1, 1))
    for _ in range(fish):
        x, y = sheet.chance.uniform(60, 1_220), sheet.chance.uniform(70, 430)
        _fish(sheet, x, y, size * sheet.chance.uniform(0.6, 1.3) * heading, sheet.chance.choice(colours))
    sheet.ridge(630, 26, blend(deep, INK, 0.4))
    for _ in range(sheet.chance.randrange(14, 24)):
        x, colour = sheet.chance.uniform(20, 1_260), sheet.chance.choice((RUST, "#c9748a", OCHRE, "#7ea08a", PAPER))
        (_branches if sheet.chance.random() < 0.6 else _brain)(sheet, x, colour)
    sheet.ridge(694, 10, blend(deep, INK, 0.7))


def _fish(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    tall = abs(size)
    sheet.oval(x, y, tall * 1.4, tall * 0.66, colour)
    sheet.shape([(x - size, y), (x - size * 2.1, y - tall * 0.7), (x - size * 2.1, y + tall * 0.7)], colour)
    sheet.disc(x + size * 0.8, y - tall * 0.12, tall * 0.13, INK)


def _branches(sheet: Sheet, x: float, colour: str) -> None:
    for branch in range(5):
        lean = (branch - 2) * sheet.chance.uniform(14, 30)
        top = (x + lean, sheet.chance.uniform(470, 590))
        sheet.line([(x, 700), (x + lean * 0.4, 620), top], colour, 15)


def _brain(sheet: Sheet, x: float, colour: str) -> None:
    radius = sheet.chance.uniform(34, 84)
    sheet.dome(x, 700, radius, colour)
    for ring in (0.35, 0.68):
        sheet.bow(x, 700, radius * ring, (180, 360), blend(colour, INK, 0.35), 5)


def rain(sheet: Sheet) -> None:
    """Rain over umbrellas, over roofs in water, or over hills."""
    scene, light = sheet.scene(3), LIGHTS[sheet.data.get("light", "grey")]
    sheet.bands([blend(colour, "#5c6e78", 0.35) for colour in light.sky], 0, 720)
    for number in range(5):
        x, y = number * 280 + sheet.chance.uniform(-40, 90), sheet.chance.uniform(90, 190)
        sheet.cloud(x, y, sheet.chance.uniform(90, 150), blend("#4b5a63", "#8b969a", sheet.chance.random()))
    (_umbrellas, _flood, _wet_hills)[scene](sheet)
    lean, colour = sheet.chance.uniform(14, 46), blend(light.sun, "#7f949c", 0.3)
    for _ in range(sheet.chance.randrange(80, 150)):
        x, y, long = sheet.chance.uniform(0, 1_300), sheet.chance.uniform(150, 700), sheet.chance.uniform(24, 56)
        sheet.line([(x, y), (x - lean * long / 50, y + long)], colour, 3)


def _umbrellas(sheet: Sheet) -> None:
    sheet.box(0, 590, WIDTH, 130, "#3d4a52")
    for number in range(4):
        sheet.oval(160 + number * 330, 660, 120, 12, "#5b6b74")
    people = sheet.chance.randrange(3, 6)
    colours = sheet.accents(people)
    for number in range(people):
        x, size = 150 + number * 960 / (people - 1) + sheet.chance.uniform(-40, 40), sheet.chance.uniform(1, 1.35)
        foot = 640 + sheet.chance.uniform(-14, 30)
        sheet.box(x - 34 * size, foot - 190 * size, 68 * size, 190 * size, INK, soft=26 * size)
        sheet.disc(x, foot - 216 * size, 30 * size, "#a5694a")
        sheet.line([(x + 40 * size, foot - 120 * size), (x + 40 * size, foot - 330 * size)], INK, 6)
        sheet.dome(x + 40 * size, foot - 240 * size, 120 * size, colours[number])
        for rib in (-48, 0, 48):
            spoke = [(x + 40 * size, foot - 356 * size), (x + (40 + rib) * size, foot - 242 * size)]
            sheet.line(spoke, blend(colours[number], INK, 0.25), 4)


def _flood(sheet: Sheet) -> None:
    water = sheet.chance.uniform(520, 580)
    x = sheet.chance.uniform(-60, 0)
    while x < WIDTH:
        wide, tall = sheet.chance.uniform(150, 240), sheet.chance.uniform(120, 210)
        wall = sheet.chance.choice((PAPER, SAND, CLAY, "#8fa39f"))
        sheet.box(x, water - tall, wide, tall + 60, wall)
        sheet.shape([(x - 22, water - tall), (x + wide / 2, water - tall - 86), (x + wide + 22, water - tall)], RUST)
        sheet.box(x + wide * 0.58, water - tall * 0.72, wide * 0.22, tall * 0.32, INK)
        sheet.box(x + wide * 0.18, water - tall * 0.72, wide * 0.24, tall, "#5a4636")
        x += wide + sheet.chance.uniform(20, 90)
    for number, colour in enumerate(("#7d9296", "#647c82", "#4d666d")):
        sheet.ridge(water + number * 60, 7, colour)


def _wet_hills(sheet: Sheet) -> None:
    for number, colour in enumerate(("#7f918c", "#617a72", "#45625a", "#2d473f")):
        sheet.ridge(380 + number * 84, 60 - number * 10, colour)
    bend, mouth = sheet.chance.uniform(300, 900), sheet.chance.uniform(400, 900)
    left = [(bend - 10, 500), (bend + 60, 570), (mouth - 130, 640), (mouth - 190, 720)]
    right = [(mouth + 190, 720), (mouth + 70, 640), (bend + 130, 570), (bend + 20, 500)]
    sheet.shape([*left, *right], "#9fb4b8")


def windmill(sheet: Sheet) -> None:
    """Wind turbines on hills or in the sea, some above rows of solar panels."""
    light, scene = sheet.light("dawn", "day", "dusk"), sheet.scene(3)
    sheet.sky(light, 560)
    sheet.cloud(sheet.chance.uniform(200, 1_000), sheet.chance.uniform(120, 240), 80, blend(light.sky[2], PAPER, 0.5))
    colours = light.water if scene == 1 else (*light.land, blend(light.land[2], INK, 0.4))
    sheet.ridge(450, 24 if scene == 1 else 50, colours[0])
    count, turn = sheet.chance.randrange(2, 6), sheet.chance.uniform(0, 120)
    steel = PAPER if light is LIGHTS["dusk"] else sheet.chance.choice((INK, TEAL, "#5b3f4a"))
    for number in range(count):
        x = 190 + number * 900 / max(count - 1, 1) + sheet.chance.uniform(-50, 50)
        _turbine(sheet, x, sheet.chance.uniform(0.75, 1.2), turn + number * 37, steel)
    sheet.ridge(560, 18, colours[1])
    sheet.ridge(640, 14, colours[2])
    if scene == 2:
        _panels(sheet)


def _turbine(sheet: Sheet, x: float, size: float, turn: float, steel: str) -> None:
    foot, hub = 640, 640 - 380 * size
    sheet.shape([(x - 12 * size, foot), (x - 5 * size, hub), (x + 5 * size, hub), (x + 12 * size, foot)], steel)
    for blade in range(3):
        angle = math.radians(turn + blade * 120)
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        tip, wide = 190 * size, 15 * size
        points = [(0, 0), (0.25, 1), (1, 0), (0.2, -0.4)]
        outline = [(a * tip, b * wide) for a, b in points]
        sheet.shape([(x + along[0] * a + across[0] * b, hub + along[1] * a + across[1] * b) for a, b in outline], steel)
    sheet.disc(x, hub, 12 * size, RUST)


def _panels(sheet: Sheet) -> None:
    for row in range(2):
        y, wide = 590 + row * 66, 150 + row * 30
        for number in range(-1, 8):
            x = number * (wide + 26) + row * 40
            sheet.line([(x + wide / 2, y + 40), (x + wide / 2, y + 66)], INK, 8)
            corners = [(x + 24, y), (x + wide + 24, y), (x + wide, y + 46), (x, y + 46)]
            sheet.shape(corners, blend(TEAL, "#27407a", 0.5))
            for cut in (0.33, 0.66):
                sheet.line([(x + 24 + wide * cut, y), (x + wide * cut, y + 46)], "#8fb3c4", 3)
            sheet.line([(x + 12, y + 23), (x + wide + 12, y + 23)], "#8fb3c4", 3)
    sheet.box(0, 712, WIDTH, 8, MOSS)
